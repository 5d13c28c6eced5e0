"""What a page to read says: pure functions from a view to a `Document`, whatever shows it."""

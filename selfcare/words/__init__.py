"""What is said of facts, whatever shows it."""

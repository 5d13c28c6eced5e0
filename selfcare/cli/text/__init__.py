"""Views as lines of text for a terminal: aligned for the eye, or sentences for the ear."""

"""selfcare: a self-care and resilience habit tracker for the terminal."""

__version__ = "0.1.0"

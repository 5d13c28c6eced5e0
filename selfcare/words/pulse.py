"""What is said of every questionnaire."""

NOT_A_DIAGNOSIS = "This is a picture of how you see it today, not a diagnosis."
"""Stands below the questions and below every score."""

"""What is said around a practice, on its card, after it and line by line."""

STAY = "You can stay here a moment."


def nearest_words(title: str, minutes: int, wished: int | None) -> str:
    """Which length is played instead of the one wished for; empty: it is that one, or none was."""
    if wished in {None, minutes}:
        return ""
    unit = "minute" if minutes == 1 else "minutes"
    return f"{title} takes {minutes} {unit}, the nearest to {wished}."

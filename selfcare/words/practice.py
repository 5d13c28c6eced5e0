"""What is said around a practice, on its card, after it and line by line."""

from selfcare.core.amounts import counted

STAY = "You can stay here a moment."


def nearest_words(title: str, minutes: int, wished: int | None) -> str:
    """Which length is played instead of the one wished for; empty: it is that one, or none was."""
    if wished in {None, minutes}:
        return ""
    return f"{title} takes {counted(minutes, 'minute')}, the nearest to {wished}."

"""People who listen, read aloud: the answer to an exclamation mark at any question."""

from selfcare.content.support import is_old, support_for
from selfcare.core.days import MONTHS
from selfcare.service import Selfcare


def support_spoken(service: Selfcare) -> tuple[str, ...]:
    """The support page for the person's country, a sentence a line."""
    region = service.setting("region")
    page = support_for(None if region in {"", "none"} else region)
    danger = f"If a life is in danger, call {page.emergency}."
    first = "You don't have to carry this alone. Your own people come first."
    if page.checked is None:
        return (
            first,
            "No country is set, so no number is guessed.",
            f"{page.directory} lists lines by country.",
            danger,
        )
    day = f"{page.checked.day} {MONTHS[page.checked.month - 1]} {page.checked.year}"
    old = " That is over a year ago." if is_old(page.checked, service.today()) else ""
    lines = [f"{line.name}: {line.reach}. {line.note}".rstrip() for line in page.lines]
    if not lines:
        lines = [f"{page.directory} lists lines by country."]
    return (first, danger, *lines, f"Checked on {day}.{old}")

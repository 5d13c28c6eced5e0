"""Links as lines to read: those that are told first, then no clear link, then what needs days."""

from selfcare.core.link_words import ABOUT_LINKS, link_title, link_words
from selfcare.core.patterns import TOLD
from selfcare.draw.lines import INK, QUIET, STRONG, Line
from selfcare.draw.links import ordered
from selfcare.tui.widgets.back_picture import LinksState
from selfcare.tui.wrapping import wrapped

NO_HABITS = "Links compare habits with mood. No habit is here yet; a on Today adds one."
STOPPED = "Stopped. Enter looks again."
FAILED = "The links cannot be shown just now; everything else is here. Enter looks again."


def link_lines(state: LinksState, width: int, margin: int = 2) -> list[Line]:
    """The whole text, folded to `width` cells."""
    lines: list[Line] = []

    def text(words: str, tone: str) -> None:
        lines.extend(
            ((" " * margin, INK), (row, tone)) for row in wrapped(words, width - 2 * margin)
        )

    text(ABOUT_LINKS, QUIET)
    lines.append(())
    if state.found is None:
        text(_waiting(state), INK)
        return lines
    if not state.found:
        text(NO_HABITS, INK)
    for link in ordered(state.found):
        text(f"{link_title(link)}.", STRONG if link.verdict in TOLD else INK)
        text(link_words(link), INK if link.verdict in TOLD else QUIET)
        lines.append(())
    return lines


def _waiting(state: LinksState) -> str:
    if state.failed:
        return FAILED
    if state.stopped:
        return STOPPED
    if not state.total:
        return "Looking. Esc stops."
    habits = "1 habit" if state.total == 1 else f"{state.total} habits"
    return f"Looking: {state.done} of {habits}. Esc stops."

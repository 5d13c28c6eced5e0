"""The rows of the support sheet: who is there, what is said of them, and how a row is drawn.

Names stand left and what is said of them right of them; in a narrow window it stands below. Nothing
is cut: somebody who needs a number sees all of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from selfcare.content.support import SupportPage, checked_words, reach_words
from selfcare.core.model import Contact
from selfcare.core.text import clean_line
from selfcare.tui.paged import PageWriter
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, Line, padded
from selfcare.tui.wrapping import wrapped

LEAD = 3
"""Cells before a name."""
NARROW = 60
"""Columns from which names and what is said of them stand side by side."""
WIDEST = 28
"""Most cells of the column of names."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that can be chosen: a name, and what is said of it."""

    name: str
    told: tuple[tuple[str, str], ...] = ()
    """Words and their tone, a paragraph each."""
    contact: Contact | None = None
    does: str = ""
    """What Enter does here: `edit`, `add`, `country`, or nothing."""
    source: str = ""
    """Whose page it was read on."""


def rows_of(people: Sequence[Contact], page: SupportPage, today: date) -> Iterator[Row]:
    """Own people, the row that adds one, the lines, the emergency number, the country."""
    for one in people:
        reach, good_for = clean_line(one.reach), clean_line(one.good_for)
        told = [(reach, INK)] if reach else []
        told += [(f"Good for: {good_for}", QUIET)] if good_for else []
        yield Row(clean_line(one.name), tuple(told), contact=one, does="edit")
    yield Row("Add somebody, or a place", does="add")
    for line in page.lines:
        told = [(reach_words(line), INK), (checked_words(line.checked, today), QUIET)]
        yield Row(line.name, tuple(told), source=line.source)
    if page.emergency_checked is None:
        yield Row("Choose your country", does="country")
        return
    checked = checked_words(page.emergency_checked, today)
    told = [(f"Call {page.emergency}.", INK), (checked, QUIET)]
    yield Row("Emergency", tuple(told), source=page.emergency_source)
    yield Row("Another country", does="country")


def write_row(writer: PageWriter, number: int, row: Row, chosen: int, mark: str) -> None:
    """One row in as many lines as it takes; the mark stands at the chosen one."""
    here = number == chosen
    wide = writer.width >= NARROW
    column = LEAD + (min(writer.width // 4, WIDEST) if wide else 2)
    beside = wide and bool(row.told)
    room = column - 2 - LEAD if beside else writer.width - LEAD - 2
    names = [(words, ACCENT if here else INK) for words in wrapped(row.name, room)]
    told = [
        (words, tone)
        for text, tone in row.told
        for words in wrapped(text, writer.width - column - 2)
    ]
    if here:
        writer.seen = len(writer.lines)
    for at in range(max(len(names), len(told)) if beside else len(names) + len(told)):
        lead = f" {mark} " if here and at == 0 else " " * LEAD
        line: Line = ((lead, ACCENT), names[at] if at < len(names) else ("", INK))
        below = at if beside else at - len(names)
        if 0 <= below < len(told):
            line = (*padded(line, column), told[below])
        writer.rows[len(writer.lines)] = number
        writer.lines.append(line)

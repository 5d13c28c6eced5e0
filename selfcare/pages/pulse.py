"""What was answered to the four questions, each for itself, without a total."""

from datetime import date

from selfcare.core.days import long_day, short_day
from selfcare.core.instruments import NOT_A_DIAGNOSIS, Instrument
from selfcare.core.pulse import Answered, PulseView
from selfcare.core.text import clean_line
from selfcare.draw.document import Block, Document, Table, Words

GENTLE = "That sounds like a lot. ! people who listen."
"""Right after a low answer about one's life as a whole was kept."""
LONGEST = 1000
"""Most characters of a question or of the introduction."""


def pulse_page(view: PulseView, today: date, *, gentle: bool = False) -> Document:
    """When they come again, then every time, the newest first."""
    instrument = view.instrument
    blocks: list[Block] = [Words(GENTLE)] if gentle else []
    if view.due:
        blocks.append(Words("Enter asks the four questions, if you like."))
    elif view.next_day is not None:
        again = long_day(view.next_day, today)
        blocks.append(Words(f"They come again from {again} on, if you like."))
    if view.times:
        head = ("", *labels(instrument))
        rows = tuple(_row(time, today) for time in reversed(view.times))
        blocks.append(Table(head, rows))
    blocks += [
        Words(NOT_A_DIAGNOSIS, quiet=True),
        Words(clean_line(instrument.citation, LONGEST), quiet=True),
    ]
    return Document("Four questions about your life", tuple(blocks))


def labels(instrument: Instrument) -> tuple[str, ...]:
    """The short name of each question."""
    return tuple(clean_line(label) for label in instrument.labels or instrument.items)


def _row(time: Answered, today: date) -> tuple[str, ...]:
    cells = ("" if answer is None else str(answer) for answer in time.answers)
    return (short_day(time.day, today), *cells)

"""Pages about the app itself: where the data lies, what the signs say."""

from datetime import date

from selfcare.core.days import long_day, short_day
from selfcare.core.instruments import Instrument, PulseView
from selfcare.core.model import Answered, Status
from selfcare.core.routine import Routine, RoutineKind
from selfcare.core.text import clean_line
from selfcare.core.views import FileFacts
from selfcare.draw.document import Block, Document, Heading, Pairs, Table, Words
from selfcare.draw.signs import Signs
from selfcare.words.file import HEAD, NO_NETWORK, OPEN_FORMAT, facts_words
from selfcare.words.practice import EVIDENCE_WORDS, STOP_RULE
from selfcare.words.pulse import NOT_A_DIAGNOSIS


def data_page(facts: FileFacts, path: str, folder: str, today: date) -> Document:
    """Facts anyone can check; `path` and `folder` are the places as they may be shown."""
    return Document(
        "About my data",
        (
            Words(HEAD),
            Pairs(tuple(facts_words(facts, path, folder, today))),
            *(Words(notice) for notice in facts.notices),
            Words(OPEN_FORMAT, quiet=True),
            Words(NO_NETWORK, quiet=True),
        ),
    )


def legend_page(signs: Signs) -> Document:
    """Each sign of a set with its words."""
    said = (
        (signs.of(Status.DONE), "done"),
        (signs.of(Status.PARTLY), "partly: some of it, above nothing"),
        (signs.of(Status.NONE), "none: you said there was none"),
        (signs.open, "open: not logged, so not known"),
        (signs.of(Status.REST), "rest: one habit, set aside for a day"),
        (signs.of(Status.PAUSED), "paused: set aside for a while"),
        ("blank", "not due, to come, or before the habit began"),
        (signs.cursor, "before a name: its area, by colour"),
    )
    return Document("What the signs say", (Pairs(said),))


# What is known of a routine: its letter in words, its source, what breathing did in trials.

BREATHING = (
    "Breathing exercises of several kinds: in 12 trials with 785 people, most of them not very "
    "rigorous, stress eased a little more than without (Fincham 2023). Across 58 studies what "
    "worked was five minutes and longer, more than once, not fast alone, and learned from a person "
    "(Bentley 2023). One minute is a taste."
)
LETTERS = "The letters: A many trials put together, B one trial or a few, C long used."
UNWANTED = (
    "Of 342 people who meditate, asked online, a quarter had felt something unwanted at some time, "
    "mostly brief (Cebolla 2017). Stopping is always fine."
)
FOR_SOME = "For some people it does nothing, and that is fine too."
NOT_TREATMENT = "None of it treats, diagnoses or prevents anything."


def known_page(routine: Routine) -> Document:
    """Source and letter, breathing as a whole, unwanted effects, when to stop."""
    letter = f"{routine.evidence.value}, {EVIDENCE_WORDS[routine.evidence]}"
    origin = clean_line(routine.origin, 400)
    facts = [("How sure", letter)]
    if routine.origin:
        facts.append(("Comes from", origin))
    blocks: list[Block] = [Words(routine.source), Pairs(tuple(facts))]
    if routine.kind is RoutineKind.BREATHING:
        blocks += [Heading("Breathing as a whole"), Words(BREATHING)]
    blocks += [Heading("What to look out for"), Words(FOR_SOME)]
    if routine.body:
        blocks.append(Words(UNWANTED))
    blocks.append(Words(STOP_RULE))
    if routine.caution:
        blocks.append(Words(routine.caution))
    blocks.append(Words(f"{LETTERS} {NOT_TREATMENT}", quiet=True))
    return Document(f"{clean_line(routine.title)}, what is known", tuple(blocks))


# What was answered to the four questions, each for itself, without a total.

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

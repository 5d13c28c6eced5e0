"""Pages to read: a habit's two weeks and all notes about it; the data, the signs."""

from datetime import date

from selfcare.core.amounts import amount_words
from selfcare.core.days import long_day, short_day
from selfcare.core.goals import smallest_amount
from selfcare.core.instruments import Instrument, PulseView
from selfcare.core.model import Answered, Habit, Status
from selfcare.core.routine import Routine, RoutineKind
from selfcare.core.text import clean, clean_line
from selfcare.core.views import FileFacts
from selfcare.draw.document import Block, Document, Drawing, Heading, Items, Pairs, Table, Words
from selfcare.draw.habits import strip_lines
from selfcare.draw.signs import Signs
from selfcare.words.explain import Explanation, strength_word
from selfcare.words.file import HEAD, NO_NETWORK, OPEN_FORMAT, facts_words
from selfcare.words.plans import PlanAhead, goal_words, plan_words
from selfcare.words.player import EVIDENCE_WORDS, NOT_A_DIAGNOSIS, STOP_RULE


def ahead_page(
    name: str, area: str, habit: Habit, ahead: PlanAhead, signs: tuple[str, str, str]
) -> Document:
    """Strip, sentences, facts; `signs`: due, any day of its period, set aside."""
    away = habit.archived_day
    words = ahead.words
    if away is not None:
        words = f"Put away on {long_day(away, ahead.today)}, so nothing is asked for."
    blocks: list[Block] = [
        Drawing(strip_lines(ahead, signs)),
        Words(strip_legend(ahead, signs), quiet=True),
        Words(words),
    ]
    if ahead.more:
        blocks.append(Items(ahead.more))
    blocks.append(Pairs(_facts(habit, ahead, area)))
    return Document(f"{name}, the next two weeks", tuple(blocks))


def strip_legend(ahead: PlanAhead, signs: tuple[str, str, str]) -> str:
    """What the marks on this strip say."""
    due, period, aside = signs
    said = []
    if any(each.asked for each in ahead.days):
        said.append(f"{due} due")
    if any(each.period is not None and not each.aside for each in ahead.days):
        said.append(f"{period * 2} any of its days")
    if any(each.aside for each in ahead.days):
        said.append(f"{aside} set aside")
    return "   ".join(said) or "No day is due."


def _facts(habit: Habit, ahead: PlanAhead, area: str) -> tuple[tuple[str, str], ...]:
    rule = ahead.rule
    least = smallest_amount(rule)
    small = "any amount above 0" if least is None else amount_words(least, rule.unit)
    pairs = [
        ("Plan", plan_words(rule.plan, rule.unit)),
        ("Day goal", goal_words(rule.goal_low, rule.goal_high, rule.unit)),
        ("Smallest version", small),
        ("Area", area),
        ("If, then", clean_line(habit.if_then)),
    ]
    for number, part in enumerate(clean(habit.note).strip().split("\n")):
        pairs.append(("" if number else "Note", part))
    return tuple((label, words) for label, words in pairs if words)


# Why a run is what it is.


def why_page(name: str, explained: Explanation) -> Document:
    """The summary, the rule in words, and a sentence for every unit, the newest first."""
    blocks: list[Block] = [Words(explained.summary), Words(explained.rule, quiet=True)]
    if explained.strength.value is not None:
        blocks.append(Words(f"Strength: {strength_word(explained.strength.value)}.", quiet=True))
    if explained.units:
        blocks.append(Items(tuple(unit.reason for unit in reversed(explained.units))))
    else:
        blocks.append(Words("Nothing is logged yet. The first entry begins the list."))
    return Document(f"{name}, {explained.plan}", tuple(blocks))


# Pages about the app itself: where the data lies, what the signs say.


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

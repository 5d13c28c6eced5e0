"""Why a run is what it is, as text: a line for each unit, the run, the strength, the rule."""

from collections.abc import Iterator, Sequence
from datetime import date

from selfcare.cli.text.columns import columns
from selfcare.core.days import MONTHS, long_day, short_day
from selfcare.core.instruments import PulseView
from selfcare.core.patterns import Link
from selfcare.core.strength import SHOWN_FROM
from selfcare.core.text import clean_line
from selfcare.core.views_back import YearView
from selfcare.draw.bars import bar_lines, month_bars, ordered
from selfcare.draw.lines import plain
from selfcare.draw.mark import legend
from selfcare.draw.signs import Signs
from selfcare.draw.year import nothing_sentences, year_lines
from selfcare.words.explain import Explanation, strength_word
from selfcare.words.links import ABOUT_LINKS, link_title, link_words
from selfcare.words.look_back import view_name
from selfcare.words.pulse import NOT_A_DIAGNOSIS


def explain_lines(explanation: Explanation) -> Iterator[str]:
    """For the eye: a heading first, then the units, oldest first."""
    yield f"{explanation.name}, {explanation.plan}"
    yield ""
    for explained in explanation.units:
        yield f"  {explained.reason}"
    if explanation.units:
        yield ""
    yield from _ending(explanation)


def explain_sentences(explanation: Explanation) -> Iterator[str]:
    """For the ear: what matters first, then the units."""
    yield f"{explanation.name}, {explanation.plan}."
    yield from _ending(explanation)
    for explained in explanation.units:
        yield explained.reason


def _ending(explanation: Explanation) -> Iterator[str]:
    yield explanation.summary
    strength = explanation.strength
    if strength.value is not None:
        as_of = strength.as_of
        when = "" if as_of is None else f" (as of {as_of.day} {MONTHS[as_of.month - 1][:3]})"
        yield f"Strength {strength.value:.2f} of 1, {strength_word(strength.value)}{when}."
    elif strength.updates:
        so_far = "1 day counts" if strength.updates == 1 else f"{strength.updates} days count"
        yield f"{so_far} towards its strength so far; with {SHOWN_FROM} it shows."
    yield explanation.rule


# A year as text: the picture with its months.


def history_lines(view: YearView, signs: Signs) -> Iterator[str]:
    """A heading, the picture, what its signs say, the months."""
    yield f"{view.year}, {view_name(view)}"
    yield ""
    if not view.days_known:
        yield from nothing_sentences(view)
        return
    for line in year_lines(view, signs, margin=0):
        yield plain(line)
    yield ""
    yield plain(legend(view, signs, margin=0))
    yield ""
    for line in bar_lines(month_bars(view), signs, margin=0):
        yield plain(line)


# Links as text.

NO_HABITS = "No habit is here to compare with mood. Add one with: selfcare habits add."


def pattern_lines(found: Sequence[Link]) -> Iterator[str]:
    """For the eye: what a link is, then each under its own heading."""
    yield ABOUT_LINKS
    if not found:
        yield NO_HABITS
    for link in ordered(found):
        yield ""
        yield link_title(link)
        yield f"  {link_words(link)}"


def pattern_sentences(found: Sequence[Link]) -> Iterator[str]:
    """For the ear: sentences alone."""
    yield ABOUT_LINKS
    if not found:
        yield NO_HABITS
    for link in ordered(found):
        yield f"{link_title(link)}. {link_words(link)}"


# The pulse as text: each question for itself, every time beside the others, no total.

TIMES = 6
"""Times shown side by side; the newest last."""


def pulse_lines(view: PulseView, today: date) -> Iterator[str]:
    """For the eye: a heading, a row for each question, a column for each time."""
    yield clean_line(view.instrument.title)
    yield ""
    shown = view.times[-TIMES:]
    if shown:
        rows = [["", *(short_day(time.day, today) for time in shown)]]
        for number, label in enumerate(_labels(view)):
            answers = (time.answers[number] for time in shown)
            rows.append([label, *("" if each is None else str(each) for each in answers)])
        yield from columns(rows, right=range(1, len(shown) + 1))
        yield ""
        yield _ends(view)
    yield from _pulse_ending(view, today)


def pulse_sentences(view: PulseView, today: date) -> Iterator[str]:
    """For the ear: one sentence a time, the newest first."""
    yield f"{clean_line(view.instrument.title)}."
    if view.times:
        yield _ends(view)
    for time in reversed(view.times):
        said = [
            f"{label} {answer}"
            for label, answer in zip(_labels(view), time.answers, strict=True)
            if answer is not None
        ]
        yield f"{long_day(time.day, today)}: {', '.join(said)}."
    yield from _pulse_ending(view, today)


def _pulse_ending(view: PulseView, today: date) -> Iterator[str]:
    if not view.times:
        yield "You have not answered these yet."
    if view.due:
        yield "They are open now: selfcare pulse asks them in a terminal."
    elif view.next_day is not None:
        yield f"They come again from {long_day(view.next_day, today)} on, if you like."
    yield NOT_A_DIAGNOSIS


def _ends(view: PulseView) -> str:
    scale = view.instrument.scale
    low, high = clean_line(scale.low_words), clean_line(scale.high_words)
    return f"{scale.low} is {low}, {scale.high} is {high}. Each question stands for itself."


def _labels(view: PulseView) -> tuple[str, ...]:
    instrument = view.instrument
    return tuple(clean_line(label) for label in instrument.labels or instrument.items)

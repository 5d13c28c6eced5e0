"""The pulse as text: each question for itself, every time beside the others, no total."""

from collections.abc import Iterator
from datetime import date

from selfcare.cli.text.columns import columns
from selfcare.core.days import long_day, short_day
from selfcare.core.instruments import NOT_A_DIAGNOSIS
from selfcare.core.pulse import PulseView
from selfcare.core.text import clean_line

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
    yield from _ending(view, today)


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
    yield from _ending(view, today)


def _ending(view: PulseView, today: date) -> Iterator[str]:
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

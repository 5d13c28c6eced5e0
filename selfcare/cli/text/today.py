"""One day as text: the check-in, and a line for each habit."""

from collections.abc import Iterator

from selfcare.cli.text.columns import columns, cut
from selfcare.core.amounts import amount_words, spoken_amount
from selfcare.core.days import long_day
from selfcare.core.model import CheckIn
from selfcare.core.text import clean, clean_line
from selfcare.core.views import HabitRow, TodayView
from selfcare.draw.signs import Signs
from selfcare.words.explain import NOTE_SHOWN, needed_words, run_words
from selfcare.words.habit_row import status_word
from selfcare.words.receipts import shortened, shown_name, so_far, spoken_progress, when_of
from selfcare.words.today import planned_words

ADD_ONE = "No habits here yet. Add one with: selfcare habits add NAME --area AREA."


def today_lines(view: TodayView, signs: Signs) -> Iterator[str]:
    """The day for the eye: a heading first, then the check-in and aligned rows."""
    yield _day(view)
    yield _ratings(view.checkin) or "No check-in yet."
    yield from clean(view.checkin.note).splitlines()
    yield from _about_the_day(view)
    yield ""
    if not view.rows:
        yield ADD_ONE
    yield from columns([_row(row, view, signs) for row in view.rows], right=(2,))
    for row in view.rows:
        if row.rest_note:
            yield f"{cut(shown_name(row.habit))} rests: {clean_line(row.rest_note, NOTE_SHOWN)}"
    if view.planned:
        yield ""
        yield f"{planned_words(view)} this week."


def today_sentences(view: TodayView) -> Iterator[str]:
    """The day for the ear: one short line a fact, no signs, no columns."""
    yield f"{_day(view)}."
    rated = _ratings(view.checkin)
    yield rated or "No check-in yet."
    if view.checkin.note:
        yield f"Note: {clean_line(view.checkin.note, 10_000)}"
    yield from _about_the_day(view)
    if not view.rows:
        yield ADD_ONE
    for row in view.rows:
        name = shortened(shown_name(row.habit))
        said = [name]
        if row.amount is not None:
            said.append(spoken_amount(row.amount, row.rule.unit))
        said.append(status_word(row.status, row.habit, row.rule))
        parts = [f"{', '.join(dict.fromkeys(said))}."]
        if row.rest_note:
            parts.append(f"Note: {clean_line(row.rest_note, NOTE_SHOWN)}")
        if row.needed is not None:
            words = needed_words(row.needed)
            parts.append(f"{words[:1].upper()}{words[1:]}.")
        elif row.week.planned != 0:
            parts.append(spoken_progress(row.week, row.habit.area, row.rule.unit, with_unit=True))
        if view.show_runs and row.run is not None and row.run.total:
            parts.append(f"The run is {run_words(row.run.current, row.run.unit)}.")
        yield " ".join(part for part in parts if part)


def _day(view: TodayView) -> str:
    return f"{long_day(view.day, view.today)}{view.until_words}"


def _ratings(checkin: CheckIn) -> str:
    values = {"mood": checkin.mood, "energy": checkin.energy, "stress": checkin.stress}
    said = ", ".join(f"{scale} {value}" for scale, value in values.items() if value is not None)
    return f"{said.capitalize()}." if said else ""


def _about_the_day(view: TodayView) -> Iterator[str]:
    if view.paused_all:
        yield "Day off. Everything still open is set aside."
    if view.checkin.closed:
        yield "The day is closed."
    if view.light:
        yield "Light days are on."


def _row(row: HabitRow, view: TodayView, signs: Signs) -> list[str]:
    """Sign, word and name on the left; amount, week and run behind them."""
    sign = signs.of(row.status)
    amount = "" if row.amount is None else amount_words(row.amount, row.rule.unit)
    week = "" if row.needed is None else needed_words(row.needed)
    if row.needed is None and row.week.planned != 0:  # else nothing was asked for so far
        week, when = so_far(row.week, row.habit.area, row.rule.unit), when_of(row.week)
        if week and when != "this week":
            week = f"{week} {when}"
    run = ""
    if view.show_runs and row.run is not None and row.run.total:
        run = f"run {run_words(row.run.current, row.run.unit)}"
    return [
        f"{sign} {status_word(row.status, row.habit, row.rule)}",
        cut(shown_name(row.habit)),
        amount,
        week,
        run,
    ]

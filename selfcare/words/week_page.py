"""The Week place as one frozen value, made from a summary: its state, and every word around it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from selfcare.core.amounts import counted, day_noun, spoken_sum, sum_words
from selfcare.core.model import Review, Status
from selfcare.core.resilience.measure import CHECKINS_NEEDED
from selfcare.core.resilience.summary import Ratings, TableRow, WeekIndex, WeekSummary
from selfcare.core.text import NOTE_LENGTH, as_sentence, clean_line
from selfcare.core.values import Quiet
from selfcare.words.receipts import shortened, shown_name
from selfcare.words.week import (
    PICTURE,
    WAITING,
    WAITING_SENTENCE,
    PartLine,
    about_words,
    around,
    aside_line,
    first_week_line,
    head_lines,
    last_week_line,
    part_lines,
    row_words,
    untouched_line,
)

# The Week place as one frozen value: what screens, line mode, commands and files draw.
#
# The figures are the summary's own; every word around them is here, so that all outlets say the
# same. Words hold no signs but the `←` after a gap, and names in them are cleaned.


QUESTIONS = ("What helped?", "What was in the way?", "One small next step?")
"""The review, in the order it is asked."""


class WeekState(StrEnum):
    """What the week has to say before its table."""

    SUMMARY = "summary"
    """The number with its range, a word, the four parts."""
    WIDE = "wide"
    """The range alone: several days are not logged."""
    TOO_LITTLE = "too little"
    """The gate: what is there so far, counted."""
    ASIDE = "set aside"
    """Every habit is set aside on every day: nothing is asked for."""
    BACK = "back"
    """The first days after 7 or more without a log, with too little for a summary yet."""
    LIGHT = "light"
    """Light days: the table, without number or comparison."""
    NO_HABITS = "no habits"
    """No habit was active; ratings may be there all the same."""


class WeekRow(Struct, frozen=True):
    """One habit's line of the table."""

    row: TableRow
    words: str
    """`5 of 5 days`, `45 of 150 min`; empty when there is nothing to say."""
    spoken: str
    """The same to be read aloud: `45 of 150 minutes`."""


class WeekScale(Struct, frozen=True):
    """One rating's line of the table."""

    name: str
    """`Mood`, `Energy`, `Stress`."""
    ratings: Ratings
    words: str
    """`around 4, usual 6`; empty when the week has none."""


class SmallStep(Quiet, frozen=True):
    """Last week's small next step, and what came of it."""

    step: str
    """The person's own words, cleaned, on one line."""
    happened: str
    """"Walk came on 3 days."; empty when the step names no habit, or nothing came."""

    @property
    def line(self) -> str:
        """Both in one line: "Last week's small step: shoes by the door. Walk came on 3 days."."""
        return f"Last week's small step: {self.sentence} {self.happened}".rstrip()

    @property
    def spoken(self) -> str:
        """The same to be read aloud, where a colon is not heard."""
        return f"Last week's small step was: {self.sentence} {self.happened}".rstrip()

    @property
    def sentence(self) -> str:
        """The person's words as they were typed, with a full stop."""
        return as_sentence(self.step)


class WeekPage(Struct, frozen=True):
    """One week with everything the Week place says about it."""

    summary: WeekSummary
    state: WeekState
    number: int
    """The calendar's number of the week's fourth day; for weeks from Monday that is ISO's."""
    show_number: bool
    """Whether numbers are shown: the setting is on and these are no light days."""
    light: bool
    """Light days are on."""
    head: tuple[str, str]
    """The two lines at the top; the second may be empty."""
    parts: tuple[PartLine, ...]
    """The four parts; empty while there is no summary, and on light days."""
    waiting: str
    """In place of the parts: "they need a little more time", or where `←` goes. May be empty."""
    waiting_elsewhere: str
    """The same without the key, which only the app has."""
    rows: tuple[WeekRow, ...]
    scales: tuple[WeekScale, ...]
    """Mood, energy, stress; on light days mood alone, unless the others have a value."""
    line: str
    """Under the table: the first week, light days, last week's step, or what is unknown."""
    about: str
    """What the summary is, and which days are unknown; for where there is room. May be empty."""
    step: SmallStep | None
    """Last week's small step. None: there was none."""
    review: Review | None
    """What was said about this week. None: nothing yet."""
    weeks: tuple[WeekIndex, ...]
    """Up to eight weeks that end with this one, oldest first; none before the first day known."""
    earlier: date | None
    """A day of the week `←` goes to: the nearest earlier one with anything. None: there is none."""
    later: date | None
    """A day of the week `→` goes to. None: this is the running week."""

    @property
    def first_day(self) -> date:
        """The week's first day."""
        return self.summary.first_day

    @property
    def last_day(self) -> date:
        """The week's last day."""
        return self.summary.last_day

    @property
    def asleep(self) -> tuple[float | None, ...]:
        """Hours asleep on the seven days; empty when no night is known."""
        hours = self.summary.sleep.hours
        return hours if any(value is not None for value in hours) else ()


# Makes the Week place's value from a summary: which state it is in, and every word around it.


WEEKS_SHOWN = 8
"""Weeks beside the summary, this one included."""
FEWER = "Fewer questions for a while? d makes the days light: one number, small steps."
LIGHT_HEAD = "Light days. The week is here as it is, without a number."
LIGHT_LINE = "d ends the light days, and the summary is here again."
NO_HABITS_HEAD = "No habits here yet. T goes to Today, and a adds one there."
NOT_YET_HEAD = "No habit had begun in this week."

_LETTERS = re.compile(r"\w+")


class Around(Struct, frozen=True):
    """What stands around a summary and is no figure of it."""

    show_number: bool
    light: bool
    habits_known: bool
    """Whether there is any habit in the file."""
    fewer: bool
    """Whether to offer light days: two weeks, each with fewer logged days than the one before."""
    review: Review | None
    review_before: Review | None
    """The review of the week before."""
    last_week: WeekIndex | None
    """The last week with entries before a long silence that ended in this one."""
    first_known: date | None
    """The first day with anything. None: nothing was ever logged."""
    earlier: date | None
    later: date | None


def week_page(summary: WeekSummary, about: Around) -> WeekPage:
    """The page of one week."""
    state = _state(summary, about)
    number = about.show_number and state is not WeekState.LIGHT
    told = state in {WeekState.SUMMARY, WeekState.WIDE}
    step = None if state is WeekState.NO_HABITS else small_step(about.review_before, summary)
    middle = summary.first_day + timedelta(days=3)
    weeks = (*summary.earlier, WeekIndex(summary.first_day, summary.last_day, summary.blend))
    known = about.first_known or summary.today
    return WeekPage(
        summary=summary,
        state=state,
        number=middle.isocalendar().week,
        show_number=number,
        light=about.light,
        head=_head(summary, about, state, number=number),
        parts=part_lines(summary) if told else (),
        waiting=_waiting(summary, about, state, number=number, key=True),
        waiting_elsewhere=_waiting(summary, about, state, number=number, key=False),
        rows=tuple(
            WeekRow(row, _row_words(row, state), _row_words(row, state, aloud=True))
            for row in summary.rows
        ),
        scales=_scales(summary, state),
        line=_line(summary, about, state, step),
        about="" if state is WeekState.BACK else _about(summary, told=told),
        step=step,
        review=about.review,
        weeks=tuple(week for week in weeks if week.last_day >= known)[-WEEKS_SHOWN:],
        earlier=about.earlier,
        later=about.later,
    )


def small_step(review: Review | None, week: WeekSummary) -> SmallStep | None:
    """Last week's small step beside what happened. None: there was none."""
    step = "" if review is None else clean_line(review.next_step, NOTE_LENGTH)
    if not step:
        return None
    row = named_row(step, week.rows)
    days = 0 if row is None else sum(row.showed_up)
    if row is None or not days:
        return SmallStep(step, "")
    name = shortened(shown_name(row.habit), 30)
    return SmallStep(step, f"{name} came on {counted(days, 'day')}.")


def named_row(step: str, rows: Sequence[TableRow]) -> TableRow | None:
    """The habit a step names: by its whole name, else by the first word of it ("walking").

    The one that is named first; of two that begin at one place the longer name.
    """
    text = step.casefold()
    words = [(found.start(), found.group()) for found in _LETTERS.finditer(text)]
    found: list[tuple[int, int, int]] = []
    for number, row in enumerate(rows):
        name = clean_line(row.habit.name).casefold()
        parts = _LETTERS.findall(name)
        if not parts:
            continue
        whole = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        if whole is not None:
            found.append((whole.start(), -len(name), number))
        elif len(parts[0]) > 2:
            starts = [at for at, word in words if word.startswith(parts[0])]
            if starts:
                found.append((starts[0], -len(parts[0]), number))
    return rows[min(found)[2]] if found else None


def _state(week: WeekSummary, about: Around) -> WeekState:
    if not week.rows:
        return WeekState.NO_HABITS
    if about.light:
        return WeekState.LIGHT
    if week.blend is not None:
        return WeekState.WIDE if week.blend.wide else WeekState.SUMMARY
    if week.set_aside:
        return WeekState.ASIDE
    if week.back_since is not None and week.measure.checkins < CHECKINS_NEEDED:
        return WeekState.BACK
    return WeekState.TOO_LITTLE


def _head(week: WeekSummary, about: Around, state: WeekState, *, number: bool) -> tuple[str, str]:
    if state is WeekState.NO_HABITS:
        return (NOT_YET_HEAD if about.habits_known else NO_HABITS_HEAD), ""
    if state is WeekState.LIGHT:
        return LIGHT_HEAD, ""
    return head_lines(week, number=number)


def _waiting(week: WeekSummary, about: Around, state: WeekState, *, number: bool, key: bool) -> str:
    if state is WeekState.BACK and about.last_week is not None:
        return last_week_line(about.last_week, week.today, number=number, key=key)
    if state is not WeekState.TOO_LITTLE:
        return ""
    return WAITING if key else WAITING_SENTENCE


def _row_words(row: TableRow, state: WeekState, *, aloud: bool = False) -> str:
    """The figure beside the plan; what came alone on light days and on the first days back."""
    if state not in {WeekState.BACK, WeekState.LIGHT}:
        return row_words(row, aloud=aloud)
    if row.figure.goal:
        amount = sum(each for each in row.amounts if each)
        words = spoken_sum if aloud else sum_words
        return words(amount, row.rule.unit) if amount else ""
    days = sum(row.showed_up)
    if not days:
        return ""
    said = counted(days, day_noun(row.habit.area, row.rule.unit))
    came = [cell for cell, here in zip(row.cells, row.showed_up, strict=True) if here]
    small = all(cell is Status.PARTLY for cell in came)
    if not small:
        return said
    return f"{said}, smallest version" if aloud else f"{said} · smallest version"


def _scales(week: WeekSummary, state: WeekState) -> tuple[WeekScale, ...]:
    ratings = (("Mood", week.mood), ("Energy", week.energy), ("Stress", week.stress))
    light = state is WeekState.LIGHT
    return tuple(
        WeekScale(name, scale, _scale_words(scale, state))
        for name, scale in ratings
        if name == "Mood" or not light or scale.mean is not None
    )


def _scale_words(scale: Ratings, state: WeekState) -> str:
    """`around 4, usual 6`; nothing of a single value, no comparison on light days."""
    if sum(day is not None for day in scale.days) < 3:
        return ""
    if state is WeekState.LIGHT and scale.mean is not None:
        return f"around {about_words(scale.mean)}"
    return around(scale)


def _line(week: WeekSummary, about: Around, state: WeekState, step: SmallStep | None) -> str:
    if state is WeekState.NO_HABITS:
        return ""
    if state is WeekState.BACK:
        return FEWER
    said = first_week_line(week)
    if said:
        return said
    if step is not None:
        return step.line
    if state is WeekState.LIGHT:
        return LIGHT_LINE
    if about.fewer and week.running and state is not WeekState.ASIDE:
        return FEWER
    return _days_line(week)


def _about(week: WeekSummary, *, told: bool) -> str:
    said = [PICTURE[0]] if told else []
    return " ".join([*said, _days_line(week)]).strip()


def _days_line(week: WeekSummary) -> str:
    """Which days are unknown, and which are set aside."""
    return f"{untouched_line(week)} {aside_line(week)}".strip()

"""The Week screen in words: every branch, kind, whole and without statistics."""

import re
from datetime import date, timedelta

import pytest

from selfcare.core.model import Area, Habit, Rule, Status
from selfcare.core.plan import Daily, DaysPerPeriod, Period
from selfcare.core.resilience.measure import Usual, blend
from selfcare.core.resilience.parts import Holding, Practice, Steadiness
from selfcare.core.resilience.summary import Ratings, TableRow, WeekIndex
from selfcare.core.values import replace
from selfcare.core.views import WeekFigure
from selfcare.words.week import (
    about_words,
    around,
    aside_line,
    first_week_line,
    head_lines,
    holding_words,
    last_week_line,
    number_word,
    part_lines,
    practice_sentence,
    practice_words,
    recovery_words,
    row_words,
    share_words,
    spread_words,
    steadiness_words,
    untouched_line,
    week_span,
)
from tests.core.weeks_to_tell import gap, log_week, practised, recovered, started, week

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)
ABOUT = Usual(0, 66, 5, 0.6, 5)
WORKED_D = blend((67.867, 58, 74), 61.163, 81.333, (66.630, 4.083))
WORKED_B = blend((77.5, 55, 90), None, None, None)
MONTH = WeekFigure(1, 3, period="month")
NEVER = re.compile(r"\b(missed|failed|broken|bad|lost|should|only)\b|!", re.IGNORECASE)


def test_head_lines_of_a_week_with_a_number() -> None:
    """Worked week D, with its usual, without one, and while it runs."""
    number = "69, most likely between 64 and 72."
    assert head_lines(week(WORKED_D, ABOUT)) == ("A steady week, about your usual.", number)
    assert head_lines(week(WORKED_D)) == ("A steady week.", number)
    assert head_lines(week(WORKED_D, running=True)) == ("A steady week so far.", number)


def test_head_lines_of_a_borderline_week() -> None:
    """The word says that it is close to another."""
    made = replace(WORKED_D, borderline=True)
    assert head_lines(week(made))[0] == "A steady week (borderline)."


def test_head_lines_of_a_wide_week() -> None:
    """The range alone, and how it compares."""
    wide = "Somewhere from 55 to 90. Several days are not logged, so it stays wide."
    assert head_lines(week(WORKED_B)) == (wide, "")
    assert head_lines(week(WORKED_B, ABOUT)) == (wide, "About your usual.")


def test_head_lines_without_the_number() -> None:
    """No figure is left when somebody put the number away."""
    for made in (WORKED_D, WORKED_B):
        for line in head_lines(week(made, ABOUT), number=False):
            assert not re.search(r"\d", line)
    assert head_lines(week(WORKED_D, ABOUT), number=False) == (
        "A steady week, about your usual.",
        "",
    )


def test_head_lines_of_a_first_week() -> None:
    """The gate counts, and the week is all there."""
    tuesday = MONDAY + timedelta(days=1)
    found = started(tuesday + timedelta(days=1), tuesday, tuesday + timedelta(days=1))
    assert head_lines(found) == (
        "2 of 4 check-ins so far. A check-in is one mood number.",
        "With 4 there is a summary. The week itself is all here.",
    )
    assert first_week_line(found) == ("Your first week: you began on Tuesday. Monday is unknown.")
    assert first_week_line(log_week(MONDAY)) == ""


def test_head_lines_when_areas_are_missing() -> None:
    """Enough check-ins and one area: the areas are counted."""
    found = started(SUNDAY, *(MONDAY + timedelta(days=step) for step in (3, 4, 5, 6)))
    assert head_lines(found) == (
        "0 of 2 areas so far. An area joins in when most of its days are logged.",
        "With 2 there is a summary. The week itself is all here.",
    )


def test_head_lines_after_a_gap() -> None:
    """Back since today, since a weekday, and told of a week that is over."""
    again = "Summaries start again after 4 check-ins."
    assert head_lines(gap(SUNDAY, SUNDAY)) == (
        "Back since today. This week has one day in it, and that is fine.",
        again,
    )
    friday, saturday = SUNDAY - timedelta(days=2), SUNDAY - timedelta(days=1)
    assert head_lines(gap(SUNDAY, friday, saturday)) == (
        "Back since Friday. This week has two days in it, and that is fine.",
        again,
    )
    assert head_lines(gap(SUNDAY + timedelta(days=3), friday))[0] == (
        "Back on Friday. This week has one day in it, and that is fine."
    )
    found = gap(SUNDAY, SUNDAY)
    assert (found.back_since, found.last_logged) == (SUNDAY, date(2026, 10, 18))


def test_the_last_week_before_a_gap() -> None:
    """Where it is and what it was; no number when it is wide or put away."""
    monday, sunday = date(2026, 10, 12), date(2026, 10, 18)
    today = SUNDAY
    said = "← goes to 12 to 18 October, your last week with entries"
    made = blend((66, 64, 68), None, None, None)
    assert (
        last_week_line(WeekIndex(monday, sunday, made), today, number=True, key=True)
        == f"{said}: a steady week, 66."
    )
    plain = last_week_line(WeekIndex(monday, sunday, made), today, number=False, key=True)
    assert plain == f"{said}: a steady week."
    assert (
        last_week_line(WeekIndex(monday, sunday, None), today, number=True, key=True) == f"{said}."
    )
    assert (
        last_week_line(WeekIndex(monday, sunday, WORKED_B), today, number=True, key=True)
        == f"{said}."
    )


@pytest.mark.parametrize(
    ("practice", "words"),
    [
        (practised(None), "needs most days of a habit logged"),
        (practised(67.867, 63, 72), "two thirds of what you planned"),
        (practised(100), "all of what you planned"),
        (practised(99.4), "nearly all of what you planned"),
        (practised(0), "a quiet week for your plan"),
        (practised(77.5, 55, 90), "from half to nearly all of your plan"),
        (practised(9), "a little of what you planned"),
        (practised(100, 80, 100), "about all, if the open days were like the others"),
        (practised(93, 80, 96), "nearly all, if the open days were like the others"),
        (practised(68, 45, 69), "about two thirds, if the open days were like the others"),
    ],
)
def test_practice_words(practice: Practice, words: str) -> None:
    """A share in words; what it takes when open days make it; both ends when much is unknown."""
    assert practice_words(practice) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "nothing"),
        (0.03, "very little"),
        (0.25, "a quarter"),
        (0.33, "a third"),
        (0.5, "half"),
        (0.7, "two thirds"),
        (0.75, "three quarters"),
        (0.95, "nearly all"),
        (0.995, "all"),
    ],
)
def test_share_words(share: float, words: str) -> None:
    """The nearest share people have a word for."""
    assert share_words(share) == words


def test_practice_names_what_came_most_and_least() -> None:
    """Names are cleaned and shortened; without a difference none is named."""
    part = log_week(MONDAY).practice
    assert practice_sentence(part).startswith(
        "About two thirds, if the open days were like the others; "
    )
    hostile = "[/b]\x1b[31m" + "x" * 300
    renamed = replace(
        part,
        areas=tuple(
            replace(area, habits=tuple(replace(habit, name=hostile) for habit in area.habits))
            for area in part.areas
        ),
    )
    said = practice_sentence(renamed)
    assert "\x1b" not in said
    assert len(said) < 140
    even = replace(part, areas=(part.areas[1], part.areas[1]))
    assert practice_sentence(even).endswith(", much the same for all of it.")
    assert practice_sentence(practised(50)) == "Half of what you planned."


@pytest.mark.parametrize(
    ("spread", "words"),
    [
        (0.1, "bedtimes hardly moved"),
        (0.3, "bedtimes moved by about a quarter of an hour"),
        (0.5, "bedtimes moved by about half an hour"),
        (0.7, "bedtimes moved by about three quarters of an hour"),
        (1.080123, "bedtimes moved by about an hour"),
        (1.5, "bedtimes moved by about an hour and a half"),
        (2.1, "bedtimes moved by about two hours"),
        (2.5, "bedtimes moved by more than two hours"),
    ],
)
def test_spread_words(spread: float, words: str) -> None:
    """To the quarter of an hour, then to the half."""
    assert spread_words(spread) == words


def test_steadiness_words() -> None:
    """Timing first, strength alone, or what it waits for."""
    timed = Steadiness(61, 6, 1.08, 61, 3, 61)
    assert steadiness_words(timed) == "bedtimes moved by about an hour"
    assert steadiness_words(Steadiness(61, 2, None, None, 3, 61)) == (
        "your habits are settling, on the whole"
    )
    assert steadiness_words(Steadiness(None, 2, None, None, 0, None)) == (
        "needs 5 nights with times, or two weeks of logs"
    )


@pytest.mark.parametrize(
    ("spells", "words"),
    [
        ((), "no dips to come back from"),
        ((1,), "one dip, back in 1 day"),
        ((3,), "one dip, back in 3 days"),
        ((1, 1), "two dips, back in 1 and 1 day"),
        ((1, 1, 3), "three dips, back in 1, 1 and 3 days"),
        ((1, 2, 3, 4, 1), "five dips, back in 1 to 4 days"),
        ((2, 2, 2, 2, 2), "five dips, back in 2 days each"),
        ((-4,), "one dip, still going on"),
        ((-4, -3), "two dips, still going on"),
        ((1, -4), "two dips, back in 1 day, one still going on"),
    ],
)
def test_recovery_words(spells: tuple[int, ...], words: str) -> None:
    """How many dips, and back in how many days."""
    assert recovery_words(recovered(*spells)) == words


@pytest.mark.parametrize(
    ("z", "words"),
    [
        (-2, "mood well below usual for this much stress"),
        (-1, "mood a bit below usual for this much stress"),
        (-0.22, "mood as usual for this much stress"),
        (0.5, "mood a bit above usual for this much stress"),
        (1.5, "mood well above usual for this much stress"),
    ],
)
def test_holding_words(z: float, words: str) -> None:
    """Mood beside the stress of the week."""
    part = replace(log_week(MONDAY).holding, z=z)
    assert holding_words(part) == words


def test_holding_words_while_it_waits() -> None:
    """For weeks before, or for days of this one."""
    nothing = Holding(None, None, 2, None, 3, None, None)
    assert holding_words(nothing) == "needs two weeks of mood and stress before"
    baseline = log_week(MONDAY).holding.baseline
    assert holding_words(replace(nothing, baseline=baseline)) == "needs mood and stress on 4 days"


def test_ratings_in_words() -> None:
    """Worked week D: around 4, usual 6; a mean in the middle is said as two numbers."""
    none: tuple[int | None, ...] = (None,) * 7
    assert around(Ratings(none, 26 / 6, 6.2)) == "around 4, usual 6"
    assert around(Ratings(none, 47 / 6, 4.5)) == "around 8, usual 4 to 5"
    assert around(Ratings(none, 5, None)) == "around 5"
    assert around(Ratings(none, None, 6)) == ""
    assert [about_words(mean) for mean in (4.39, 4.41, 4.59, 4.61, 10)] == [
        "4", "4 to 5", "4 to 5", "5", "10",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("area", "unit", "goal", "figure", "words"),
    [
        (Area.OWN, "times", (1.0, None), WeekFigure(5, 5), "5 of 5 days"),
        (Area.OWN, "times", (1.0, None), WeekFigure(0, 1), "0 of 1 day"),
        (Area.EXERCISE, "min", (None, None), WeekFigure(amount=45.0, goal=150.0), "45 of 150 min"),
        (Area.SLEEP, "h", (7.0, 9.0), WeekFigure(2, 5), "2 of 5 nights in 7 to 9 h"),
        (Area.SLEEP, "h", (None, None), WeekFigure(2, 5), "2 of 5 nights"),
        (Area.SLEEP, "h", (7.0, None), WeekFigure(2, 5), "2 of 5 nights of at least 7 h"),
        (Area.OWN, "min", (1.0, None), MONTH, "1 of 3 days in the month"),
        (Area.OWN, "times", (1.0, None), WeekFigure(), ""),
    ],
)  # fmt: skip
def test_rows_in_words(
    area: Area, unit: str, goal: tuple[float | None, float | None], figure: WeekFigure, words: str
) -> None:
    """The right column of the week's table."""
    rule = Rule(MONDAY, unit, DaysPerPeriod(5, Period.WEEK), *goal)
    habit = Habit(1, "u", "h", area, MONDAY, (rule,))
    row = TableRow(habit, rule, (None,) * 7, (None,) * 7, (False,) * 7, figure)
    assert row_words(row) == words


def test_days_not_logged_in_words() -> None:
    """One, several, all, none."""
    days = [MONDAY + timedelta(days=step) for step in range(7)]
    found = log_week(MONDAY)
    said = [untouched_line(replace(found, untouched=tuple(days[:n]))) for n in (0, 1, 2, 3, 7)]
    assert said == [
        "",
        "Monday is not logged, so it counts as unknown.",
        "Monday and Tuesday are not logged, so they count as unknown.",
        "Monday to Wednesday are not logged, so they count as unknown.",
        "Nothing is logged this week, so all of it is unknown.",
    ]


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((0,), "Monday is set aside."),
        ((3, 4), "Thursday and Friday are set aside."),
        ((0, 1, 3, 4, 5, 6), "Monday, Tuesday and Thursday to Sunday are set aside."),
        ((0, 2, 4), "Monday, Wednesday and Friday are set aside."),
        ((), ""),
        (tuple(range(7)), ""),
    ],
)
def test_days_set_aside_in_words(steps: tuple[int, ...], words: str) -> None:
    """Rows of days as spans; of a whole week the head says it."""
    aside = tuple(MONDAY + timedelta(days=step) for step in steps)
    assert aside_line(replace(log_week(MONDAY), aside=aside)) == words


def test_a_week_set_aside_whole() -> None:
    """It says so, and asks for nothing."""
    aside = tuple(MONDAY + timedelta(days=step) for step in range(7))
    found = replace(log_week(date(2026, 10, 19)), aside=aside)
    assert found.blend is None
    assert head_lines(found) == ("This week is set aside. Nothing is asked for.", "")


def test_a_week_in_two_months_names_the_month_it_counts() -> None:
    """And any other week says the month."""
    habit = Habit(1, "u", "h", Area.OWN, MONDAY, (Rule(MONDAY, "min", Daily()),))
    row = TableRow(habit, habit.rules[0], (None,) * 7, (None,) * 7, (False,) * 7, MONTH)
    assert row_words(row) == "1 of 3 days in the month"
    assert row_words(replace(row, month=date(2026, 12, 6))) == "1 of 3 days in December"


@pytest.mark.parametrize(
    ("cell", "figure", "words"),
    [
        (Status.PAUSED, WeekFigure(0, 0), "set aside"),
        (Status.PAUSED, WeekFigure(amount=0.0, goal=0.0), "set aside"),
        (Status.REST, WeekFigure(0, 0), "rest"),
        (Status.NOT_DUE, WeekFigure(0, 0), ""),
    ],
)
def test_a_habit_that_nothing_is_asked_of(cell: Status, figure: WeekFigure, words: str) -> None:
    """Never "0 of 0 days"."""
    habit = Habit(1, "u", "h", Area.OWN, MONDAY, (Rule(MONDAY, "min", Daily()),))
    cells = (None, None, *(cell,) * 5)
    row = TableRow(habit, habit.rules[0], cells, (None,) * 7, (False,) * 7, figure)
    assert row_words(row) == words


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (date(2026, 11, 16), "16 to 22 November"),
        (date(2026, 9, 28), "28 September to 4 October"),
        (date(2025, 12, 29), "29 December 2025 to 4 January"),
        (date(2025, 6, 2), "2 to 8 June 2025"),
    ],
)
def test_week_span(first: date, words: str) -> None:
    """The year is said when it is not today's."""
    assert week_span(first, first + timedelta(days=6), SUNDAY) == words


def test_numbers_up_to_twelve_are_words() -> None:
    """Then figures."""
    assert [number_word(count) for count in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]


def test_part_lines_carry_values_and_ends() -> None:
    """Four parts in their order; ends where days are unknown."""
    found = log_week(MONDAY)
    lines = part_lines(found)
    assert [line.name for line in lines] == ["Your plan", "Rhythm", "Coming back", "Holding up"]
    assert [line.value for line in lines] == [
        found.practice.value, found.steadiness.value, found.recovery.value, found.holding.value,
    ]  # fmt: skip
    assert (lines[0].low, lines[0].high) == (found.practice.low, found.practice.high)
    assert lines[3].low is not None
    assert part_lines(log_week(date(2026, 10, 19)))[0].value is None

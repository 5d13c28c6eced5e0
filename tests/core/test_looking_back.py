"""Years, months, weekdays, the words of a day, and finding notes: figures made by hand."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.looking_back import (
    day_words,
    find_notes,
    month_view,
    seen_of,
    shares_of,
    span_days,
    weekday_view,
    year_view,
)
from selfcare.core.model import Area, CheckIn, Habit, Pause, Rule, Status
from selfcare.core.plan import Daily, DaysPerPeriod, Period, Plan, Weekdays
from selfcare.core.views_back import About, DayMark, Span

MONDAY = date(2026, 11, 16)
TODAY = date(2026, 11, 22)


def history(
    number: int,
    amounts: Mapping[int, float],
    plan: Plan | None = None,
    *,
    first: date = MONDAY,
    **more: object,
) -> HabitHistory:
    """A habit of 30 min a day (smallest 5) with amounts by days after `first`."""
    rule = Rule(first, "min", plan or Daily(), goal_low=30.0, smallest=5.0)
    habit = Habit(number, f"u{number}", f"Habit {number}", Area.EXERCISE, first, (rule,))
    totals = {first + timedelta(days=n): amount for n, amount in amounts.items()}
    return HabitHistory(habit, totals, **more)  # type: ignore[arg-type]  # rests, pauses


def test_the_share_is_what_showed_up_of_what_was_asked_for() -> None:
    """Due lines count, resting and paused ones do not; a day of open lines alone has no share."""
    daily = history(1, {0: 30, 1: 5, 2: 4, 3: 0})
    weekdays = history(2, {0: 30}, Weekdays((0, 1)))
    resting = history(3, {}, rests=frozenset({MONDAY, MONDAY + timedelta(days=1)}))
    paused = history(4, {}, pauses=(Pause(1, 4, MONDAY, None),))
    frame = Frame(TODAY)
    found = shares_of((daily, weekdays, resting, paused), MONDAY, TODAY, frame)
    assert found == [
        (2, 2),  # both showed up; the third rests, the fourth is paused
        (1, 2),  # the smallest version shows up, the open line of the second counts as asked for
        (0, 2),  # four minutes are less than the smallest version; the third is asked for again
        (0, 2),
        (None, 2),
        (None, 2),
        (None, 2),
    ]


def test_days_to_come_and_before_the_beginning_are_never_asked_for() -> None:
    """Neither status nor share outside a habit's own days."""
    found = shares_of(
        (history(1, {0: 30}),), MONDAY - timedelta(days=2), TODAY + timedelta(days=2), Frame(TODAY)
    )
    assert found[:2] == [(None, 0), (None, 0)]
    assert found[-2:] == [(None, 0), (None, 0)]
    assert DayMark(shown=None, asked=0).share is None


def test_a_year_of_a_habit() -> None:
    """365 marks, with the month's days that showed up and its sum."""
    one = history(1, {0: 30, 1: 5, 2: 4, 3: 0}, first=date(2026, 10, 30))
    view = year_view(seen_of(About.HABIT, (one,), {}, TODAY), 2026, Frame(TODAY))
    assert len(view.marks) == 365
    assert view.mark(date(2026, 10, 30)) == DayMark(Status.DONE, 30)
    assert view.mark(date(2026, 10, 31)) == DayMark(Status.PARTLY, 5)
    assert view.mark(date(2026, 11, 3)) == DayMark(Status.UNLOGGED)
    assert view.mark(date(2026, 11, 23)) == DayMark()
    assert view.mark(date(2025, 12, 31)) is None
    october, november = view.months[9:11]
    assert (october.days, october.came, october.amount) == (2, 2, 35)
    assert (november.days, november.came, november.amount) == (2, 0, 4)
    assert view.months[0].amount is None
    assert view.began == date(2026, 10, 30)
    assert view.days_known == 4


def test_a_leap_year_has_a_day_more() -> None:
    """2024 has 366 marks."""
    view = year_view(seen_of(About.ALL, (), {}, TODAY), 2024, Frame(TODAY))
    assert len(view.marks) == 366
    assert view.began is None


def test_a_month_with_two_units_has_no_sum() -> None:
    """Minutes and times do not add up."""
    rules = (
        Rule(MONDAY, "min", Daily(), goal_low=30.0),
        Rule(MONDAY + timedelta(days=1), "times", Daily()),
    )
    habit = Habit(1, "u", "Walk", Area.EXERCISE, MONDAY, rules)
    both = HabitHistory(habit, {MONDAY: 30.0, MONDAY + timedelta(days=1): 1.0})
    view = month_view(seen_of(About.HABIT, (both,), {}, TODAY), TODAY, Frame(TODAY))
    assert view.sum.amount is None
    assert view.sum.came == 2


def test_mood_by_day_and_month() -> None:
    """A day without a mood has none; the month's mean is that of the rated days."""
    checkins = {
        MONDAY: CheckIn(MONDAY, mood=4),
        TODAY: CheckIn(TODAY, mood=7),
        TODAY + timedelta(days=1): CheckIn(TODAY + timedelta(days=1), mood=1),
        date(2026, 11, 18): CheckIn(date(2026, 11, 18), stress=3),
    }
    view = month_view(seen_of(About.MOOD, (), checkins, TODAY), TODAY, Frame(TODAY))
    assert [mark.mood for mark in view.marks if mark.mood is not None] == [4, 7]
    assert view.sum.mean == pytest.approx(5.5)
    assert view.sum.days == 2
    assert view.began == MONDAY


def test_weekdays_count_known_lines_alone() -> None:
    """Open lines are left out; each mean comes with how much it rests on."""
    first = MONDAY - timedelta(days=7)
    one = history(1, {0: 30, 7: 0, 1: 30}, first=first)
    checkins = {
        first: CheckIn(first, mood=4),
        MONDAY: CheckIn(MONDAY, mood=7),
        TODAY: CheckIn(TODAY, energy=7),
    }
    seen = seen_of(About.ALL, (one,), checkins, TODAY)
    view = weekday_view(seen, first, Span.ALL, Frame(TODAY, week_start=6))
    assert [day.weekday for day in view.days] == [6, 0, 1, 2, 3, 4, 5]
    sunday, monday, tuesday, wednesday = view.days[:4]
    assert (monday.mood, monday.moods, monday.share, monday.lines) == (5.5, 2, 0.5, 2)
    assert (tuesday.mood, tuesday.moods, tuesday.share, tuesday.lines) == (None, 0, 1.0, 1)
    assert (wednesday.share, wednesday.lines, sunday.mood) == (None, 0, None)
    assert view.first_day == first


def test_spans_end_today() -> None:
    """Four weeks are 28 days, today included; all begins with what is known."""
    assert span_days(Span.WEEKS, None, TODAY) == (date(2026, 10, 26), TODAY)
    assert span_days(Span.MONTHS, None, TODAY) == (date(2026, 8, 24), TODAY)
    assert span_days(Span.YEAR, None, TODAY) == (date(2025, 11, 23), TODAY)
    assert span_days(Span.ALL, MONDAY, TODAY) == (MONDAY, TODAY)
    assert span_days(Span.ALL, None, TODAY) == (TODAY, TODAY)


def test_the_words_of_a_day() -> None:
    """Lines asked for or logged; not due, not begun and put-away ones stay away."""
    due = history(1, {0: 12})
    not_due = history(2, {}, Weekdays((4,)))
    later = history(3, {}, first=TODAY)
    put_away = history(4, {1: 30})
    put_away = HabitHistory(
        Habit(4, "u", "Old", Area.OWN, MONDAY, put_away.habit.rules, archived_day=MONDAY),
        put_away.totals,
    )
    checkin = CheckIn(MONDAY, mood=7)
    words = day_words((due, not_due, later, put_away), checkin, MONDAY, Frame(TODAY))
    assert [(line.habit_id, line.status, line.amount) for line in words.lines] == [
        (1, Status.PARTLY, 12)
    ]
    assert words.checkin is checkin
    tuesday = day_words((put_away,), None, MONDAY + timedelta(days=1), Frame(TODAY))
    assert tuesday.lines[0].amount == 30
    assert tuesday.checkin == CheckIn(MONDAY + timedelta(days=1))


NOTES = (
    (TODAY, None, "A walk by the SEA."),
    (MONDAY, 1, "Straße am Meer, sea."),
    (MONDAY, 9, "sea of a habit that is gone"),
    (MONDAY, None, "nothing"),
)


def test_notes_are_found_whatever_the_case() -> None:
    """Casefolded, newest first as given, with the habit's name; unknown habits are passed over."""
    found = find_notes(NOTES, "sea", {1: "Walk"})
    assert [(note.day, note.habit, note.at) for note in found] == [
        (TODAY, None, 14),
        (MONDAY, "Walk", 16),
    ]
    assert [note.habit for note in find_notes(NOTES, "STRASSE", {1: "Walk"})] == ["Walk"]
    assert find_notes(NOTES, "  ", {1: "Walk"}) == ()
    assert len(find_notes(NOTES, "sea", {1: "Walk"}, limit=1)) == 1


@given(
    amounts=st.dictionaries(st.integers(0, 13), st.sampled_from([0.0, 4.0, 5.0, 30.0, 90.0])),
    plan=st.sampled_from([Daily(), Weekdays((0, 2, 4)), DaysPerPeriod(3, Period.WEEK)]),
)
def test_a_share_is_a_share(amounts: dict[int, float], plan: Plan) -> None:
    """Never more lines show up than were asked for, and a logged day always has a share."""
    first = MONDAY - timedelta(days=7)
    one = history(1, amounts, plan, first=first)
    for number, (shown, asked) in enumerate(shares_of((one,), first, TODAY, Frame(TODAY))):
        logged = first + timedelta(days=number) in one.totals
        assert (shown is not None) == logged
        assert 0 <= (shown or 0) <= asked

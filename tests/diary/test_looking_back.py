"""Looking back through the diary: what is fresh, what is kept, what a thread may hold."""

from datetime import date, timedelta

import pytest

from selfcare.core.errors import NameProblemError
from selfcare.core.model import Status
from selfcare.core.views_back import About, Series, Span
from selfcare.diary import (
    coming_back,
    day_acts,
    habit_acts,
    logbook,
    looking_back,
    pausing,
    setting_acts,
)
from tests.there import there

TODAY = date(2026, 11, 22)


def test_a_view_is_kept_until_something_changes(diary, walk, sit):
    """The same question gives the same object; a log of that habit makes a new one."""
    logbook.log(diary, walk, "30")
    view = looking_back.year_view(diary, walk)
    other = looking_back.year_view(diary, sit)
    assert looking_back.year_view(diary, walk) is view
    logbook.log(diary, walk, "10")
    assert there(looking_back.year_view(diary, walk).mark(TODAY)).amount == 40
    assert looking_back.year_view(diary, sit) == other
    assert there(looking_back.year_view(diary, None).mark(TODAY)).shown == 1
    logbook.log(diary, sit, "5")
    assert there(looking_back.year_view(diary, None).mark(TODAY)).shown == 2
    coming_back.undo(diary)
    assert there(looking_back.year_view(diary, None).mark(TODAY)).shown == 1


def test_mood_is_fresh_after_a_rating(diary):
    """Ratings change the year of mood and the words of the day."""
    assert there(looking_back.year_view(diary, "mood").mark(TODAY)).mood is None
    day_acts.rate(diary, mood=7)
    assert there(looking_back.year_view(diary, "mood").mark(TODAY)).mood == 7
    assert looking_back.day_words(diary, TODAY).checkin.mood == 7
    assert looking_back.month_view(diary, "mood").sum.mean == 7
    assert looking_back.weekday_view(diary, "mood", Span.WEEKS).days[6].mood == 7


def test_a_new_day_makes_new_views(diary, walk, clock):
    """After the day start the current day is known, the next one is to come."""
    logbook.log(diary, walk, "30")
    assert there(looking_back.year_view(diary, walk).mark(TODAY + timedelta(days=1))).status is None
    clock.go(days=1)
    assert (
        there(looking_back.year_view(diary, walk).mark(TODAY + timedelta(days=1))).status
        is Status.UNLOGGED
    )


def test_hidden_areas_stay_away_and_put_away_habits_come_last(diary, walk, sit):
    """A break from an area is a break in pictures as well."""
    logbook.log(diary, sit, "5")
    habit_acts.archive(diary, walk)
    assert [habit.id for habit in looking_back.look_back_habits(diary)] == [sit, walk]
    assert looking_back.year_view(diary, walk).about is About.HABIT
    setting_acts.set_setting(diary, "hidden_areas", "mindfulness")
    assert [habit.id for habit in looking_back.look_back_habits(diary)] == [walk]
    assert there(looking_back.year_view(diary, None).mark(TODAY)).shown is None


def test_the_lines_of_each_subject(diary, walk, sleep):
    """A night has length and timing, everything else amounts; strength comes last."""
    ratings = [(Series.MOOD, None), (Series.ENERGY, None), (Series.STRESS, None)]
    assert list(looking_back.series_of(diary, "mood")) == ratings
    assert looking_back.series_of(diary, walk) == ((Series.AMOUNT, walk), (Series.STRENGTH, walk))
    assert [each for each, _ in looking_back.series_of(diary, sleep)] == [
        Series.LENGTH, Series.TIMING, Series.STRENGTH,
    ]  # fmt: skip
    assert looking_back.series_of(diary, None)[3:] == (
        (Series.SHARE, None), (Series.LENGTH, sleep), (Series.TIMING, sleep),
    )  # fmt: skip


def test_series_of_a_night_and_of_minutes(diary, walk, sleep):
    """Mid-sleep by the clock, length in hours, minutes by day and by whole weeks."""
    logbook.log(diary, sleep, "2300 700")
    logbook.log(diary, walk, "30")
    logbook.log(diary, walk, "12", day=date(2025, 11, 18))
    values = {
        kind: looking_back.series_view(diary, kind, Span.WEEKS, sleep).points[0].value
        for kind in (Series.LENGTH, Series.TIMING)
    }
    assert values == {Series.LENGTH: 8.0, Series.TIMING: 15.0}
    by_day = looking_back.series_view(diary, Series.AMOUNT, Span.MONTHS, walk)
    assert [(p.day, p.value) for p in by_day.points] == [(TODAY, 30)]
    by_week = looking_back.series_view(diary, Series.AMOUNT, Span.YEAR, walk)
    assert by_week.first_day == date(2025, 11, 17)
    assert [p.value for p in by_week.points] == [12, 30]
    share = looking_back.series_view(diary, Series.SHARE, Span.WEEKS)
    assert share.points[-1].value == 100
    assert looking_back.series_view(diary, Series.STRENGTH, Span.ALL, walk).points == ()


def test_notes_of_days_and_entries_are_found(diary, walk):
    """With the habit's name and the day."""
    logbook.log(diary, walk, "30", note="With Ana by the sea.")
    day_acts.note_day(diary, TODAY - timedelta(days=1), "ANA called.")
    found = looking_back.find_notes(diary, "ana")
    assert [(note.day, note.habit) for note in found] == [
        (TODAY, "Walk"),
        (TODAY - timedelta(days=1), None),
    ]
    assert looking_back.find_notes(diary, " ") == ()
    assert looking_back.find_notes(diary, "%") == ()


def test_what_a_thread_gets_is_its_own(diary, walk):
    """A log after the question was made does not reach into it."""
    logbook.log(diary, walk, "30", day=TODAY - timedelta(days=1))
    day_acts.rate(diary, mood=7)
    question = looking_back.link_question(diary)
    logbook.log(diary, walk, "30")
    day_acts.rate(diary, mood=3)
    assert set(question.histories[0].totals) == {TODAY - timedelta(days=1)}
    assert question.checkins[0].mood == 7
    assert isinstance(question.frame.closed_days, frozenset)
    told: list[tuple[int, int]] = []
    links = question.answer(progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
    assert [link.lag for link in links] == ["same-day", "next-day"]
    assert question.answer(cancelled=lambda: True) == ()


def test_figures_stand_behind_a_question_of_their_own(diary, walk, sleep):
    """Strength for each habit; regularity needs five nights."""
    for back in range(6):
        day = TODAY - timedelta(days=back)
        logbook.log(diary, sleep, "2300 700", day=day)
        logbook.log(diary, walk, "30", day=day)
    figures = looking_back.back_figures(diary, None)
    assert [name for name, _ in figures.strengths] == ["Walk", "Sleep"]
    [nights] = figures.sleep
    assert (nights.nights, nights.spread, nights.index) == (6, 0.0, 100.0)
    assert nights.jetlag == pytest.approx(0.0)
    assert looking_back.back_figures(diary, "mood").strengths == ()


def test_a_habit_that_is_gone_says_so(diary, walk):
    """Asked for by its number."""
    habit_acts.remove_habit(diary, walk)
    with pytest.raises(NameProblemError):
        looking_back.year_view(diary, walk)


def test_nothing_logged_is_no_beginning(diary, walk):
    """An empty file begins nowhere."""
    assert looking_back.first_day_known(diary) is None
    assert looking_back.year_view(diary, walk).began is None
    day_acts.rate(diary, day=date(2026, 2, 3), mood=5)
    assert looking_back.first_day_known(diary) == date(2026, 2, 3)


def test_a_line_tells_of_pauses(diary, walk):
    """Days on which a pause asked for nothing are a span of the habit's line, not of mood's."""
    first, last = TODAY - timedelta(days=10), TODAY - timedelta(days=4)
    logbook.log(diary, walk, "30", day=TODAY - timedelta(days=20))
    pausing.pause(diary, walk, first, last)
    assert looking_back.series_view(diary, Series.AMOUNT, Span.WEEKS, walk).paused == (
        (first, last),
    )
    assert looking_back.series_view(diary, Series.MOOD, Span.WEEKS).paused == ()

"""Looking back through the service: what is fresh, what is kept, what a thread may hold."""

from datetime import date, timedelta

import pytest

from selfcare.core.errors import NameProblemError
from selfcare.core.model import Status
from selfcare.core.views_back import About, Series, Span

TODAY = date(2026, 11, 22)


def test_a_view_is_kept_until_something_changes(service, walk, sit):
    """The same question gives the same object; a log of that habit makes a new one."""
    service.log(walk, "30")
    view = service.year_view(walk)
    other = service.year_view(sit)
    assert service.year_view(walk) is view
    service.log(walk, "10")
    assert service.year_view(walk).mark(TODAY).amount == 40
    assert service.year_view(sit) == other
    assert service.year_view(None).mark(TODAY).shown == 1
    service.log(sit, "5")
    assert service.year_view(None).mark(TODAY).shown == 2
    service.undo()
    assert service.year_view(None).mark(TODAY).shown == 1


def test_mood_is_fresh_after_a_rating(service):
    """Ratings change the year of mood and the words of the day."""
    assert service.year_view("mood").mark(TODAY).mood is None
    service.rate(mood=7)
    assert service.year_view("mood").mark(TODAY).mood == 7
    assert service.day_words(TODAY).checkin.mood == 7
    assert service.month_view("mood").sum.mean == 7
    assert service.weekday_view("mood", Span.WEEKS).days[6].mood == 7


def test_a_new_day_makes_new_views(service, walk, clock):
    """After the day start the current day is known, the next one is to come."""
    service.log(walk, "30")
    assert service.year_view(walk).mark(TODAY + timedelta(days=1)).status is None
    clock.go(days=1)
    assert service.year_view(walk).mark(TODAY + timedelta(days=1)).status is Status.UNLOGGED


def test_hidden_areas_stay_away_and_put_away_habits_come_last(service, walk, sit):
    """A break from an area is a break in pictures as well."""
    service.log(sit, "5")
    service.archive(walk)
    assert [habit.id for habit in service.look_back_habits()] == [sit, walk]
    assert service.year_view(walk).about is About.HABIT
    service.set_setting("hidden_areas", "mindfulness")
    assert [habit.id for habit in service.look_back_habits()] == [walk]
    assert service.year_view(None).mark(TODAY).shown is None


def test_the_lines_of_each_subject(service, walk, sleep):
    """A night has length and timing, everything else amounts; strength comes last."""
    ratings = [(Series.MOOD, None), (Series.ENERGY, None), (Series.STRESS, None)]
    assert list(service.series_of("mood")) == ratings
    assert service.series_of(walk) == ((Series.AMOUNT, walk), (Series.STRENGTH, walk))
    assert [each for each, _ in service.series_of(sleep)] == [
        Series.LENGTH, Series.TIMING, Series.STRENGTH,
    ]  # fmt: skip
    assert service.series_of(None)[3:] == (
        (Series.SHARE, None), (Series.LENGTH, sleep), (Series.TIMING, sleep),
    )  # fmt: skip


def test_series_of_a_night_and_of_minutes(service, walk, sleep):
    """Mid-sleep by the clock, length in hours, minutes by day and by whole weeks."""
    service.log(sleep, "2300 700")
    service.log(walk, "30")
    service.log(walk, "12", day=date(2025, 11, 18))
    values = {
        kind: service.series_view(kind, Span.WEEKS, sleep).points[0].value
        for kind in (Series.LENGTH, Series.TIMING)
    }
    assert values == {Series.LENGTH: 8.0, Series.TIMING: 15.0}
    by_day = service.series_view(Series.AMOUNT, Span.MONTHS, walk)
    assert [(p.day, p.value) for p in by_day.points] == [(TODAY, 30)]
    by_week = service.series_view(Series.AMOUNT, Span.YEAR, walk)
    assert by_week.first_day == date(2025, 11, 17)
    assert [p.value for p in by_week.points] == [12, 30]
    share = service.series_view(Series.SHARE, Span.WEEKS)
    assert share.points[-1].value == 100
    assert service.series_view(Series.STRENGTH, Span.ALL, walk).points == ()


def test_notes_of_days_and_entries_are_found(service, walk):
    """With the habit's name and the day."""
    service.log(walk, "30", note="With Ana by the sea.")
    service.note_day(TODAY - timedelta(days=1), "ANA called.")
    found = service.find_notes("ana")
    assert [(note.day, note.habit) for note in found] == [
        (TODAY, "Walk"),
        (TODAY - timedelta(days=1), None),
    ]
    assert service.find_notes(" ") == ()
    assert service.find_notes("%") == ()


def test_what_a_thread_gets_is_its_own(service, walk):
    """A log after the question was made does not reach into it."""
    service.log(walk, "30", day=TODAY - timedelta(days=1))
    service.rate(mood=7)
    question = service.link_question()
    service.log(walk, "30")
    service.rate(mood=3)
    assert set(question.histories[0].totals) == {TODAY - timedelta(days=1)}
    assert question.checkins[0].mood == 7
    assert isinstance(question.frame.closed_days, frozenset)
    told: list[tuple[int, int]] = []
    links = question.answer(progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]
    assert [link.lag for link in links] == ["same-day", "next-day"]
    assert question.answer(cancelled=lambda: True) == ()


def test_figures_stand_behind_a_question_of_their_own(service, walk, sleep):
    """Strength for each habit; regularity needs five nights."""
    for back in range(6):
        day = TODAY - timedelta(days=back)
        service.log(sleep, "2300 700", day=day)
        service.log(walk, "30", day=day)
    figures = service.back_figures(None)
    assert [name for name, _ in figures.strengths] == ["Walk", "Sleep"]
    [nights] = figures.sleep
    assert (nights.nights, nights.spread, nights.index) == (6, 0.0, 100.0)
    assert nights.jetlag == pytest.approx(0.0)
    assert service.back_figures("mood").strengths == ()


def test_a_habit_that_is_gone_says_so(service, walk):
    """Asked for by its number."""
    service.remove_habit(walk)
    with pytest.raises(NameProblemError):
        service.year_view(walk)


def test_nothing_logged_is_no_beginning(service, walk):
    """An empty file begins nowhere."""
    assert service.first_day_known() is None
    assert service.year_view(walk).began is None
    service.rate(day=date(2026, 2, 3), mood=5)
    assert service.first_day_known() == date(2026, 2, 3)


def test_a_line_tells_of_pauses(service, walk):
    """Days on which a pause asked for nothing are a span of the habit's line, not of mood's."""
    first, last = TODAY - timedelta(days=10), TODAY - timedelta(days=4)
    service.log(walk, "30", day=TODAY - timedelta(days=20))
    service.pause(walk, first, last)
    assert service.series_view(Series.AMOUNT, Span.WEEKS, walk).paused == ((first, last),)
    assert service.series_view(Series.MOOD, Span.WEEKS).paused == ()

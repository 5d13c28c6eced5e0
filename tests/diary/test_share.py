"""The share sheet through the diary: counts over chosen days and areas."""

from datetime import date, timedelta

import pytest

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area
from selfcare.diary import Diary, day_acts, habit_acts, logbook, setting_acts, week_acts

TODAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)


@pytest.fixture
def week(diary: Diary, walk: int, sleep: int, clock) -> Diary:
    """Three days of walks, a night, two moods, since Monday 9 November."""
    for back, minutes in ((13, "30"), (6, "20"), (5, "0")):
        logbook.log(diary, walk, minutes, TODAY - timedelta(days=back), note=f"note {back}")
    logbook.log(diary, sleep, "7h30", TODAY - timedelta(days=4))
    day_acts.rate(diary, TODAY - timedelta(days=3), mood=4, stress=8)
    day_acts.rate(diary, TODAY, mood=7)
    day_acts.note_day(diary, TODAY, "mine")
    return diary


def test_counts(week: Diary) -> None:
    """Days, logged days, ratings with their ends, and each habit's days."""
    sheet = week_acts.share_sheet(week, MONDAY, TODAY)
    assert (sheet.days, sheet.logged, sheet.not_logged) == (7, 5, 2)
    mood, energy, stress = sheet.ratings
    assert (mood.days, mood.mean, mood.lowest, mood.highest) == (2, 5.5, 4, 7)
    assert (energy.days, energy.mean) == (0, None)
    assert (stress.days, stress.lowest) == (1, 8)
    walks, nights = sheet.habits
    assert (walks.came, walks.logged, walks.not_logged, walks.total) == (1, 2, 5, 20)
    assert (nights.came, nights.logged, nights.mean) == (1, 1, 7.5)
    assert sheet.notes == ()


def test_the_days_add_up(week: Diary) -> None:
    """Over any span: logged and not logged are its days, and its weeks add up to it."""
    for back in range(14):
        sheet = week_acts.share_sheet(week, TODAY - timedelta(days=back), TODAY)
        assert sheet.logged + sheet.not_logged == sheet.days
        assert sum(each.days for each in sheet.weeks) == sheet.days
        assert sum(each.logged for each in sheet.weeks) == sheet.logged


def test_it_begins_with_the_diary(week: Diary) -> None:
    """Days before anything was ever logged are not counted as not logged."""
    sheet = week_acts.share_sheet(week, date(2026, 1, 1), TODAY)
    assert sheet.first_day == sheet.began == date(2026, 11, 9)
    assert sheet.days == 14
    assert week_acts.share_sheet(week, MONDAY, TODAY).began is None


def test_areas_ratings_and_notes_are_chosen(week: Diary) -> None:
    """What was not chosen leaves no trace, not even in the count of days."""
    sheet = week_acts.share_sheet(week, MONDAY, TODAY, [Area.SLEEP], ratings=False, notes=True)
    assert (sheet.logged, sheet.ratings, sheet.notes) == (1, (), ())
    assert [habit.area for habit in sheet.habits] == [Area.SLEEP]
    assert sheet.left_out == (Area.EXERCISE,)
    assert all(each.means == (None, None, None) for each in sheet.weeks)
    noted = week_acts.share_sheet(week, MONDAY, TODAY, notes=True)
    assert [(note.about, note.text) for note in noted.notes] == [
        ("Walk", "note 6"), ("Walk", "note 5"), ("", "mine"),
    ]  # fmt: skip


def test_put_away_and_removed_areas(week: Diary, walk: int) -> None:
    """A habit that was put away is in the sheet for the days it was lived, and not after them."""
    habit_acts.archive(week, walk)
    assert "Walk" in {habit.name for habit in week_acts.share_sheet(week, MONDAY, TODAY).habits}
    setting_acts.set_setting(week, "hidden_areas", "exercise")
    assert "Walk" not in {habit.name for habit in week_acts.share_sheet(week, MONDAY, TODAY).habits}


def test_days_that_cannot_be(week: Diary) -> None:
    """The wrong way round, to come, too many, before the diary."""
    day = timedelta(days=1)
    for first, last in (
        (TODAY, MONDAY), (TODAY, TODAY + 2 * day), (TODAY - 4000 * day, TODAY),
        (date(2026, 1, 1), date(2026, 2, 1)),
    ):  # fmt: skip
        with pytest.raises(UnreadableError):
            week_acts.share_sheet(week, first, last)


def test_an_empty_diary(diary: Diary) -> None:
    """Nothing is logged: the days are there and all of them unknown."""
    sheet = week_acts.share_sheet(diary, MONDAY, TODAY)
    assert (sheet.days, sheet.not_logged, sheet.habits) == (7, 7, ())

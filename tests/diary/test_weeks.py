"""The week as the diary gives it: its state, its words, its review, and what keeps it fresh."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from selfcare.core.errors import StorageError, UnreadableError
from selfcare.core.model import Review
from selfcare.core.resilience.summary import week_summary
from selfcare.core.sleep import nights_of
from selfcare.diary import (
    Diary,
    coming_back,
    day_acts,
    day_views,
    habit_acts,
    logbook,
    setting_acts,
    week_acts,
)
from selfcare.draw.week import week_name
from selfcare.words.week_page import WeekPage, WeekState
from tests.refusing import refuses

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)


def words(page: WeekPage) -> dict[str, str]:
    """The figure words by habit."""
    return {row.row.habit.name: row.words for row in page.rows}


def rate_week(diary: Diary, monday: date, *moods: int) -> None:
    """A mood, and a stress of 4, on the first days of a week."""
    for step, mood in enumerate(moods):
        day_acts.rate(diary, monday + timedelta(days=step), mood=mood, stress=4)


def full_week(diary: Diary, monday: date, walk: int, sit: int) -> None:
    """Every day walked 30 minutes and sat 5, with a mood."""
    for step in range(7):
        logbook.log_many(diary, [(walk, "30"), (sit, "5")], monday + timedelta(days=step))
    rate_week(diary, monday, 6, 6, 7, 6, 5, 7, 6)


def test_an_empty_file_has_a_week_too(diary: Diary) -> None:
    """No habits, no days, nothing before it."""
    page = week_acts.week(diary)
    assert page.state is WeekState.NO_HABITS
    assert week_name(page) == ("Week 47", "16 to 22 November")
    assert (page.earlier, page.later, page.rows, page.step, page.review) == (
        None, None, (), None, None,
    )  # fmt: skip
    assert page.head[0] == "No habits here yet. T goes to Today, and a adds one there."


def test_the_gate_counts_what_is_there(diary: Diary, walk: int, sit: int) -> None:
    """Two moods of four; the table is there in full."""
    logbook.log(diary, walk, "30", MONDAY)
    logbook.log(diary, sit, "5", MONDAY)
    rate_week(diary, MONDAY, 6, 7)
    page = week_acts.week(diary)
    assert page.state is WeekState.TOO_LITTLE
    assert page.head[0] == "2 of 4 check-ins so far. A check-in is one mood number."
    assert page.parts == ()
    assert words(page)["Walk"] == "30 of 150 min"


def test_a_full_week_is_told_with_its_number(diary: Diary, walk: int, sit: int) -> None:
    """Every planned day done: the plan is 100, and the range is as narrow as it gets."""
    full_week(diary, MONDAY, walk, sit)
    page = week_acts.week(diary)
    assert page.state is WeekState.SUMMARY
    assert page.parts[0].value == pytest.approx(100)
    assert page.head[0].startswith("A full week")
    assert words(page) == {"Walk": "210 of 150 min", "Sit quietly": "7 of 7 days"}
    assert [scale.name for scale in page.scales] == ["Mood", "Energy", "Stress"]
    assert page.scales[0].words == "around 6"
    assert page.about.startswith("A picture of how you looked after yourself this week")


def test_it_is_the_summary_of_the_core(diary: Diary, walk: int, sit: int, sleep: int) -> None:
    """Kept strengths and nights give the same figures as a summary made from nothing."""
    for back in range(10):
        full_week(diary, MONDAY - timedelta(weeks=back), walk, sit)
        for step in range(6):
            logbook.log(diary, sleep, "2310 650", MONDAY + timedelta(days=step, weeks=-back))
    for week in (SUNDAY, SUNDAY - timedelta(weeks=1), SUNDAY - timedelta(weeks=5), SUNDAY):
        memory: Any = diary.memory
        histories = [memory.history(habit) for habit in diary.habits()]
        nights = nights_of(line.entry for line in day_views.entries(diary, sleep))
        frame = memory.frame(diary.today())
        fresh = week_summary(histories, memory.checkins, nights, frame, week)
        page = week_acts.week(diary, week)
        assert page.summary == fresh
        day_acts.rate(diary, SUNDAY, mood=week.day % 10)
        logbook.log(diary, sit, "=0", week - timedelta(days=3))
    assert week_acts.week(diary).summary.steadiness.spread == pytest.approx(0)


def test_every_act_is_in_the_week_at_once(diary: Diary, walk: int, sit: int) -> None:
    """Logging, undo, a rating, a rest, an edit of a plan, a setting: nothing stale is shown."""
    full_week(diary, MONDAY - timedelta(weeks=1), walk, sit)
    full_week(diary, MONDAY, walk, sit)
    before = week_acts.week(diary)
    assert week_acts.week(diary).summary is before.summary
    logbook.log(diary, walk, "12")
    assert words(week_acts.week(diary))["Walk"] == "222 of 150 min"
    coming_back.undo(diary)
    assert week_acts.week(diary).summary == before.summary
    day_acts.rate(diary, mood=2)
    assert week_acts.week(diary).summary.mood.days[6] == 2
    habit_acts.edit_habit(diary, walk, plan="300 min/week")
    assert words(week_acts.week(diary))["Walk"] == "210 of 300 min"
    habit_acts.remove_habit(diary, sit)
    assert list(words(week_acts.week(diary))) == ["Walk"]
    setting_acts.set_setting(diary, "hidden_areas", "exercise")
    assert week_acts.week(diary).rows == ()
    setting_acts.set_setting(diary, "hidden_areas", "none")
    setting_acts.set_setting(diary, "week_start", "sunday")
    assert week_acts.week(diary).first_day == SUNDAY


def test_a_wide_week_shows_its_range_alone(diary: Diary, walk: int, sit: int) -> None:
    """Four logged days of seven leave a range wider than 25."""
    for step, amount in enumerate(("30", "0", "20", "0")):
        logbook.log_many(diary, [(walk, amount), (sit, "0")], MONDAY + timedelta(days=step))
    rate_week(diary, MONDAY, 6, 7, 5, 6)
    page = week_acts.week(diary)
    assert page.state is WeekState.WIDE
    assert page.head[0].startswith("Somewhere from ")


def test_the_first_days_back_say_what_came_and_nothing_else(
    diary: Diary, walk: int, sit: int, clock: Any
) -> None:
    """After 7 days without a log: kind words, no goals, and where the last week with entries is."""
    full_week(diary, MONDAY, walk, sit)
    clock.go(days=28)
    logbook.log(diary, sit, "1")
    page = week_acts.week(diary)
    assert page.state is WeekState.BACK
    assert page.head[0] == "Back since today. This week has one day in it, and that is fine."
    assert page.waiting.startswith("← goes to 16 to 22 November, your last week with entries: ")
    assert words(page) == {"Walk": "", "Sit quietly": "1 day · smallest version"}
    assert page.line.startswith("Fewer questions for a while?")
    assert page.earlier == SUNDAY
    assert week_acts.week(diary, page.earlier).later == date(2026, 12, 20)


def test_light_days_have_neither_number_nor_comparison(diary: Diary, walk: int, sit: int) -> None:
    """The table stays, with what came."""
    full_week(diary, MONDAY, walk, sit)
    setting_acts.toggle_light(diary)
    page = week_acts.week(diary)
    assert page.state is WeekState.LIGHT
    assert not page.show_number
    assert page.parts == ()
    assert words(page) == {"Walk": "210 min", "Sit quietly": "7 days"}
    assert page.scales[0].words == "around 6"


def test_the_number_can_be_put_away(diary: Diary, walk: int, sit: int) -> None:
    """The word, the parts and their sentences stay; no line holds the number."""
    full_week(diary, MONDAY, walk, sit)
    setting_acts.set_setting(diary, "show_number", "off")
    page = week_acts.week(diary)
    assert not page.show_number
    assert page.state is WeekState.SUMMARY
    assert not any(char.isdigit() for line in page.head for char in line)


def test_light_days_are_offered_after_two_weeks_with_fewer_days_each(
    diary: Diary, walk: int
) -> None:
    """Fewer logged days twice running, in the running week alone; never a reminder."""
    for back, days in ((3, 6), (2, 4), (1, 2)):
        for step in range(days):
            logbook.log(diary, walk, "10", MONDAY + timedelta(days=step, weeks=-back))
    logbook.log(diary, walk, "10", MONDAY)
    assert week_acts.week(diary).line.startswith("Fewer questions for a while?")
    logbook.log(diary, walk, "10", MONDAY - timedelta(days=1))
    logbook.log(diary, walk, "10", MONDAY - timedelta(days=2))
    assert not week_acts.week(diary).line.startswith("Fewer questions")


def test_a_review_is_one_act_cleaned_and_taken_back(diary: Diary) -> None:
    """Its words are cleaned; saying the same again writes nothing; emptied, it is gone."""
    receipt = week_acts.save_review(diary, None, " tea\x1b ", "", "walk\nearly")
    assert receipt.app == (
        "Your words are kept. The small step is here again next week. z takes it back."
    )
    kept = week_acts.review(diary, SUNDAY)
    assert kept is not None
    assert (kept.week, kept.helped, kept.next_step) == (MONDAY, "tea\ufffd", "walk\nearly")
    newest = coming_back.newest_change(diary)
    assert newest is not None
    assert newest.day == SUNDAY
    assert not week_acts.save_review(diary, MONDAY, "tea\ufffd", "", "walk\nearly").changed
    assert coming_back.newest_change(diary) == newest
    week_acts.save_review(diary, SUNDAY, "", "", "")
    assert week_acts.week(diary).review is None
    coming_back.undo(diary)
    assert week_acts.week(diary).review is not None
    coming_back.undo(diary)
    assert week_acts.week(diary).review is None


def test_a_week_that_has_not_begun_has_no_review(diary: Diary) -> None:
    """The day's own sentence says when it begins."""
    with refuses(UnreadableError, match=r"begins.*\.$"):
        week_acts.save_review(diary, SUNDAY + timedelta(days=1), "tea")
    assert coming_back.newest_change(diary) is None


def test_a_read_only_file_keeps_no_review(
    diary: Diary, opened: Callable[[], Diary], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said, and nothing is written."""
    monkeypatch.setattr(type(diary.store), "writable", False)
    with pytest.raises(StorageError, match="read-only"):
        week_acts.save_review(diary, None, "tea")


def test_last_weeks_small_step_stands_beside_what_came(
    diary: Diary, walk: int, sit: int, clock: Any
) -> None:
    """The habit the step names is counted; the next week has no step of two weeks ago."""
    week_acts.save_review(diary, None, "", "", "Walking before lunch")
    clock.go(days=3)
    logbook.log(diary, walk, "20", date(2026, 11, 24))
    logbook.log(diary, walk, "20", date(2026, 11, 25))
    page = week_acts.week(diary)
    assert page.step is not None
    assert page.step.happened == "Walk came on 2 days."
    assert page.line == "Last week's small step: Walking before lunch. Walk came on 2 days."
    clock.go(days=7)
    assert week_acts.week(diary).step is None


def test_a_review_outlives_another_first_day_of_the_week(diary: Diary) -> None:
    """Kept under a Monday, it is found in the week from Sunday, and changed in place."""
    week_acts.save_review(diary, MONDAY, "tea")
    setting_acts.set_setting(diary, "week_start", "sunday")
    page = week_acts.week(diary, MONDAY)
    assert page.first_day == date(2026, 11, 15)
    assert page.review is not None
    week_acts.save_review(diary, MONDAY, "coffee")
    assert [review.helped for review in diary.store.by_day(Review).values()] == ["coffee"]


def test_weeks_without_anything_are_stepped_over(diary: Diary, walk: int) -> None:
    """Earlier and later lead to weeks that have something in them."""
    logbook.log(diary, walk, "10", MONDAY - timedelta(weeks=6))
    day_acts.rate(diary, MONDAY - timedelta(weeks=3), mood=5)
    logbook.log(diary, walk, "10")
    page = week_acts.week(diary)
    assert page.earlier == MONDAY - timedelta(weeks=3)
    page = week_acts.week(diary, page.earlier)
    assert page.earlier == MONDAY - timedelta(weeks=6)
    assert page.later == SUNDAY
    page = week_acts.week(diary, page.earlier)
    assert page.earlier is None
    assert page.later == MONDAY - timedelta(weeks=3)
    assert [week.first_day for week in page.weeks] == [page.first_day]


def test_the_running_week_is_warmed_between_keys(diary: Diary, walk: int, sit: int) -> None:
    """After the last step nothing is left to read, until something changes."""
    full_week(diary, MONDAY, walk, sit)
    while week_acts.warm_next(diary):
        pass
    assert not week_acts.warm_next(diary)
    day_acts.rate(diary, mood=3)
    while week_acts.warm_next(diary):
        pass
    pages: Any = week_acts._weeks(diary)
    [(_, summary)] = pages._summaries.values()
    assert week_acts.week(diary).summary is summary


def test_a_day_to_come_means_the_running_week(diary: Diary) -> None:
    """Nobody looks into a week that has not begun."""
    assert week_acts.week(diary, SUNDAY + timedelta(days=40)).first_day == MONDAY

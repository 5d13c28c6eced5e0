"""The quiet lines: which one stands, that it goes by itself, and what taking it does."""

from datetime import date, timedelta

import pytest

from selfcare.content.starters import starters
from selfcare.core.model import CheckIn
from selfcare.core.offers import Offer
from selfcare.diary import (
    coming_back,
    day_acts,
    day_views,
    habit_acts,
    logbook,
    open_diary,
    pausing,
    quiet_lines,
    setting_acts,
)
from tests.there import there

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)


def standing(diary):
    """The offer that stands today."""
    quiet = day_views.today_view(diary).quiet
    return None if quiet is None else quiet.offer


def seen(diary):
    """What a front end does: look, and say that it was shown."""
    quiet = day_views.today_view(diary).quiet
    if quiet is not None:
        quiet_lines.line_shown(diary, quiet)
    return None if quiet is None else quiet.offer


@pytest.fixture
def fading(diary, clock, sit):
    """Three weeks with five, four and three logged days, and something logged today."""
    for weeks, days in ((3, 5), (2, 4), (1, 3)):
        for n in range(days):
            logbook.log(diary, sit, "5", MONDAY - timedelta(weeks=weeks) + timedelta(days=n))
    logbook.log(diary, sit, "5")
    diary.load_all()
    return diary


@pytest.fixture
def started(diary, clock):
    """`started(name)`: a starter habit kept at its start plan in the last four weeks."""

    def start(name: str = "Walk", *, weeks: int = 4, running: bool = False) -> int:
        clock.at("2026-10-12T21:00:00+02:00")
        chosen = [starter for starter in starters() if starter.name == name]
        habit_acts.start_with(diary, chosen, None)
        clock.at("2026-11-22T21:00:00+01:00")
        habit_id: int = diary.habits()[0].id
        amount = {"Walk": "20", "Sleep": "8"}.get(name, "5")
        for week in range(1, weeks + 1):
            for day in range(5):
                logbook.log(diary, habit_id, amount, MONDAY - timedelta(weeks=week, days=-day))
        days = range(5) if running else range(1)
        for day in days:
            logbook.log(diary, habit_id, amount, SUNDAY - timedelta(days=day))
        diary.load_all()
        return habit_id

    return start


# light days


def test_light_days_are_offered_after_two_fading_weeks(fading):
    """Five, four, three logged days: one quiet line."""
    assert standing(fading) is Offer.LIGHT_DAYS


def test_a_steady_week_offers_nothing(fading, sit):
    """With a fourth day in the last week it is no longer fewer."""
    logbook.log(fading, sit, "5", MONDAY - timedelta(days=1))
    assert standing(fading) is None


def test_days_set_aside_are_no_days_without_a_word(fading):
    """A holiday that was said is not taken for a person growing quiet."""
    pausing.pause(fading, None, MONDAY - timedelta(days=4), MONDAY - timedelta(days=1))
    assert standing(fading) is None


def test_the_offer_of_light_days_goes_by_itself(fading, clock, sit, opened):
    """It stands for its day, in every window, and is gone on the next."""
    assert seen(fading) is Offer.LIGHT_DAYS
    assert seen(fading) is Offer.LIGHT_DAYS
    again = opened()
    again.load_all()
    assert seen(again) is Offer.LIGHT_DAYS
    clock.go(days=1)
    logbook.log(fading, sit, "5")
    assert standing(fading) is None


def test_the_offer_comes_again_after_a_fortnight(fading, clock, sit):
    """One week later it stays quiet though the days go on fading; then it may come again."""
    assert seen(fading) is Offer.LIGHT_DAYS
    logbook.log(fading, sit, "5", MONDAY)
    clock.at("2026-11-25T21:00:00+01:00")
    logbook.log(fading, sit, "5")
    clock.at("2026-11-30T21:00:00+01:00")
    logbook.log(fading, sit, "5")
    assert standing(fading) is None
    logbook.log(fading, sit, "5", date(2026, 11, 24))
    logbook.log(fading, sit, "5", MONDAY + timedelta(days=1))
    clock.at("2026-12-07T21:00:00+01:00")
    logbook.log(fading, sit, "5")
    assert standing(fading) is Offer.LIGHT_DAYS


def test_light_days_that_are_on_are_not_offered(fading):
    """`d` answers the offer."""
    setting_acts.toggle_light(fading)
    assert standing(fading) is None


# the full plan


@pytest.mark.parametrize("starter", [s.name for s in starters()])
def test_each_starter_is_offered_its_full_plan(diary, started, starter):
    """After four kept weeks at the start plan the full one is a quiet line."""
    habit_id = started(starter)
    quiet = day_views.today_view(diary).quiet
    assert there(quiet).offer is Offer.FULL_PLAN
    assert there(there(quiet).full).habit.id == habit_id
    assert there(there(quiet).full).full_text == next(
        s.plan for s in starters() if s.name == starter
    )


@pytest.mark.parametrize("weeks", [0, 3])
def test_three_weeks_are_too_few(diary, started, weeks):
    """Four complete weeks, or nothing is said."""
    started(weeks=weeks)
    assert standing(diary) is None


def test_a_week_under_its_goal_offers_nothing(diary, started):
    """All four weeks are kept."""
    habit_id = started()
    logbook.clear_day(diary, habit_id, MONDAY - timedelta(weeks=2))
    for day in range(5):
        logbook.clear_day(diary, habit_id, MONDAY - timedelta(weeks=2, days=-day))
    assert standing(diary) is None


def test_taking_it_is_one_edit_and_one_undo(diary, started):
    """The plan holds from today, no day before changes, and z takes it back."""
    habit_id = started()
    before = day_views.explanation(diary, habit_id, 0).units[:-1]
    seen(diary)
    receipt = quiet_lines.raise_plan(diary, habit_id)
    assert receipt.app == "Walk: 150 min a week from today. z takes it back."
    habit = diary.habit(habit_id)
    assert [rule.from_day for rule in habit.rules][-1] == SUNDAY
    assert habit.rule_on(SUNDAY).plan.amount == 150
    assert habit.rule_on(SUNDAY - timedelta(days=7)).plan.amount == 60
    assert day_views.explanation(diary, habit_id, 0).units[:-1] == before
    assert standing(diary) is None
    coming_back.undo(diary)
    assert len(diary.habit(habit_id).rules) == 1
    assert standing(diary) is Offer.FULL_PLAN


def test_a_week_that_is_kept_already_stays_kept(diary, started):
    """Then the full plan begins with the next week, and says so: no run becomes shorter."""
    habit_id = started(running=True)
    run = there(day_views.today_view(diary).rows[0].run).current
    full = there(day_views.today_view(diary).quiet).full
    assert (there(full).begins, there(full).from_day) == ("Monday", date(2026, 11, 23))
    assert quiet_lines.raise_plan(diary, habit_id).app == (
        "Walk: 150 min a week from Monday. z takes it back."
    )
    assert there(day_views.today_view(diary).rows[0].run).current == run
    assert standing(diary) is None


def test_it_is_offered_once_and_never_again(diary, started, clock, opened):
    """Leaving it is an answer for good, also after the app was closed."""
    habit_id = started()
    assert seen(diary) is Offer.FULL_PLAN
    assert seen(diary) is Offer.FULL_PLAN
    clock.go(days=1)
    logbook.log(diary, habit_id, "60")
    assert standing(diary) is None
    clock.go(days=7 * 8)
    for day in range(60):
        logbook.log(diary, habit_id, "60", diary.today() - timedelta(days=day))
    again = opened()
    again.load_all()
    assert standing(again) is None


def test_one_habit_a_day(diary, started, clock):
    """Two habits that are ready are offered on two days, the first in the list first."""
    first = started()
    starter = next(s for s in starters() if s.name == "Sit quietly")
    other, _ = habit_acts.add_habit(
        diary, "Sit quietly", "mindfulness", unit="min", goal=">=5", plan=starter.start_plan
    )
    for back in range(35):
        logbook.log(diary, other.id, "5", SUNDAY - timedelta(days=back))
    assert there(there(day_views.today_view(diary).quiet).full).habit.id == first
    seen(diary)
    assert there(there(day_views.today_view(diary).quiet).full).habit.id == first
    clock.go(days=1)
    logbook.log(diary, other.id, "5")
    assert there(there(day_views.today_view(diary).quiet).full).habit.id == other.id


def test_a_renamed_starter_is_known_by_its_plan_and_area(diary, started):
    """Another name changes nothing; another plan of one's own does."""
    habit_id = started()
    habit_acts.edit_habit(diary, habit_id, name="\u202eRound [b]the[/b] block\x1b[31m")
    assert there(there(day_views.today_view(diary).quiet).full).habit.id == habit_id
    habit_acts.edit_habit(diary, habit_id, plan="70 min/week", from_="first")
    assert standing(diary) is None


def test_a_plan_that_was_changed_is_not_pushed(diary, started):
    """Somebody who came back down to the start plan chose it."""
    habit_id = started()
    habit_acts.edit_habit(diary, habit_id, plan="150 min/week", from_=SUNDAY - timedelta(days=1))
    habit_acts.edit_habit(diary, habit_id, plan="60 min/week")
    assert standing(diary) is None


def test_hidden_put_away_and_paused_habits_are_left_in_peace(diary, started):
    """Nothing is offered for what is set aside, nor on light days."""
    habit_id = started()
    logbook.log(diary, habit_acts.add_habit(diary, "Pills", "own")[0].id, "1")
    logbook.clear_day(diary, habit_id, SUNDAY)
    pausing.pause(diary, habit_id, SUNDAY)
    assert standing(diary) is None
    pausing.resume(diary, habit_id)
    assert standing(diary) is Offer.FULL_PLAN
    setting_acts.toggle_light(diary)
    assert standing(diary) is None
    setting_acts.toggle_light(diary)
    setting_acts.set_setting(diary, "hidden_areas", "exercise")
    assert standing(diary) is None


def test_an_offer_that_is_gone_changes_nothing(diary, started):
    """`f` pressed twice raises once."""
    habit_id = started()
    quiet_lines.raise_plan(diary, habit_id)
    newest = coming_back.newest_change(diary)
    assert not quiet_lines.raise_plan(diary, habit_id).changed
    assert coming_back.newest_change(diary) == newest


# people who listen


@pytest.fixture
def hard(diary, sit):
    """Two very low moods on the days before; a third makes the stretch."""
    logbook.log(diary, sit, "5")
    for back in (2, 1):
        day_acts.rate(diary, SUNDAY - timedelta(days=back), mood=2)
    diary.load_all()
    return diary


def test_people_who_listen_after_the_third_low_mood(hard, clock, sit):
    """Due after it is saved, once in seven days, and again from the seventh day on."""
    assert not quiet_lines.support_due(hard)
    day_acts.rate(hard, mood=1)
    assert quiet_lines.support_due(hard)
    quiet_lines.support_said(hard)
    assert not quiet_lines.support_due(hard)
    clock.go(days=6)
    day_acts.rate(hard, mood=1)
    assert not quiet_lines.support_due(hard)
    clock.go(days=1)
    day_acts.rate(hard, mood=1)
    assert quiet_lines.support_due(hard)


def test_a_corrected_mood_takes_it_back(hard):
    """It looks at what holds now."""
    day_acts.rate(hard, mood=1)
    day_acts.rate(hard, mood=6)
    assert not quiet_lines.support_due(hard)


def test_what_is_kept_says_nothing_of_why(hard):
    """One day is kept, in a plain name; no list of settings shows it."""
    day_acts.rate(hard, mood=1)
    before = dict(hard.store.settings())
    quiet_lines.support_said(hard)
    kept = {k: v for k, v in hard.store.settings().items() if before.get(k) != v}
    assert kept == {"quiet_until": "2026-11-29"}


def test_the_first_paint_can_be_asked_too(hard, opened):
    """The line does not wait for the whole history."""
    day_acts.rate(hard, mood=1)
    assert quiet_lines.support_due(opened())


def test_sample_data_is_nobody(hard, db_path, clock):
    """Never on sample data."""
    day_acts.rate(hard, mood=1)
    with open_diary(db_path, clock=clock, sample=True) as shown:
        assert not quiet_lines.support_due(shown)


def test_notes_are_not_read(diary, sit):
    """A note without a mood says nothing, whatever is in it."""
    for back in range(5):
        day_acts.note_day(
            diary, SUNDAY - timedelta(days=back), "I feel very bad and want to disappear."
        )
    assert not quiet_lines.support_due(diary)
    assert CheckIn(SUNDAY).mood is None


def test_nothing_else_is_offered_on_that_day(diary, started):
    """On the day it was said nothing else stands, and in a hard stretch no plan is raised."""
    started()
    for back in (2, 1, 0):
        day_acts.rate(diary, SUNDAY - timedelta(days=back), mood=1)
    assert standing(diary) is None
    quiet_lines.support_said(diary)
    assert standing(diary) is Offer.SUPPORT


def test_a_file_that_cannot_be_written_is_looked_at_all_the_same(db_path, clock, fading):
    """Read-only: the line stands, and nothing is refused."""
    with open_diary(db_path, clock=clock, read_only=True) as looked:
        looked.load_all()
        assert seen(looked) is Offer.LIGHT_DAYS
        quiet_lines.support_said(looked)


def test_the_first_paint_makes_no_offer(fading, opened):
    """Offers wait until everything is read."""
    fresh = opened()
    assert day_views.today_view(fresh).quiet is None
    fresh.load_all()
    assert standing(fresh) is Offer.LIGHT_DAYS

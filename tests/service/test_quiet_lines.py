"""The quiet lines: which one stands, that it goes by itself, and what taking it does."""

from datetime import date, timedelta

import pytest

from selfcare.content.starters import starters
from selfcare.core.model import CheckIn
from selfcare.core.offers import Offer
from selfcare.service import open_selfcare

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 16)


def standing(service):
    """The offer that stands today."""
    quiet = service.today_view().quiet
    return None if quiet is None else quiet.offer


def seen(service):
    """What a front end does: look, and say that it was shown."""
    quiet = service.today_view().quiet
    if quiet is not None:
        service.line_shown(quiet)
    return None if quiet is None else quiet.offer


@pytest.fixture
def fading(service, clock, sit):
    """Three weeks with five, four and three logged days, and something logged today."""
    for weeks, days in ((3, 5), (2, 4), (1, 3)):
        for n in range(days):
            service.log(sit, "5", MONDAY - timedelta(weeks=weeks) + timedelta(days=n))
    service.log(sit, "5")
    service.load_all()
    return service


@pytest.fixture
def started(service, clock):
    """`started(name)`: a starter habit kept at its start plan in the last four weeks."""

    def start(name: str = "Walk", *, weeks: int = 4, running: bool = False) -> int:
        clock.at("2026-10-12T21:00:00+02:00")
        chosen = [starter for starter in starters() if starter.name == name]
        service.start_with(chosen, None)
        clock.at("2026-11-22T21:00:00+01:00")
        habit_id: int = service.habits()[0].id
        amount = {"Walk": "20", "Sleep": "8"}.get(name, "5")
        for week in range(1, weeks + 1):
            for day in range(5):
                service.log(habit_id, amount, MONDAY - timedelta(weeks=week, days=-day))
        days = range(5) if running else range(1)
        for day in days:
            service.log(habit_id, amount, SUNDAY - timedelta(days=day))
        service.load_all()
        return habit_id

    return start


# light days


def test_light_days_are_offered_after_two_fading_weeks(fading):
    """Five, four, three logged days: one quiet line."""
    assert standing(fading) is Offer.LIGHT_DAYS


def test_a_steady_week_offers_nothing(fading, sit):
    """With a fourth day in the last week it is no longer fewer."""
    fading.log(sit, "5", MONDAY - timedelta(days=1))
    assert standing(fading) is None


def test_days_set_aside_are_no_days_without_a_word(fading):
    """A holiday that was said is not taken for a person growing quiet."""
    fading.pause(None, MONDAY - timedelta(days=4), MONDAY - timedelta(days=1))
    assert standing(fading) is None


def test_the_offer_of_light_days_goes_by_itself(fading, clock, sit, opened):
    """It stands for its day, in every window, and is gone on the next."""
    assert seen(fading) is Offer.LIGHT_DAYS
    assert seen(fading) is Offer.LIGHT_DAYS
    again = opened()
    again.load_all()
    assert seen(again) is Offer.LIGHT_DAYS
    clock.go(days=1)
    fading.log(sit, "5")
    assert standing(fading) is None


def test_the_offer_comes_again_after_a_fortnight(fading, clock, sit):
    """One week later it stays quiet though the days go on fading; then it may come again."""
    assert seen(fading) is Offer.LIGHT_DAYS
    fading.log(sit, "5", MONDAY)
    clock.at("2026-11-25T21:00:00+01:00")
    fading.log(sit, "5")
    clock.at("2026-11-30T21:00:00+01:00")
    fading.log(sit, "5")
    assert standing(fading) is None
    fading.log(sit, "5", date(2026, 11, 24))
    fading.log(sit, "5", MONDAY + timedelta(days=1))
    clock.at("2026-12-07T21:00:00+01:00")
    fading.log(sit, "5")
    assert standing(fading) is Offer.LIGHT_DAYS


def test_light_days_that_are_on_are_not_offered(fading):
    """`d` answers the offer."""
    fading.toggle_light()
    assert standing(fading) is None


# the full plan


@pytest.mark.parametrize("starter", [s.name for s in starters()])
def test_each_starter_is_offered_its_full_plan(service, started, starter):
    """After four kept weeks at the start plan the full one is a quiet line."""
    habit_id = started(starter)
    quiet = service.today_view().quiet
    assert quiet.offer is Offer.FULL_PLAN
    assert quiet.full.habit.id == habit_id
    assert quiet.full.full_text == next(s.plan for s in starters() if s.name == starter)


@pytest.mark.parametrize("weeks", [0, 3])
def test_three_weeks_are_too_few(service, started, weeks):
    """Four complete weeks, or nothing is said."""
    started(weeks=weeks)
    assert standing(service) is None


def test_a_week_under_its_goal_offers_nothing(service, started):
    """All four weeks are kept."""
    habit_id = started()
    service.clear_day(habit_id, MONDAY - timedelta(weeks=2))
    for day in range(5):
        service.clear_day(habit_id, MONDAY - timedelta(weeks=2, days=-day))
    assert standing(service) is None


def test_taking_it_is_one_edit_and_one_undo(service, started):
    """The plan holds from today, no day before changes, and z takes it back."""
    habit_id = started()
    before = service.explanation(habit_id, 0).units[:-1]
    seen(service)
    receipt = service.raise_plan(habit_id)
    assert receipt.app == "Walk: 150 min a week from today. z takes it back."
    habit = service.habit(habit_id)
    assert [rule.from_day for rule in habit.rules][-1] == SUNDAY
    assert habit.rule_on(SUNDAY).plan.amount == 150
    assert habit.rule_on(SUNDAY - timedelta(days=7)).plan.amount == 60
    assert service.explanation(habit_id, 0).units[:-1] == before
    assert standing(service) is None
    service.undo()
    assert len(service.habit(habit_id).rules) == 1
    assert standing(service) is Offer.FULL_PLAN


def test_a_week_that_is_kept_already_stays_kept(service, started):
    """Then the full plan begins with the next week, and says so: no run becomes shorter."""
    habit_id = started(running=True)
    run = service.today_view().rows[0].run.current
    full = service.today_view().quiet.full
    assert (full.begins, full.from_day) == ("Monday", date(2026, 11, 23))
    assert service.raise_plan(habit_id).app == (
        "Walk: 150 min a week from Monday. z takes it back."
    )
    assert service.today_view().rows[0].run.current == run
    assert standing(service) is None


def test_it_is_offered_once_and_never_again(service, started, clock, opened):
    """Leaving it is an answer for good, also after the app was closed."""
    habit_id = started()
    assert seen(service) is Offer.FULL_PLAN
    assert seen(service) is Offer.FULL_PLAN
    clock.go(days=1)
    service.log(habit_id, "60")
    assert standing(service) is None
    clock.go(days=7 * 8)
    for day in range(60):
        service.log(habit_id, "60", service.today() - timedelta(days=day))
    again = opened()
    again.load_all()
    assert standing(again) is None


def test_one_habit_a_day(service, started, clock):
    """Two habits that are ready are offered on two days, the first in the list first."""
    first = started()
    starter = next(s for s in starters() if s.name == "Sit quietly")
    other, _ = service.add_habit(
        "Sit quietly", "mindfulness", unit="min", goal=">=5", plan=starter.start_plan
    )
    for back in range(35):
        service.log(other.id, "5", SUNDAY - timedelta(days=back))
    assert service.today_view().quiet.full.habit.id == first
    seen(service)
    assert service.today_view().quiet.full.habit.id == first
    clock.go(days=1)
    service.log(other.id, "5")
    assert service.today_view().quiet.full.habit.id == other.id


def test_a_renamed_starter_is_known_by_its_plan_and_area(service, started):
    """Another name changes nothing; another plan of one's own does."""
    habit_id = started()
    service.edit_habit(habit_id, name="\u202eRound [b]the[/b] block\x1b[31m")
    assert service.today_view().quiet.full.habit.id == habit_id
    service.edit_habit(habit_id, plan="70 min/week", from_="first")
    assert standing(service) is None


def test_a_plan_that_was_changed_is_not_pushed(service, started):
    """Somebody who came back down to the start plan chose it."""
    habit_id = started()
    service.edit_habit(habit_id, plan="150 min/week", from_=SUNDAY - timedelta(days=1))
    service.edit_habit(habit_id, plan="60 min/week")
    assert standing(service) is None


def test_hidden_put_away_and_paused_habits_are_left_in_peace(service, started):
    """Nothing is offered for what is set aside, nor on light days."""
    habit_id = started()
    service.log(service.add_habit("Pills", "own")[0].id, "1")
    service.clear_day(habit_id, SUNDAY)
    service.pause(habit_id, SUNDAY)
    assert standing(service) is None
    service.resume(habit_id)
    assert standing(service) is Offer.FULL_PLAN
    service.toggle_light()
    assert standing(service) is None
    service.toggle_light()
    service.set_setting("hidden_areas", "exercise")
    assert standing(service) is None


def test_an_offer_that_is_gone_changes_nothing(service, started):
    """`f` pressed twice raises once."""
    habit_id = started()
    service.raise_plan(habit_id)
    newest = service.newest_change()
    assert not service.raise_plan(habit_id).changed
    assert service.newest_change() == newest


# people who listen


@pytest.fixture
def hard(service, sit):
    """Two very low moods on the days before; a third makes the stretch."""
    service.log(sit, "5")
    for back in (2, 1):
        service.rate(SUNDAY - timedelta(days=back), mood=2)
    service.load_all()
    return service


def test_people_who_listen_after_the_third_low_mood(hard, clock, sit):
    """Due after it is saved, once in seven days, and again from the seventh day on."""
    assert not hard.support_due()
    hard.rate(mood=1)
    assert hard.support_due()
    hard.support_said()
    assert not hard.support_due()
    clock.go(days=6)
    hard.rate(mood=1)
    assert not hard.support_due()
    clock.go(days=1)
    hard.rate(mood=1)
    assert hard.support_due()


def test_a_corrected_mood_takes_it_back(hard):
    """It looks at what holds now."""
    hard.rate(mood=1)
    hard.rate(mood=6)
    assert not hard.support_due()


def test_what_is_kept_says_nothing_of_why(hard):
    """One day is kept, in a plain name; no list of settings shows it."""
    hard.rate(mood=1)
    before = dict(hard._store.settings())
    hard.support_said()
    kept = {k: v for k, v in hard._store.settings().items() if before.get(k) != v}
    assert kept == {"quiet_until": "2026-11-29"}


def test_the_first_paint_can_be_asked_too(hard, opened):
    """The line does not wait for the whole history."""
    hard.rate(mood=1)
    assert opened().support_due()


def test_sample_data_is_nobody(hard, db_path, clock):
    """Never on sample data."""
    hard.rate(mood=1)
    with open_selfcare(db_path, clock=clock, sample=True) as shown:
        assert not shown.support_due()


def test_notes_are_not_read(service, sit):
    """A note without a mood says nothing, whatever is in it."""
    for back in range(5):
        service.note_day(SUNDAY - timedelta(days=back), "I feel very bad and want to disappear.")
    assert not service.support_due()
    assert CheckIn(SUNDAY).mood is None


def test_nothing_else_is_offered_on_that_day(service, started):
    """On the day it was said nothing else stands, and in a hard stretch no plan is raised."""
    started()
    for back in (2, 1, 0):
        service.rate(SUNDAY - timedelta(days=back), mood=1)
    assert standing(service) is None
    service.support_said()
    assert standing(service) is Offer.SUPPORT


def test_a_file_that_cannot_be_written_is_looked_at_all_the_same(db_path, clock, fading):
    """Read-only: the line stands, and nothing is refused."""
    with open_selfcare(db_path, clock=clock, read_only=True) as looked:
        looked.load_all()
        assert seen(looked) is Offer.LIGHT_DAYS
        looked.support_said()


def test_the_first_paint_makes_no_offer(fading, opened):
    """Offers wait until everything is read."""
    fresh = opened()
    assert fresh.today_view().quiet is None
    fresh.load_all()
    assert standing(fresh) is Offer.LIGHT_DAYS

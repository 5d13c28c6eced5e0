"""Setting days aside with a reason, going on, taking one pause back."""

from datetime import date, timedelta

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Status
from selfcare.diary import coming_back, day_views, habit_acts, pausing, undo_acts
from tests.refusing import refuses

SUNDAY = date(2026, 11, 22)


def day(offset):
    return SUNDAY + timedelta(days=offset)


def test_a_pause_ahead_is_one_change(service, sit):
    """Said with both days and their number; z takes it back whole."""
    receipt = pausing.pause(service, sit, day(1), day(12), " a  cold\n")
    assert receipt.command == (
        "Sit quietly is set aside from Monday 23 November to Friday 4 December, 12 days. "
        "Its run waits."
    )
    assert receipt.app == ("Sit quietly: set aside Mon 23 Nov to Fri 4 Dec. z takes it back.")
    [aside] = pausing.asides(service)[sit]
    assert (aside.first_day, aside.last_day, aside.reasons) == (day(1), day(12), ("a cold",))
    coming_back.undo(service)
    assert pausing.asides(service)[sit] == ()


def test_the_wrong_way_round_is_refused(service, sit):
    with refuses(UnreadableError, match="Give the earlier day first"):
        pausing.pause(service, sit, day(1), day(0))
    assert not pausing.pauses_ahead(service, sit)


def test_the_same_days_again_write_nothing(service, sit):
    pausing.pause(service, sit, day(0), day(9))
    newest = undo_acts.newest_change(service)
    assert not pausing.pause(service, sit, day(2), day(5)).changed
    assert undo_acts.newest_change(service) == newest
    assert pausing.pause(service, None, day(2), day(5)).changed


def test_going_on_leaves_a_pause_to_come(service, sit, clock):
    """Today is asked for again; Christmas stays set aside."""
    pausing.pause(service, sit, day(30), day(35))
    pausing.pause(service, sit, day(-3), None)
    receipt = pausing.resume(service, sit)
    assert day_views.today_view(service).rows[0].status is Status.UNLOGGED
    assert day_views.today_view(service, day(-1)).rows[0].status is None
    assert [p.first_day for p in pausing.pauses_ahead(service, sit)] == [day(30)]
    assert receipt.app == ("Sit quietly goes on; set aside again from Tue 22 Dec. z takes it back.")
    assert not pausing.resume(service, sit).changed


def test_going_on_under_a_pause_of_all_says_so(service, sit, talk):
    """Ending one's own pause does not end that of all habits."""
    pausing.pause(service, None, day(0), day(4))
    pausing.pause(service, sit, day(0), day(9))
    assert pausing.has_own_pause(service, sit)
    receipt = pausing.resume(service, sit)
    assert receipt.app == "Sit quietly is paused with all habits still. z takes it back."
    assert receipt.command.endswith("All habits are paused still, so it waits with them.")
    assert not pausing.has_own_pause(service, sit)
    pausing.resume(service, None)
    assert pausing.asides(service) == {None: (), sit: (), talk: ()}


def test_every_sentence_fits_a_line_of_a_small_window(service):
    """The way back is never cut off, however long the name."""
    habit, _ = habit_acts.add_habit(service, "Fruit and vegetables and more of them", "own")
    pausing.pause(service, habit.id, day(30), day(35))
    receipts = [
        pausing.pause(service, habit.id, day(-1), day(9)),
        pausing.resume(service, habit.id),
        habit_acts.archive(service, habit.id),
    ]
    assert all(len(receipt.app) <= 78 for receipt in receipts), receipts


def test_one_pause_is_taken_back(service, sit):
    pausing.pause(service, sit, day(5), day(6))
    pausing.pause(service, None, day(-2), day(3))
    ahead = {p.habit_id: p.id for p in pausing.pauses_ahead(service, sit)}
    pausing.take_pause_back(service, ahead[sit])
    assert [p.habit_id for p in pausing.pauses_ahead(service, sit)] == [None]
    pausing.take_pause_back(service, ahead[None])
    assert not pausing.pauses_ahead(service, sit)
    assert not pausing.take_pause_back(service, ahead[sit]).changed
    coming_back.undo(service)
    coming_back.undo(service)
    assert len(pausing.pauses_ahead(service, sit)) == 2


def test_the_two_weeks_of_a_habit_that_is_not_saved(service, sit):
    """A form shows what lies ahead of it; a pause of all habits holds for it, too."""
    from selfcare.core.values import replace

    pausing.pause(service, None, day(1), day(2))
    habit = service.habit(sit)
    unsaved = pausing.plan_ahead(service, replace(habit, id=0))
    assert [each.aside for each in unsaved.days[:4]] == [False, True, True, False]
    assert pausing.plan_ahead(service, habit).days == unsaved.days

"""Setting days aside with a reason, going on, taking one pause back."""

from datetime import date, timedelta

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Status
from tests.refusing import refuses

SUNDAY = date(2026, 11, 22)


def day(offset):
    return SUNDAY + timedelta(days=offset)


def test_a_pause_ahead_is_one_change(service, sit):
    """Said with both days and their number; z takes it back whole."""
    receipt = service.pause(sit, day(1), day(12), " a  cold\n")
    assert receipt.command == (
        "Sit quietly is set aside from Monday 23 November to Friday 4 December, 12 days. "
        "Its run waits."
    )
    assert receipt.app == ("Sit quietly: set aside Mon 23 Nov to Fri 4 Dec. z takes it back.")
    [aside] = service.asides()[sit]
    assert (aside.first_day, aside.last_day, aside.reasons) == (day(1), day(12), ("a cold",))
    service.undo()
    assert service.asides()[sit] == ()


def test_the_wrong_way_round_is_refused(service, sit):
    with refuses(UnreadableError, match="Give the earlier day first"):
        service.pause(sit, day(1), day(0))
    assert not service.pauses_ahead(sit)


def test_the_same_days_again_write_nothing(service, sit):
    service.pause(sit, day(0), day(9))
    newest = service.newest_change()
    assert not service.pause(sit, day(2), day(5)).changed
    assert service.newest_change() == newest
    assert service.pause(None, day(2), day(5)).changed


def test_going_on_leaves_a_pause_to_come(service, sit, clock):
    """Today is asked for again; Christmas stays set aside."""
    service.pause(sit, day(30), day(35))
    service.pause(sit, day(-3), None)
    receipt = service.resume(sit)
    assert service.today_view().rows[0].status is Status.UNLOGGED
    assert service.today_view(day(-1)).rows[0].status is None
    assert [p.first_day for p in service.pauses_ahead(sit)] == [day(30)]
    assert receipt.app == ("Sit quietly goes on; set aside again from Tue 22 Dec. z takes it back.")
    assert not service.resume(sit).changed


def test_going_on_under_a_pause_of_all_says_so(service, sit, talk):
    """Ending one's own pause does not end that of all habits."""
    service.pause(None, day(0), day(4))
    service.pause(sit, day(0), day(9))
    assert service.has_own_pause(sit)
    receipt = service.resume(sit)
    assert receipt.app == "Sit quietly is paused with all habits still. z takes it back."
    assert receipt.command.endswith("All habits are paused still, so it waits with them.")
    assert not service.has_own_pause(sit)
    service.resume(None)
    assert service.asides() == {None: (), sit: (), talk: ()}


def test_every_sentence_fits_a_line_of_a_small_window(service):
    """The way back is never cut off, however long the name."""
    habit, _ = service.add_habit("Fruit and vegetables and more of them", "own")
    service.pause(habit.id, day(30), day(35))
    receipts = [
        service.pause(habit.id, day(-1), day(9)),
        service.resume(habit.id),
        service.archive(habit.id),
    ]
    assert all(len(receipt.app) <= 78 for receipt in receipts), receipts


def test_one_pause_is_taken_back(service, sit):
    service.pause(sit, day(5), day(6))
    service.pause(None, day(-2), day(3))
    ahead = {p.habit_id: p.id for p in service.pauses_ahead(sit)}
    service.take_pause_back(ahead[sit])
    assert [p.habit_id for p in service.pauses_ahead(sit)] == [None]
    service.take_pause_back(ahead[None])
    assert not service.pauses_ahead(sit)
    assert not service.take_pause_back(ahead[sit]).changed
    service.undo()
    service.undo()
    assert len(service.pauses_ahead(sit)) == 2


def test_the_two_weeks_of_a_habit_that_is_not_saved(service, sit):
    """A form shows what lies ahead of it; a pause of all habits holds for it, too."""
    from selfcare.core.values import replace

    service.pause(None, day(1), day(2))
    habit = service.habit(sit)
    unsaved = service.plan_ahead(replace(habit, id=0))
    assert [each.aside for each in unsaved.days[:4]] == [False, True, True, False]
    assert service.plan_ahead(habit).days == unsaved.days

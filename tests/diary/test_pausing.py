"""Setting days aside with a reason, going on, taking one pause back."""

from datetime import date, timedelta

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Status
from selfcare.diary import coming_back, day_views, habit_acts, pausing
from tests.refusing import refuses

SUNDAY = date(2026, 11, 22)


def day(offset):
    return SUNDAY + timedelta(days=offset)


def test_a_pause_ahead_is_one_change(diary, sit):
    """Said with both days and their number; z takes it back whole."""
    receipt = pausing.pause(diary, sit, day(1), day(12), " a  cold\n")
    assert receipt.command == (
        "Sit quietly is set aside from Monday 23 November to Friday 4 December, 12 days. "
        "Its run waits."
    )
    assert receipt.app == ("Sit quietly: set aside Mon 23 Nov to Fri 4 Dec. z takes it back.")
    [aside] = pausing.asides(diary)[sit]
    assert (aside.first_day, aside.last_day, aside.reasons) == (day(1), day(12), ("a cold",))
    coming_back.undo(diary)
    assert pausing.asides(diary)[sit] == ()


def test_the_wrong_way_round_is_refused(diary, sit):
    with refuses(UnreadableError, match="Give the earlier day first"):
        pausing.pause(diary, sit, day(1), day(0))
    assert not pausing.pauses_ahead(diary, sit)


def test_the_same_days_again_write_nothing(diary, sit):
    pausing.pause(diary, sit, day(0), day(9))
    newest = coming_back.newest_change(diary)
    assert not pausing.pause(diary, sit, day(2), day(5)).changed
    assert coming_back.newest_change(diary) == newest
    assert pausing.pause(diary, None, day(2), day(5)).changed


def test_going_on_leaves_a_pause_to_come(diary, sit, clock):
    """Today is asked for again; Christmas stays set aside."""
    pausing.pause(diary, sit, day(30), day(35))
    pausing.pause(diary, sit, day(-3), None)
    receipt = pausing.resume(diary, sit)
    assert day_views.today_view(diary).rows[0].status is Status.UNLOGGED
    assert day_views.today_view(diary, day(-1)).rows[0].status is None
    assert [p.first_day for p in pausing.pauses_ahead(diary, sit)] == [day(30)]
    assert receipt.app == ("Sit quietly goes on; set aside again from Tue 22 Dec. z takes it back.")
    assert not pausing.resume(diary, sit).changed


def test_going_on_under_a_pause_of_all_says_so(diary, sit, talk):
    """Ending one's own pause does not end that of all habits."""
    pausing.pause(diary, None, day(0), day(4))
    pausing.pause(diary, sit, day(0), day(9))
    assert pausing.has_own_pause(diary, sit)
    receipt = pausing.resume(diary, sit)
    assert receipt.app == "Sit quietly is paused with all habits still. z takes it back."
    assert receipt.command.endswith("All habits are paused still, so it waits with them.")
    assert not pausing.has_own_pause(diary, sit)
    pausing.resume(diary, None)
    assert pausing.asides(diary) == {None: (), sit: (), talk: ()}


def test_every_sentence_fits_a_line_of_a_small_window(diary):
    """The way back is never cut off, however long the name."""
    habit, _ = habit_acts.add_habit(diary, "Fruit and vegetables and more of them", "own")
    pausing.pause(diary, habit.id, day(30), day(35))
    receipts = [
        pausing.pause(diary, habit.id, day(-1), day(9)),
        pausing.resume(diary, habit.id),
        habit_acts.archive(diary, habit.id),
    ]
    assert all(len(receipt.app) <= 78 for receipt in receipts), receipts


def test_one_pause_is_taken_back(diary, sit):
    pausing.pause(diary, sit, day(5), day(6))
    pausing.pause(diary, None, day(-2), day(3))
    ahead = {p.habit_id: p.id for p in pausing.pauses_ahead(diary, sit)}
    pausing.take_pause_back(diary, ahead[sit])
    assert [p.habit_id for p in pausing.pauses_ahead(diary, sit)] == [None]
    pausing.take_pause_back(diary, ahead[None])
    assert not pausing.pauses_ahead(diary, sit)
    assert not pausing.take_pause_back(diary, ahead[sit]).changed
    coming_back.undo(diary)
    coming_back.undo(diary)
    assert len(pausing.pauses_ahead(diary, sit)) == 2


def test_the_two_weeks_of_a_habit_that_is_not_saved(diary, sit):
    """A form shows what lies ahead of it; a pause of all habits holds for it, too."""
    from selfcare.core.values import replace

    pausing.pause(diary, None, day(1), day(2))
    habit = diary.habit(sit)
    unsaved = pausing.plan_ahead(diary, replace(habit, id=0))
    assert [each.aside for each in unsaved.days[:4]] == [False, True, True, False]
    assert pausing.plan_ahead(diary, habit).days == unsaved.days

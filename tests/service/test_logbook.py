"""Logging, correcting and removing amounts."""

from datetime import date

import pytest

from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.model import Status
from tests.refusing import refuses

SUNDAY = date(2026, 11, 22)


def row(service, habit_id, day=None):
    """The habit's line of Today."""
    return next(row for row in service.today_view(day).rows if row.habit.id == habit_id)


def test_a_number_adds_and_the_sum_is_said(service, walk):
    """A number adds to the day and the receipt shows the sum."""
    service.log(walk, "12")
    receipt = service.log(walk, "30")
    assert receipt.app == "Walk: 12 + 30 = 42 min today. z takes it back."
    assert receipt.command == (
        "Walk: 12 + 30 = 42 min on Sunday 22 November. 42 of 150 min this week."
    )
    assert receipt.spoken == "Walk, 30 minutes, 42 in all today. 42 of 150 this week."
    assert row(service, walk).amount == 42


def test_equals_sets_the_sum_up_and_down(service, walk):
    """`=` makes it the day's sum: up by one more entry, down by cutting the latest ones."""
    service.log(walk, "12")
    service.log(walk, "30")
    service.log(walk, "=50")
    assert [line.entry.amount for line in service.entries(walk)] == [12, 30, 8]
    service.log(walk, "=20")
    assert [line.entry.amount for line in service.entries(walk)] == [12, 8]
    assert row(service, walk).amount == 20


def test_setting_the_same_sum_writes_nothing(service, walk):
    """A no-op is no change, so undo has nothing extra to take back."""
    service.log(walk, "20")
    newest = service.newest_change()
    receipt = service.log(walk, "=20")
    assert not receipt.changed
    assert service.newest_change() == newest


def test_equals_zero_says_none(service, walk):
    """An explicit zero is known to be none, not open."""
    receipt = service.log(walk, "=0")
    assert receipt.app == "Walk: none today. Noted, nothing more. z takes it back."
    assert row(service, walk).status is Status.NONE
    service.log(walk, "20")
    service.log_none(walk)
    assert row(service, walk).amount == 0


def test_the_usual_is_what_was_logged_last(service, walk, clock):
    """Space logs the amount of the last time."""
    service.log(walk, "35", SUNDAY)
    clock.go(days=1)
    assert row(service, walk).usual == 35
    assert row(service, walk).usual_known
    assert service.log_usual(walk).app == "Walk: 35 min today. z takes it back."


def test_yes_no_stays_done(service, talk):
    """Space on a yes/no habit that is done writes nothing more."""
    assert service.log_usual(talk).app == "Talk with someone: done today. z takes it back."
    again = service.log_usual(talk)
    assert not again.changed
    assert row(service, talk).amount == 1


def test_the_smallest_version_counts(service, walk, sit):
    """`v` logs the smallest version; a day that counts already stays as it is."""
    receipt = service.log_smallest(walk)
    assert receipt.app == "Walk: 5 min, the small version. It counts. z takes it back."
    assert not service.log_smallest(walk).changed
    service.log_smallest(sit)
    assert row(service, sit).status is Status.PARTLY
    assert row(service, sit).amount == 1


def test_steps(service, sit):
    """One step more, one step less, and one less on an open row says none."""
    service.step(sit, None, 1)
    service.step(sit, None, 1)
    assert row(service, sit).amount == 10
    service.step(sit, None, -1)
    assert row(service, sit).amount == 5
    service.clear_day(sit)
    assert row(service, sit).status is Status.UNLOGGED
    service.step(sit, None, -1)
    assert row(service, sit).status is Status.NONE


def test_a_night_is_as_long_as_its_instants(service, sleep):
    """A span belongs to the day of waking and keeps its start and end."""
    service.log(sleep, "2310 650")
    entry = service.entries(sleep)[0].entry
    assert entry.day == SUNDAY
    assert entry.amount == pytest.approx(7 + 40 / 60, abs=1e-6)
    assert entry.started_at is not None
    assert entry.started_at.isoformat() == "2026-11-21T23:10:00+01:00"
    assert entry.ended_at is not None
    assert entry.ended_at.isoformat() == "2026-11-22T06:50:00+01:00"


def test_several_lines_are_one_act(service, walk, sit):
    """Two habits logged with one command are taken back by one undo."""
    service.log_many([(walk, "20"), (sit, "5")])
    service.undo()
    assert row(service, walk).amount is None
    assert row(service, sit).amount is None


def test_one_unreadable_line_writes_nothing(service, walk, sit):
    """When one of several lines cannot be read, none is written."""
    with pytest.raises(UnreadableError):
        service.log_many([(walk, "20"), (sit, "3x")])
    assert not service.entries()


def test_more_than_a_day_has_is_refused(service, walk):
    """A day has 24 hours, also in the sum."""
    service.log(walk, "1400")
    with refuses(UnreadableError, match="in one day"):
        service.log(walk, "60")


def test_a_day_to_come_is_refused(service, walk):
    """A day that has not begun on the wall cannot be logged."""
    with refuses(UnreadableError, match="Monday 23 November begins at 04:00 for you"):
        service.log(walk, "20", date(2026, 11, 23))


def test_after_midnight_belongs_to_the_evening(service, walk, clock):
    """A log at 01:30 belongs to the day before, and the new calendar day is not refused."""
    clock.at("2026-11-23T01:30:00+01:00")
    service.log(walk, "20")
    assert service.entries(walk)[0].entry.day == SUNDAY
    service.log(walk, "10", date(2026, 11, 23))


def test_correcting_an_entry(service, walk):
    """One entry gets another amount; the receipt tells the day's new sum."""
    service.log(walk, "12")
    service.log(walk, "30")
    entry = service.entries(walk)[1].entry
    assert service.edit_entry(entry.id, "20").app == "Walk: 32 min today. z takes it back."
    service.edit_entry(entry.id, "+5")
    assert row(service, walk).amount == 37
    receipt = service.remove_entry(entry.id)
    assert receipt.command == "Walk: 25 min removed on Sunday 22 November. The day has 12 min."
    with pytest.raises(NameProblemError, match="no entry 999"):
        service.edit_entry(999, "5")


def test_an_edit_keeps_the_times_of_the_same_amount(service, sleep):
    """Writing the same amount again keeps when a night began and ended."""
    service.log(sleep, "2310 650")
    entry = service.entries(sleep)[0].entry
    service.edit_entry(entry.id, "740")
    assert service.entries(sleep)[0].entry.started_at == entry.started_at


def test_a_note_on_an_entry(service, walk):
    """An entry's note is kept, changed and emptied."""
    service.log(walk, "12", note="round the block")
    entry = service.entries(walk)[0].entry
    assert entry.note == "round the block"
    assert service.note_entry(entry.id, "round\x1b[31m the lake").changed
    assert service.entries(walk)[0].entry.note == "round\ufffd[31m the lake"
    assert not service.note_entry(entry.id, "round\x1b[31m the lake").changed


def test_a_night_on_the_screen_of_today_goes_to_the_day_of_waking(service, sleep, clock):
    """At 03:30 on Sunday the day on screen is Saturday; 19:30-03:15 ended on Sunday.

    A night that is not over yet, another day on screen, and other habits stay where they are shown.
    """
    clock.at("2026-11-22T03:30:00+01:00")
    saturday = service.today()
    receipt = service.log(sleep, "1930-0315", saturday)
    assert receipt.day == SUNDAY
    assert service.log(sleep, "2310-650", saturday).day == saturday
    assert service.log(sleep, "1930-0315", date(2026, 11, 20)).day == date(2026, 11, 20)

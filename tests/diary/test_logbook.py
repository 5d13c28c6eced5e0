"""Logging, correcting and removing amounts."""

from datetime import date

import pytest

from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.model import Status
from selfcare.diary import coming_back, day_views, logbook, undo_acts
from tests.refusing import refuses

SUNDAY = date(2026, 11, 22)


def row(service, habit_id, day=None):
    """The habit's line of Today."""
    return next(row for row in day_views.today_view(service, day).rows if row.habit.id == habit_id)


def test_a_number_adds_and_the_sum_is_said(service, walk):
    """A number adds to the day and the receipt shows the sum."""
    logbook.log(service, walk, "12")
    receipt = logbook.log(service, walk, "30")
    assert receipt.app == "Walk: 12 + 30 = 42 min today. z takes it back."
    assert receipt.command == (
        "Walk: 12 + 30 = 42 min on Sunday 22 November. 42 of 150 min this week."
    )
    assert receipt.spoken == "Walk, 30 minutes, 42 in all today. 42 of 150 this week."
    assert row(service, walk).amount == 42


def test_equals_sets_the_sum_up_and_down(service, walk):
    """`=` makes it the day's sum: up by one more entry, down by cutting the latest ones."""
    logbook.log(service, walk, "12")
    logbook.log(service, walk, "30")
    logbook.log(service, walk, "=50")
    assert [line.entry.amount for line in day_views.entries(service, walk)] == [12, 30, 8]
    logbook.log(service, walk, "=20")
    assert [line.entry.amount for line in day_views.entries(service, walk)] == [12, 8]
    assert row(service, walk).amount == 20


def test_setting_the_same_sum_writes_nothing(service, walk):
    """A no-op is no change, so undo has nothing extra to take back."""
    logbook.log(service, walk, "20")
    newest = undo_acts.newest_change(service)
    receipt = logbook.log(service, walk, "=20")
    assert not receipt.changed
    assert undo_acts.newest_change(service) == newest


def test_equals_zero_says_none(service, walk):
    """An explicit zero is known to be none, not open."""
    receipt = logbook.log(service, walk, "=0")
    assert receipt.app == "Walk: none today. Noted, nothing more. z takes it back."
    assert row(service, walk).status is Status.NONE
    logbook.log(service, walk, "20")
    logbook.log_none(service, walk)
    assert row(service, walk).amount == 0


def test_the_usual_is_what_was_logged_last(service, walk, clock):
    """Space logs the amount of the last time."""
    logbook.log(service, walk, "35", SUNDAY)
    clock.go(days=1)
    assert row(service, walk).usual == 35
    assert row(service, walk).usual_known
    assert logbook.log_usual(service, walk).app == "Walk: 35 min today. z takes it back."


def test_yes_no_stays_done(service, talk):
    """Space on a yes/no habit that is done writes nothing more."""
    assert logbook.log_usual(service, talk).app == "Talk with someone: done today. z takes it back."
    again = logbook.log_usual(service, talk)
    assert not again.changed
    assert row(service, talk).amount == 1


def test_the_smallest_version_counts(service, walk, sit):
    """`v` logs the smallest version; a day that counts already stays as it is."""
    receipt = logbook.log_smallest(service, walk)
    assert receipt.app == "Walk: 5 min, the small version. It counts. z takes it back."
    assert not logbook.log_smallest(service, walk).changed
    logbook.log_smallest(service, sit)
    assert row(service, sit).status is Status.PARTLY
    assert row(service, sit).amount == 1


def test_steps(service, sit):
    """One step more, one step less, and one less on an open row says none."""
    logbook.step(service, sit, None, 1)
    logbook.step(service, sit, None, 1)
    assert row(service, sit).amount == 10
    logbook.step(service, sit, None, -1)
    assert row(service, sit).amount == 5
    logbook.clear_day(service, sit)
    assert row(service, sit).status is Status.UNLOGGED
    logbook.step(service, sit, None, -1)
    assert row(service, sit).status is Status.NONE


def test_a_night_is_as_long_as_its_instants(service, sleep):
    """A span belongs to the day of waking and keeps its start and end."""
    logbook.log(service, sleep, "2310 650")
    entry = day_views.entries(service, sleep)[0].entry
    assert entry.day == SUNDAY
    assert entry.amount == pytest.approx(7 + 40 / 60, abs=1e-6)
    assert entry.started_at is not None
    assert entry.started_at.isoformat() == "2026-11-21T23:10:00+01:00"
    assert entry.ended_at is not None
    assert entry.ended_at.isoformat() == "2026-11-22T06:50:00+01:00"


def test_several_lines_are_one_act(service, walk, sit):
    """Two habits logged with one command are taken back by one undo."""
    logbook.log_many(service, [(walk, "20"), (sit, "5")])
    coming_back.undo(service)
    assert row(service, walk).amount is None
    assert row(service, sit).amount is None


def test_one_unreadable_line_writes_nothing(service, walk, sit):
    """When one of several lines cannot be read, none is written."""
    with pytest.raises(UnreadableError):
        logbook.log_many(service, [(walk, "20"), (sit, "3x")])
    assert not day_views.entries(service)


def test_more_than_a_day_has_is_refused(service, walk):
    """A day has 24 hours, also in the sum."""
    logbook.log(service, walk, "1400")
    with refuses(UnreadableError, match="in one day"):
        logbook.log(service, walk, "60")


def test_a_day_to_come_is_refused(service, walk):
    """A day that has not begun on the wall cannot be logged."""
    with refuses(UnreadableError, match="Monday 23 November begins at 04:00 for you"):
        logbook.log(service, walk, "20", date(2026, 11, 23))


def test_after_midnight_belongs_to_the_evening(service, walk, clock):
    """A log at 01:30 belongs to the day before, and the new calendar day is not refused."""
    clock.at("2026-11-23T01:30:00+01:00")
    logbook.log(service, walk, "20")
    assert day_views.entries(service, walk)[0].entry.day == SUNDAY
    logbook.log(service, walk, "10", date(2026, 11, 23))


def test_correcting_an_entry(service, walk):
    """One entry gets another amount; the receipt tells the day's new sum."""
    logbook.log(service, walk, "12")
    logbook.log(service, walk, "30")
    entry = day_views.entries(service, walk)[1].entry
    assert logbook.edit_entry(service, entry.id, "20").app == "Walk: 32 min today. z takes it back."
    logbook.edit_entry(service, entry.id, "+5")
    assert row(service, walk).amount == 37
    receipt = logbook.remove_entry(service, entry.id)
    assert receipt.command == "Walk: 25 min removed on Sunday 22 November. The day has 12 min."
    with pytest.raises(NameProblemError, match="no entry 999"):
        logbook.edit_entry(service, 999, "5")


def test_an_edit_keeps_the_times_of_the_same_amount(service, sleep):
    """Writing the same amount again keeps when a night began and ended."""
    logbook.log(service, sleep, "2310 650")
    entry = day_views.entries(service, sleep)[0].entry
    logbook.edit_entry(service, entry.id, "740")
    assert day_views.entries(service, sleep)[0].entry.started_at == entry.started_at


def test_a_note_on_an_entry(service, walk):
    """An entry's note is kept, changed and emptied."""
    logbook.log(service, walk, "12", note="round the block")
    entry = day_views.entries(service, walk)[0].entry
    assert entry.note == "round the block"
    assert logbook.note_entry(service, entry.id, "round\x1b[31m the lake").changed
    assert day_views.entries(service, walk)[0].entry.note == "round\ufffd[31m the lake"
    assert not logbook.note_entry(service, entry.id, "round\x1b[31m the lake").changed


def test_a_night_on_the_screen_of_today_goes_to_the_day_of_waking(service, sleep, clock):
    """At 03:30 on Sunday the day on screen is Saturday; 19:30-03:15 ended on Sunday.

    A night that is not over yet, another day on screen, and other habits stay where they are shown.
    """
    clock.at("2026-11-22T03:30:00+01:00")
    saturday = service.today()
    receipt = logbook.log(service, sleep, "1930-0315", saturday)
    assert receipt.day == SUNDAY
    assert logbook.log(service, sleep, "2310-650", saturday).day == saturday
    assert logbook.log(service, sleep, "1930-0315", date(2026, 11, 20)).day == date(2026, 11, 20)

"""Logging, correcting and removing amounts."""

from datetime import date

import pytest

from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.model import Status
from selfcare.diary import coming_back, day_views, logbook
from tests.refusing import refuses

SUNDAY = date(2026, 11, 22)


def row(diary, habit_id, day=None):
    """The habit's line of Today."""
    return next(row for row in day_views.today_view(diary, day).rows if row.habit.id == habit_id)


def test_a_number_adds_and_the_sum_is_said(diary, walk):
    """A number adds to the day and the receipt shows the sum."""
    logbook.log(diary, walk, "12")
    receipt = logbook.log(diary, walk, "30")
    assert receipt.app == "Walk: 12 + 30 = 42 min today. z takes it back."
    assert receipt.command == (
        "Walk: 12 + 30 = 42 min on Sunday 22 November. 42 of 150 min this week."
    )
    assert receipt.spoken == "Walk, 30 minutes, 42 in all today. 42 of 150 this week."
    assert row(diary, walk).amount == 42


def test_equals_sets_the_sum_up_and_down(diary, walk):
    """`=` makes it the day's sum: up by one more entry, down by cutting the latest ones."""
    logbook.log(diary, walk, "12")
    logbook.log(diary, walk, "30")
    logbook.log(diary, walk, "=50")
    assert [line.entry.amount for line in day_views.entries(diary, walk)] == [12, 30, 8]
    logbook.log(diary, walk, "=20")
    assert [line.entry.amount for line in day_views.entries(diary, walk)] == [12, 8]
    assert row(diary, walk).amount == 20


def test_setting_the_same_sum_writes_nothing(diary, walk):
    """A no-op is no change, so undo has nothing extra to take back."""
    logbook.log(diary, walk, "20")
    newest = coming_back.newest_change(diary)
    receipt = logbook.log(diary, walk, "=20")
    assert not receipt.changed
    assert coming_back.newest_change(diary) == newest


def test_equals_zero_says_none(diary, walk):
    """An explicit zero is known to be none, not open."""
    receipt = logbook.log(diary, walk, "=0")
    assert receipt.app == "Walk: none today. Noted, nothing more. z takes it back."
    assert row(diary, walk).status is Status.NONE
    logbook.log(diary, walk, "20")
    logbook.log_none(diary, walk)
    assert row(diary, walk).amount == 0


def test_the_usual_is_what_was_logged_last(diary, walk, clock):
    """Space logs the amount of the last time."""
    logbook.log(diary, walk, "35", SUNDAY)
    clock.go(days=1)
    assert row(diary, walk).usual == 35
    assert row(diary, walk).usual_known
    assert logbook.log_usual(diary, walk).app == "Walk: 35 min today. z takes it back."


def test_yes_no_stays_done(diary, talk):
    """Space on a yes/no habit that is done writes nothing more."""
    assert logbook.log_usual(diary, talk).app == "Talk with someone: done today. z takes it back."
    again = logbook.log_usual(diary, talk)
    assert not again.changed
    assert row(diary, talk).amount == 1


def test_the_smallest_version_counts(diary, walk, sit):
    """`v` logs the smallest version; a day that counts already stays as it is."""
    receipt = logbook.log_smallest(diary, walk)
    assert receipt.app == "Walk: 5 min, the small version. It counts. z takes it back."
    assert not logbook.log_smallest(diary, walk).changed
    logbook.log_smallest(diary, sit)
    assert row(diary, sit).status is Status.PARTLY
    assert row(diary, sit).amount == 1


def test_steps(diary, sit):
    """One step more, one step less, and one less on an open row says none."""
    logbook.step(diary, sit, None, 1)
    logbook.step(diary, sit, None, 1)
    assert row(diary, sit).amount == 10
    logbook.step(diary, sit, None, -1)
    assert row(diary, sit).amount == 5
    logbook.clear_day(diary, sit)
    assert row(diary, sit).status is Status.UNLOGGED
    logbook.step(diary, sit, None, -1)
    assert row(diary, sit).status is Status.NONE


def test_a_night_is_as_long_as_its_instants(diary, sleep):
    """A span belongs to the day of waking and keeps its start and end."""
    logbook.log(diary, sleep, "2310 650")
    entry = day_views.entries(diary, sleep)[0].entry
    assert entry.day == SUNDAY
    assert entry.amount == pytest.approx(7 + 40 / 60, abs=1e-6)
    assert entry.started_at is not None
    assert entry.started_at.isoformat() == "2026-11-21T23:10:00+01:00"
    assert entry.ended_at is not None
    assert entry.ended_at.isoformat() == "2026-11-22T06:50:00+01:00"


def test_several_lines_are_one_act(diary, walk, sit):
    """Two habits logged with one command are taken back by one undo."""
    logbook.log_many(diary, [(walk, "20"), (sit, "5")])
    coming_back.undo(diary)
    assert row(diary, walk).amount is None
    assert row(diary, sit).amount is None


def test_one_unreadable_line_writes_nothing(diary, walk, sit):
    """When one of several lines cannot be read, none is written."""
    with pytest.raises(UnreadableError):
        logbook.log_many(diary, [(walk, "20"), (sit, "3x")])
    assert not day_views.entries(diary)


def test_more_than_a_day_has_is_refused(diary, walk):
    """A day has 24 hours, also in the sum."""
    logbook.log(diary, walk, "1400")
    with refuses(UnreadableError, match="in one day"):
        logbook.log(diary, walk, "60")


def test_a_day_to_come_is_refused(diary, walk):
    """A day that has not begun on the wall cannot be logged."""
    with refuses(UnreadableError, match="Monday 23 November begins at 04:00 for you"):
        logbook.log(diary, walk, "20", date(2026, 11, 23))


def test_after_midnight_belongs_to_the_evening(diary, walk, clock):
    """A log at 01:30 belongs to the day before, and the new calendar day is not refused."""
    clock.at("2026-11-23T01:30:00+01:00")
    logbook.log(diary, walk, "20")
    assert day_views.entries(diary, walk)[0].entry.day == SUNDAY
    logbook.log(diary, walk, "10", date(2026, 11, 23))


def test_correcting_an_entry(diary, walk):
    """One entry gets another amount; the receipt tells the day's new sum."""
    logbook.log(diary, walk, "12")
    logbook.log(diary, walk, "30")
    entry = day_views.entries(diary, walk)[1].entry
    assert logbook.edit_entry(diary, entry.id, "20").app == "Walk: 32 min today. z takes it back."
    logbook.edit_entry(diary, entry.id, "+5")
    assert row(diary, walk).amount == 37
    receipt = logbook.remove_entry(diary, entry.id)
    assert receipt.command == "Walk: 25 min removed on Sunday 22 November. The day has 12 min."
    with pytest.raises(NameProblemError, match="no entry 999"):
        logbook.edit_entry(diary, 999, "5")


def test_an_edit_keeps_the_times_of_the_same_amount(diary, sleep):
    """Writing the same amount again keeps when a night began and ended."""
    logbook.log(diary, sleep, "2310 650")
    entry = day_views.entries(diary, sleep)[0].entry
    logbook.edit_entry(diary, entry.id, "740")
    assert day_views.entries(diary, sleep)[0].entry.started_at == entry.started_at


def test_a_note_on_an_entry(diary, walk):
    """An entry's note is kept, changed and emptied."""
    logbook.log(diary, walk, "12", note="round the block")
    entry = day_views.entries(diary, walk)[0].entry
    assert entry.note == "round the block"
    assert logbook.note_entry(diary, entry.id, "round\x1b[31m the lake").changed
    assert day_views.entries(diary, walk)[0].entry.note == "round\ufffd[31m the lake"
    assert not logbook.note_entry(diary, entry.id, "round\x1b[31m the lake").changed


def test_a_night_on_the_screen_of_today_goes_to_the_day_of_waking(diary, sleep, clock):
    """At 03:30 on Sunday the day on screen is Saturday; 19:30-03:15 ended on Sunday.

    A night that is not over yet, another day on screen, and other habits stay where they are shown.
    """
    clock.at("2026-11-22T03:30:00+01:00")
    saturday = diary.today()
    receipt = logbook.log(diary, sleep, "1930-0315", saturday)
    assert receipt.day == SUNDAY
    assert logbook.log(diary, sleep, "2310-650", saturday).day == saturday
    assert logbook.log(diary, sleep, "1930-0315", date(2026, 11, 20)).day == date(2026, 11, 20)

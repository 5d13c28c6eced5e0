"""Rest, pauses, days off, closing, the check-in and coming back."""

from datetime import date, timedelta

import pytest

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Status
from selfcare.core.views import Greeting
from selfcare.diary import coming_back, day_acts, day_views, logbook, pausing
from tests.refusing import refuses

SUNDAY = date(2026, 11, 22)


def status(service, habit_id, day=None):
    """The habit's status on a day."""
    return next(r.status for r in day_views.today_view(service, day).rows if r.habit.id == habit_id)


def test_rest_is_for_due_days(service, sit, walk):
    """A due-day habit rests and wakes again; a period plan is told about the day off."""
    assert (
        day_acts.rest(service, sit).app
        == "Sit quietly rests today. Its run waits. z takes it back."
    )
    assert status(service, sit) is Status.REST
    day_acts.rest(service, sit)
    assert status(service, sit) is Status.UNLOGGED
    offered = day_acts.rest(service, walk)
    assert not offered.changed
    assert "o sets the whole day aside." in offered.app


def test_rest_words_for_days_a_week(service, talk):
    """A 5-a-week habit is free today anyway."""
    assert day_acts.rest(service, talk).app == (
        "Talk with someone asks for 5 of 7 days, so today can be free anyway. "
        "o sets the whole day aside."
    )


def test_a_logged_day_does_not_rest(service, sit):
    """An entry wins over rest."""
    logbook.log(service, sit, "5")
    assert not day_acts.rest(service, sit).changed


def test_day_off_sets_open_lines_aside(service, sit, walk):
    """A day off leaves what was logged and sets the rest aside; again takes it back."""
    logbook.log(service, walk, "20")
    receipt = day_acts.day_off(service)
    assert receipt.app == "Day off. Everything still open is set aside today. z takes it back."
    assert status(service, sit) is Status.PAUSED
    assert status(service, walk) is Status.DONE
    day_acts.day_off(service)
    assert status(service, sit) is Status.UNLOGGED


def test_pause_and_resume(service, sit, clock):
    """A pause holds from its first day on until it is ended."""
    pausing.pause(service, sit, SUNDAY - timedelta(days=2))
    assert status(service, sit) is Status.PAUSED
    assert not pausing.pause(service, sit, SUNDAY).changed
    clock.go(days=3)
    pausing.resume(service, sit)
    assert status(service, sit) is Status.UNLOGGED
    assert status(service, sit, SUNDAY + timedelta(days=2)) is Status.PAUSED
    assert not pausing.resume(service, sit).changed


def test_a_pause_ends_after_it_begins(service, sit):
    """A span the wrong way round is refused."""
    with refuses(UnreadableError, match="earlier day first"):
        pausing.pause(service, sit, SUNDAY, SUNDAY - timedelta(days=1))


def test_closing_counts_open_lines_as_none(service, sit, walk, sleep):
    """`c` says none of every open at-least habit but sleep, and takes that back."""
    logbook.log(service, walk, "20")
    receipt = day_acts.close_day(service)
    assert receipt.app == "That's all for Sunday. 1 open line counts as none. z takes it back."
    assert status(service, sit) is Status.NONE
    assert status(service, sleep) is Status.UNLOGGED
    day_acts.close_day(service)
    assert status(service, sit) is Status.UNLOGGED


def test_one_mood_on_a_hard_day_costs_nothing(service, sit, clock):
    """A check-in alone closes no day: the habits stay open."""
    day_acts.rate(service, mood=2)
    clock.go(days=1)
    assert status(service, sit, SUNDAY) is Status.UNLOGGED


def test_a_mood_and_an_entry_close_a_day_that_is_over(service, sit, walk, clock):
    """A day with a mood and an entry counts untouched habits as none, once it is over."""
    day_acts.rate(service, mood=6)
    logbook.log(service, walk, "20")
    assert status(service, sit) is Status.UNLOGGED
    clock.go(days=1)
    assert status(service, sit, SUNDAY) is Status.NONE


def test_ratings_given_together_are_one_act(service):
    """Three ratings in one sitting are taken back by one undo; a later correction alone."""
    day_acts.rate(service, mood=7)
    day_acts.rate(service, energy=5)
    assert day_acts.rate(service, stress=3).command == (
        "Mood 7, energy 5, stress 3 on Sunday 22 November."
    )
    day_acts.rate(service, mood=6)
    coming_back.undo(service)
    assert day_views.today_view(service).checkin.mood == 7
    coming_back.undo(service)
    checkin = day_views.today_view(service).checkin
    assert (checkin.mood, checkin.energy, checkin.stress) == (None, None, None)


def test_ratings_stay_within_their_scale(service):
    """A rating is 0 to 10."""
    with pytest.raises(UnreadableError, match="from 0 to 10"):
        day_acts.rate(service, mood=11)


def test_a_note_keeps_its_words(service):
    """The day's note is cleaned and kept."""
    day_acts.note_day(service, None, "Long walk [/b] with Ana\r\nafter lunch. ")
    assert day_views.today_view(service).checkin.note == "Long walk [/b] with Ana\nafter lunch."
    day_acts.note_day(service, None, "")
    assert day_views.today_view(service).checkin.note == ""


@pytest.mark.parametrize(
    ("days", "greeting"),
    [
        (1, Greeting.NOTHING),
        (3, Greeting.NOTHING),
        (4, Greeting.SHORT_GAP),
        (7, Greeting.SHORT_GAP),
        (8, Greeting.WELCOME_BACK),
        (35, Greeting.WELCOME_BACK),
    ],
)
def test_coming_back(service, walk, clock, days, greeting):
    """3 to 6 open days are one line, 7 or more the panel."""
    logbook.log(service, walk, "20")
    clock.go(days=days)
    view = day_views.today_view(service)
    assert view.greeting is greeting
    if view.gap:
        assert view.gap.last_logged == SUNDAY
        assert view.gap.days == days - 1


def test_welcome_back_steps_aside(service, walk, clock):
    """It is gone once answered, or once anything is logged."""
    logbook.log(service, walk, "20")
    clock.go(days=35)
    assert day_views.today_view(service).greeting is Greeting.WELCOME_BACK
    coming_back.start_from_today(service)
    assert day_views.today_view(service).greeting is Greeting.NOTHING
    clock.go(days=1)
    assert day_views.today_view(service).greeting is Greeting.WELCOME_BACK
    day_acts.rate(service, mood=5)
    assert day_views.today_view(service).greeting is Greeting.NOTHING


def test_setting_the_gap_aside_keeps_the_run(service, sit, clock):
    """Days set aside are left out of the run; z takes it back."""
    for back in range(10, 0, -1):
        logbook.log(service, sit, "5", SUNDAY - timedelta(days=back - 1))
    clock.go(days=35)
    service.load_all()
    gap = day_views.today_view(service).gap
    assert gap is not None
    receipt = coming_back.set_aside(service, gap)
    assert receipt.spoken == (
        "23 November to 26 December, 34 days off for every habit. Runs carry on."
    )
    row = day_views.today_view(service).rows[0]
    assert row.run is not None
    assert row.run.current == 10
    coming_back.undo(service)
    assert day_views.today_view(service).rows[0].run.current == 0


def test_first_day(service, walk):
    """Before anything was logged on an earlier day, it is the first day."""
    assert day_views.today_view(service).greeting is Greeting.FIRST_DAY
    logbook.log(service, walk, "5")
    assert day_views.today_view(service).greeting is Greeting.FIRST_DAY


def test_numbers_and_a_note_are_one_act(service):
    """A check-in with ratings and a note is taken back by one undo."""
    receipt = day_acts.check_in(service, None, "A quiet day.", mood=6)
    assert receipt.command == "Mood 6, note kept on Sunday 22 November."
    coming_back.undo(service)
    checkin = day_views.today_view(service).checkin
    assert (checkin.mood, checkin.note) == (None, "")

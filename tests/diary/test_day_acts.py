"""Rest, pauses, days off, closing, the check-in and coming back."""

from datetime import date, timedelta

import pytest

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Status
from selfcare.core.views import Greeting
from selfcare.diary import coming_back, day_acts, day_views, logbook, pausing
from tests.refusing import refuses
from tests.there import there

SUNDAY = date(2026, 11, 22)


def status(diary, habit_id, day=None):
    """The habit's status on a day."""
    return next(r.status for r in day_views.today_view(diary, day).rows if r.habit.id == habit_id)


def test_rest_is_for_due_days(diary, sit, walk):
    """A due-day habit rests and wakes again; a period plan is told about the day off."""
    assert (
        day_acts.rest(diary, sit).app == "Sit quietly rests today. Its run waits. z takes it back."
    )
    assert status(diary, sit) is Status.REST
    day_acts.rest(diary, sit)
    assert status(diary, sit) is Status.UNLOGGED
    offered = day_acts.rest(diary, walk)
    assert not offered.changed
    assert "o sets the whole day aside." in offered.app


def test_rest_words_for_days_a_week(diary, talk):
    """A 5-a-week habit is free today anyway."""
    assert day_acts.rest(diary, talk).app == (
        "Talk with someone asks for 5 of 7 days, so today can be free anyway. "
        "o sets the whole day aside."
    )


def test_a_logged_day_does_not_rest(diary, sit):
    """An entry wins over rest."""
    logbook.log(diary, sit, "5")
    assert not day_acts.rest(diary, sit).changed


def test_day_off_sets_open_lines_aside(diary, sit, walk):
    """A day off leaves what was logged and sets the rest aside; again takes it back."""
    logbook.log(diary, walk, "20")
    receipt = day_acts.day_off(diary)
    assert receipt.app == "Day off. Everything still open is set aside today. z takes it back."
    assert status(diary, sit) is Status.PAUSED
    assert status(diary, walk) is Status.DONE
    day_acts.day_off(diary)
    assert status(diary, sit) is Status.UNLOGGED


def test_pause_and_resume(diary, sit, clock):
    """A pause holds from its first day on until it is ended."""
    pausing.pause(diary, sit, SUNDAY - timedelta(days=2))
    assert status(diary, sit) is Status.PAUSED
    assert not pausing.pause(diary, sit, SUNDAY).changed
    clock.go(days=3)
    pausing.resume(diary, sit)
    assert status(diary, sit) is Status.UNLOGGED
    assert status(diary, sit, SUNDAY + timedelta(days=2)) is Status.PAUSED
    assert not pausing.resume(diary, sit).changed


def test_a_pause_ends_after_it_begins(diary, sit):
    """A span the wrong way round is refused."""
    with refuses(UnreadableError, match="earlier day first"):
        pausing.pause(diary, sit, SUNDAY, SUNDAY - timedelta(days=1))


def test_closing_counts_open_lines_as_none(diary, sit, walk, sleep):
    """`c` says none of every open at-least habit but sleep, and takes that back."""
    logbook.log(diary, walk, "20")
    receipt = day_acts.close_day(diary)
    assert receipt.app == "That's all for Sunday. 1 open line counts as none. z takes it back."
    assert status(diary, sit) is Status.NONE
    assert status(diary, sleep) is Status.UNLOGGED
    day_acts.close_day(diary)
    assert status(diary, sit) is Status.UNLOGGED


def test_one_mood_on_a_hard_day_costs_nothing(diary, sit, clock):
    """A check-in alone closes no day: the habits stay open."""
    day_acts.rate(diary, mood=2)
    clock.go(days=1)
    assert status(diary, sit, SUNDAY) is Status.UNLOGGED


def test_a_mood_and_an_entry_close_a_day_that_is_over(diary, sit, walk, clock):
    """A day with a mood and an entry counts untouched habits as none, once it is over."""
    day_acts.rate(diary, mood=6)
    logbook.log(diary, walk, "20")
    assert status(diary, sit) is Status.UNLOGGED
    clock.go(days=1)
    assert status(diary, sit, SUNDAY) is Status.NONE


def test_ratings_given_together_are_one_act(diary):
    """Three ratings in one sitting are taken back by one undo; a later correction alone."""
    day_acts.rate(diary, mood=7)
    day_acts.rate(diary, energy=5)
    assert day_acts.rate(diary, stress=3).command == (
        "Mood 7, energy 5, stress 3 on Sunday 22 November."
    )
    day_acts.rate(diary, mood=6)
    coming_back.undo(diary)
    assert day_views.today_view(diary).checkin.mood == 7
    coming_back.undo(diary)
    checkin = day_views.today_view(diary).checkin
    assert (checkin.mood, checkin.energy, checkin.stress) == (None, None, None)


def test_ratings_stay_within_their_scale(diary):
    """A rating is 0 to 10."""
    with pytest.raises(UnreadableError, match="from 0 to 10"):
        day_acts.rate(diary, mood=11)


def test_a_note_keeps_its_words(diary):
    """The day's note is cleaned and kept."""
    day_acts.note_day(diary, None, "Long walk [/b] with Ana\r\nafter lunch. ")
    assert day_views.today_view(diary).checkin.note == "Long walk [/b] with Ana\nafter lunch."
    day_acts.note_day(diary, None, "")
    assert day_views.today_view(diary).checkin.note == ""


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
def test_coming_back(diary, walk, clock, days, greeting):
    """3 to 6 open days are one line, 7 or more the panel."""
    logbook.log(diary, walk, "20")
    clock.go(days=days)
    view = day_views.today_view(diary)
    assert view.greeting is greeting
    if view.gap:
        assert view.gap.last_logged == SUNDAY
        assert view.gap.days == days - 1


def test_welcome_back_steps_aside(diary, walk, clock):
    """It is gone once answered, or once anything is logged."""
    logbook.log(diary, walk, "20")
    clock.go(days=35)
    assert day_views.today_view(diary).greeting is Greeting.WELCOME_BACK
    coming_back.start_from_today(diary)
    assert day_views.today_view(diary).greeting is Greeting.NOTHING
    clock.go(days=1)
    assert day_views.today_view(diary).greeting is Greeting.WELCOME_BACK
    day_acts.rate(diary, mood=5)
    assert day_views.today_view(diary).greeting is Greeting.NOTHING


def test_setting_the_gap_aside_keeps_the_run(diary, sit, clock):
    """Days set aside are left out of the run; z takes it back."""
    for back in range(10, 0, -1):
        logbook.log(diary, sit, "5", SUNDAY - timedelta(days=back - 1))
    clock.go(days=35)
    diary.load_all()
    gap = day_views.today_view(diary).gap
    assert gap is not None
    receipt = coming_back.set_aside(diary, gap)
    assert receipt.spoken == (
        "23 November to 26 December, 34 days off for every habit. Runs carry on."
    )
    row = day_views.today_view(diary).rows[0]
    assert row.run is not None
    assert row.run.current == 10
    coming_back.undo(diary)
    assert there(day_views.today_view(diary).rows[0].run).current == 0


def test_first_day(diary, walk):
    """Before anything was logged on an earlier day, it is the first day."""
    assert day_views.today_view(diary).greeting is Greeting.FIRST_DAY
    logbook.log(diary, walk, "5")
    assert day_views.today_view(diary).greeting is Greeting.FIRST_DAY


def test_numbers_and_a_note_are_one_act(diary):
    """A check-in with ratings and a note is taken back by one undo."""
    receipt = day_acts.check_in(diary, None, "A quiet day.", mood=6)
    assert receipt.command == "Mood 6, note kept on Sunday 22 November."
    coming_back.undo(diary)
    checkin = day_views.today_view(diary).checkin
    assert (checkin.mood, checkin.note) == (None, "")

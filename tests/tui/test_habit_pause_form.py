"""The form of a pause as a value."""

from datetime import date, timedelta

import pytest

from selfcare.tui.screens.habit_pause_form import FIRST, LAST, REASON, WHO, PauseForm

SUNDAY = date(2026, 11, 22)


def _pressed(form: PauseForm, *keys: str) -> PauseForm:
    for key in keys:
        form = form.press(key, key if len(key) == 1 else None)
    return form


def _form(first: str = "", last: str = "", *, periodic: bool = False) -> PauseForm:
    form = PauseForm(SUNDAY, "Walk", periodic)
    form = _pressed(form, *first) if first else form
    return _pressed(form.at_line(LAST), *last) if last else form


def test_as_it_opens_it_begins_today_and_has_no_end() -> None:
    form = _form()
    assert (form.first_day(), form.last_day()) == (SUNDAY, None)
    assert form.sentence() == (
        "Walk is set aside from Sunday 22 November until you come back. Its run waits."
    )


def test_the_first_letter_replaces_the_day_that_was_filled_in() -> None:
    """Nobody has to empty `today` first; a second word is typed after the first."""
    form = _form("tomorrow")
    assert form.text(FIRST) == "tomorrow"
    stepped = _pressed(form, "right")
    assert stepped.text(FIRST) == "2026-11-24"
    assert _pressed(stepped, *"mon").text(FIRST) == "mon"
    assert _pressed(stepped, "backspace").text(FIRST) == ""


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("tomorrow", "fri", 5),
        ("tomorrow", "sun", 7),
        ("2026-11-27", "fri", 1),
        ("-3", "today", 4),
        ("today", "2026-12-03", 12),
    ],
)
def test_a_weekday_at_the_end_is_not_before_the_beginning(first: str, last: str, days: int) -> None:
    form = _form(first, last)
    end = form.last_day()
    assert end is not None
    assert (end - form.first_day()).days + 1 == days


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("soon", "", "I can't read the day soon."),
        ("tomorrow", "yesterday", "Give the earlier day first."),
        ("today", "later", "I can't read the day later."),
    ],
)
def test_what_does_not_fit_is_said(first: str, last: str, words: str) -> None:
    assert words in _form(first, last).sentence()


def test_arrows_step_days_and_pages_step_weeks() -> None:
    """A last day begins at the first one; stepped before it, the end is open again."""
    form = _pressed(_form(), "right", "pagedown", "left")
    assert form.first_day() == SUNDAY + timedelta(days=7)
    last = form.at_line(LAST)
    assert _pressed(last, "left").last_day() is None
    assert _pressed(last, "right").last_day() == form.first_day()
    assert _pressed(last, "right", "right", "left", "left").last_day() is None
    assert _pressed(last, "pagedown").last_day() == form.first_day() + timedelta(days=6)


def test_a_day_that_cannot_be_read_is_stepped_from_today() -> None:
    assert _pressed(_form("soon"), "right").first_day() == SUNDAY + timedelta(days=1)


def test_for_all_habits_the_sentence_says_so() -> None:
    form = _pressed(_form(periodic=True).at_line(WHO), "right")
    assert form.sentence().startswith("All habits are set aside from Sunday 22 November")
    assert "asks for the days that are left" not in form.sentence()
    assert "asks for the days that are left" in _pressed(form, "left").sentence()


def test_without_a_habit_there_is_nothing_to_choose() -> None:
    form = PauseForm(SUNDAY, None, everyone=True)
    assert form.lines == (FIRST, LAST, REASON)
    assert form.sentence().startswith("All habits")


def test_pasted_days_and_reasons() -> None:
    form = _form().typed("2026-12-01").at_line(REASON).typed("a  cold\n")
    assert (form.first_day(), form.text(REASON)) == (date(2026, 12, 1), "a cold")
    assert form.at_line(WHO).typed("x") == form.at_line(WHO)

"""The form of a habit as a value."""

from datetime import date

import pytest

from selfcare.content.starters import starters, templates
from selfcare.core.model import Area, Habit, Rule
from selfcare.core.plan import Daily, DaysPerPeriod, Period
from selfcare.tui.screens.habit_form import (
    ALL_DAYS,
    AREA,
    FROM_TODAY,
    GOAL,
    HOLDS,
    IF_THEN,
    NAME,
    NOTE,
    PLAN,
    SMALLEST,
    START,
    UNIT,
    HabitForm,
)
from selfcare.tui.screens.habit_form_words import holds_words, line_words, preview

TODAY = date(2026, 11, 22)
WALK = Habit(
    7, "u", "Walk", Area.EXERCISE, date(2026, 1, 5),
    (Rule(date(2026, 1, 5), "min", Daily(), 10.0, None, 5.0),),
    if_then="If the kettle is on, then shoes on.", note="Why: fresh air.\nHow: with Ana.",
)  # fmt: skip


def _pressed(form: HabitForm, *keys: str) -> HabitForm:
    for key in keys:
        form = form.press(key, key if len(key) == 1 else None)
    return form


def test_a_name_alone_is_enough() -> None:
    form = _pressed(HabitForm.blank(), *"Piano")
    assert form.problem(frozenset()) is None
    assert preview(form, frozenset()) == "Piano: every day, any amount."


def test_without_a_name_it_says_so() -> None:
    assert HabitForm.blank().problem(frozenset()) == "It needs a name."


def test_a_taken_name_is_refused_in_any_case() -> None:
    form = _pressed(HabitForm.blank(), *"WALK")
    assert "already" in (form.problem(frozenset({"walk"})) or "")


def test_what_cannot_be_read_is_said_while_typing() -> None:
    form = _pressed(
        HabitForm.blank(), *"Piano", "down", "down", "down", "ctrl+u", *"x", "backspace"
    )
    assert form.at == GOAL
    wrong = _pressed(form, *"abc")
    assert "goal abc" in (wrong.problem(frozenset()) or "")


def test_a_smallest_version_above_the_goal_is_refused() -> None:
    form = _pressed(HabitForm.blank(), *"Piano")
    for line, text in ((UNIT, "min"), (GOAL, ">=5"), (SMALLEST, "10")):
        form = form.with_line(line, form.values[line].press("ctrl+u").typed(text))
    assert "more than the goal" in (form.problem(frozenset()) or "")


def test_every_starter_and_template_fits() -> None:
    """Each of what the form can start from is a habit as it stands, at its start plan."""
    form = _pressed(HabitForm.blank(), "up")
    for each in (*starters(), *templates()):
        form = _pressed(form, "right")
        assert form.text(NAME) == each.name
        assert form.text(PLAN) == each.start_plan
        assert form.problem(frozenset()) is None
    assert _pressed(form, "right").text(NAME) == ""


def test_areas_are_chosen_with_arrows_or_their_first_letter() -> None:
    form = _pressed(HabitForm.blank(), "down")
    assert form.at == AREA
    assert _pressed(form, "e").text(AREA) == "exercise"
    assert _pressed(form, "e", "e").text(AREA) == "eating"
    assert _pressed(form, "right").text(AREA) == "mindfulness"


def test_every_line_can_be_filled_without_letters() -> None:
    """PgDn offers units, goals and plans, so that no Latin letter is needed."""
    form = _pressed(HabitForm.blank(), *"Ход", "down", "down", "pagedown", "down", "pagedown")
    form = _pressed(form, "down", "pagedown")
    assert (form.text(UNIT), form.text(GOAL), form.text(PLAN)) == ("min", ">=1", "5/week")
    assert form.problem(frozenset()) is None


def test_a_draft_comes_back_as_it_was() -> None:
    form = _pressed(HabitForm.blank(), *"Piano", "down", "e")
    again = HabitForm.from_draft(form.draft)
    assert again is not None
    assert again.draft == form.draft
    assert HabitForm.from_draft("something else") is None


def test_a_draft_keeps_a_note_of_several_lines() -> None:
    form = HabitForm.blank().with_line(NOTE, HabitForm.blank().values[NOTE].typed("one\ntwo"))
    again = HabitForm.from_draft(form.draft)
    assert again is not None
    assert again.text(NOTE) == "one\ntwo"


def test_a_habit_that_is_edited_shows_all_it_has() -> None:
    """Also its note, whole; and nothing has changed as it opens."""
    form = HabitForm.of(WALK, WALK.rules[0])
    assert (form.text(NAME), form.text(GOAL), form.text(SMALLEST)) == ("Walk", ">=10", "5")
    assert form.text(NOTE) == "Why: fresh air.\nHow: with Ana."
    assert (form.lines[-1], form.text(HOLDS)) == (HOLDS, FROM_TODAY)
    assert START not in form.lines
    assert form.changed(form) == {}


def test_what_is_asked_of_the_two_weeks_is_what_would_be_kept() -> None:
    """From today: the old rule before it; for all days: the new one alone."""
    before = HabitForm.of(WALK, WALK.rules[0])
    plan = before.with_line(PLAN, before.values[PLAN].press("ctrl+u").typed("5/week"))
    habit = plan.habit(WALK, TODAY)
    assert [rule.from_day for rule in habit.rules] == [date(2026, 1, 5), TODAY]
    assert habit.rule_on(TODAY).plan == DaysPerPeriod(5, Period.WEEK)
    everywhere = _pressed(plan, "up")
    assert everywhere.at == HOLDS
    everywhere = _pressed(everywhere, "right")
    assert everywhere.text(HOLDS) == ALL_DAYS
    assert len(everywhere.habit(WALK, TODAY).rules) == 1


def test_each_way_to_hold_says_what_it_changes() -> None:
    before = HabitForm.of(WALK, WALK.rules[0])
    assert "nothing to hold yet" in holds_words(before, before)
    now = before.with_line(UNIT, before.values[UNIT].press("ctrl+u").typed("pages"))
    assert "Days before today keep" in holds_words(now, before)
    always = now.with_line(HOLDS, now.values[HOLDS].press("ctrl+u").typed(ALL_DAYS))
    assert "Every day there ever was" in holds_words(always, before)
    assert "20 min become 20 pages" in holds_words(always, before)


@pytest.mark.parametrize(
    ("line", "typed", "words"),
    [
        (NAME, "Piano", "A name is enough; every other line can stay as it is."),
        (NAME, "P" * 170, "170 of 200 characters."),
        (UNIT, "min", "Type 30 for half an hour, or 1h15."),
        (UNIT, "pages", "Type 3 for 3 pages."),
        (GOAL, "any", "Any amount above 0 makes a day done."),
        (GOAL, ">=20", "A day is done with at least 20 times; less is partly."),
        (GOAL, "7-9", "A day is done with 7 times to 9 times; less or more is partly."),
        (GOAL, "<=2", "A day is done with at most twice, and with none at all."),
        (SMALLEST, "", "Left empty, any amount above 0 keeps the run."),
        (SMALLEST, "2", "Twice keeps the run on a hard day."),
        (IF_THEN, "", "Left empty, the plan stands there on Today."),
        (IF_THEN, "If x, then y.", "It stands under the habit on Today."),
        (NOTE, "For me", "i on Habits shows it again."),
    ],
)
def test_the_line_at_hand_says_what_it_makes(line: str, typed: str, words: str) -> None:
    """While it is typed, in one sentence."""
    form = HabitForm.blank(TODAY)
    form = form.with_line(line, form.values[line].press("ctrl+u").typed(typed))
    while form.at != line:
        form = form.moved(1)
    assert form.line_problem(line, frozenset()) is None
    assert line_words(form, HabitForm.blank(TODAY), None) == words


@pytest.mark.parametrize(
    ("line", "typed", "words"),
    [
        (UNIT, "", "A unit is a short word"),
        (GOAL, "lots", "I can't read the goal lots."),
        (PLAN, "now and then", "I can't read the plan now and then."),
        (PLAN, "9/week", "1 to 7 days a week"),
        (PLAN, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no day"),
        (SMALLEST, "a bit", "I can't read a bit."),
    ],
)
def test_the_line_at_hand_says_what_does_not_fit(line: str, typed: str, words: str) -> None:
    """The line's own problem, and no other line's."""
    form = HabitForm.blank(TODAY)
    form = form.with_line(line, form.values[line].press("ctrl+u").typed(typed))
    assert words in (form.line_problem(line, frozenset()) or "")
    others = [each for each in form.lines if each not in {line, NAME}]
    assert [form.line_problem(each, frozenset()) for each in others] == [None] * len(others)


def test_a_starter_says_what_comes_later() -> None:
    """It begins with its start value; the full one is named."""
    form = _pressed(HabitForm.blank(TODAY), "up", "right")
    assert line_words(form, form, None) == (
        "It begins with 3 days a week; 5 days a week is the full one, for later."
    )


def test_what_is_typed_below_stays_with_another_template() -> None:
    """If-then line and note are one's own; a template does not take them away."""
    form = _pressed(HabitForm.blank(TODAY), "up", "up", *"mine", "down", "right", "right")
    assert form.at == START
    assert form.text(NOTE) == "mine"
    assert _pressed(form, "left", "left").text(NOTE) == "mine"

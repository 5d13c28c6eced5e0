"""The form of a habit as a value."""

from selfcare.content.starters import starters, templates
from selfcare.tui.screens.habit_form import AREA, GOAL, NAME, PLAN, SMALLEST, UNIT, HabitForm


def _pressed(form: HabitForm, *keys: str) -> HabitForm:
    for key in keys:
        form = form.press(key, key if len(key) == 1 else None)
    return form


def test_a_name_alone_is_enough() -> None:
    form = _pressed(HabitForm.blank(), *"Piano")
    assert form.problem(frozenset()) is None
    assert form.preview() == "Piano: every day, any amount."


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

"""What fits in the form of a habit."""

import pytest

from selfcare.diary import open_diary
from selfcare.forms.care import pause_form, share_form
from selfcare.forms.habit import new_habit_form


@pytest.mark.parametrize(("unit", "fits"), [("h", True), ("hours", True), ("steps", False)])
def test_a_number_of_one_reading_is_a_goal(db_path, unit, fits):
    """No day has 1,000 hours, so 1.000 is one of them; of steps both readings are asked about."""
    with open_diary(db_path) as diary:
        form, _ = new_habit_form(diary, None)
        problem = form.problem("goal", {**form.answers, "unit": unit, "goal": "1.000"})
    assert (not problem) is fits


def test_what_a_person_typed_is_no_default(db_path):
    """The first letter replaces a start value, never what came back from a draft."""
    with open_diary(db_path) as diary:
        form, _ = new_habit_form(diary, None)
    shown = form.with_answers({**form.answers, "unit": "min"})
    assert [each.key for each in form.fields if each.is_default] == [
        "unit", "goal", "plan", "smallest",
    ]  # fmt: skip
    assert [each.key for each in shown.fields if each.is_default] == ["goal", "plan", "smallest"]


def test_days_that_stand_there_are_replaced_by_the_first_letter(db_path):
    """Both of the sheet to share, and the first of a pause."""
    with open_diary(db_path) as diary:
        days = {
            (form.title, each.key)
            for form in (share_form(diary), pause_form(diary, None))
            for each in form.fields
            if each.is_default
        }
    assert {key for title, key in days if title.startswith("A sheet")} == {"first", "last"}
    assert {key for title, key in days if title.startswith("Set")} == {"first"}

"""What fits in the form of a habit."""

import pytest

from selfcare.forms.habit import new_habit_form
from selfcare.service import open_selfcare


@pytest.mark.parametrize(("unit", "fits"), [("h", True), ("hours", True), ("steps", False)])
def test_a_number_of_one_reading_is_a_goal(db_path, unit, fits):
    """No day has 1,000 hours, so 1.000 is one of them; of steps both readings are asked about."""
    with open_selfcare(db_path) as service:
        form, _ = new_habit_form(service, None)
        problem = form.problem("goal", {**form.answers, "unit": unit, "goal": "1.000"})
    assert (not problem) is fits

"""How the weekly number is made, step by step, and the tone of every sentence."""

import re
from datetime import date, timedelta

import pytest

from selfcare.core.model import Area
from selfcare.core.plan import AmountPerPeriod, Period
from selfcare.core.resilience.measure import Usual, blend
from selfcare.core.resilience.parts import AreaPractice, HabitPractice, Share
from selfcare.core.resilience.summary import WeekSummary
from selfcare.core.values import replace
from selfcare.core.views import WeekFigure
from selfcare.words.week import (
    PICTURE,
    WAITING,
    first_week_line,
    head_lines,
    part_lines,
    untouched_line,
)
from selfcare.words.week_steps import how_it_is_made
from tests.core.weeks_to_tell import log_week, started, week

MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)
ABOUT = Usual(0, 66, 5, 0.6, 5)
WORKED_D = blend((67.867, 58, 74), 61.163, 81.333, (66.630, 4.083))
WORKED_B = blend((77.5, 55, 90), None, None, None)
MONTH = WeekFigure(1, 3, period="month")
NEVER = re.compile(r"\b(missed|failed|broken|bad|lost|should|only)\b|!", re.IGNORECASE)


def steps_of(found: WeekSummary) -> dict[str, str]:
    """How it is made, by title."""
    return {step.title: "\n".join(step.lines) for step in how_it_is_made(found)}


def test_how_it_is_made_has_this_weeks_numbers() -> None:
    """Each step of the hard week with its own figures, down to the sum."""
    found = log_week(MONDAY)
    steps = steps_of(found)
    assert list(steps) == [
        "What this is", "Enough for a summary", "Your plan", "Rhythm", "Coming back",
        "Holding up", "All together", "The word", "Your usual",
    ]  # fmt: skip
    assert found.blend is not None
    assert "This week has 6 days with a mood" in steps["Enough for a summary"]
    assert "Walk: (45 + 1 unknown x 18.46) / 150 min = 0.42" in steps["Your plan"]
    assert "Stretch: 2 days" not in steps["Your plan"]
    assert f"= {found.practice.value:.1f}, from" in steps["Your plan"]
    assert f"= {found.steadiness.value:.1f}." in steps["Rhythm"]
    assert f"= {found.recovery.value:.1f}." in steps["Coming back"]
    assert f"= {found.holding.value:.1f}, give or take" in steps["Holding up"]
    assert f"/ 100 = {found.blend.index:.1f}." in steps["All together"]
    assert "is a steady week" in steps["The word"]
    assert "the middle one is" in steps["Your usual"]


def test_how_a_gated_week_is_made() -> None:
    """The parts say what they wait for, and there is no sum."""
    tuesday = MONDAY + timedelta(days=1)
    steps = steps_of(started(tuesday + timedelta(days=1), tuesday))
    assert "All together" not in steps
    assert "so the timing of sleep is left out" in steps["Rhythm"]
    assert "so strength is left out" in steps["Rhythm"]
    assert "so low spells are left out" in steps["Coming back"]
    assert "no dips to come back from" in steps["Coming back"]
    assert "0 of 14" in steps["Holding up"]
    assert "The week is not over" in steps["Your plan"]
    quiet = steps_of(log_week(date(2026, 10, 19)))
    assert "No habit has most of its days logged yet." in quiet["Your plan"]
    assert "nothing was asked for" in quiet["Your plan"]
    assert "Days with mood and stress this week: 0 of 4." in quiet["Holding up"]


def test_how_a_wide_and_borderline_week_is_made() -> None:
    """Why there is no number, why it says borderline, and how many weeks a usual takes."""
    steps = steps_of(week(replace(WORKED_B, borderline=True)))
    assert "the range without the number" in steps["All together"]
    assert "so it says borderline" in steps["The word"]
    assert "It takes 4 summaries in the eight weeks before; there are" in steps["Your usual"]


def everything(found: WeekSummary) -> list[str]:
    """Every whole sentence of a week."""
    said = [*head_lines(found), *head_lines(found, number=False)]
    said += [line.sentence for line in part_lines(found)]
    said += [first_week_line(found), untouched_line(found)]
    said += [line for step in how_it_is_made(found) for line in step.lines]
    return [line for line in said if line]


@pytest.mark.parametrize("back", range(34))
def test_every_sentence_is_kind_and_whole(back: int) -> None:
    """No word that judges, no sign that shouts, a full stop at the end, a capital or a figure."""
    for line in (*everything(log_week(MONDAY - timedelta(weeks=back))), *PICTURE, WAITING):
        assert not NEVER.search(line), line
        assert line.endswith("."), line
        assert line[0].isupper() or line[0] in "0123456789(+-", line
    for part in part_lines(log_week(MONDAY - timedelta(weeks=back))):
        assert len(part.words) <= 60, part.words


def test_the_kindness_rule_can_fail() -> None:
    """Negative control: a judging word is found."""
    assert NEVER.search("You only walked once.")
    assert NEVER.search("Well done!")
    assert not NEVER.search("A badminton evening.")


def test_a_habit_that_is_left_out_says_why() -> None:
    """A habit that is left out says how many of its days are logged."""
    found = started(SUNDAY, plan=AmountPerPeriod(60.0, Period.WEEK))
    assert (
        "Walk: 1 of 7 days are logged, so it is left out this week." in steps_of(found)["Your plan"]
    )


def test_the_steps_show_hours_in_minutes() -> None:
    """A plan of hours is worked out in hours and minutes, as everywhere."""
    read = HabitPractice(
        1, "Read", Area.OWN, "h", True, 5.0, 4.0, 6, 1, 2 / 3, False, 1.0, Share(0.93, 0.8, 1.0)
    )
    found = log_week(MONDAY)
    own = (AreaPractice(Area.OWN, read.share, (read,)),)
    practice = replace(found.measure.practice, areas=own)
    told = replace(found, measure=replace(found.measure, practice=practice))
    assert "Read: (4 h + 1 unknown x 0 h 40) / 5 h = 0.93" in steps_of(told)["Your plan"]

"""`p` within the check-in: a fitting routine, its minutes kept, and on with the questions."""

import io
from typing import Any

import pytest

from selfcare.cli.lines import run_lines
from selfcare.core.model import Practice
from tests.cli.lines.test_practice import QuickHands


def sit_down(sitting: Any, *answers: str, hands: QuickHands | None = None) -> tuple[list[str], int]:
    """One sitting whose practices run on a quick clock; what was said, and the exit code."""
    out, typed = io.StringIO(), io.StringIO("".join(f"{answer}\n" for answer in answers))
    code = run_lines(
        sitting.diary,
        stdin=typed,
        stdout=out,
        stderr=io.StringIO(),
        hands=hands or QuickHands(),
    )
    return out.getvalue().splitlines(), code


def test_on_a_habit_its_minutes_answer_the_question(evening: Any) -> None:
    """Five minutes count towards Sit quietly; the talk goes on with the habit behind it."""
    lines, code = sit_down(evening, "7", "5", "3", "p", "6", "4", "q")
    assert code == 0
    at = next(n for n, line in enumerate(lines) if line.startswith("Sit quietly, minutes: p"))
    assert "It counts towards Sit quietly." in lines[at:]
    assert any(line.startswith("Done. 5 minutes kept") for line in lines[at:])
    assert lines[-2].startswith("Walk, minutes: q")
    assert evening.amount("Sit quietly") == 5
    practice = evening.diary.store.all(Practice)[0]
    assert (practice.before, practice.after, practice.completed) == (6, 4, True)


def test_at_a_rating_it_is_the_usual_routine(evening: Any) -> None:
    """And the same question comes again."""
    lines, code = sit_down(evening, "p", "", "", "7", "q")
    assert code == 0
    assert lines[-3].startswith("Mood, 0 very low to 10 very good: 7")


@pytest.mark.parametrize("before", ["q", ""])
def test_left_at_the_card_nothing_is_kept(evening: Any, before: str) -> None:
    """Q before the first breath goes back; a practice stopped at once keeps its seconds."""
    hands = QuickHands({0.0: "q"})
    lines, code = sit_down(evening, "p", before, "7", "q", hands=hands)
    assert code == 0
    assert any(line.startswith("Mood") for line in lines)
    assert evening.amount("Sit quietly") is None


def test_ctrl_c_ends_everything_and_keeps_the_minutes(evening: Any) -> None:
    """As at any question: exit code 130, what was done is kept."""
    lines, code = sit_down(evening, "", "", "", "p", "", hands=QuickHands(interrupt_at=130))
    assert code == 130
    assert evening.amount("Sit quietly") == 2
    assert "kept" in lines[-1]


def test_it_is_named_where_help_is_asked_for(evening: Any) -> None:
    """The second question mark tells all answers."""
    lines, _ = sit_down(evening, "?", "?", "q")
    assert "w asks three questions about the week, p begins a few quiet minutes." in lines

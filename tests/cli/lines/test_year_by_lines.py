"""A whole year in line mode alone: the made-up person of the keyboard year, answering questions.

What line mode has no question for (editing, moving, putting away, pauses ahead, settings) is done
by the commands, as somebody with a screen reader does.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, TextIO, cast

import pytest

from selfcare.cli.lines import run_lines
from selfcare.cli.lines.practice import practise_in_lines
from selfcare.diary import practising
from tests.cli.lines.test_practice import QuickHands
from tests.year_of_one import (
    ADDED,
    AWAY,
    FRIEND,
    GAP_ASIDE,
    GAP_START,
    HOLIDAY,
    LOOKED_BACK,
    MOVED,
    PILLS,
    PRACTISE_SECONDS,
    RENAMED,
    SET,
    TALK,
    Answer,
    Day,
    compare,
    day_of,
    figures_agree,
    live,
    shown,
)

if TYPE_CHECKING:
    from tests.cli.conftest import Shell
    from tests.cli.lines.conftest import Sitting


def answer_to(answer: Answer | None) -> list[str]:
    """What is answered to a habit's question; a slip is taken back and answered again."""
    if answer is None:
        return [""]
    told = {"usual": "u", "small": "v", "none": "-", "rest": "r"}.get(answer.kind, answer.text)
    if answer.slip:
        return [answer.slip, "undo", told]
    return [told]


def answers_of(day: Day) -> list[str]:
    """All answers of an evening, in the order of its questions."""
    answers: list[str] = []
    if day.number == GAP_START[-1] + 1:
        answers.append("")
    elif day.number == GAP_ASIDE[-1] + 1:
        answers.append("2")
    if day.fills:
        walked = ["", "", "", "", day.fills, "q"]
        answers += ["f", *walked]
    if day.number == ADDED:
        answers += ["a", PILLS, "", "", "", "", "", ""]
    ratings = day.ratings or (None, None, None)
    answers += ["" if value is None else str(value) for value in ratings]
    if day.off:
        answers.append("o")
    for name in () if day.off else shown(day.number):
        answer = day.answers.get(name)
        answers += answer_to(answer)
        if answer is not None and answer.instead:
            answers += ["b", answer.instead]
    answers.append(day.note)
    if day.review is not None:
        answers += ["w", *day.review]
    if day.closes:
        answers.append("c")
    return [*answers, ""]


class Listener(io.TextIOBase):
    """Answers in order, and says no to what is offered in between."""

    def __init__(self, answers: list[str], heard: io.StringIO) -> None:
        super().__init__()
        self._answers = iter(answers)
        self._heard = heard

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # a line, as text
        """The next answer; an offer is declined with an answer of its own."""
        asked = self._heard.getvalue().rpartition("\n")[2].rstrip()
        if asked.endswith("y or n:"):
            return "n\n"
        answer = next(self._answers, None)
        return "" if answer is None else f"{answer}\n"


def evening_of(number: int) -> datetime:
    """Nine in the evening."""
    return datetime.fromisoformat(f"{day_of(number)}T21:00:00+01:00")


def by_command(sitting: Sitting, shell: Shell, number: int, *words: str) -> Any:
    """A command of that evening; the conversation lets go of the file meanwhile."""
    sitting.close()
    return shell.ok(*words, env={"SELFCARE_NOW": evening_of(number).isoformat()})


def live_habits(sitting: Sitting, shell: Shell, number: int) -> None:
    """What happens to the habits themselves on a day."""
    if number == SET:
        by_command(sitting, shell, number, "settings", "set", "day_start", "5")
    elif number == RENAMED:
        by_command(sitting, shell, number, "habits", "edit", TALK, "--name", FRIEND)
    elif number == MOVED:
        by_command(sitting, shell, number, "habits", "move", PILLS, "1")
    elif number == AWAY:
        by_command(sitting, shell, number, "habits", "archive", FRIEND)
    elif number == HOLIDAY[0] - 1:
        first, last = (day_of(each).isoformat() for each in (HOLIDAY[0], HOLIDAY[-1]))
        by_command(sitting, shell, number, "pause", "--from", first, "--to", last)


def practise(sitting: Sitting) -> None:
    """A practice that is stopped after two minutes."""
    card = practising.routine_card(sitting.diary, "longer-out-breath", 5)
    out = io.StringIO()
    hands = QuickHands({PRACTISE_SECONDS + 5.0: "q"})
    practise_in_lines(
        sitting.diary, card, hands=hands, streams=(io.StringIO(), out, out), ask=False
    )


@pytest.mark.parametrize("seed", [1])
def test_a_year_in_line_mode_alone(sitting: Sitting, shell: Shell, seed: int) -> None:
    """What 365 evenings of answers leave in the file is what was typed, to the last amount."""
    year = live(seed)
    for day in year.days:
        sitting.moment = evening_of(day.number)
        if day.number == 0:
            sitting.run("y", "y", "y", "y", "n", "", "q")
        live_habits(sitting, shell, day.number)
        out, err = io.StringIO(), io.StringIO()
        answers = cast("TextIO", Listener(answers_of(day), out))
        code = run_lines(sitting.diary, stdin=answers, stdout=out, stderr=err)
        assert (code, err.getvalue()) == (0, ""), (day, out.getvalue())
        if day.practises:
            practise(sitting)
        if day.number in LOOKED_BACK:
            assert by_command(sitting, shell, day.number, "history", "--plain").lines
    sitting.close()
    compare(sitting.path, year.expected)
    figures_agree(sitting.path, year.expected)

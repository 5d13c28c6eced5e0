"""Hostile text, ends of input, and files that refuse."""

from __future__ import annotations

import contextlib
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.cli.lines import run_lines
from selfcare.cli.lines.ask import StoppedError, Talk
from selfcare.core.errors import BusyError, ExitCode, FileRefusedError, StorageError
from selfcare.diary import day_acts, day_views, habit_acts

if TYPE_CHECKING:
    from tests.cli.lines.conftest import Sitting

HOSTILE = [
    "\x1b]52;c;aGk=\x07",
    "\x1b[2J\x1b[H",
    "\x9b31m",
    "\x1b[6n",
    "\u202egnp.exe",
    "[@click=app.quit]X[/]",
    "'; drop table habit; --",
    "../../etc/passwd",
    "a\x00b",
    "\ud800",
    "e" + "\u0301" * 200,
    "=cmd|' /C calc'!A0",
    "אבג 🏳️‍🌈",
    "x" * 5000,
]
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_at_every_question(evening: Sitting, text: str) -> None:
    """It may be refused or kept, but nothing of it reaches the terminal as a control."""
    answers = [text, "", text, "", text, "", *[text, ""] * 5, text]
    adding = ["a", text, text, "", text, "", text, "", text, "", text, "", text]
    told = evening.run("a", *adding[1:], "b", *answers, "?", "")
    again = evening.run(*["?", ""] * 12)
    for written in (told.out, told.err, again.out, again.err):
        assert not CONTROL.search(written)
    assert told.code == 0


def test_an_old_row_is_cleaned_at_display(evening: Sitting) -> None:
    """A name that came past our own cleaning is cleaned where it is spoken."""
    import sqlite3

    evening.close()
    connection = sqlite3.connect(evening.path)
    with connection:
        connection.execute(
            "update habit set name = ?, if_then = ? where name = 'Walk'",
            ("W\x1b[31malk", "\x1b]0;x\x07cue"),
        )
    connection.close()
    told = evening.run("", "", "", "", "?", "5")
    assert not CONTROL.search(told.out)
    assert "W\ufffd[31malk, 5 minutes, 17 in all today. 97 of 150 this week." in told.lines


@given(st.lists(st.text(max_size=12), max_size=6))
def test_no_answer_escapes_or_ends_it_badly(answers: list[str]) -> None:
    """Whatever is typed, the transcript holds no control but line ends."""
    out, err = io.StringIO(), io.StringIO()
    talk = Talk(io.StringIO("\n".join(answers)), out, err)
    with contextlib.suppress(StoppedError):
        while True:
            talk.trouble(talk.ask("Anything:", ("Detail.",)))
    assert not CONTROL.search(out.getvalue() + err.getvalue())


def test_the_end_of_input_is_polite(evening: Sitting) -> None:
    """What was answered is kept, it is said, and the exit is 0."""
    told = evening.run("7")
    assert told.code == 0
    assert told.lines[-2:] == ["Energy, 0 empty to 10 full: ", "What you answered is kept."]
    assert day_views.today_view(evening.diary).checkin.mood == 7


def test_an_answer_without_its_enter_counts(evening: Sitting) -> None:
    """The last line of a pipe may lack its line end."""
    evening.run_text("7\n5")
    assert day_views.today_view(evening.diary).checkin.energy == 5


def test_windows_line_ends(evening: Sitting) -> None:
    """CRLF is a line end like any other."""
    told = evening.run_text("7\r\n\r\n3\r\n")
    assert told.err == ""
    assert day_views.today_view(evening.diary).checkin.stress == 3


@pytest.mark.parametrize("word", ["q", "Q"])
def test_q_stops(evening: Sitting, word: str) -> None:
    """`q` is said in the first line, and it stops at any question."""
    told = evening.run("7", word, "5")
    assert told.code == 0
    assert told.lines[-1] == "What you answered is kept."
    assert day_views.today_view(evening.diary).checkin.energy is None


class Interrupting(io.StringIO):
    """Input in which Ctrl+C is pressed after the last line."""

    def readline(self, *args: object) -> str:  # type: ignore[override]  # as StringIO has it
        line = super().readline()
        if not line:
            raise KeyboardInterrupt
        return line


def test_ctrl_c_is_polite_too(evening: Sitting) -> None:
    """The exit code is the one shells know."""
    out, err = io.StringIO(), io.StringIO()
    code = run_lines(evening.diary, stdin=Interrupting("7\n"), stdout=out, stderr=err)
    assert code == 130
    assert out.getvalue().endswith("full: \nWhat you answered is kept.\n")
    assert err.getvalue() == ""
    assert day_views.today_view(evening.diary).checkin.mood == 7


def test_ctrl_c_in_the_first_run_keeps_what_was_picked(sitting: Sitting) -> None:
    """The yes answers count."""
    out, err = io.StringIO(), io.StringIO()
    code = run_lines(sitting.diary, stdin=Interrupting("y\n"), stdout=out, stderr=err)
    assert code == 130
    assert [habit.name for habit in sitting.diary.habits()] == ["Sit quietly"]


class Vanished(io.StringIO):
    """A terminal that went away."""

    def readline(self, *args: object) -> str:  # type: ignore[override]  # as StringIO has it
        raise OSError(5, "Input/output error")


def test_a_terminal_that_went_away(evening: Sitting) -> None:
    """It reads as the end of the input."""
    out = io.StringIO()
    assert run_lines(evening.diary, stdin=Vanished(), stdout=out, stderr=io.StringIO()) == 0


@pytest.mark.parametrize(
    "error", [BusyError("Another program is writing."), StorageError("The disk is full.")]
)
def test_a_write_that_is_refused_is_told_and_asked_again(
    evening: Sitting, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """The sentence goes to stderr, the answer can be given again."""

    def refuse(*args: object, **scales: object) -> None:
        raise error

    monkeypatch.setattr(day_acts, "rate", refuse)
    told = evening.run("7", "7")
    assert told.err == f"{error}\n" * 2
    assert told.out.count("Mood, 0 very low to 10 very good:") == 3


def test_a_file_that_turned_bad_ends_it(evening: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing more can be kept, so the sitting ends with the file's own exit code."""

    def refuse(*args: object, **scales: object) -> None:
        raise FileRefusedError("The file is damaged.")

    monkeypatch.setattr(day_acts, "rate", refuse)
    told = evening.run("7", "7")
    assert told.code == ExitCode.FILE
    assert told.err == "The file is damaged.\n"


def test_a_letter_the_terminal_lacks(evening: Sitting) -> None:
    """An ASCII terminal shows a question mark instead of ending the check-in."""
    habit_acts.add_habit(evening.diary, "Žena", "own")
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii")
    stdin = io.TextIOWrapper(io.BytesIO(b"7\n\xff\n"), encoding="utf-8")
    typed = io.StringIO("\n" * 12)
    assert run_lines(evening.diary, stdin=typed, stdout=out, stderr=io.StringIO()) == 0
    assert b"?ena, yes or no:" in raw.getvalue()
    told = io.StringIO()
    assert run_lines(evening.diary, stdin=stdin, stdout=told, stderr=io.StringIO()) == 0
    assert day_views.today_view(evening.diary).checkin.mood == 7

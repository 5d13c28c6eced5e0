"""A practice line by line, on a clock that jumps from one wait to the next."""

import io
from dataclasses import dataclass, field
from typing import TextIO

from selfcare.cli.diagnostics import INTERRUPTED
from selfcare.cli.lines.practice import card_sentences, practise_in_lines
from selfcare.core.errors import BusyError
from selfcare.core.model import Practice
from selfcare.core.values import replace
from selfcare.diary import day_acts, day_views, habit_acts, practising
from selfcare.words.player import STOP_RULE


@dataclass
class QuickHands:
    """Time goes by as fast as it is waited for; lines are typed at their seconds."""

    typed: dict[float, str] = field(default_factory=dict)
    interrupt_at: float | None = None
    moment: float = 0.0

    def now(self) -> float:
        return self.moment

    def wait(self, seconds: float) -> str | None:
        self.moment += seconds
        if self.interrupt_at is not None and self.moment >= self.interrupt_at:
            self.interrupt_at = None
            raise KeyboardInterrupt
        due = [at for at in self.typed if at <= self.moment]
        return self.typed.pop(due[0]) if due else None


@dataclass
class Heard:
    out: str
    err: str
    code: int

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def practise(sitting, routine, minutes, hands=None, *, answers=None, **more) -> Heard:
    out, err = io.StringIO(), io.StringIO()
    streams: tuple[TextIO, TextIO, TextIO] = (io.StringIO(answers or ""), out, err)
    card = practising.routine_card(sitting.diary, routine, minutes)
    code = practise_in_lines(
        sitting.diary,
        card,
        hands=hands or QuickHands(),
        streams=streams,
        ask=answers is not None,
        **more,
    )
    return Heard(out.getvalue(), err.getvalue(), code)


def test_three_breaths_then_quiet(evening):
    """The whole of five minutes of breathing, word for word."""
    told = practise(evening, "longer-out-breath", 5)
    assert told.lines == [
        "Longer out-breath, 5 minutes.",
        "In for 4, out for 6, no holding. Eyes open or closed, sitting or standing.",
        STOP_RULE,
        "Asthma or another lung condition: gently, no force.",
        "It counts towards Sit quietly.",
        "Settle in. Sit or stand as you like. Eyes open is fine.",
        "In.",
        "Out.",
        "In.",
        "Out.",
        "In.",
        "Out.",
        "Go on like this, in quiet.",
        "One minute left.",
        "Done. 5 minutes kept, for Sit quietly.",
    ]
    assert (told.err, told.code) == ("", 0)
    assert evening.amount("Sit quietly") == 5


def test_with_a_bell(sitting):
    """After three breaths the bell alone: once for in, twice for out."""
    told = practise(sitting, "longer-out-breath", 1, sound=True)
    assert told.lines[-2:] == ["Out.", "\a\a\a" * 3 + "Done. 1 minute kept."]
    assert "\a" not in practise(sitting, "longer-out-breath", 1).out


def test_a_guide_says_each_step(sitting):
    """Every step in its words, and nothing else."""
    told = practise(sitting, "stop", 1)
    assert told.lines[-5:] == [
        "Stop. Whatever you are doing can wait a moment.",
        "Take a breath. Then another, as slow as is easy.",
        "Look. What is going on around you, and in you?",
        "Go on. What is worth doing next?",
        "Done. 1 minute kept.",
    ]


def test_stopping(evening):
    """`q` ends it at once, and the minutes so far are kept."""
    told = practise(evening, "longer-out-breath", 5, QuickHands({135.0: "q"}))
    assert told.lines[-1] == ("2 minutes kept, for Sit quietly. You can stay here a moment.")
    assert (told.code, evening.amount("Sit quietly")) == (0, 2)


def test_ctrl_c(evening):
    """Ctrl+C is the same, with the exit code that shells know."""
    told = practise(evening, "longer-out-breath", 5, QuickHands(interrupt_at=95.0))
    assert told.lines[-1].startswith("2 minutes kept")
    assert told.code == INTERRUPTED


def test_pausing(evening):
    """A pause is told, and is not practised; `+` makes it a minute longer."""
    hands = QuickHands({20.0: "p", 80.0: "p", 90.0: "+"})
    told = practise(evening, "longer-out-breath", 1, hands)
    assert "Paused. p and Enter goes on." in told.lines
    assert "Going on." in told.lines
    assert told.lines[-2:] == ["One minute left.", "Done. 2 minutes kept, for Sit quietly."] or (
        told.lines[-1] == "Done. 2 minutes kept, for Sit quietly."
    )


def test_tension_before_and_after(sitting):
    """At a terminal both are asked for, a slip is asked again, and both may be left out."""
    told = practise(sitting, "longer-out-breath", 1, answers="eleven\n7\n4\n")
    assert told.err == "I can't read eleven. Give a whole number from 0 to 10.\n"
    kept = sitting.diary.store.all(Practice)[0]
    assert (kept.before, kept.after, kept.completed) == (7, 4, True)
    practise(sitting, "longer-out-breath", 1, answers="\n\n")
    kept = sitting.diary.store.all(Practice)[1]
    assert (kept.before, kept.after) == (None, None)


def test_another_time(sitting):
    """`q` before the first breath writes nothing."""
    told = practise(sitting, "longer-out-breath", 1, answers="q\n")
    assert told.lines[-1] == "Another time."
    assert sitting.diary.store.all(Practice) == ()


def test_stopped_while_settling_in(sitting):
    """Nothing was practised, so there is nothing to keep and nothing to ask."""
    told = practise(sitting, "stop", 1, QuickHands({2.0: "q"}), answers="\n")
    assert told.lines[-1].endswith("nothing to keep. You can stay here a moment.")
    assert sitting.diary.store.all(Practice) == ()


def test_a_read_only_file_still_lets_one_breathe(sitting):
    """What cannot be kept is said, and the practice goes on."""
    from selfcare.diary import open_diary

    habit_acts.add_habit(sitting.diary, "Walk", "exercise")
    sitting.close()
    sitting._open = open_diary(sitting.path, read_only=True, clock=lambda: sitting.moment)
    told = practise(sitting, "longer-out-breath", 1)
    assert told.err.startswith("Your file is read-only, so this practice is not kept.")
    assert told.lines[-1].startswith("Done.")
    assert told.code == 0


def test_a_file_that_is_busy_never_ends_a_breath(sitting, monkeypatch):
    """Trouble with keeping is told at the end; the practice itself goes on."""

    def busy(*_args: object, **_more: object) -> None:
        raise BusyError("Another program is writing to your file.")

    monkeypatch.setattr(practising, "keep_practice", busy)
    monkeypatch.setattr(practising, "end_practice", busy)
    told = practise(sitting, "longer-out-breath", 1)
    assert told.lines[-1] == "Done. 1 minute kept."
    assert told.err == "Another program is writing to your file.\n"
    monkeypatch.undo()
    assert practise(sitting, "longer-out-breath", 1).err == ""


def test_what_helped_so_far(sitting):
    """After three times the card says how it went before."""
    for _ in range(3):
        practise(sitting, "longer-out-breath", 1, answers="6\n4\n")
    told = practise(sitting, "longer-out-breath", 1)
    assert "You, so far: 3 times, usually 2 points easier." in told.lines


def asked_until_the_end(sitting, routine, minutes, typed, answers):
    """A guided practice by a person at a terminal who types these lines, one each minute."""
    hands = QuickHands({60.0 * at: line for at, line in enumerate(typed, start=1)})
    return practise(sitting, routine, minutes, hands, answers=answers)


def test_a_step_that_asks_waits_and_a_line_answers_it(evening):
    """However late the line comes; `y` keeps what was written as the day's note."""
    day_acts.note_day(evening.diary, None, "Rain.")
    told = asked_until_the_end(
        evening, "three-good-things", 1, ["Tea with Ana", "", "S"], "\n\ny\n"
    )
    assert told.lines.count("Write a line, or Enter goes on. It waits for you.") == 1
    assert told.code == 0
    note = day_views.today_view(evening.diary).checkin.note
    assert note == "Rain.\n\nThree good things\nTea with Ana"


def test_what_is_not_kept_is_nowhere(evening):
    """Enter leaves it; a plan is offered as a habit's line, as words for a shell, after `y`."""
    before = day_views.today_view(evening.diary).checkin.note
    plan = "If it's late, then tea"
    typed = ["", "", plan]
    told = asked_until_the_end(evening, "wish-obstacle-plan", 3, typed, "\n\n\n")
    assert day_views.today_view(evening.diary).checkin.note == before
    assert "--if-then" not in told.out
    told = asked_until_the_end(evening, "wish-obstacle-plan", 3, typed, "\n\ny\n")
    assert "--if-then 'If it'\"'\"'s late, then tea'" in told.out


def test_a_number_is_given_to_a_step_that_rates(evening):
    """A number from 0 to 10 answers and goes on; nothing of it is offered as a note."""
    told = asked_until_the_end(
        evening, "urge-surfing", 3, ["", "7", "11", "", "3", "", "2"], "\n\n"
    )
    assert "Give a number, or Enter goes on. It waits for you." in told.lines
    assert "Keep what you wrote" not in told.out


def test_nobody_there_is_not_waited_for(evening):
    """Without a terminal a guide goes through by itself."""
    told = practise(evening, "three-good-things", 1)
    assert told.lines[-1].startswith("Done. 1 minute kept")
    assert "waits for you" not in told.out


def test_the_way_without_holds_keeps_the_name(evening):
    """The card of Box breath is called so, with both ways side by side."""
    diary = evening.diary
    asked = practising.routine(diary, "box-breath")
    card = replace(practising.routine_card(diary, "longer-out-breath", 1), asked=asked)
    lines = list(card_sentences(card))
    assert lines[0] == "Box breath, 1 minute."
    assert "Without holds: in 4, out 6. With holds: in 4, hold 4, out 4, hold 4." in lines

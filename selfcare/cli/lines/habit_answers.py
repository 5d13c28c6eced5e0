"""Answers about a habit: an amount, the usual, the smallest, none, rest, or left open.

A first answer adds to the day as everywhere else. Going back and answering again replaces what was
answered before, and leaves what the day had earlier as it was.
"""

from datetime import date

from msgspec import Struct

from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import Talk, command_of, shown, yes_or_no
from selfcare.core.amounts import spoken_amount, typed_number
from selfcare.core.errors import UnreadableError
from selfcare.core.goals import smallest_version
from selfcare.core.model import Status
from selfcare.core.text import plain_digits
from selfcare.core.views import HabitRow, Receipt
from selfcare.diary import Diary, day_acts, day_views, logbook, undo_acts
from selfcare.words.receipts import is_yes_no


class _Answered(Struct, frozen=True):
    """What an answer of this conversation made."""

    habit_id: int
    change: int
    entry_id: int | None
    """The entry it added beside earlier ones. None: it is all that the day has."""


class HabitAnswers:
    """Writes answers about the habits of one day, and tells what each made."""

    def __init__(self, diary: Diary, talk: Talk, day: date, week: voice.WeekOnce) -> None:
        self._diary = diary
        self._talk = talk
        self._day = day
        self._week = week
        self._answered: list[_Answered] = []

    def forget(self, change: int) -> None:
        """An answer was taken back, so the next one is a first answer again."""
        self._answered = [each for each in self._answered if each.change != change]

    def so_far(self, row: HabitRow) -> str:
        """Where a habit stands when a person comes back to its question."""
        earlier = self._earlier(row)
        told = voice.so_far(row)
        return told if earlier is None else f"{told} A new answer replaces yours."

    def accept(self, row: HabitRow, typed: str, *, light: bool) -> bool:
        """Write an answer down. False: nothing came of it, and the question is asked again.

        Raises:
            UnreadableError: the amount cannot be read.
        """
        answer = command_of(typed)
        if not answer:
            self._talk.say(voice.stays(row))
            return True
        if answer == "r":
            return self._rest(row)
        yes_no = is_yes_no(row.rule)
        said = yes_or_no(answer) if yes_no or light else None
        if answer == "-" or said is False:
            return self._tell(logbook.log_none(self._diary, row.habit.id, self._day), row)
        if yes_no and (said or answer in {"u", "v"}):
            return self._yes(row)
        if light and said:
            answer = "v"
        if answer in {"y", "n"} and row.rule.unit != "times":
            raise UnreadableError(
                f"I can't read {shown(typed)}. Type a number, u for the usual, "
                "or minus for none today."
            )
        return self._amount(row, answer if answer in {"u", "v"} else plain_digits(typed))

    def _yes(self, row: HabitRow) -> bool:
        if row.amount:
            self._talk.say(f"{voice.name_of(row.habit)}, {_spoken(row)} already.")
            return True
        return self._tell(logbook.log(self._diary, row.habit.id, "=1", self._day), row)

    def _rest(self, row: HabitRow) -> bool:
        receipt = day_acts.rest(self._diary, row.habit.id, self._day)
        self._talk.say(receipt.spoken)
        # A rest that was taken back makes the question a question again.
        return receipt.changed and row.status is not Status.REST

    def _amount(self, row: HabitRow, answer: str) -> bool:
        habit_id = row.habit.id
        earlier = self._earlier(row)
        if earlier is not None and answer[0] not in "+=":
            text = {"u": typed_number(row.usual), "v": typed_number(smallest_version(row.rule))}
            words = text.get(answer, answer)
            if earlier.entry_id is None:
                receipt = logbook.log(self._diary, habit_id, f"={words}", self._day)
            else:
                receipt = logbook.edit_entry(self._diary, earlier.entry_id, words)
        elif answer == "u":
            receipt = logbook.log_usual(self._diary, habit_id, self._day)
        elif answer == "v":
            receipt = logbook.log_smallest(self._diary, habit_id, self._day)
        else:
            receipt = logbook.log(self._diary, habit_id, answer, self._day)
        return self._tell(receipt, row, earlier)

    def _tell(self, receipt: Receipt, row: HabitRow, earlier: _Answered | None = None) -> bool:
        self._talk.say(self._week.of(receipt))
        change = undo_acts.newest_change(self._diary)
        if receipt.changed and change is not None and receipt.day == self._day:
            entry_id = None if earlier is None else earlier.entry_id
            if earlier is None and row.amount:
                entry_id = self._newest_entry(row)
            self._answered.append(_Answered(row.habit.id, change.id, entry_id))
        return True

    def _newest_entry(self, row: HabitRow) -> int | None:
        lines = day_views.entries(self._diary, row.habit.id, self._day)
        return max((line.entry.id for line in lines), default=None) if len(lines) > 1 else None

    def _earlier(self, row: HabitRow) -> _Answered | None:
        """The newest answer of this conversation that still stands."""
        for each in reversed(self._answered):
            if each.habit_id != row.habit.id:
                continue
            lines = day_views.entries(self._diary, row.habit.id, self._day)
            if each.entry_id is None or any(line.entry.id == each.entry_id for line in lines):
                return each
        return None


def _spoken(row: HabitRow) -> str:
    return spoken_amount(row.amount or 0, row.rule.unit)

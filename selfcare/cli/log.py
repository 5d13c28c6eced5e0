"""`log` and `entries`: writing down what was done, seeing it, correcting it."""

import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from selfcare.cli.diagnostics import narrate
from selfcare.cli.options import (
    Call,
    WordFamily,
    begun_day_of,
    complete_habit,
    day_of,
    day_option,
    habit_argument,
    json_option,
    looking,
    note_of,
    note_option,
    pass_call,
    plain_option,
    writing,
)
from selfcare.cli.output import answer, say, say_json
from selfcare.core.amounts import MOST_IN_A_DAY, parse_amount, same_unit
from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.model import Habit
from selfcare.core.text import clean_line, name_key, plain_digits, whole_number
from selfcare.diary import coming_back, day_views, logbook, setting_acts

if TYPE_CHECKING:
    from selfcare.diary import Diary

SHOWN = 50
"""Entries listed for a person who named no limit."""
MOST_SHOWN = 999_999_999
HIGHEST_ENTRY = 10**15 - 1


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument(
    "words", metavar="HABIT [AMOUNT] [HABIT [AMOUNT]]...", nargs=-1, required=True,
    type=click.UNPROCESSED, shell_complete=complete_habit,
)  # fmt: skip
@day_option
@note_option
@plain_option
@pass_call
def log(call: Call, words: tuple[str, ...], day: str | None, note: str | None, plain: bool) -> None:
    """Log what you did: a number adds, =N sets the sum of the day.

    No amount is the usual one.

    \b
    selfcare log walk 30             selfcare log sit
    selfcare log walk =45            selfcare log sleep 23:10-6:50
    selfcare log walk 20 fruit 3     selfcare log walk 30 --day yesterday
    """  # noqa: D301  click reads the sign itself
    from selfcare.cli.log import Words

    text = note_of(note)
    with writing(call) as diary:
        chosen = day_of(diary, day)
        on = chosen or diary.today()
        grammar = Words(diary.habits(), diary.find, lambda habit: habit.rule_on(on).unit)
        pairs = [(habit.id, amount) for habit, amount in grammar.pairs(words)]
        for receipt in logbook.log_many(diary, pairs, chosen, text):
            answer(receipt, plain=plain or call.plain)


@click.group(cls=WordFamily)
def entries() -> None:
    """See, correct or remove single entries.

    Without a further word it lists them: selfcare entries walk --day mon.
    """


@entries.command("list")
@habit_argument(required=False)
@day_option
@click.option("--limit", metavar="N", help="The newest N entries; 0 for all.")
@json_option
@plain_option
@pass_call
def list_entries(
    call: Call, *, habit: str | None, day: str | None, limit: str | None, as_json: bool, plain: bool
) -> None:
    """List entries, the newest day last.

    Each has the number that edit and remove take.
    """
    most = _limit(limit, as_json=as_json)
    with looking(call) as diary:
        habit_id = None if habit is None else any_habit(diary, habit).id
        chosen = begun_day_of(diary, day)
        # One more than asked for tells whether there are more.
        found = day_views.entries(diary, habit_id, chosen, most + 1 if most else None)
        more = bool(most) and len(found) > most
        shown = found[1:] if more else found
        begun = shown[0].entry.day if more else chosen
        rests = day_views.rest_notes(diary, habit_id, begun, chosen)
        if as_json:
            from selfcare.cli.shapes import entries_shape

            say_json(entries_shape(shown, rests))
            return
        from selfcare.cli.text import lists

        spoken, today = plain or call.plain, diary.today()
        lines = lists.entry_sentences if spoken else lists.entry_lines
        say(lines(shown, today, setting_acts.setting(diary, "clock")))
        say((lists.rest_sentences if spoken else lists.rest_lines)(rests, today))
        if not shown and not rests:
            narrate("No entries there yet.")
    if more:
        narrate(f"These are the newest {most}. --limit 0 shows all.")


@entries.command("edit", context_settings={"ignore_unknown_options": True})
@click.argument("entry", metavar="ID", required=False, type=click.UNPROCESSED)
@click.argument("amount", metavar="AMOUNT", nargs=-1, type=click.UNPROCESSED)
@note_option
@plain_option
@pass_call
def edit_entry(
    call: Call, entry: str | None, amount: tuple[str, ...], note: str | None, plain: bool
) -> None:
    """Give an entry another amount, or another note."""
    number = entry_number(entry)
    if not amount and note is None:
        raise UnreadableError("Give the new amount: selfcare entries edit ID AMOUNT.")
    text = None if note is None else note_of(note)
    with writing(call) as diary:
        if amount:
            answer(logbook.edit_entry(diary, number, " ".join(amount)), plain=plain or call.plain)
        if text is not None:
            answer(logbook.note_entry(diary, number, text), plain=plain or call.plain)


@entries.command("remove", context_settings={"ignore_unknown_options": True})
@click.argument("entry", metavar="ID", required=False, type=click.UNPROCESSED)
@plain_option
@pass_call
def remove_entry(call: Call, entry: str | None, plain: bool) -> None:
    """Remove an entry; selfcare undo brings it back."""
    number = entry_number(entry)
    with writing(call) as diary:
        answer(logbook.remove_entry(diary, number), plain=plain or call.plain)


def entry_number(text: str | None) -> int:
    """The number of an entry as `entries` shows it; raises UnreadableError."""
    number = whole_number((text or "").removeprefix("#"), HIGHEST_ENTRY)
    if number is None:
        raise UnreadableError("An entry is named by its number. selfcare entries shows them.")
    return number


def any_habit(diary: "Diary", name: str) -> Habit:
    """A habit in use, or one that was put away when no habit in use is meant."""
    try:
        return diary.find(name)
    except NameProblemError:
        with contextlib.suppress(NameProblemError):
            return diary.find(name, archived=True)
        raise


def _limit(text: str | None, *, as_json: bool) -> int:
    """Most entries to list; 0 for all, which is what programs get unless they ask for fewer."""
    if text is None:
        return 0 if as_json else SHOWN
    number = whole_number(text, MOST_SHOWN)
    if number is None:
        raise UnreadableError("--limit takes a whole number, such as 20; 0 shows all.")
    return number


# `undo` and `redo`: taking the newest act back, and doing it again.


@click.command()
@plain_option
@pass_call
def undo(call: Call, plain: bool) -> None:
    """Take the newest change back, wherever it was made."""
    with writing(call) as diary:
        answer(coming_back.undo(diary).receipt, plain=plain or call.plain)


@click.command()
@plain_option
@pass_call
def redo(call: Call, plain: bool) -> None:
    """Do again what was taken back."""
    with writing(call) as diary:
        answer(coming_back.redo(diary).receipt, plain=plain or call.plain)


# The words of `log`: habits by name, each with an amount or none.
#
# Conventions, written here once:
#
# - A habit is one word or several (`sit quietly 5`); the longest words that name one habit win.
# - After a habit, what reads as an amount is its amount; words that go on with it (`2310 650`,
#   `23:10 - 6:50`, `30 min`) belong to it. A word that is exactly a habit's name is always a habit.


LONGEST_NAME = 12
"""Most words tried as one habit's name."""

_HALVES = frozenset(["am", "pm", "a.m.", "p.m."])
"""What follows a time of day."""

Find = Callable[[str], Habit]
Pairs = list[tuple[Habit, str | None]]


class Words(Struct, frozen=True):
    """Splits words into habits with their amounts, by the habits there are."""

    habits: Sequence[Habit]
    """The active habits."""
    find: Find
    """A habit by its name or a start of it; raises NameProblemError."""
    unit: Callable[[Habit], str]
    """The unit a habit is logged in."""

    def pairs(self, words: Sequence[str]) -> Pairs:
        """Each habit with the text of its amount, None for the usual one, in the order given.

        Raises:
            NameProblemError: a word names no habit, or several.
            UnreadableError: a word is an option that is not known.
        """
        found: Pairs = []
        at = 0
        while at < len(words):
            habit, at = self._habit(words, at)
            end = self._amount_end(words, at, self.unit(habit))
            found.append((habit, " ".join(words[at:end]) if end > at else None))
            at = end
        return found

    def _habit(self, words: Sequence[str], at: int) -> tuple[Habit, int]:
        if words[at].startswith("--") and not self._is_name(words[at]):
            raise UnreadableError(
                f"There is no option {clean_line(words[at], 40)}. selfcare log --help tells more."
            )
        end = at + 1
        while end < min(len(words), at + LONGEST_NAME) and not starts_like_amount(words[end]):
            end += 1
        for stop in range(end, at + 1, -1):
            try:
                return self.find(" ".join(words[at:stop])), stop
            except NameProblemError:
                continue
        return self.find(words[at]), at + 1

    def _amount_end(self, words: Sequence[str], at: int, unit: str) -> int:
        """Where the amount that begins at a word ends; `at` itself when there is none."""
        if at >= len(words) or self._is_name(words[at]) or not _is_amount(words[at], unit):
            return at
        end = at + 1
        while end < len(words) and self._goes_on(words[end], unit):
            end += 1
        return end

    def _goes_on(self, word: str, unit: str) -> bool:
        if self._is_name(word):
            return False
        if starts_like_amount(word) or word == "–" or same_unit(word, unit):
            return True
        if unit in MOST_IN_A_DAY and word.casefold() in _HALVES:
            return True
        units = {"h", "min", "times", "portions", *(self.unit(habit) for habit in self.habits)}
        if not any(same_unit(word, other) for other in units):
            return False
        try:
            self.find(word)
        except NameProblemError:
            return True
        return False

    def _is_name(self, word: str) -> bool:
        return any(name_key(habit.name) == name_key(word) for habit in self.habits)


def starts_like_amount(word: str) -> bool:
    """Whether a word begins as numbers and signs do."""
    first = plain_digits(word[:1])
    return whole_number(first, 9) is not None or (first in set("+-=.,") and word[:2] != "--")


def _is_amount(word: str, unit: str) -> bool:
    if starts_like_amount(word):
        return True
    try:
        parse_amount(word, unit)
    except UnreadableError:
        return False
    return True

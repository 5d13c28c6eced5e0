"""The words of `log`: habits by name, each with an amount or none.

Conventions, written here once:

- A habit is one word or several (`sit quietly 5`); the longest words that name one habit win.
- After a habit, what reads as an amount is its amount; words that go on with it (`2310 650`,
  `23:10 - 6:50`, `30 min`) belong to it. A word that is exactly a habit's name is always a habit.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from selfcare.core.amounts import MOST_IN_A_DAY, parse_amount, same_unit
from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.model import Habit
from selfcare.core.text import clean_line, name_key, plain_digits, whole_number

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

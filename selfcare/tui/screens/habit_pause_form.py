"""What is asked about a pause, as a value: for whom, from when, to when, why.

Days are typed in the words that are read everywhere (`today`, `fri`, `2026-12-24`) or stepped with
the arrows. As the last day, a weekday is the first such day that is not before the pause begins;
an empty last day is until the person comes back.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Self

from selfcare.core.days import FIRST_YEAR, LAST_YEAR, long_day, parse_day, short_day
from selfcare.core.errors import UnreadableError
from selfcare.core.pauses import parse_last_day, pause_sentence
from selfcare.core.text import clean_line
from selfcare.tui.text_keys import TextKeys

WHO, FIRST, LAST, REASON = "who", "first", "last", "reason"
LABELS = {WHO: "For", FIRST: "From", LAST: "To", REASON: "Reason"}
HINTS = {
    WHO: "Arrows choose: this habit, or all habits.",
    FIRST: "← → a day, PgUp PgDn a week; or type today, tomorrow, mon, -3, 2026-12-24.",
    LAST: "← → a day, PgUp PgDn a week; or type fri, 2026-12-31. Empty: until you come back.",
    REASON: "For yourself, if you like: holidays, a cold, a lot at work.",
}
STEPS = {"left": -1, "right": 1, "pageup": -7, "pagedown": 7}
"""Days that a key steps."""


@dataclass(frozen=True, slots=True)
class PauseForm:
    """The lines of a pause, and the one at hand."""

    today: date
    name: str | None
    """The habit's cleaned name. None: there is all habits alone."""
    periodic: bool = False
    """Whether its plan counts in periods."""
    everyone: bool = False
    at: str = FIRST
    values: dict[str, TextKeys] = field(
        default_factory=lambda: {
            FIRST: TextKeys.opened("today"),
            LAST: TextKeys.opened(),
            REASON: TextKeys.opened(),
        }
    )
    ready: frozenset[str] = frozenset([FIRST])
    """Lines whose day was not typed but filled in: the first character typed replaces it."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines there are."""
        return (FIRST, LAST, REASON) if self.name is None else (WHO, FIRST, LAST, REASON)

    @property
    def who(self) -> str | None:
        """The habit's name. None: all of them."""
        return None if self.everyone else self.name

    def text(self, line: str) -> str:
        """What is typed in a line."""
        return clean_line(self.values[line].text)

    # keys

    def at_line(self, line: str) -> Self:
        """With another line at hand."""
        return replace(self, at=line)

    def press(self, key: str, character: str | None = None) -> Self:
        """The form after a key; Enter, Esc and another line are the screen's."""
        if self.at == WHO:
            turns = key in {"left", "right", "space", "pageup", "pagedown"}
            return replace(self, everyone=not self.everyone) if turns else self
        if self.at in {FIRST, LAST} and key in STEPS:
            return self.stepped(STEPS[key])
        if self.at in self.ready and (character or key == "backspace"):
            return self._with(self.at, TextKeys.opened().press(key, character))
        return self._with(self.at, self.values[self.at].press(key, character))

    def typed(self, text: str) -> Self:
        """With a pasted text in the line at hand."""
        if self.at == WHO:
            return self
        before = TextKeys.opened() if self.at in self.ready else self.values[self.at]
        return self._with(self.at, before.typed(text))

    def stepped(self, days: int) -> Self:
        """With the day at hand so many days later; before its first day the last one is open."""
        first = self._read(FIRST)
        if self.at == FIRST:
            return self._with_day(FIRST, (first or self.today) + timedelta(days=days))
        begin = first or self.today
        last = self._read(LAST)
        if last is None:
            return self if days < 0 else self._with_day(LAST, begin + timedelta(days=days - 1))
        after = last + timedelta(days=days)
        if after < begin:
            return self._with(LAST, TextKeys.opened())
        return self._with_day(LAST, after)

    def _with(self, line: str, value: TextKeys) -> Self:
        return replace(self, values={**self.values, line: value}, ready=self.ready - {line})

    def _with_day(self, line: str, day: date) -> Self:
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return self
        filled = self._with(line, TextKeys.opened(day.isoformat()))
        return replace(filled, ready=filled.ready | {line})

    # what it makes

    def first_day(self) -> date:
        """The first day.

        Raises:
            UnreadableError: it cannot be read.
        """
        return parse_day(self.text(FIRST), self.today)

    def last_day(self) -> date | None:
        """The last day; None: until the person comes back.

        Raises:
            UnreadableError: it cannot be read, or lies before the first day.
        """
        typed = self.text(LAST)
        if not typed:
            return None
        return parse_last_day(typed, self.first_day(), self.today)

    def day_words(self, line: str, *, short: bool = False) -> str:
        """A line's day in words; empty when it cannot be read."""
        try:
            day = self.first_day() if line == FIRST else self.last_day()
        except UnreadableError:
            return ""
        if day is None:
            return "no last day" if short else "until you come back"
        return short_day(day, self.today) if short else long_day(day, self.today)

    def sentence(self) -> str:
        """What the pause does, or what does not fit."""
        try:
            first, last = self.first_day(), self.last_day()
        except UnreadableError as error:
            return str(error)
        periodic = self.periodic and not self.everyone
        return pause_sentence(self.who, first, last, self.today, periodic=periodic)

    def _read(self, line: str) -> date | None:
        try:
            return self.first_day() if line == FIRST else self.last_day()
        except UnreadableError:
            return None

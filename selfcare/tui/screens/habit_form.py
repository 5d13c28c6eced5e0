"""The form of a habit as a value: what is typed in each line, and whether it fits together.

The grammar is that of the command line; nothing is written here. What the form says about itself
is in `habit_form_words`.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Self

from selfcare.content.starters import Starter, starters, templates
from selfcare.core.amounts import parse_amount
from selfcare.core.errors import UnreadableError
from selfcare.core.goals import check_rule, parse_goal
from selfcare.core.model import Area, Habit, Rule
from selfcare.core.plan import Daily, Plan
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.text import clean, clean_line, name_key
from selfcare.service.habit_acts import UNIT_NAMES, habit_texts
from selfcare.tui.text_keys import TextKeys

START, NAME, AREA, UNIT, GOAL, PLAN, SMALLEST, IF_THEN, NOTE, HOLDS = (
    "start", "name", "area", "unit", "goal", "plan", "smallest", "if_then", "note", "holds",
)  # fmt: skip
LINES = (START, NAME, AREA, UNIT, GOAL, PLAN, SMALLEST, IF_THEN, NOTE)
"""The lines of a new habit in their order."""
EDITED = (*LINES[1:], HOLDS)
"""The lines of a habit that is edited."""
RULE_LINES = (UNIT, GOAL, PLAN, SMALLEST)
"""The lines that make the rule a day is lived under."""

LABELS = {
    START: "Start from", NAME: "Name", AREA: "Area", UNIT: "Counted in", GOAL: "Day goal",
    PLAN: "Plan", SMALLEST: "Smallest version", IF_THEN: "If, then", NOTE: "Note",
    HOLDS: "Changes hold",
}  # fmt: skip
OFFERS = {
    UNIT: ("times", "min", "h", "portions", "pages"),
    GOAL: ("any", ">=1", ">=5", ">=30", "7-9", "<=2"),
    PLAN: ("daily", "5/week", "3/week", "mon,wed,fri", "every 2 days", "2/month"),
    SMALLEST: ("", "1", "5"),
}
"""What PgDn and PgUp offer, for those who would rather choose than type."""
OWN = "my own"
FROM_TODAY, ALL_DAYS = "from today", "for all days"

_AREAS = tuple(area.value for area in Area)


@dataclass(frozen=True, slots=True)
class HabitForm:
    """All lines, and the one at hand."""

    values: dict[str, TextKeys]
    at: str = NAME
    lines: tuple[str, ...] = LINES
    """The lines there are: editing has nothing to start from, a new habit nothing to hold from."""
    choices: tuple[Starter, ...] = field(default=(), repr=False)
    """What it can start from."""
    first_day: date | None = None
    """The day that recurrence rules and `every 3 days` count from. None: they are only read."""

    @classmethod
    def blank(cls, today: date | None = None) -> Self:
        """The form of a new habit."""
        texts = {UNIT: "times", GOAL: "any", PLAN: "daily", AREA: Area.OWN.value, START: OWN}
        values = {line: _opened(line, texts.get(line, "")) for line in LINES}
        return cls(values, choices=(*starters(), *templates()), first_day=today)

    @classmethod
    def of(cls, habit: Habit, rule: Rule) -> Self:
        """The form of a habit that is here already."""
        texts = {**habit_texts(habit, rule), HOLDS: FROM_TODAY}
        values = {line: _opened(line, texts[line]) for line in EDITED}
        return cls(values, lines=EDITED, first_day=habit.first_day)

    @classmethod
    def from_draft(cls, text: str, today: date | None = None) -> Self | None:
        """The form as it was left; None when there is none."""
        try:
            kept = json.loads(text)
        except ValueError:
            return None
        if not (
            isinstance(kept, list)
            and len(kept) == len(LINES)
            and all(isinstance(value, str) for value in kept)
        ):
            return None
        values = {line: _opened(line, value) for line, value in zip(LINES, kept, strict=True)}
        return cls(values, choices=(*starters(), *templates()), first_day=today)

    def with_edits(self, text: str) -> Self:
        """With the lines of an edit that was left, see `edits`; as it is when there is none."""
        try:
            kept = json.loads(text)
        except ValueError:
            return self
        given = kept.items() if isinstance(kept, dict) else ()
        fresh = {
            line: _opened(line, value)
            for line, value in given
            if line in self.lines and isinstance(value, str)
        }
        return replace(self, values={**self.values, **fresh})

    def edits(self, before: Self) -> str:
        """An edit as it is kept when it is left: the changed lines; empty when there are none."""
        changed = self.changed(before)
        return json.dumps(changed, ensure_ascii=False) if changed else ""

    @property
    def draft(self) -> str:
        """The form as it is kept when it is left."""
        return json.dumps([self.text(line) for line in LINES], ensure_ascii=False)

    def text(self, line: str) -> str:
        """What a line says; the note alone may have several lines of its own."""
        found = self.values.get(line)
        if found is None:
            return ""
        return clean(found.text).strip() if line == NOTE else clean_line(found.text)

    @property
    def is_choice(self) -> bool:
        """Whether the line at hand is chosen with the arrows and not typed."""
        return self.at in {START, AREA, HOLDS}

    @property
    def starter(self) -> Starter | None:
        """What it started from. None: nothing."""
        name = self.text(START)
        return next((each for each in self.choices if each.name == name), None)

    # keys

    def press(self, key: str, character: str | None = None) -> Self:
        """The form after a key; Enter and Esc are the screen's."""
        match key:
            case "up" | "shift+tab":
                return self.moved(-1)
            case "down" | "tab":
                return self.moved(1)
            case "pagedown" | "pageup":
                return self.offered(1 if key == "pagedown" else -1)
        if self.is_choice:
            if key in {"left", "right", "space"}:
                return self.offered(-1 if key == "left" else 1)
            if character and self.at == AREA:
                return self._area_typed(character)
            return self
        return self.with_line(self.at, self.values[self.at].press(key, character))

    def pasted(self, text: str) -> Self:
        """With a pasted text in the line at hand."""
        if self.is_choice:
            return self
        return self.with_line(self.at, self.values[self.at].typed(text))

    def moved(self, by: int) -> Self:
        """At another line; the last and the first are neighbours."""
        return replace(self, at=self.lines[(self.lines.index(self.at) + by) % len(self.lines)])

    def offered(self, by: int) -> Self:
        """With the next of what the line at hand offers."""
        if self.at == START:
            return self._started(by)
        offers = {AREA: _AREAS, HOLDS: (FROM_TODAY, ALL_DAYS)}.get(self.at) or OFFERS.get(self.at)
        if not offers:
            return self
        now = self.text(self.at)
        index = (offers.index(now) + by) % len(offers) if now in offers else 0
        return self.with_line(self.at, TextKeys.opened(offers[index]))

    def with_line(self, line: str, value: TextKeys) -> Self:
        """With another value of one line."""
        return replace(self, values={**self.values, line: value})

    def _area_typed(self, character: str) -> Self:
        found = [area for area in _AREAS if area.startswith(character.casefold())]
        if not found:
            return self
        now = self.text(AREA)
        index = (found.index(now) + 1) % len(found) if now in found else 0
        return self.with_line(AREA, TextKeys.opened(found[index]))

    def _started(self, by: int) -> Self:
        names = (OWN, *(each.name for each in self.choices))
        now = self.text(START)
        index = ((names.index(now) if now in names else 0) + by) % len(names)
        kept = {line: self.values[line] for line in (IF_THEN, NOTE)}
        if not index:
            blank = type(self).blank(self.first_day)
            return replace(blank, at=START, values={**blank.values, **kept})
        chosen = self.choices[index - 1]
        texts = {
            START: chosen.name, NAME: chosen.name, AREA: chosen.area.value, UNIT: chosen.unit,
            GOAL: chosen.goal, PLAN: chosen.start_plan, SMALLEST: chosen.smallest,
        }  # fmt: skip
        values = {line: TextKeys.opened(text) for line, text in texts.items()}
        return replace(self, values={**values, **kept})

    # what it makes

    def rule(self, from_day: date) -> Rule:
        """The rule that the lines make.

        Raises:
            UnreadableError: with the first thing that does not fit.
        """
        low, high, smallest, plan = *self._goal(), self._smallest(), self._plan()
        check_rule(self.unit, low, high, smallest, plan)
        return Rule(from_day, self.unit, plan, low, high, smallest)

    def habit(self, base: Habit | None, today: date) -> Habit:
        """The habit as it would be kept, so that what lies ahead of it can be seen.

        Raises:
            UnreadableError: with the first thing that does not fit.
        """
        area = Area(self.text(AREA))
        if base is None:
            return Habit(0, "", self.text(NAME), area, today, (self.rule(today),))
        earlier = tuple(each for each in base.rules if each.from_day < today)
        if self.text(HOLDS) == ALL_DAYS:
            earlier = ()
        return replace(base, area=area, rules=(*earlier, self.rule(today)))

    def changed(self, before: Self) -> dict[str, str]:
        """The lines that say something else now, with what they say."""
        return {
            line: self.text(line)
            for line in self.lines
            if line not in {START, HOLDS} and self.text(line) != before.text(line)
        }

    def problem(self, taken: Collection[str]) -> str | None:
        """What does not fit yet, one sentence; `taken`: the names in use, as `name_key`."""
        for line in self.lines:
            found = self.line_problem(line, taken)
            if found is not None:
                return found
        return None

    def line_problem(self, line: str, taken: Collection[str]) -> str | None:
        """What does not fit in one line; lines above it that cannot be read are not its matter."""
        if line == NAME:
            return self._name_problem(taken)
        if line not in RULE_LINES:
            return None
        if line != UNIT and self._fault(self._check_unit):
            return None
        if line == SMALLEST and self._fault(self._check_goal):
            return self._fault(self._smallest)
        checks: dict[str, Callable[[], object]] = {
            UNIT: self._check_unit,
            GOAL: self._check_goal,
            PLAN: lambda: check_rule(self.unit, None, None, None, self._plan()),
            SMALLEST: lambda: check_rule(self.unit, *self._goal(), self._smallest(), Daily()),
        }
        return self._fault(checks[line])

    @staticmethod
    def _fault(check: Callable[[], object]) -> str | None:
        try:
            check()
        except UnreadableError as error:
            return str(error)
        return None

    def _check_unit(self) -> None:
        check_rule(self.unit, None, None, None, Daily())

    def _check_goal(self) -> None:
        check_rule(self.unit, *self._goal(), None, Daily())

    def _name_problem(self, taken: Collection[str]) -> str | None:
        name = self.text(NAME)
        if not name:
            return "It needs a name."
        if name_key(name) in taken:
            return f"There is a habit {name[:40]} already. Try another name."
        return None

    @property
    def unit(self) -> str:
        """The unit as it is kept: `minutes` is `min`."""
        typed = self.text(UNIT)
        return UNIT_NAMES.get(typed.casefold(), typed)

    def _goal(self) -> tuple[float | None, float | None]:
        return parse_goal(self.text(GOAL) or "any")

    def _smallest(self) -> float | None:
        typed = self.text(SMALLEST)
        return None if typed in {"", "none"} else parse_amount(typed, self.unit).value

    def _plan(self) -> Plan:
        return parse_plan(self.text(PLAN), self.unit, self.first_day)


def _opened(line: str, text: str) -> TextKeys:
    return TextKeys.opened(text, lines=line == NOTE)

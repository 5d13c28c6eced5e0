"""The form of a habit as a value: what is typed in each line, and whether it fits together.

The grammar is that of the command line; nothing is written here.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Self

from selfcare.content.starters import Starter, starters, templates
from selfcare.core.amounts import amount_words, number_words, parse_amount
from selfcare.core.errors import UnreadableError
from selfcare.core.goals import check_rule, format_goal, goal_words, parse_goal
from selfcare.core.model import Area, Habit, Rule
from selfcare.core.plan_grammar import format_plan, parse_plan, plan_words
from selfcare.core.text import clean_line, name_key
from selfcare.service.habit_acts import UNIT_NAMES
from selfcare.tui.text_keys import TextKeys

START, NAME, AREA, UNIT, GOAL, PLAN, SMALLEST, IF_THEN = (
    "start", "name", "area", "unit", "goal", "plan", "smallest", "if_then",
)  # fmt: skip
LINES = (START, NAME, AREA, UNIT, GOAL, PLAN, SMALLEST, IF_THEN)
"""The lines in their order."""

LABELS = {
    START: "Start from", NAME: "Name", AREA: "Area", UNIT: "Counted in", GOAL: "Day goal",
    PLAN: "Plan", SMALLEST: "Smallest version", IF_THEN: "If, then",
}  # fmt: skip
HINTS = {
    START: "Your own, or one of these to change as you like.",
    NAME: "What you call it.",
    AREA: "Where it belongs.",
    UNIT: "times, min, h, portions, or any short word. A yes or no is times.",
    GOAL: "For one day: any, >=30, 7-9 or <=2.",
    PLAN: "daily, mon,wed,fri, every 3 days, 5/week, 2/month or 150 min/week.",
    SMALLEST: "The least that still counts as showing up; empty is any amount.",
    IF_THEN: "When and where it happens: If the kettle is on, then shoes on.",
}
OFFERS = {
    UNIT: ("times", "min", "h", "portions", "pages"),
    GOAL: ("any", ">=1", ">=5", ">=30", "7-9", "<=2"),
    PLAN: ("daily", "5/week", "3/week", "mon,wed,fri", "every 2 days", "2/month"),
    SMALLEST: ("", "1", "5"),
}
"""What PgDn and PgUp offer, for those who would rather choose than type."""
OWN = "my own"

_AREAS = tuple(area.value for area in Area)


@dataclass(frozen=True, slots=True)
class HabitForm:
    """All lines, and the one at hand."""

    values: dict[str, TextKeys]
    at: str = NAME
    lines: tuple[str, ...] = LINES
    """The lines there are: editing has nothing to start from."""
    choices: tuple[Starter, ...] = field(default=(), repr=False)
    """What it can start from."""

    @classmethod
    def blank(cls) -> Self:
        """The form of a new habit."""
        texts = {UNIT: "times", GOAL: "any", PLAN: "daily", AREA: Area.OWN.value, START: OWN}
        values = {line: TextKeys.opened(texts.get(line, "")) for line in LINES}
        return cls(values, choices=(*starters(), *templates()))

    @classmethod
    def of(cls, habit: Habit, rule: Rule) -> Self:
        """The form of a habit that is here already."""
        texts = {
            NAME: habit.name,
            AREA: habit.area.value,
            UNIT: rule.unit,
            GOAL: format_goal(rule.goal_low, rule.goal_high),
            PLAN: format_plan(rule.plan, rule.unit),
            SMALLEST: "" if rule.smallest is None else number_words(rule.smallest),
            IF_THEN: habit.if_then,
        }
        lines = LINES[1:]
        return cls({line: TextKeys.opened(texts[line]) for line in lines}, lines=lines)

    @classmethod
    def from_draft(cls, text: str) -> Self | None:
        """The form as it was left; None when there is none."""
        kept = text.split("\n")
        if len(kept) != len(LINES):
            return None
        values = {line: TextKeys.opened(value) for line, value in zip(LINES, kept, strict=True)}
        return cls(values, choices=(*starters(), *templates()))

    @property
    def draft(self) -> str:
        """The form as it is kept when it is left; one line each."""
        return "\n".join(self.text(line) for line in LINES)

    def text(self, line: str) -> str:
        """What a line says."""
        found = self.values.get(line)
        return "" if found is None else clean_line(found.text)

    @property
    def is_choice(self) -> bool:
        """Whether the line at hand is chosen with the arrows and not typed."""
        return self.at in {START, AREA}

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
        offers = _AREAS if self.at == AREA else OFFERS.get(self.at, ())
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
        if not index:
            return replace(type(self).blank(), at=START)
        chosen = self.choices[index - 1]
        texts = {
            START: chosen.name, NAME: chosen.name, AREA: chosen.area.value, UNIT: chosen.unit,
            GOAL: chosen.goal, PLAN: chosen.start_plan, SMALLEST: chosen.smallest,
            IF_THEN: self.text(IF_THEN),
        }  # fmt: skip
        return replace(self, values={line: TextKeys.opened(texts[line]) for line in LINES})

    # what it makes

    def problem(self, taken: Collection[str]) -> str | None:
        """What does not fit yet, one sentence; `taken`: the names in use, as `name_key`."""
        name = self.text(NAME)
        if not name:
            return "It needs a name."
        if name_key(name) in taken:
            return f"There is a habit {name[:40]} already. Try another name."
        try:
            self._read()
        except UnreadableError as error:
            return str(error)
        return None

    def preview(self) -> str:
        """What the habit will ask for: "Walk: 150 min a week, any amount."."""
        try:
            rule_words, smallest = self._read()
        except UnreadableError as error:
            return str(error)
        name = self.text(NAME)[:40]
        words = f"{name}: {rule_words}." if name else f"A name is enough: {rule_words}."
        if smallest is not None:
            words += f" {amount_words(smallest, self.unit)} counts as showing up."
        return words

    @property
    def unit(self) -> str:
        """The unit as it is kept: `minutes` is `min`."""
        typed = self.text(UNIT)
        return UNIT_NAMES.get(typed.casefold(), typed)

    def _read(self) -> tuple[str, float | None]:
        low, high = parse_goal(self.text(GOAL) or "any")
        typed = self.text(SMALLEST)
        smallest = None if typed in {"", "none"} else parse_amount(typed, self.unit).value
        plan = parse_plan(self.text(PLAN), self.unit)
        check_rule(self.unit, low, high, smallest, plan)
        words = f"{plan_words(plan, self.unit)}, {goal_words(low, high, self.unit)}"
        return words, smallest

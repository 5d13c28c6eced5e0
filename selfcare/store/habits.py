"""Habits and their rules in the file."""

from collections.abc import Iterable, Iterator, Sequence

from selfcare.core.model import Habit, OddRow, Rule
from selfcare.store import rows
from selfcare.store.base import CONFLICT, ValueRows
from selfcare.store.errors import ConflictError, translated


def _to_rule(row: rows.Row) -> tuple[int, Rule]:
    return row[0], rows.to_rule(row)


class HabitRows(ValueRows):
    """The habits of a store."""

    def habits(self) -> tuple[Habit, ...]:
        """All habits, those put away too, by position, then id; each with its rules by day."""
        return self._found()

    def _found(self, habit_id: int | None = None) -> tuple[Habit, ...]:
        """All habits, or the one of that number if it is there."""
        own = ("id = ?", "habit_id = ?", (habit_id,)) if habit_id is not None else ("1", "1", ())
        where, of_habit, values = own
        rules: dict[int, list[Rule]] = {}
        for number, rule in self._rules(of_habit, values):
            rules.setdefault(number, []).append(rule)
        found = self._rows("habit", rows.HABIT, where, values, order="position, id")
        return tuple(
            self._made("habit", lambda row: rows.to_habit(row, rules.get(row[0], ())), found)
        )

    def _rules(self, where: str = "1", values: Sequence[int] = ()) -> Iterator[tuple[int, Rule]]:
        """The rules that can be read, each with its habit's id; odd ones and odd plans are told."""
        found = self._rows("habit_rule", rows.RULE, where, values, order="habit_id, from_day")
        for row in found:
            if not rows.reads_plan(row):
                self._set_aside(OddRow("habit_rule", f"{row[0]} {row[1]}", "plan"))
        return self._made("habit_rule", _to_rule, found, keys=2)

    def add_habit(self, habit: Habit) -> Habit:
        """Add a habit with its rules; the id and, when empty, the uid are made here."""
        number = self.add(habit).id
        for rule in habit.rules:
            self._put_rule(number, rule)
        return self._habit(number)

    def update_habit(self, habit: Habit) -> Habit:
        """Write name, area, if-then line, note, position, first day and archived day.

        Rules are left alone. Raises ConflictError unless `rev` is the row's own.
        """
        self._update("habit", {"id": habit.id}, rows.habit_columns(habit), habit.rev)
        return self._habit(habit.id)

    def set_rule(self, habit_id: int, rule: Rule) -> Habit:
        """Add a rule, in place of one from the same day."""
        self._put_rule(habit_id, rule)
        return self._habit(habit_id)

    def replace_rules(self, habit_id: int, rules: Iterable[Rule]) -> Habit:
        """Make these the habit's rules, in place of all that can be read.

        A rule that is as it was is not written again: a plan that cannot be read stays in the file.
        """
        before = {rule.from_day: rule for _, rule in self._rules("habit_id = ?", (habit_id,))}
        kept = tuple(rules)
        for day in before.keys() - {rule.from_day for rule in kept}:
            self._write(
                "DELETE FROM habit_rule WHERE habit_id = ? AND from_day = ?",
                (habit_id, rows.day_text(day)),
            )
        for rule in kept:
            if rule != before.get(rule.from_day):
                self._put_rule(habit_id, rule)
        return self._habit(habit_id)

    def _habit(self, habit_id: int) -> Habit:
        for habit in self._found(habit_id):
            return habit
        raise ConflictError(CONFLICT)

    def _put_rule(self, habit_id: int, rule: Rule) -> None:
        self._require_act()
        columns = rows.rule_columns(habit_id, rule)
        known = self._one(
            "SELECT rev FROM habit_rule WHERE habit_id = ? AND from_day = ?",
            (habit_id, columns["from_day"]),
        )
        with translated(self.path):
            self._table("habit_rule").upsert(
                {
                    **columns,
                    "rev": known[0] + 1 if known else 1,
                    "changed_at": self._stamp(),
                },
                pk=("habit_id", "from_day"),
            )

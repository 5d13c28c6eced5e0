"""Logging: amounts in, each act one transaction with its way back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from selfcare.core.amounts import Amount, amount_words, ensure_day_total, parse_amount
from selfcare.core.errors import NameProblemError
from selfcare.core.goals import usual_amount
from selfcare.core.model import Entry, Habit, Rule, rounded
from selfcare.core.steps import smallest_version, step_of
from selfcare.core.text import NOTE_LENGTH, clean
from selfcare.core.views import Receipt
from selfcare.core.week_figure import week_figure
from selfcare.core.wording import Logged, is_yes_no, logged, said, shortened, shown_name
from selfcare.service.acts import act
from selfcare.service.clock import local_instant, span_hours
from selfcare.service.desk import Desk


class Logbook(Desk):
    """Log, set, correct and remove amounts."""

    def log(
        self, habit_id: int, amount_text: str | None, day: date | None = None, note: str = ""
    ) -> Receipt:
        """Log an amount as typed: it adds, `=` sets, None is the usual amount."""
        return self.log_many([(habit_id, amount_text)], day, note)[0]

    @act
    def log_many(
        self,
        lines: Sequence[tuple[int, str | None]],
        day: date | None = None,
        note: str = "",
    ) -> tuple[Receipt, ...]:
        """Log several habits as one act; when one line cannot be read, nothing is written."""
        on = self._begun(day)
        read: list[tuple[Habit, Amount]] = []
        for habit_id, text in lines:
            habit = self.habit(habit_id)
            rule = habit.rule_on(on)
            if text is None:
                amount = Amount(self._usual(habit, on), sets=False)
            else:
                amount = parse_amount(text, rule.unit)
            read.append((habit, amount))
        return self._write(read, on, clean(note, NOTE_LENGTH).strip())

    @act
    def log_usual(self, habit_id: int, day: date | None = None) -> Receipt:
        """Log the usual amount; a yes/no habit that is done already stays as it is."""
        on = self._begun(day)
        habit = self.habit(habit_id)
        rule = habit.rule_on(on)
        if is_yes_no(rule) and (self._total(habit, on) or 0) >= 1:
            return said(
                self._told(on),
                f"{_name(habit)}: done",
                more="It was so already; + adds one more.",
                habit=habit,
                changed=False,
            )
        return self._write([(habit, Amount(self._usual(habit, on), sets=False))], on)[0]

    @act
    def log_smallest(self, habit_id: int, day: date | None = None) -> Receipt:
        """Log the smallest version; a day that counts already stays as it is."""
        on = self._begun(day)
        habit = self.habit(habit_id)
        rule = habit.rule_on(on)
        small = smallest_version(rule)
        before = self._total(habit, on) or 0
        if before >= small:
            return said(
                self._told(on),
                f"{_name(habit)}: {amount_words(before, rule.unit)}",
                more="That counts already.",
                habit=habit,
                changed=False,
            )
        return self._write([(habit, Amount(small, sets=before > 0))], on, small=True)[0]

    @act
    def log_none(self, habit_id: int, day: date | None = None) -> Receipt:
        """Say that there was nothing on the day."""
        on = self._begun(day)
        return self._write([(self.habit(habit_id), Amount(0.0, sets=True))], on)[0]

    @act
    def step(self, habit_id: int, day: date | None, direction: int) -> Receipt:
        """One step more or less; one step less on an open row says none."""
        on = self._begun(day)
        habit = self.habit(habit_id)
        step = step_of(habit.rule_on(on))
        before = self._total(habit, on)
        if direction > 0:
            return self._write([(habit, Amount(step, sets=False))], on)[0]
        left = 0.0 if before is None else max(0.0, rounded(before - step))
        return self._write([(habit, Amount(left, sets=True))], on)[0]

    @act
    def clear_day(self, habit_id: int, day: date | None = None) -> Receipt:
        """Take the day's entries of one habit away, so that the day is open again."""
        on = self._begun(day)
        habit = self.habit(habit_id)
        entries = self._store.entries(habit_id=habit.id, first=on, last=on)
        name = _name(habit)
        if not entries:
            return said(self._told(on), f"{name} has nothing logged", habit=habit, changed=False)
        self._check_writable()
        with self._store.act(f"{name}, cleared on {self._day_words(on)}", day=on):
            self._store.remove_entries([entry.id for entry in entries])
        self._memory.read_day(on, habit.id)
        return said(self._told(on), f"{name}: open again", habit=habit)

    @act
    def edit_entry(self, entry_id: int, amount_text: str) -> Receipt:
        """Give one entry another amount (`+30` adds to it, anything else replaces it)."""
        entry, habit = self._entry(entry_id)
        rule = habit.rule_on(entry.day)
        amount = parse_amount(amount_text, rule.unit)
        adds = amount_text.strip().startswith("+")
        start, end, value = self._instants(amount, entry.day, rule)
        value = rounded(entry.amount + value) if adds else value
        before = self._total(habit, entry.day) or 0.0
        total = rounded(before - entry.amount + value)
        ensure_day_total(total, rule.unit)
        told = self._told(entry.day)
        if value == entry.amount and start == entry.started_at:
            words = amount_words(value, rule.unit)
            return said(told, f"{_name(habit)}: {words} already", habit=habit, changed=False)
        if start is None and value == entry.amount:
            start, end = entry.started_at, entry.ended_at
        self._check_writable()
        words = amount_words(value, rule.unit)
        label = f"{_name(habit)}, {words} on {self._day_words(entry.day)}"
        with self._store.act(label, day=entry.day):
            self._store.update_entry(replace(entry, amount=value, started_at=start, ended_at=end))
        return self._receipt(habit, before, Amount(total, sets=True), entry.day, small=False)

    @act
    def note_entry(self, entry_id: int, text: str) -> Receipt:
        """Write, change or empty the note of one entry."""
        entry, habit = self._entry(entry_id)
        note = clean(text, NOTE_LENGTH).strip()
        told = self._told(entry.day)
        if note == entry.note:
            return said(told, f"{_name(habit)}: the note is as it was", dated=False, changed=False)
        self._check_writable()
        label = f"{_name(habit)}, note on {self._day_words(entry.day)}"
        with self._store.act(label, day=entry.day):
            self._store.update_entry(replace(entry, note=note))
        return said(told, f"{_name(habit)}: note kept", dated=False, habit=habit)

    @act
    def remove_entry(self, entry_id: int) -> Receipt:
        """Take one entry away."""
        entry, habit = self._entry(entry_id)
        unit = habit.rule_on(entry.day).unit
        name, words = _name(habit), amount_words(entry.amount, unit)
        self._check_writable()
        with self._store.act(
            f"{name}, {words} removed on {self._day_words(entry.day)}", day=entry.day
        ):
            self._store.remove_entries([entry.id])
        self._memory.read_day(entry.day, habit.id)
        left = self._total(habit, entry.day)
        more = "" if left is None else f"The day has {amount_words(left, unit)}."
        told = self._told(entry.day)
        return said(told, f"{name}: {words} removed", more=more, habit=habit)

    # inside

    def _write(
        self,
        lines: Sequence[tuple[Habit, Amount]],
        day: date,
        note: str = "",
        *,
        small: bool = False,
    ) -> tuple[Receipt, ...]:
        """Write lines as one act and tell what each made of its day."""
        self._have([day])
        befores: dict[int, float | None] = {}
        steps: list[tuple[Habit, Amount, float | None]] = []
        words: list[str] = []
        for habit, amount in lines:
            rule = habit.rule_on(day)
            before = befores.get(habit.id, self._total(habit, day))
            _, _, value = self._instants(amount, day, rule)
            total = value if amount.sets else rounded((before or 0.0) + value)
            ensure_day_total(total, rule.unit)
            steps.append((habit, amount, before))
            befores[habit.id] = total
            shown = amount_words(value, rule.unit)
            words.append(f"{_name(habit)}, {shown}")
        if self._nothing_new(steps, note):
            return tuple(self._as_it_was(habit, amount, day) for habit, amount, _ in steps)
        self._check_writable()
        with self._store.act(f"{'; '.join(words[:3])} on {self._day_words(day)}", day=day):
            for habit, amount, before in steps:
                self._put(habit, amount, before, day, note)
        receipts = []
        for habit, amount, before in steps:
            receipts.append(self._receipt(habit, before, amount, day, small=small))
        return tuple(receipts)

    def _nothing_new(self, steps: Sequence[tuple[Habit, Amount, float | None]], note: str) -> bool:
        return not note and all(a.sets and b == a.value for _, a, b in steps)

    def _as_it_was(self, habit: Habit, amount: Amount, day: date) -> Receipt:
        words = amount_words(amount.value, habit.rule_on(day).unit)
        body = f"{_name(habit)}: {words}"
        return said(self._told(day), body, more="It was so already.", habit=habit, changed=False)

    def _put(
        self, habit: Habit, amount: Amount, before: float | None, day: date, note: str
    ) -> None:
        """Write one line: an entry more, or the day's entries cut back to what is set."""
        start, end, value = self._instants(amount, day, habit.rule_on(day))
        if amount.sets and before is not None and value < before:
            value = rounded(value - self._cut(habit, value, day))
            if value <= 0 and not note:
                return
        elif amount.sets and before is not None:
            value = rounded(value - before)
            if value <= 0 and not note:
                return
        self._store.add_entry(
            Entry(
                id=0,
                uid="",
                habit_id=habit.id,
                day=day,
                amount=max(0.0, value),
                started_at=start,
                ended_at=end,
                note=note,
                logged_at=self.now(),
            )
        )

    def _cut(self, habit: Habit, keep: float, day: date) -> float:
        """Cut a day's entries to a smaller sum, the earlier ones first to stay; gives the sum."""
        kept = 0.0
        gone: list[int] = []
        entries = self._store.entries(habit_id=habit.id, first=day, last=day)
        for index, entry in enumerate(entries):
            room = rounded(keep - kept)
            if room <= 0 and index > 0:
                gone.append(entry.id)
            elif entry.amount > room:
                self._store.update_entry(
                    replace(entry, amount=max(0.0, room), started_at=None, ended_at=None)
                )
                kept = keep
            else:
                kept = rounded(kept + entry.amount)
        if gone:
            self._store.remove_entries(gone)
        return kept

    def _receipt(
        self, habit: Habit, before: float | None, amount: Amount, day: date, *, small: bool
    ) -> Receipt:
        rule = habit.rule_on(day)
        self._have([day])
        self._memory.read_day(day, habit.id)
        _, _, value = self._instants(amount, day, rule)
        total = value if amount.sets else rounded((before or 0.0) + value)
        figure = week_figure(self._memory.history(habit), day, self._frame())
        act = Logged(habit, rule, before, value, total, amount.sets, small, figure)
        return logged(act, self._told(day))

    def _instants(
        self, amount: Amount, day: date, rule: Rule
    ) -> tuple[datetime | None, datetime | None, float]:
        """Start, end and amount of a line: a span is as long as its instants say.

        A span belongs to the day it ends on, so its start may lie on the day before.
        """
        if amount.start is None or amount.end is None:
            return None, None, amount.value
        now = self.now()
        end = local_instant(day, amount.end, now)
        start_day = day if amount.start < amount.end else day - timedelta(days=1)
        start = local_instant(start_day, amount.start, now)
        hours = span_hours(start, end)
        return start, end, rounded(hours if rule.unit == "h" else hours * 60)

    def _entry(self, entry_id: int) -> tuple[Entry, Habit]:
        entry = self._store.entry(entry_id)
        if entry is None:
            raise NameProblemError(
                f"There is no entry {entry_id}. selfcare entries lists them with their numbers."
            )
        return entry, self.habit(entry.habit_id)

    def _total(self, habit: Habit, day: date) -> float | None:
        self._have([day])
        return self._memory.totals.get(habit.id, {}).get(day)

    def _usual(self, habit: Habit, day: date) -> float:
        self._have([day])
        return usual_amount(habit.rule_on(day), self._memory.latest.get(habit.id))


def _name(habit: Habit) -> str:
    return shortened(shown_name(habit))

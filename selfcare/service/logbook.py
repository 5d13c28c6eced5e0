"""Logging: amounts in, each act one transaction with its way back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from selfcare.core.amounts import Amount, amount_words, ensure_day_total, parse_amount
from selfcare.core.days import clock_time
from selfcare.core.errors import AlreadyThereError, NameProblemError
from selfcare.core.goals import smallest_version, step_of, usual_amount
from selfcare.core.history import total_of
from selfcare.core.ledger import is_sleep
from selfcare.core.model import Entry, Habit, Rule, compared, rounded
from selfcare.core.status import week_figure
from selfcare.core.text import NOTE_LENGTH, clean, whole
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.service.acts import act
from selfcare.service.clock import local_instant, span_hours
from selfcare.service.desk import Desk
from selfcare.words.changed import Seen, settled
from selfcare.words.receipts import Logged, is_yes_no, logged, said, shortened, shown_name


class _Line(NamedTuple):
    """What is written of one habit."""

    habit: Habit
    amount: Amount
    day: date

    @property
    def rule(self) -> Rule:
        return self.habit.rule_on(self.day)


class Logbook(Desk):
    """Log, set, correct and remove amounts."""

    def log(
        self, habit_id: int, amount_text: str | None, day: date | None = None, note: str = ""
    ) -> Receipt:
        """Log an amount as typed: it adds, `=` sets, None is the usual amount.

        `day` is the one on screen: where that is the current one, a night that is over goes to the
        day of waking all the same.
        """
        named = None if day == self.today() else day
        return self.log_many([(habit_id, amount_text)], named, note)[0]

    @act
    def log_many(
        self,
        lines: Sequence[tuple[int, str | None]],
        day: date | None = None,
        note: str = "",
    ) -> tuple[Receipt, ...]:
        """Log several habits as one act; when one line cannot be read, nothing is written."""
        on = self._begun(day)
        read: list[_Line] = []
        for habit_id, text in lines:
            habit = self.habit(habit_id)
            rule = habit.rule_on(on)
            if text is None:
                amount = Amount(self._usual(habit, on), sets=False)
            else:
                amount = parse_amount(text, rule.unit, night=is_sleep(habit, rule))
            read.append(_Line(habit, amount, on if day else self._woken_on(habit, amount, on)))
        return self._write(read, whole(note, NOTE_LENGTH, "A note"))

    def _woken_on(self, habit: Habit, amount: Amount, on: date) -> date:
        """The day of a line: a night that is over belongs to the calendar day of waking.

        Before the day start the current day is still the one before, which the night was not of.
        """
        now = self.now()
        if amount.end is None or now.date() == on or not is_sleep(habit, habit.rule_on(now.date())):
            return on
        return now.date() if amount.end <= now.time() else on

    @act
    def log_usual(self, habit_id: int, day: date | None = None) -> Receipt:
        """Log the usual amount; a yes/no habit that is done already stays as it is."""
        on = self._begun(day)
        habit = self.habit(habit_id)
        rule = habit.rule_on(on)
        if is_yes_no(rule) and (self._total(habit, on) or 0) >= 1:
            return said(
                self._told(on),
                "done",
                about=_name(habit),
                more="It was so already; + adds one more.",
                habit=habit,
                changed=False,
            )
        night = self._total(habit, on) if is_sleep(habit, rule) else None
        if night is not None:
            return said(
                self._told(on),
                amount_words(night, rule.unit),
                about=_name(habit),
                more="The night is there already; type another span to add it.",
                habit=habit,
                changed=False,
            )
        return self._write([_Line(habit, Amount(self._usual(habit, on), sets=False), on)])[0]

    @act
    def log_smallest(self, habit_id: int, day: date | None = None) -> Receipt:
        """Log the smallest version; a day that counts already stays as it is."""
        on = self._begun(day)
        habit = self.habit(habit_id)
        rule = habit.rule_on(on)
        small = smallest_version(rule)
        before = self._total(habit, on) or 0
        if before >= compared(small, rule.unit):
            return said(
                self._told(on),
                amount_words(before, rule.unit),
                about=_name(habit),
                more="That counts already.",
                habit=habit,
                changed=False,
            )
        return self._write([_Line(habit, Amount(small, sets=before > 0), on)], small=True)[0]

    @act
    def log_none(self, habit_id: int, day: date | None = None) -> Receipt:
        """Say that there was nothing on the day."""
        on = self._begun(day)
        return self._write([_Line(self.habit(habit_id), Amount(0.0, sets=True), on)])[0]

    @act
    def step(self, habit_id: int, day: date | None, direction: int) -> Receipt:
        """One step more or less; one step less on an open row says none."""
        on = self._begun(day)
        habit = self.habit(habit_id)
        step = step_of(habit.rule_on(on))
        before = self._total(habit, on)
        if direction > 0:
            return self._write([_Line(habit, Amount(step, sets=False), on)])[0]
        left = 0.0 if before is None else max(0.0, rounded(before - step))
        return self._write([_Line(habit, Amount(left, sets=True), on)])[0]

    @act
    def clear_day(self, habit_id: int, day: date | None = None) -> Receipt:
        """Take the day's entries of one habit away, so that the day is open again."""
        on = self._begun(day)
        habit = self.habit(habit_id)
        entries = self._store.all(Entry, habit_id=habit.id, first=on, last=on)
        name = _name(habit)
        if not entries:
            return said(self._told(on), f"{name} has nothing logged", habit=habit, changed=False)
        self._check_writable()
        with self._store.act(f"{name}, cleared on {self._day_words(on)}", day=on):
            self._store.remove(Entry, *(entry.id for entry in entries))
        self._memory.read_day(on, habit.id)
        return said(self._told(on), "open again", about=name, habit=habit)

    @act
    def edit_entry(self, entry_id: int, amount_text: str, *, seen: Seen | None = None) -> Receipt:
        """Give one entry another amount (`+30` adds to it, anything else replaces it).

        `seen` is what a list showed of it (`entry_texts`).

        Raises:
            ChangedElsewhereError: The amount was changed in another window too.
        """
        entry, habit = self._entry(entry_id)
        rule = habit.rule_on(entry.day)
        amount = parse_amount(amount_text, rule.unit, night=is_sleep(habit, rule))
        adds = amount_text.strip().startswith("+")
        start, end, value = self._instants(amount, entry.day, rule)
        value = rounded(entry.amount + value) if adds else value
        mine = {"amount": _amount_text(value, rule.unit, start, end)}
        if not adds and not settled(seen, entry_texts(entry, rule.unit), mine):
            value, start, end = entry.amount, entry.started_at, entry.ended_at
        before = self._total(habit, entry.day) or 0.0
        told = self._told(entry.day)
        if value == entry.amount and start == entry.started_at:
            words = amount_words(value, rule.unit)
            return said(told, f"{words} already", about=_name(habit), habit=habit, changed=False)
        if start is None and value == entry.amount:
            start, end = entry.started_at, entry.ended_at
        after = replace(entry, amount=value, started_at=start, ended_at=end)
        others = [each for each in self._entries(habit, entry.day) if each.id != entry.id]
        self._refuse_again(habit, after, others)
        total = total_of([*others, after])
        ensure_day_total(total, rule.unit)
        self._check_writable()
        words = amount_words(value, rule.unit)
        label = f"{_name(habit)}, {words} on {self._day_words(entry.day)}"
        with self._store.act(label, day=entry.day):
            self._store.update(after)
        line = _Line(habit, Amount(compared(total, rule.unit), sets=True), entry.day)
        return self._receipt(line, before, small=False)

    @act
    def note_entry(self, entry_id: int, text: str, *, seen: Seen | None = None) -> Receipt:
        """Write, change or empty the note of one entry; `seen` as for `edit_entry`.

        Raises:
            ChangedElsewhereError: The note was changed in another window too.
        """
        entry, habit = self._entry(entry_id)
        wanted = {"note": whole(text, NOTE_LENGTH, "A note")}
        now = entry_texts(entry, habit.rule_on(entry.day).unit)
        note = settled(seen, now, wanted).get("note", entry.note)
        told = self._told(entry.day)
        if note == entry.note:
            return said(
                told, "the note is as it was", about=_name(habit), dated=False, changed=False
            )
        self._check_writable()
        label = f"{_name(habit)}, note on {self._day_words(entry.day)}"
        with self._store.act(label, day=entry.day):
            self._store.update(replace(entry, note=note))
        return said(told, "note kept", about=_name(habit), dated=False, habit=habit)

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
            self._store.remove(Entry, entry.id)
        self._memory.read_day(entry.day, habit.id)
        left = self._total(habit, entry.day)
        more = "" if left is None else f"The day has {amount_words(left, unit)}."
        told = self._told(entry.day)
        return said(told, f"{words} removed", about=name, more=more, habit=habit)

    # inside

    def _write(
        self, lines: Sequence[_Line], note: str = "", *, small: bool = False
    ) -> tuple[Receipt, ...]:
        """Write lines as one act and tell what each made of its day."""
        if not note and all(map(self._is_so_already, lines)):
            return tuple(self._as_it_was(line) for line in lines)
        words = [f"{_name(line.habit)}, {self._value_words(line)}" for line in lines[:3]]
        self._check_writable()
        day = lines[0].day
        befores: list[float | None] = []
        with self._store.act(f"{'; '.join(words)} on {self._day_words(day)}", day=day):
            for line in lines:
                entries = self._entries(line.habit, line.day)
                unit = line.rule.unit
                befores.append(compared(total_of(entries), unit) if entries else None)
                self._put(line, entries, note)
                ensure_day_total(total_of(self._entries(line.habit, line.day)), unit)
        told = zip(lines, befores, strict=True)
        return tuple(self._receipt(line, before, small=small) for line, before in told)

    def _value_words(self, line: _Line) -> str:
        return amount_words(self._entry_of(line).amount, line.rule.unit)

    def _is_so_already(self, line: _Line) -> bool:
        """Whether setting a day's sum changes nothing; of a span, when it is the one entry."""
        if not line.amount.sets:
            return False
        new = self._entry_of(line)
        if new.started_at is None:
            return self._total(line.habit, line.day) == compared(new.amount, line.rule.unit)
        entries = self._entries(line.habit, line.day)
        return len(entries) == 1 and _same_span(new, entries[0])

    def _as_it_was(self, line: _Line) -> Receipt:
        return said(
            self._told(line.day),
            self._value_words(line),
            about=_name(line.habit),
            more="It was so already.",
            habit=line.habit,
            changed=False,
        )

    def _put(self, line: _Line, entries: Sequence[Entry], note: str) -> None:
        """Write one line: an entry more, or the day's entries made what is set."""
        new = replace(self._entry_of(line), note=note)
        one_alone = new.started_at is not None or is_sleep(line.habit, line.rule)
        if line.amount.sets and entries and one_alone:
            self._replace(entries, new)
            return
        if line.amount.sets and entries:
            before = total_of(entries)
            left = self._cut(entries, new.amount) if new.amount < before else before
            new = replace(new, amount=max(0.0, rounded(new.amount - left)))
            if new.amount <= 0 and not note:
                return
        self._refuse_again(line.habit, new, entries)
        self._store.add(new)

    def _replace(self, entries: Sequence[Entry], new: Entry) -> None:
        """One entry instead of a day's entries: the first with what is set, and all their notes."""
        first, *others = entries
        notes = dict.fromkeys(each.note for each in (*entries, new) if each.note)
        self._store.update(
            replace(
                first,
                amount=new.amount,
                started_at=new.started_at,
                ended_at=new.ended_at,
                note=whole("\n".join(notes), NOTE_LENGTH, "A note"),
            )
        )
        self._store.remove(Entry, *(each.id for each in others))

    def _refuse_again(self, habit: Habit, new: Entry, entries: Sequence[Entry]) -> None:
        """The same span again would count nothing: it is there already."""
        if new.started_at is None or not any(_same_span(new, each) for each in entries):
            return
        assert new.ended_at is not None
        clock = self._memory.setting("clock")
        start, end = clock_time(new.started_at, clock), clock_time(new.ended_at, clock)
        raise AlreadyThereError(
            f"{_name(habit)}: {start} to {end} is there already "
            f"on {self._day_words(new.day)}. Nothing was added."
        )

    def _cut(self, entries: Sequence[Entry], keep: float) -> float:
        """Cut a day's entries to a smaller sum, the earlier ones first to stay; gives the sum."""
        kept = 0.0
        gone: list[int] = []
        for index, entry in enumerate(entries):
            room = rounded(keep - kept)
            if room <= 0 and index > 0:
                gone.append(entry.id)
            elif entry.amount > room:
                self._store.update(
                    replace(entry, amount=max(0.0, room), started_at=None, ended_at=None)
                )
                kept = keep
            else:
                kept = rounded(kept + entry.amount)
        self._store.remove(Entry, *gone)
        return kept

    def _receipt(self, line: _Line, before: float | None, *, small: bool) -> Receipt:
        habit, amount, day = line
        self._have([day])
        self._memory.read_day(day, habit.id)
        value = self._entry_of(line).amount
        total = self._total(habit, day) or 0.0
        frame = self._frame()
        begun = replace(frame, today=max(frame.today, day))  # a night may belong to the next day
        figure = week_figure(self._memory.history(habit), day, begun)
        act = Logged(habit, line.rule, before, value, total, amount.sets, small, figure)
        return logged(act, self._told(day))

    def _entry_of(self, line: _Line) -> Entry:
        """The entry a line makes on an empty day."""
        start, end, value = self._instants(line.amount, line.day, line.rule)
        return Entry(
            id=0,
            uid="",
            habit_id=line.habit.id,
            day=line.day,
            amount=value,
            started_at=start,
            ended_at=end,
            logged_at=self.now(),
        )

    def _entries(self, habit: Habit, day: date) -> tuple[Entry, ...]:
        return self._store.all(Entry, habit_id=habit.id, first=day, last=day)

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
        entry = self._store.one(Entry, entry_id)
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


def entry_texts(entry: Entry, unit: str) -> dict[str, str]:
    """The amount and the note of an entry as a person sees them."""
    amount = _amount_text(entry.amount, unit, entry.started_at, entry.ended_at)
    return {"amount": amount, "note": clean(entry.note).strip()}


def _amount_text(value: float, unit: str, start: datetime | None, end: datetime | None) -> str:
    words = amount_words(value, unit)
    return words if start is None or end is None else f"{words}, {start:%H:%M}-{end:%H:%M}"


def _name(habit: Habit) -> str:
    return shortened(shown_name(habit))


def _same_span(one: Entry, other: Entry) -> bool:
    """Whether two entries began and ended at the same instants."""
    return (one.started_at, one.ended_at) == (other.started_at, other.ended_at)

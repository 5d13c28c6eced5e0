"""Logging: amounts in, each act one transaction with its way back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
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
from selfcare.diary.clock import local_instant, span_hours
from selfcare.diary.diary import Diary, act
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


def log(
    diary: Diary, habit_id: int, amount_text: str | None, day: date | None = None, note: str = ""
) -> Receipt:
    """Log an amount as typed: it adds, `=` sets, None is the usual amount.

    `day` is the one on screen: where that is the current one, a night that is over goes to the
    day of waking all the same.
    """
    named = None if day == diary.today() else day
    return log_many(diary, [(habit_id, amount_text)], named, note)[0]


@act
def log_many(
    diary: Diary,
    lines: Sequence[tuple[int, str | None]],
    day: date | None = None,
    note: str = "",
) -> tuple[Receipt, ...]:
    """Log several habits as one act; when one line cannot be read, nothing is written."""
    on = diary.begun(day)
    read: list[_Line] = []
    for habit_id, text in lines:
        habit = diary.habit(habit_id)
        rule = habit.rule_on(on)
        if text is None:
            amount = Amount(_usual(diary, habit, on), sets=False)
        else:
            amount = parse_amount(text, rule.unit, night=is_sleep(habit, rule))
        read.append(_Line(habit, amount, on if day else _woken_on(diary, habit, amount, on)))
    return _write(diary, read, whole(note, NOTE_LENGTH, "A note"))


def _woken_on(diary: Diary, habit: Habit, amount: Amount, on: date) -> date:
    """The day of a line: a night that is over belongs to the calendar day of waking.

    Before the day start the current day is still the one before, which the night was not of.
    """
    now = diary.now()
    if amount.end is None or now.date() == on or not is_sleep(habit, habit.rule_on(now.date())):
        return on
    return now.date() if amount.end <= now.time() else on


@act
def log_usual(diary: Diary, habit_id: int, day: date | None = None) -> Receipt:
    """Log the usual amount; a yes/no habit that is done already stays as it is."""
    on = diary.begun(day)
    habit = diary.habit(habit_id)
    rule = habit.rule_on(on)
    if is_yes_no(rule) and (_total(diary, habit, on) or 0) >= 1:
        return said(
            diary.told(on),
            "done",
            about=_name(habit),
            more="It was so already; + adds one more.",
            habit=habit,
            changed=False,
        )
    night = _total(diary, habit, on) if is_sleep(habit, rule) else None
    if night is not None:
        return said(
            diary.told(on),
            amount_words(night, rule.unit),
            about=_name(habit),
            more="The night is there already; type another span to add it.",
            habit=habit,
            changed=False,
        )
    return _write(diary, [_Line(habit, Amount(_usual(diary, habit, on), sets=False), on)])[0]


@act
def log_smallest(diary: Diary, habit_id: int, day: date | None = None) -> Receipt:
    """Log the smallest version; a day that counts already stays as it is."""
    on = diary.begun(day)
    habit = diary.habit(habit_id)
    rule = habit.rule_on(on)
    small = smallest_version(rule)
    before = _total(diary, habit, on) or 0
    if before >= compared(small, rule.unit):
        return said(
            diary.told(on),
            amount_words(before, rule.unit),
            about=_name(habit),
            more="That counts already.",
            habit=habit,
            changed=False,
        )
    return _write(diary, [_Line(habit, Amount(small, sets=before > 0), on)], small=True)[0]


@act
def log_none(diary: Diary, habit_id: int, day: date | None = None) -> Receipt:
    """Say that there was nothing on the day."""
    on = diary.begun(day)
    return _write(diary, [_Line(diary.habit(habit_id), Amount(0.0, sets=True), on)])[0]


@act
def step(diary: Diary, habit_id: int, day: date | None, direction: int) -> Receipt:
    """One step more or less; one step less on an open row says none."""
    on = diary.begun(day)
    habit = diary.habit(habit_id)
    step = step_of(habit.rule_on(on))
    before = _total(diary, habit, on)
    if direction > 0:
        return _write(diary, [_Line(habit, Amount(step, sets=False), on)])[0]
    left = 0.0 if before is None else max(0.0, rounded(before - step))
    return _write(diary, [_Line(habit, Amount(left, sets=True), on)])[0]


@act
def clear_day(diary: Diary, habit_id: int, day: date | None = None) -> Receipt:
    """Take the day's entries of one habit away, so that the day is open again."""
    on = diary.begun(day)
    habit = diary.habit(habit_id)
    entries = diary.store.all(Entry, habit_id=habit.id, first=on, last=on)
    name = _name(habit)
    if not entries:
        return said(diary.told(on), f"{name} has nothing logged", habit=habit, changed=False)
    diary.check_writable()
    with diary.store.act(f"{name}, cleared on {diary.day_words(on)}", day=on):
        diary.store.remove(Entry, *(entry.id for entry in entries))
    diary.memory.read_day(on, habit.id)
    return said(diary.told(on), "open again", about=name, habit=habit)


@act
def edit_entry(
    diary: Diary, entry_id: int, amount_text: str, *, seen: Seen | None = None
) -> Receipt:
    """Give one entry another amount (`+30` adds to it, anything else replaces it).

    `seen` is what a list showed of it (`entry_texts`).

    Raises:
        ChangedElsewhereError: The amount was changed in another window too.
    """
    entry, habit = _entry(diary, entry_id)
    rule = habit.rule_on(entry.day)
    amount = parse_amount(amount_text, rule.unit, night=is_sleep(habit, rule))
    adds = amount_text.strip().startswith("+")
    start, end, value = _instants(diary, amount, entry.day, rule)
    value = rounded(entry.amount + value) if adds else value
    mine = {"amount": _amount_text(value, rule.unit, start, end)}
    if not adds and not settled(seen, entry_texts(entry, rule.unit), mine):
        value, start, end = entry.amount, entry.started_at, entry.ended_at
    before = _total(diary, habit, entry.day) or 0.0
    told = diary.told(entry.day)
    if value == entry.amount and start == entry.started_at:
        words = amount_words(value, rule.unit)
        return said(told, f"{words} already", about=_name(habit), habit=habit, changed=False)
    if start is None and value == entry.amount:
        start, end = entry.started_at, entry.ended_at
    after = replace(entry, amount=value, started_at=start, ended_at=end)
    others = [each for each in _entries(diary, habit, entry.day) if each.id != entry.id]
    _refuse_again(diary, habit, after, others)
    total = total_of([*others, after])
    ensure_day_total(total, rule.unit)
    diary.check_writable()
    words = amount_words(value, rule.unit)
    label = f"{_name(habit)}, {words} on {diary.day_words(entry.day)}"
    with diary.store.act(label, day=entry.day):
        diary.store.update(after)
    line = _Line(habit, Amount(compared(total, rule.unit), sets=True), entry.day)
    return _receipt(diary, line, before, small=False)


@act
def note_entry(diary: Diary, entry_id: int, text: str, *, seen: Seen | None = None) -> Receipt:
    """Write, change or empty the note of one entry; `seen` as for `edit_entry`.

    Raises:
        ChangedElsewhereError: The note was changed in another window too.
    """
    entry, habit = _entry(diary, entry_id)
    wanted = {"note": whole(text, NOTE_LENGTH, "A note")}
    now = entry_texts(entry, habit.rule_on(entry.day).unit)
    note = settled(seen, now, wanted).get("note", entry.note)
    told = diary.told(entry.day)
    if note == entry.note:
        return said(told, "the note is as it was", about=_name(habit), dated=False, changed=False)
    diary.check_writable()
    label = f"{_name(habit)}, note on {diary.day_words(entry.day)}"
    with diary.store.act(label, day=entry.day):
        diary.store.update(replace(entry, note=note))
    return said(told, "note kept", about=_name(habit), dated=False, habit=habit)


@act
def remove_entry(diary: Diary, entry_id: int) -> Receipt:
    """Take one entry away."""
    entry, habit = _entry(diary, entry_id)
    unit = habit.rule_on(entry.day).unit
    name, words = _name(habit), amount_words(entry.amount, unit)
    diary.check_writable()
    with diary.store.act(f"{name}, {words} removed on {diary.day_words(entry.day)}", day=entry.day):
        diary.store.remove(Entry, entry.id)
    diary.memory.read_day(entry.day, habit.id)
    left = _total(diary, habit, entry.day)
    more = "" if left is None else f"The day has {amount_words(left, unit)}."
    told = diary.told(entry.day)
    return said(told, f"{words} removed", about=name, more=more, habit=habit)


# inside


def _write(
    diary: Diary, lines: Sequence[_Line], note: str = "", *, small: bool = False
) -> tuple[Receipt, ...]:
    """Write lines as one act and tell what each made of its day."""
    if not note and all(map(partial(_is_so_already, diary), lines)):
        return tuple(_as_it_was(diary, line) for line in lines)
    words = [f"{_name(line.habit)}, {_value_words(diary, line)}" for line in lines[:3]]
    diary.check_writable()
    day = lines[0].day
    befores: list[float | None] = []
    with diary.store.act(f"{'; '.join(words)} on {diary.day_words(day)}", day=day):
        for line in lines:
            entries = _entries(diary, line.habit, line.day)
            unit = line.rule.unit
            befores.append(compared(total_of(entries), unit) if entries else None)
            _put(diary, line, entries, note)
            ensure_day_total(total_of(_entries(diary, line.habit, line.day)), unit)
    told = zip(lines, befores, strict=True)
    return tuple(_receipt(diary, line, before, small=small) for line, before in told)


def _value_words(diary: Diary, line: _Line) -> str:
    return amount_words(_entry_of(diary, line).amount, line.rule.unit)


def _is_so_already(diary: Diary, line: _Line) -> bool:
    """Whether setting a day's sum changes nothing; of a span, when it is the one entry."""
    if not line.amount.sets:
        return False
    new = _entry_of(diary, line)
    if new.started_at is None:
        return _total(diary, line.habit, line.day) == compared(new.amount, line.rule.unit)
    entries = _entries(diary, line.habit, line.day)
    return len(entries) == 1 and _same_span(new, entries[0])


def _as_it_was(diary: Diary, line: _Line) -> Receipt:
    return said(
        diary.told(line.day),
        _value_words(diary, line),
        about=_name(line.habit),
        more="It was so already.",
        habit=line.habit,
        changed=False,
    )


def _put(diary: Diary, line: _Line, entries: Sequence[Entry], note: str) -> None:
    """Write one line: an entry more, or the day's entries made what is set."""
    new = replace(_entry_of(diary, line), note=note)
    one_alone = new.started_at is not None or is_sleep(line.habit, line.rule)
    if line.amount.sets and entries and one_alone:
        _replace(diary, entries, new)
        return
    if line.amount.sets and entries:
        before = total_of(entries)
        left = _cut(diary, entries, new.amount) if new.amount < before else before
        new = replace(new, amount=max(0.0, rounded(new.amount - left)))
        if new.amount <= 0 and not note:
            return
    _refuse_again(diary, line.habit, new, entries)
    diary.store.add(new)


def _replace(diary: Diary, entries: Sequence[Entry], new: Entry) -> None:
    """One entry instead of a day's entries: the first with what is set, and all their notes."""
    first, *others = entries
    notes = dict.fromkeys(each.note for each in (*entries, new) if each.note)
    diary.store.update(
        replace(
            first,
            amount=new.amount,
            started_at=new.started_at,
            ended_at=new.ended_at,
            note=whole("\n".join(notes), NOTE_LENGTH, "A note"),
        )
    )
    diary.store.remove(Entry, *(each.id for each in others))


def _refuse_again(diary: Diary, habit: Habit, new: Entry, entries: Sequence[Entry]) -> None:
    """The same span again would count nothing: it is there already."""
    if new.started_at is None or not any(_same_span(new, each) for each in entries):
        return
    assert new.ended_at is not None
    clock = diary.memory.setting("clock")
    start, end = clock_time(new.started_at, clock), clock_time(new.ended_at, clock)
    raise AlreadyThereError(
        f"{_name(habit)}: {start} to {end} is there already "
        f"on {diary.day_words(new.day)}. Nothing was added."
    )


def _cut(diary: Diary, entries: Sequence[Entry], keep: float) -> float:
    """Cut a day's entries to a smaller sum, the earlier ones first to stay; gives the sum."""
    kept = 0.0
    gone: list[int] = []
    for index, entry in enumerate(entries):
        room = rounded(keep - kept)
        if room <= 0 and index > 0:
            gone.append(entry.id)
        elif entry.amount > room:
            diary.store.update(
                replace(entry, amount=max(0.0, room), started_at=None, ended_at=None)
            )
            kept = keep
        else:
            kept = rounded(kept + entry.amount)
    diary.store.remove(Entry, *gone)
    return kept


def _receipt(diary: Diary, line: _Line, before: float | None, *, small: bool) -> Receipt:
    habit, amount, day = line
    diary.have([day])
    diary.memory.read_day(day, habit.id)
    value = _entry_of(diary, line).amount
    total = _total(diary, habit, day) or 0.0
    frame = diary.frame()
    begun = replace(frame, today=max(frame.today, day))  # a night may belong to the next day
    figure = week_figure(diary.memory.history(habit), day, begun)
    act = Logged(habit, line.rule, before, value, total, amount.sets, small, figure)
    return logged(act, diary.told(day))


def _entry_of(diary: Diary, line: _Line) -> Entry:
    """The entry a line makes on an empty day."""
    start, end, value = _instants(diary, line.amount, line.day, line.rule)
    return Entry(
        id=0,
        uid="",
        habit_id=line.habit.id,
        day=line.day,
        amount=value,
        started_at=start,
        ended_at=end,
        logged_at=diary.now(),
    )


def _entries(diary: Diary, habit: Habit, day: date) -> tuple[Entry, ...]:
    return diary.store.all(Entry, habit_id=habit.id, first=day, last=day)


def _instants(
    diary: Diary, amount: Amount, day: date, rule: Rule
) -> tuple[datetime | None, datetime | None, float]:
    """Start, end and amount of a line: a span is as long as its instants say.

    A span belongs to the day it ends on, so its start may lie on the day before.
    """
    if amount.start is None or amount.end is None:
        return None, None, amount.value
    now = diary.now()
    end = local_instant(day, amount.end, now)
    start_day = day if amount.start < amount.end else day - timedelta(days=1)
    start = local_instant(start_day, amount.start, now)
    hours = span_hours(start, end)
    return start, end, rounded(hours if rule.unit == "h" else hours * 60)


def _entry(diary: Diary, entry_id: int) -> tuple[Entry, Habit]:
    entry = diary.store.one(Entry, entry_id)
    if entry is None:
        raise NameProblemError(
            f"There is no entry {entry_id}. selfcare entries lists them with their numbers."
        )
    return entry, diary.habit(entry.habit_id)


def _total(diary: Diary, habit: Habit, day: date) -> float | None:
    diary.have([day])
    return diary.memory.totals.get(habit.id, {}).get(day)


def _usual(diary: Diary, habit: Habit, day: date) -> float:
    diary.have([day])
    return usual_amount(habit.rule_on(day), diary.memory.latest.get(habit.id))


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

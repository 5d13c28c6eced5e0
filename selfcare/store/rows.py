"""Rows of the file <-> the core's values.

The file may come from any program. A moment or a plan that cannot be read is left out or becomes
the default; a row that nothing can be made of raises OddRowError and is set aside by its reader:
one odd row never closes the file.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from msgspec import DecodeError, Struct
from msgspec.json import decode, encode

from selfcare.core.errors import SelfcareError
from selfcare.core.model import (
    Answered,
    Area,
    CheckIn,
    Contact,
    Entry,
    Habit,
    Pause,
    Practice,
    Review,
    Rule,
)
from selfcare.core.plan import Daily, Plan, Recurrence
from selfcare.core.plan_grammar import format_plan, parse_plan
from selfcare.core.recurrence import spelled_out
from selfcare.core.text import name_key
from selfcare.core.values import replace
from selfcare.store.journal import utc_text

Row = tuple[Any, ...]
_AREAS = frozenset(area.value for area in Area)

HABIT = "id, uid, name, area, first_day, position, if_then, note, archived_day, rev"
RULE = "habit_id, from_day, unit, plan, goal_low, goal_high, smallest"
ENTRY = "id, uid, habit_id, day, amount, started_at, ended_at, note, source, logged_at, rev"
CHECKIN = "day, mood, energy, stress, note, closed, rev"
PAUSE = "id, habit_id, first_day, last_day, reason, rev"
REVIEW = "week, helped, in_the_way, next_step, rev"
CONTACT = "id, name, reach, good_for, position, rev"
ANSWERED = "id, instrument, day, answers"
PRACTICE = (
    'id, routine, day, started_at, seconds, completed, "before", "after", entry_id, note, rev'
)

FIRST_DAY, LAST_DAY = "1900-01-01", "2999-12-31"
MOST = 1e9
"""The largest amount."""


class OddRowError(ValueError):
    """A value that no row of ours holds; `str(error)` names its column in a word."""


@lru_cache(maxsize=65536)
def to_day(text: str) -> date:
    """A day from its text; years of rows share few days."""
    try:
        day = date.fromisoformat(text)
    except (ValueError, TypeError) as error:
        raise OddRowError("day") from error
    if day.isoformat() != text or not FIRST_DAY <= text <= LAST_DAY:
        raise OddRowError("day")
    return day


def is_day(text: str) -> bool:
    """Whether a day can be read."""
    try:
        to_day(text)
    except OddRowError:
        return False
    return True


def maybe_day(text: str | None) -> date | None:
    """A day, or None where the file has none."""
    return to_day(text) if text is not None else None


def day_text(day: date | None) -> str | None:
    """A day as the file keeps it."""
    return day.isoformat() if day is not None else None


def moment_text(moment: datetime | None) -> str | None:
    """A local moment as the file keeps it: ISO text with its offset."""
    return moment.isoformat(timespec="seconds") if moment is not None else None


def to_moment(text: str | None) -> datetime | None:
    """An aware moment from the file's text; None when there is none that can be read."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    readable = moment.tzinfo is not None and 1900 <= moment.year < 3000
    return moment if readable else None


@lru_cache(maxsize=1024)
def to_plan(text: str, unit: str) -> Plan | None:
    """A plan from its text; None when it cannot be read."""
    try:
        return parse_plan(text, unit, kept=True)
    except SelfcareError:
        return None


def reads_plan(row: Row) -> bool:
    """Whether the plan of a rule, from the columns `RULE`, can be read."""
    return to_plan(row[3], row[2]) is not None


def _within(value: float | None, low: float, high: float, what: str) -> None:
    if value is not None and not low <= value <= high:
        raise OddRowError(what)


def sound_amount(amount: float) -> bool:
    """Whether an entry may have it; infinite and negative ones may not."""
    return 0 <= amount <= MOST


def to_rule(row: Row) -> Rule:
    """A rule from the columns `RULE`; a plan that cannot be read counts as daily."""
    _habit_id, from_day, unit, plan, low, high, smallest = row
    for value, what in ((low, "goal"), (high, "goal"), (smallest, "smallest version")):
        _within(value, 0, MOST, what)
    if low == 0 or smallest == 0 or (low is not None and high is not None and low > high):
        raise OddRowError("goal")
    return Rule(
        from_day=to_day(from_day),
        unit=unit,
        plan=to_plan(plan, unit) or Daily(),
        goal_low=low,
        goal_high=high,
        smallest=smallest,
    )


def _named_day(rule: Rule, first_day: date) -> Rule:
    """The rule with the day named that its recurrence takes from where it begins."""
    if not isinstance(rule.plan, Recurrence):
        return rule
    return replace(rule, plan=Recurrence(spelled_out(rule.plan.text, first_day)))


def to_habit(row: Row, rules: Iterable[Rule]) -> Habit:
    """A habit from the columns `HABIT`; without a rule it is a daily yes or no."""
    number, uid, name, area, first_day, position, if_then, note, archived, rev = row
    first = to_day(first_day)
    if area not in _AREAS:
        raise OddRowError("area")
    return Habit(
        id=number,
        uid=uid,
        name=name,
        area=Area(area),
        first_day=first,
        rules=tuple(_named_day(rule, first) for rule in rules)
        or (Rule(from_day=first, unit="times", plan=Daily()),),
        position=position,
        if_then=if_then,
        note=note,
        archived_day=maybe_day(archived),
        rev=rev,
    )


def to_entry(row: Row) -> Entry:
    """An entry from the columns `ENTRY`."""
    number, uid, habit_id, day, amount, started, ended, note, source, logged, rev = row
    if not sound_amount(amount):
        raise OddRowError("amount")
    return Entry(
        id=number,
        uid=uid,
        habit_id=habit_id,
        day=to_day(day),
        amount=amount,
        started_at=to_moment(started),
        ended_at=to_moment(ended),
        note=note,
        source=source,
        logged_at=to_moment(logged),
        rev=rev,
    )


def to_checkin(row: Row) -> CheckIn:
    """A check-in from the columns `CHECKIN`."""
    day, mood, energy, stress, note, closed, rev = row
    for value, what in ((mood, "mood"), (energy, "energy"), (stress, "stress")):
        _within(value, 0, 10, what)
    return CheckIn(
        day=to_day(day),
        mood=mood,
        energy=energy,
        stress=stress,
        note=note,
        closed=bool(closed),
        rev=rev,
    )


def to_pause(row: Row) -> Pause:
    """A pause from the columns `PAUSE`."""
    number, habit_id, first_day, last_day, reason, rev = row
    if last_day is not None and last_day < first_day:
        raise OddRowError("last day")
    return Pause(
        id=number,
        habit_id=habit_id,
        first_day=to_day(first_day),
        last_day=maybe_day(last_day),
        reason=reason,
        rev=rev,
    )


def to_practice(row: Row) -> Practice:
    """A practice from the columns `PRACTICE`."""
    number, routine, day, started, seconds, completed, before, after, entry_id, note, rev = row
    first = to_day(day)
    _within(seconds, 0, 86_400, "seconds")
    for value in (before, after):
        _within(value, 0, 10, "tension")
    return Practice(
        id=number,
        routine=routine,
        day=first,
        started_at=to_moment(started) or datetime.combine(first, datetime.min.time()).astimezone(),
        seconds=seconds,
        completed=bool(completed),
        before=before,
        after=after,
        entry_id=entry_id,
        note=note,
        rev=rev,
    )


def to_review(row: Row) -> Review:
    """A review from the columns `REVIEW`."""
    week, helped, in_the_way, next_step, rev = row
    return Review(to_day(week), helped, in_the_way, next_step, rev)


def to_contact(row: Row) -> Contact:
    """One of a person's people from the columns `CONTACT`."""
    return Contact(*row)


def to_answered(row: Row) -> Answered:
    """The answers of one time from the columns `ANSWERED`; a list of whole numbers and nulls."""
    number, instrument, day, text = row
    try:
        found = decode(text, type=tuple[int | None, ...])
    except (DecodeError, RecursionError) as error:
        raise OddRowError("answers") from error
    return Answered(number, instrument, to_day(day), found)


def habit_columns(habit: Habit) -> dict[str, Any]:
    """The columns of a habit that a person may change."""
    return {
        "name": habit.name,
        "name_key": name_key(habit.name),
        "area": str(habit.area),
        "if_then": habit.if_then,
        "note": habit.note,
        "position": habit.position,
        "first_day": day_text(habit.first_day),
        "archived_day": day_text(habit.archived_day),
    }


def rule_columns(habit_id: int, rule: Rule) -> dict[str, Any]:
    """A rule's whole row."""
    return {
        "habit_id": habit_id,
        "from_day": day_text(rule.from_day),
        "unit": rule.unit,
        "goal_low": rule.goal_low,
        "goal_high": rule.goal_high,
        "smallest": rule.smallest,
        "plan": format_plan(rule.plan, rule.unit),
    }


def entry_columns(entry: Entry) -> dict[str, Any]:
    """The columns of an entry that a person may change."""
    return {
        "habit_id": entry.habit_id,
        "day": day_text(entry.day),
        "amount": float(entry.amount),
        "started_at": moment_text(entry.started_at),
        "ended_at": moment_text(entry.ended_at),
        "note": entry.note,
        "source": entry.source,
    }


def checkin_columns(checkin: CheckIn) -> dict[str, Any]:
    """A check-in's whole row."""
    return {
        "day": day_text(checkin.day),
        "mood": checkin.mood,
        "energy": checkin.energy,
        "stress": checkin.stress,
        "note": checkin.note,
        "closed": int(checkin.closed),
    }


def pause_columns(pause: Pause) -> dict[str, Any]:
    """A pause's row without its id."""
    return {
        "habit_id": pause.habit_id,
        "first_day": day_text(pause.first_day),
        "last_day": day_text(pause.last_day),
        "reason": pause.reason,
    }


def practice_columns(practice: Practice) -> dict[str, Any]:
    """A practice's row without its id."""
    return {
        "routine": practice.routine,
        "day": day_text(practice.day),
        "started_at": moment_text(practice.started_at),
        "seconds": practice.seconds,
        "completed": int(practice.completed),
        "before": practice.before,
        "after": practice.after,
        "entry_id": practice.entry_id,
        "note": practice.note,
    }


def review_columns(review: Review) -> dict[str, Any]:
    """A review's whole row."""
    return {
        "week": day_text(review.week),
        "helped": review.helped,
        "in_the_way": review.in_the_way,
        "next_step": review.next_step,
    }


def contact_columns(contact: Contact) -> dict[str, Any]:
    """The columns of one of a person's people, without the id."""
    return {
        "name": contact.name,
        "name_key": name_key(contact.name),
        "reach": contact.reach,
        "good_for": contact.good_for,
        "position": contact.position,
    }


def answered_columns(answered: Answered) -> dict[str, Any]:
    """The answers of one time without their id."""
    return {
        "instrument": answered.instrument,
        "day": day_text(answered.day),
        "answers": encode(answered.answers).decode(),
    }


class Table(Struct, frozen=True):
    """Where the values of one class are kept, and how they are read and written."""

    name: str
    columns: str
    """What is read."""
    read: Callable[[Row], Any]
    written: Callable[[Any], dict[str, Any]]
    """What is written, and may be written again."""
    key: str = "id"
    """The column that names a row, and the attribute that holds it."""
    day: str = "day"
    """The column that a span of days is about."""
    order: str = "day, id"
    once: Callable[[Any, str], dict[str, Any]] = lambda _value, _stamp: {}
    """What is written with a new row alone, given the time now."""


def _uid(value: Entry | Habit) -> dict[str, Any]:
    return {"uid": value.uid} if value.uid else {}


def _entry_once(entry: Entry, stamp: str) -> dict[str, Any]:
    return {"logged_at": utc_text(entry.logged_at) if entry.logged_at else stamp, **_uid(entry)}


TABLES: dict[type, Table] = {
    Habit: Table(
        "habit", HABIT, lambda row: to_habit(row, ()), habit_columns, day="first_day",
        order="position, id", once=lambda habit, _stamp: _uid(habit),
    ),
    Entry: Table("entry", ENTRY, to_entry, entry_columns, once=_entry_once),
    CheckIn: Table(
        "checkin", CHECKIN, to_checkin, checkin_columns, key="day", order="day",
        once=lambda _checkin, stamp: {"logged_at": stamp},
    ),
    Pause: Table("pause", PAUSE, to_pause, pause_columns, day="first_day", order="first_day, id"),
    Practice: Table("practice", PRACTICE, to_practice, practice_columns),
    Review: Table(
        "review", REVIEW, to_review, review_columns, key="week", day="week", order="week"
    ),
    Contact: Table("contact", CONTACT, to_contact, contact_columns, order="position, id"),
    Answered: Table("answer", ANSWERED, to_answered, answered_columns),
}  # fmt: skip
"""Every class of values with its table; the rules of a habit have one of their own."""

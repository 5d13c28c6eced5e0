"""What the front ends show, as frozen values: rows of Today in order, what is typed there.

A view holds facts (statuses, amounts, counts), never drawn signs and never markup. Sentences are
in `Receipt`, because the same act is told in three voices.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Self

from msgspec import Struct

from selfcare.core.amounts import amount_words, parse_amount
from selfcare.core.days import clock_time
from selfcare.core.errors import UnreadableError
from selfcare.core.figures import Needed
from selfcare.core.model import Change, CheckIn, Entry, Habit, OddRow, Rule, Status, rounded
from selfcare.core.offers import QuietLine
from selfcare.core.routine import Routine
from selfcare.core.runs import Run
from selfcare.core.strength import Strength
from selfcare.core.values import Quiet, replace
from selfcare.core.ways_back import WaysBack


class WeekFigure(Struct, frozen=True):
    """How one habit stands in one week: day counts or amounts, the other pair None.

    Due-day plans and days per week: `done` days that showed up of `planned` days asked for.
    Amounts per week: `amount` of `goal`, in the habit's unit. Month plans count the week's days
    (or amount) against the month's goal; `period` says which.
    """

    done: int | None = None
    planned: int | None = None
    amount: float | None = None
    goal: float | None = None
    period: str = "week"
    current: bool = True
    """Whether it is the week (or month) of today; sentences say "that week" otherwise."""


class HabitRow(Struct, frozen=True):
    """One habit on one day: a line of Today."""

    habit: Habit
    rule: Rule
    """The rule that holds on the day."""
    day: date
    status: Status | None
    """None: before the habit began."""
    amount: float | None
    """The day's total. None: no entry."""
    due: bool | None
    """Whether the day is due; None for plans that count in periods."""
    cells: tuple[Status | None, ...]
    """The seven days of the week, first day first; None: before it began, or to come."""
    week: WeekFigure
    usual: float
    """What Space logs."""
    usual_known: bool
    """Whether `usual` is the amount logged last ("20 min again"), not a start value."""
    smallest: float | None
    """What `v` logs. None: any amount counts, so `v` logs 1 (or the smallest sensible step)."""
    run: Run | None = None
    """None: the whole history has not been read yet (the very first paint)."""
    strength: Strength | None = None
    needed: Needed | None = None
    """The figures of a habit that is done as needed; None as well while they are not read yet."""
    rest_note: str = ""
    """What stands with the day's rest."""


class Greeting(StrEnum):
    """What Today has to say before anything else."""

    NOTHING = "nothing"
    FIRST_DAY = "first-day"
    """Nothing was ever logged before this day."""
    SHORT_GAP = "short-gap"
    """3 to 6 open days lie before today: one line, `f` fills them in."""
    WELCOME_BACK = "welcome-back"
    """7 or more: the panel with three choices."""
    NO_HABITS = "no-habits"


class Gap(Struct, frozen=True):
    """The open days between the last logged day and today, both ends included."""

    first_day: date
    last_day: date
    days: int
    last_logged: date
    """The last day with an entry or a check-in."""
    days_logged: int
    """All days that ever had an entry or a check-in."""


class TodayView(Struct, frozen=True):
    """Everything the Today place shows for one day."""

    day: date
    """The day on screen."""
    today: date
    """The current day by the day start."""
    until: time | None
    """After midnight and before the day start: when the day on screen ends (01:30 -> 04:00)."""
    week: tuple[date, ...]
    """The seven days of the week of `day`, by the person's week start."""
    checkin: CheckIn
    """An empty one when there is none."""
    rows: tuple[HabitRow, ...]
    """Active habits of shown areas by position (archived ones on days they were active)."""
    greeting: Greeting
    gap: Gap | None
    planned_done: int
    planned: int
    """Week totals over all day-counting habits: "20 of 26 planned days"."""
    light: bool
    """Light days: mood alone and smallest versions."""
    paused_all: bool
    """The whole day is set aside (a day off)."""
    complete: bool
    """Whether runs and strength are in the rows already."""
    show_runs: bool
    ways: WaysBack | None = None
    """What each way back from the gap does to the runs. None: no gap, runs hidden, not read yet."""
    quiet: QuietLine | None = None
    """The one quiet line of the current day. None: nothing to say, or not read yet."""
    clock: str = "24"
    """The setting: how times of day are shown."""

    @property
    def is_today(self) -> bool:
        """Whether the day on screen is the current one."""
        return self.day == self.today

    @property
    def until_words(self) -> str:
        """`, until 04:00`; empty unless the calendar has moved on."""
        return "" if self.until is None else f", until {clock_time(self.until, self.clock)}"


class WeekLine(Struct, frozen=True):
    """One week of one habit, for the side panel."""

    first_day: date
    cells: tuple[Status | None, ...]
    week: WeekFigure


class HabitPanel(Struct, frozen=True):
    """The selected habit at length: today's entries, four weeks, run, strength."""

    row: HabitRow
    entries: tuple[Entry, ...]
    weeks: tuple[WeekLine, ...]
    """The last four weeks, oldest first, the week of the day last."""
    days_logged: int
    """Days that ever had an entry of it."""


class EntryLine(Struct, frozen=True):
    """An entry with its habit's name and the unit it was logged in."""

    entry: Entry
    name: str
    unit: str


class RestNote(Quiet, frozen=True):
    """What a person wrote beside a rest."""

    day: date
    name: str
    """The habit's name as saved."""
    note: str


class StatusCounts(Struct, frozen=True):
    """One line for a shell prompt: counts alone, no habit names."""

    day: date
    done: int
    partly: int
    open: int
    total: int
    """Habits asked for today: due or in a period, not resting, not paused."""
    rated: bool
    """Whether there is a mood today."""


class Receipt(Struct, frozen=True):
    """What one act did, told in three voices. Every text is a whole sentence or two."""

    app: str
    """For the message line, with the way back: "Walk: 12 + 20 = 32 min today. z takes it back."""
    command: str
    """For the command line: weekday, date and sum."""
    spoken: str
    """For line mode: no signs, no columns."""
    day: date
    again: str = ""
    """What line mode says once "this week" was said before; empty: the same."""
    habit_id: int | None = None
    changed: bool = True
    """False: nothing was written (it was so already, or the act offers something else)."""


class UndoReceipt(Struct, frozen=True):
    """A change that was taken back or done again."""

    change: Change
    receipt: Receipt


class FileFacts(Struct, frozen=True):
    """Where the file lies, what is in it, how it is protected and copied ("about my data")."""

    path: str
    bytes: int
    entries: int
    days: int
    """Days with an entry or a check-in."""
    habits: int
    """Habits that are not put away."""
    put_away: int
    checkins: int
    notes: int
    """Days with a note."""
    practices: int
    mode: str
    """"0600"."""
    writable: bool
    backups: int
    """Automatic copies that are there."""
    newest_backup: str | None
    """Where the newest of them lies. None: there is none yet."""
    newest_backup_day: date | None
    backup_folder: str
    """Where the automatic copies lie, or will lie."""
    undo_steps: int
    """How many changes can be taken back now."""
    undo_most: int
    """How many changes are kept at most."""
    undo_days: int
    """For how many days they are kept."""
    notices: tuple[str, ...]
    odd_rows: tuple[OddRow, ...] = ()
    """The rows that cannot be read."""


# What the Practice place and the commands show, as frozen values.


class Helped(Struct, frozen=True):
    """How tension changed with one routine, over the times both numbers were given."""

    routine_id: str
    title: str
    """Its id when the routine is not here any more."""
    times: int
    """At least 3: nothing is said under that."""
    drop: float
    """Mean of before minus after; below 0: tenser afterwards."""


class CardWish(Struct, frozen=True):
    """A card that is asked for by name, with what is chosen on it already."""

    routine_id: str
    minutes: int | None = None
    """None: the usual five."""
    holds: bool = False
    """With the holds, where there is a way without them."""
    bell: bool = False
    """With a bell, whatever the setting says."""


class RoutineCard(Struct, frozen=True):
    """What is seen before the first breath."""

    routine: Routine
    minutes: int
    """The length that will be played."""
    seconds: float
    """How long that takes, without the settle-in."""
    cycles: int
    """0 for a guided routine."""
    counts_towards: str
    """The name of the habit its minutes go to. Empty: the practice is kept by itself."""
    helped: Helped | None
    """None: done fewer than three times with both numbers."""
    gentler: Routine | None
    """The variant without holds, which is the default where there is one."""
    asked: Routine | None = None
    """The routine that was asked for, where this card is its way without holds."""

    @property
    def title(self) -> str:
        """What was asked for keeps its name on the card."""
        return (self.asked or self.routine).title


# Where done and met rows stand on Today: in their place, below the others, or out of sight.


DONE = frozenset({Status.DONE, Status.FREE})
"""What asks for nothing more: done, or its period is met."""


class DoneRows(StrEnum):
    """The values of the setting."""

    STAY = "stay"
    DOWN = "down"
    HIDE = "hide"


class Listed(Struct, frozen=True):
    """The rows of a day as they are listed."""

    rows: tuple[HabitRow, ...]
    done_from: int | None = None
    """The first of the rows that stepped down below others. None: none did."""
    hidden: int = 0
    """How many are out of sight."""

    @property
    def ids(self) -> list[int]:
        """The numbers of their habits."""
        return [row.habit.id for row in self.rows]

    def kept(self, habit_id: int | None, at: int) -> tuple[int | None, int]:
        """The selected habit and its place; one that went out of sight gives way to the next."""
        ids = self.ids
        if habit_id in ids:
            return habit_id, ids.index(habit_id)
        place = min(at, len(ids) - 1) if self.hidden else 0
        return (ids[place], place) if ids else (None, 0)

    def after(self, habit_id: int | None) -> int | None:
        """The next one; after the last one it stays."""
        ids = self.ids
        return ids[min(ids.index(habit_id) + 1, len(ids) - 1)] if habit_id in ids else habit_id

    @classmethod
    def of(cls, rows: Iterable[HabitRow], how: DoneRows) -> "Listed":
        """Rows keep their order among those that ask for something, and among those that do not."""
        known = tuple(rows)
        asked = tuple(row for row in known if row.status not in DONE)
        done = tuple(row for row in known if row.status in DONE)
        match how:
            case DoneRows.STAY:
                return cls(known)
            case DoneRows.DOWN:
                return cls((*asked, *done), len(asked) if asked and done else None)
            case DoneRows.HIDE:
                return cls(asked, hidden=len(done))


# Typing on the Today screen, as values: a key goes in, the next state comes out.
#
# The screen reads these keys itself and feeds every one here, so a burst such as `2310 650` Enter
# arrives whole whatever the screen is drawing. Keys carry Textual's names (`left`, `enter`,
# `backspace`, `escape`, `0`); a character is what the key types, None for a key that types nothing.
# A finished state ignores further keys.


LONGEST = 20
"""Most characters in an amount while it is typed."""

_DIGITS = frozenset("0123456789")
_STEP_FROM_BLANK = 5
HIGHEST = 10


class RatingKeys(Struct, frozen=True):
    """The ratings while they are open.

    A digit sets and moves on, but a 1 waits, as a 0 makes it ten. While it waits, Enter and ↓ move
    on, ↑ stays with it and Backspace takes it out; anything else moves on first and then acts.
    """

    scales: tuple[str, ...]
    """Which are asked, in order: mood, energy, stress, or mood alone on light days."""
    before: tuple[int | None, ...]
    """The values when it was opened, or were told last."""
    values: tuple[int | None, ...]
    """The values now; None is left out."""
    index: int = 0
    """The scale the next key is about."""
    pending: bool = False
    """A 1 has been typed and may still become ten."""
    finished: bool = False
    """The rating is over: nothing is open any more."""
    unused: str | None = None
    """The key that closed the rating and is still to be acted upon by the screen."""

    @classmethod
    def opened(
        cls, scales: tuple[str, ...], ratings: Mapping[str, int | None], at: str | None = None
    ) -> Self:
        """The ratings as they open, at the first scale or at the named one."""
        values = tuple(ratings.get(scale) for scale in scales)
        return cls(scales, values, values, scales.index(at) if at in scales else 0)

    @property
    def scale(self) -> str:
        """The scale the next key is about."""
        return self.scales[self.index]

    @property
    def changed(self) -> dict[str, int | None]:
        """What is to be saved: the scales whose value is another than before, whatever is kept."""
        triples = zip(self.scales, self.before, self.values, strict=True)
        return {scale: now for scale, old, now in triples if now != old}

    @property
    def settled(self) -> dict[str, int | None]:
        """What of it stands: the scale at hand does when keys move on, so ten arrows are one."""
        changed = self.changed
        if not self.finished:
            changed.pop(self.scale, None)
        return changed

    def told(self, values: Mapping[str, int | None]) -> Self:
        """The state in which these are handed on for saving."""
        pairs = zip(self.scales, self.before, strict=True)
        return replace(self, before=tuple(values.get(scale, old) for scale, old in pairs))

    def press(self, key: str) -> Self:
        """The state after a key."""
        if self.finished:
            return self
        if self.pending:
            return self._press_waiting(key)
        if key in _DIGITS:
            rated = self.rated(int(key))
            return replace(rated, pending=True) if key == "1" else rated.moved_on()
        match key:
            case "left" | "right":
                return self.rated(_stepped(self.values[self.index], 1 if key == "right" else -1))
            case "enter" | "down":
                return self.moved_on()
            case "up":
                return replace(self, index=max(self.index - 1, 0))
            case "backspace":
                return self.rated(None)
            case "escape":
                return replace(self, finished=True)
            case _:
                return replace(self, finished=True, unused=key)

    def _press_waiting(self, key: str) -> Self:
        settled = replace(self, pending=False)
        match key:
            case "0":
                return settled.rated(HIGHEST).moved_on()
            case "enter" | "down":
                return settled.moved_on()
            case "up":
                return settled
            case "backspace" | "escape":
                return settled.press(key)
        on = settled.moved_on()
        return replace(on, unused=key) if on.finished else on.press(key)

    def rated(self, value: int | None) -> Self:
        """With this value for the scale at hand."""
        values = (*self.values[: self.index], value, *self.values[self.index + 1 :])
        return replace(self, values=values)

    def moved_on(self) -> Self:
        """At the next scale, or finished after the last."""
        if self.index + 1 == len(self.scales):
            return replace(self, pending=False, finished=True)
        return replace(self, pending=False, index=self.index + 1)


def _stepped(value: int | None, step: int) -> int:
    if value is None:
        return _STEP_FROM_BLANK
    return min(max(value + step, 0), HIGHEST)


class Number(Struct, frozen=True):
    """A number from 0 to 10 as it is given; a key goes in, the next state comes out."""

    value: int | None = None
    """None: left out."""
    waits: bool = False
    """A 1 was typed, and a 0 still makes it ten."""

    def press(self, key: str) -> Self:
        """After a digit, an arrow or Backspace; other keys change nothing."""
        kind = type(self)
        if key in _DIGITS:
            if self.waits and key == "0":
                return kind(HIGHEST)
            return kind(int(key), waits=key == "1")
        if key == "backspace":
            return kind()
        if key in {"left", "right"}:
            return kind(_stepped(self.value, 1 if key == "right" else -1))
        return self

    @property
    def words(self) -> str:
        """`7`; `1_` while a 0 may follow; nothing when it is left out."""
        return "" if self.value is None else f"{self.value}{'_' if self.waits else ''}"


def amount_preview(text: str, before: float, unit: str) -> str:
    """What the row shows while an amount is typed: `12 + 20 = 32 min`, `=35 min`, or `23:1`."""
    try:
        amount = parse_amount(text, unit)
    except UnreadableError:
        return text
    words = amount_words(amount.value, unit)
    if amount.sets:
        return f"= {words}"
    if rounded(before) > 0:
        total = amount_words(rounded(before + amount.value), unit)
        return f"{amount_words(before, unit)} + {words} = {total}"
    return words

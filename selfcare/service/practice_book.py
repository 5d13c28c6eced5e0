"""The routines and practices of one open file; `selfcare.service.practice` says the rules."""

from collections.abc import Callable
from datetime import date, datetime

from msgspec import Struct

from selfcare.content.routines import Shelf, folders_of, read_shelf
from selfcare.core.amounts import ensure_day_total
from selfcare.core.days import long_day
from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.model import Area, Entry, Habit, Practice, rounded
from selfcare.core.player import KEEP_EVERY, minutes_kept
from selfcare.core.routine import (
    USUAL_MINUTES,
    Feeling,
    Routine,
    cycles_for,
    minutes_for,
    planned_seconds,
)
from selfcare.core.text import NOTE_LENGTH, clean_line, whole
from selfcare.core.values import replace
from selfcare.core.views import Helped, Receipt, RoutineCard
from selfcare.service.memory import Memory
from selfcare.store import Store
from selfcare.words.practice import kept_words
from selfcare.words.receipts import BACK, Told, said, shortened, shown_name

USUAL = "longer-out-breath"
"""The safest breathing: what is begun when nothing is named."""
FITTING = {
    Area.MINDFULNESS: USUAL,
    Area.EXERCISE: "muscle-release",
    Area.SLEEP: "body-scan",
    Area.CONNECTION: "reach-out",
    Area.EATING: "urge-surfing",
    Area.OWN: "one-small-action",
}
"""What `p` on a habit opens, by its area."""
SOURCE = "practice"
LEAST_TIMES = 3
"""Under this many times nothing is claimed about what helps."""
NEAR = 30
"""Seconds a routine may be longer or shorter than the minutes it is looked for by."""


class _Going(Struct, frozen=True):
    """What a practice that goes on has written so far."""

    habit_id: int | None
    kept: int = 0
    """Seconds at the last write."""
    logged: float | None = None
    """The amount of its entry as it was written. None: there was none yet."""


_NOT_BEGUN = _Going(None)
"""What is known of a practice that another window began."""


class PracticeBook:
    """Routines, practices, and what helps."""

    def __init__(
        self,
        store: Store,
        memory: Memory,
        now: Callable[[], datetime],
        today: Callable[[], date],
        have: Callable[[date], None],
        *,
        afterwards: Callable[[Callable[[], object]], None],
    ) -> None:
        self._store = store
        self._memory = memory
        self._now = now
        self._today = today
        self._have = have
        """Makes sure that the weeks around a day have been read."""
        self._afterwards = afterwards
        """Lets something be remembered once the act is kept, and never if it is not."""
        self._going: dict[int, _Going] = {}
        self._shelf: tuple[str, Shelf] | None = None

    # routines

    def routines(
        self,
        area: Area | None = None,
        feeling: Feeling | None = None,
        minutes: int | None = None,
    ) -> tuple[Routine, ...]:
        """The routines, built-in ones first; of an area, for a feeling, for so many minutes."""
        return tuple(
            each
            for each in self.shelf().routines
            if (area is None or each.area is area)
            and (feeling is None or feeling in each.feelings)
            and (minutes is None or abs(planned_seconds(each, minutes) - 60 * minutes) <= NEAR)
        )

    def routine(self, routine_id: str) -> Routine:
        """The routine of that id; raises NameProblemError."""
        found = self.shelf().get(routine_id)
        if found is None:
            raise NameProblemError(
                f"There is no routine {clean_line(routine_id, 40)}. selfcare routines lists them."
            )
        return found

    def read_again(self) -> None:
        """Read the folders of one's own routines again."""
        self._shelf = None

    def problems(self) -> tuple[str, ...]:
        """What of one's own routines cannot be used, a sentence each."""
        return self.shelf().problems

    def fitting(self, habit_id: int | None = None) -> Routine:
        """The routine for `p` on a habit, by its area; the usual one without a habit."""
        if habit_id is None:
            return self.routine(USUAL)
        return self.routine(FITTING.get(self._habit(habit_id).area, USUAL))

    def card(
        self, routine_id: str, minutes: int | None = None, habit_id: int | None = None
    ) -> RoutineCard:
        """What is seen before the first breath; None minutes: the usual five, or nearest."""
        routine = self.routine(routine_id)
        chosen = minutes_for(routine, USUAL_MINUTES if minutes is None else minutes)
        habit = self._habit_for(routine, habit_id, self._today())
        return RoutineCard(
            routine=routine,
            minutes=chosen,
            seconds=planned_seconds(routine, chosen),
            cycles=cycles_for(routine, chosen),
            counts_towards="" if habit is None else shortened(shown_name(habit)),
            helped=next((h for h in self.what_helps() if h.routine_id == routine.id), None),
            gentler=self.shelf().get(routine.without_holds),
        )

    # one practice

    def begin(
        self,
        routine_id: str,
        minutes: int,
        habit_id: int | None = None,
        before: int | None = None,
    ) -> int:
        """Write down that a practice begins; gives its number. It stays on the day it began."""
        routine = self.routine(routine_id)
        _check_rating(before)
        if minutes < 1:
            raise UnreadableError("A practice takes at least a minute.")
        habit = self._habit_for(routine, habit_id, self._today())
        day = self._today()
        with self._store.act(f"{routine.title}, begun on {self._day_words(day)}", day=day) as act:
            practice = self._store.add(
                Practice(0, routine.id, day, self._now(), 0, completed=False, before=before)
            )
            act.join = _key(practice.id)
        self._remember(practice.id, _Going(None if habit is None else habit.id))
        return practice.id

    def keep_due(self, practice_id: int, seconds: float) -> bool:
        """Whether ten seconds have been practised since it was written down last."""
        return seconds - self._going.get(practice_id, _NOT_BEGUN).kept >= KEEP_EVERY

    def keep(self, practice_id: int, seconds: float) -> None:
        """Write down how far a practice has come; one that was taken back meanwhile stays so."""
        practice = self._store.one(Practice, practice_id)
        if practice is not None:
            self._put(practice, int(seconds))

    def end(
        self,
        practice_id: int,
        seconds: float,
        completed: bool,
        after: int | None = None,
        note: str = "",
    ) -> Receipt:
        """Write down the end of a practice: its minutes, tension afterwards, a note.

        May be called again, for what is said afterwards or for another minute: what is not given
        stays. A practice of no second leaves nothing behind.
        """
        _check_rating(after)
        practice = self._store.one(Practice, practice_id)
        if practice is None:
            told = self._told(self._today())
            return said(told, "That practice is taken back", dated=False, changed=False)
        if int(seconds) < 1 and practice.seconds < 1:
            return self._forget(practice)
        said_now = replace(
            practice,
            completed=completed,
            after=practice.after if after is None else after,
            note=whole(note, NOTE_LENGTH, "A note") or practice.note,
        )
        return self._receipt_for(*self._put(said_now, int(seconds)))

    def what_helps(self) -> tuple[Helped, ...]:
        """Routines by their own mean drop in tension, over at least three times each."""
        drops: dict[str, list[int]] = {}
        for practice in self._store.all(Practice):
            if practice.before is not None and practice.after is not None:
                drops.setdefault(practice.routine, []).append(practice.before - practice.after)
        shelf = self.shelf()
        found = [
            Helped(
                routine_id=routine_id,
                title=routine.title if (routine := shelf.get(routine_id)) else routine_id,
                times=len(each),
                drop=sum(each) / len(each),
            )
            for routine_id, each in drops.items()
            if len(each) >= LEAST_TIMES
        ]
        return tuple(sorted(found, key=lambda helped: (-helped.drop, -helped.times, helped.title)))

    # inside

    def _remember(self, practice_id: int, going: _Going) -> None:
        self._afterwards(lambda: self._going.update({practice_id: going}))

    def _put(self, practice: Practice, seconds: int) -> tuple[Practice, _Going]:
        """Write the practice and its entry as one act that joins what it wrote before."""
        going = self._going.get(practice.id, _NOT_BEGUN)
        # More than a day is no practice; and what was kept is never taken back.
        seconds = min(max(seconds, practice.seconds), 86_400)
        title = self._title(practice)
        label = f"{title}, {kept_words(seconds)} on {self._day_words(practice.day)}"
        with self._store.act(label, day=practice.day, join=_key(practice.id)):
            entry_id, logged = self._put_entry(practice, going, seconds)
            written = self._store.update(replace(practice, seconds=seconds, entry_id=entry_id))
        going = replace(going, kept=seconds, logged=logged)
        self._remember(practice.id, going)
        if going.habit_id is not None:
            self._have(practice.day)
            self._memory.read_day(practice.day, going.habit_id)
        return written, going

    def _put_entry(
        self, practice: Practice, going: _Going, seconds: int
    ) -> tuple[int | None, float | None]:
        """The entry of the practice and its amount, made or brought up to date.

        One that was changed by hand stays.
        """
        as_it_was = practice.entry_id, going.logged
        habit = next((h for h in self._memory.habits if h.id == going.habit_id), None)
        amount = None if habit is None else _amount(habit, practice.day, seconds)
        if habit is None or not amount or amount == going.logged:
            return as_it_was
        entry = None if practice.entry_id is None else self._store.one(Entry, practice.entry_id)
        if going.logged is not None and (entry is None or entry.amount != going.logged):
            return as_it_was
        unit = habit.rule_on(practice.day).unit
        total = self._store.totals(practice.day, practice.day).get(habit.id, {})
        try:
            more = amount - (going.logged or 0)
            ensure_day_total(rounded(total.get(practice.day, 0) + more), unit)
        except UnreadableError:
            return as_it_was  # a day that is full already
        if entry is None:
            entry = self._store.add(
                Entry(
                    id=0,
                    uid="",
                    habit_id=habit.id,
                    day=practice.day,
                    amount=amount,
                    started_at=practice.started_at,
                    source=SOURCE,
                    logged_at=self._now(),
                )
            )
        else:
            self._store.update(replace(entry, amount=amount))
        return entry.id, amount

    def _forget(self, practice: Practice) -> Receipt:
        """Take a practice of no second away again."""
        title = self._title(practice)
        with self._store.act(title, day=practice.day, join=_key(practice.id)):
            self._store.remove(Practice, practice.id)
        self._afterwards(lambda: self._going.pop(practice.id, None))
        told = self._told(practice.day)
        return said(told, "nothing to keep", about=title, dated=False, changed=False)

    def _receipt_for(self, practice: Practice, going: _Going) -> Receipt:
        kept = kept_words(practice.seconds)
        told = self._told(practice.day)
        towards = ""
        if going.logged is not None and going.habit_id is not None:
            towards = f", for {shortened(shown_name(self._habit(going.habit_id)))}"
        title = self._title(practice)
        when = "" if practice.day == told.today else f" {told.app}"
        return Receipt(
            app=f"{title}: {kept}{when}{towards}. {BACK}",
            command=f"{title}: {kept} {told.command}{towards}.",
            spoken=f"{kept[0].upper()}{kept[1:]}{told.spoken}{towards}.",
            day=practice.day,
            habit_id=going.habit_id,
        )

    def _habit_for(self, routine: Routine, habit_id: int | None, day: date) -> Habit | None:
        """Where the minutes go."""
        if habit_id is not None:
            habit = self._habit(habit_id)
            if _amount(habit, day, 60) is not None:
                return habit
        if routine.area is Area.OWN:
            return None  # what is one's own is not alike: piano is no journal
        in_area = (
            habit
            for habit in self._memory.habits
            if habit.area is routine.area and habit.archived_day is None
        )
        return next((habit for habit in in_area if habit.rule_on(day).unit == "min"), None)

    def _habit(self, habit_id: int) -> Habit:
        for habit in self._memory.habits:
            if habit.id == habit_id:
                return habit
        raise NameProblemError("That habit is not here any more. The list has been read again.")

    def _told(self, day: date) -> Told:
        return Told(day=day, today=self._today())

    def _day_words(self, day: date) -> str:
        return long_day(day, self._today())

    def _title(self, practice: Practice) -> str:
        found = self.shelf().get(practice.routine)
        return found.title if found else clean_line(practice.routine, 40)

    def shelf(self) -> Shelf:
        """The routines as they were read, for the folders the setting names now."""
        folders = self._memory.setting("routine_dirs")
        if self._shelf is None or self._shelf[0] != folders:
            self._shelf = folders, read_shelf(folders_of(folders))
        return self._shelf[1]


def _key(practice_id: int) -> str:
    """What the writes of one practice join by."""
    return f"practice {practice_id}"


def _check_rating(rating: int | None) -> None:
    if rating is not None and not 0 <= rating <= 10:
        raise UnreadableError("Tension goes from 0 to 10.")


def _amount(habit: Habit, day: date, seconds: int) -> float | None:
    """What a practice adds to a habit; 0 under half a minute, None where minutes do not fit.

    Hours of sleep are no practice, and portions have no minutes.
    """
    minutes = minutes_kept(seconds)
    match habit.rule_on(day).unit:
        case "min":
            return float(minutes)
        case "h" if habit.area is not Area.SLEEP:
            return rounded(minutes / 60)
        case "times":
            return 1.0 if minutes else 0.0
    return None

"""Practising: the routines, one practice from its first breath to its receipt, and what helps.

A practice and the entry it logs are one act. It is written when it begins, kept every ten seconds
practised while it goes on, and written once more at its end; all of that joins into one change, as
long as nothing else was written in between. Whatever ends it, its minutes are there.

Minutes are the nearest whole ones, at least 1 from 30 seconds on; less is kept as a practice
without an entry. They go to the habit the practice was begun for, else to the first active habit
in minutes of the routine's area, else to the practice alone; a routine of the area `own` goes to
the habit it was begun for, or to none.
"""

from datetime import date
from typing import Self

from msgspec import Struct

from selfcare.content.routines import Shelf, folders_of, read_shelf
from selfcare.core.amounts import ensure_day_total
from selfcare.core.errors import NameProblemError, SelfcareError, UnreadableError
from selfcare.core.model import Area, Entry, Habit, Practice, rounded
from selfcare.core.player import KEEP_EVERY, SETTLE_SECONDS, Answer, Session, minutes_kept, written
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
from selfcare.diary.diary import Diary, act
from selfcare.words.player import kept_words
from selfcare.words.receipts import BACK, said, shortened, shown_name
from selfcare.words.refusals import error_words

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


class _Practices:
    """The practices that go on, by number, and the routines as they were read last."""

    def __init__(self, _diary: Diary) -> None:
        self.going: dict[int, _Going] = {}
        self.shelf: tuple[str, Shelf] | None = None


def routines(
    diary: Diary,
    area: Area | None = None,
    feeling: Feeling | None = None,
    minutes: int | None = None,
) -> tuple[Routine, ...]:
    """The routines, built-in ones first; of an area, for a feeling, for so many minutes."""
    return tuple(
        each
        for each in routine_shelf(diary).routines
        if (area is None or each.area is area)
        and (feeling is None or feeling in each.feelings)
        and (minutes is None or abs(planned_seconds(each, minutes) - 60 * minutes) <= NEAR)
    )


def routine(diary: Diary, routine_id: str) -> Routine:
    """The routine of that id; raises NameProblemError."""
    found = routine_shelf(diary).get(routine_id)
    if found is None:
        raise NameProblemError(
            f"There is no routine {clean_line(routine_id, 40)}. selfcare routines lists them."
        )
    return found


def find_routine(diary: Diary, name: str) -> "Routine":
    """The routine a person means: its id or title, or any start that fits one alone.

    Raises:
        NameProblemError: none fits, or several do.
    """
    return routine_shelf(diary).find(name)


def read_routines(diary: Diary) -> None:
    """Read the folders of one's own routines again."""
    diary.part(_Practices).shelf = None


def routine_problems(diary: Diary) -> tuple[str, ...]:
    """What of one's own routines cannot be used, a sentence each."""
    return routine_shelf(diary).problems


def fitting_routine(diary: Diary, habit_id: int | None = None) -> Routine:
    """The routine for `p` on a habit, by its area; the usual one without a habit."""
    if habit_id is None:
        return routine(diary, USUAL)
    return routine(diary, FITTING.get(diary.habit(habit_id).area, USUAL))


def routine_card(
    diary: Diary, routine_id: str, minutes: int | None = None, habit_id: int | None = None
) -> RoutineCard:
    """What is seen before the first breath; None minutes: the usual five, or nearest."""
    found = routine(diary, routine_id)
    chosen = minutes_for(found, USUAL_MINUTES if minutes is None else minutes)
    habit = _habit_for(diary, found, habit_id, diary.today())
    return RoutineCard(
        routine=found,
        minutes=chosen,
        seconds=planned_seconds(found, chosen),
        cycles=cycles_for(found, chosen),
        counts_towards="" if habit is None else shortened(shown_name(habit)),
        helped=next((h for h in what_helps(diary) if h.routine_id == found.id), None),
        gentler=routine_shelf(diary).get(found.without_holds),
    )


# one practice


@act
def begin_practice(
    diary: Diary,
    routine_id: str,
    minutes: int,
    habit_id: int | None = None,
    before: int | None = None,
) -> int:
    """Write down that a practice begins; gives its number. It stays on the day it began."""
    diary.check_writable()
    found = routine(diary, routine_id)
    _check_rating(before)
    if minutes < 1:
        raise UnreadableError("A practice takes at least a minute.")
    habit = _habit_for(diary, found, habit_id, diary.today())
    day = diary.today()
    with diary.store.act(f"{found.title}, begun on {diary.day_words(day)}", day=day) as act:
        practice = diary.store.add(
            Practice(0, found.id, day, diary.now(), 0, completed=False, before=before)
        )
        act.join = _key(practice.id)
    _remember(diary, practice.id, _Going(None if habit is None else habit.id))
    return practice.id


def keep_practice(diary: Diary, practice_id: int, seconds: float) -> None:
    """Write down how far a practice has come, at most every ten seconds practised.

    May be called as often as one likes. One that was taken back meanwhile stays so.
    """
    if _keep_due(diary, practice_id, seconds):
        _keep_practice(diary, practice_id, seconds)


def _keep_due(diary: Diary, practice_id: int, seconds: float) -> bool:
    """Whether ten seconds have been practised since it was written down last."""
    return seconds - diary.part(_Practices).going.get(practice_id, _NOT_BEGUN).kept >= KEEP_EVERY


@act
def _keep_practice(diary: Diary, practice_id: int, seconds: float) -> None:
    """Write down how far a practice has come; one that was taken back meanwhile stays so."""
    practice = diary.store.one(Practice, practice_id)
    if practice is not None:
        _put(diary, practice, int(seconds))


@act
def end_practice(
    diary: Diary,
    practice_id: int,
    seconds: float,
    completed: bool,
    after: int | None = None,
    *,
    note: str = "",
) -> Receipt:
    """Write down the end of a practice: its minutes, tension afterwards, a note.

    May be called again, for what is said afterwards or for another minute: what is not given
    stays. A practice of no second leaves nothing behind.
    """
    diary.check_writable()
    _check_rating(after)
    practice = diary.store.one(Practice, practice_id)
    if practice is None:
        told = diary.told(diary.today())
        return said(told, "That practice is taken back", dated=False, changed=False)
    if int(seconds) < 1 and practice.seconds < 1:
        return _forget(diary, practice)
    said_now = replace(
        practice,
        completed=completed,
        after=practice.after if after is None else after,
        note=whole(note, NOTE_LENGTH, "A note") or practice.note,
    )
    return _receipt_for(diary, *_put(diary, said_now, int(seconds)))


def what_helps(diary: Diary) -> tuple[Helped, ...]:
    """Routines by their own mean drop in tension, over at least three times each."""
    drops: dict[str, list[int]] = {}
    for practice in diary.store.all(Practice):
        if practice.before is not None and practice.after is not None:
            drops.setdefault(practice.routine, []).append(practice.before - practice.after)
    shelf = routine_shelf(diary)
    found = [
        Helped(
            routine_id=routine_id,
            title=found.title if (found := shelf.get(routine_id)) else routine_id,
            times=len(each),
            drop=sum(each) / len(each),
        )
        for routine_id, each in drops.items()
        if len(each) >= LEAST_TIMES
    ]
    return tuple(sorted(found, key=lambda helped: (-helped.drop, -helped.times, helped.title)))


# inside


def _remember(diary: Diary, practice_id: int, going: _Going) -> None:
    diary.afterwards(lambda: diary.part(_Practices).going.update({practice_id: going}))


def _put(diary: Diary, practice: Practice, seconds: int) -> tuple[Practice, _Going]:
    """Write the practice and its entry as one act that joins what it wrote before."""
    going = diary.part(_Practices).going.get(practice.id, _NOT_BEGUN)
    # More than a day is no practice; and what was kept is never taken back.
    seconds = min(max(seconds, practice.seconds), 86_400)
    title = _title(diary, practice)
    label = f"{title}, {kept_words(seconds)} on {diary.day_words(practice.day)}"
    with diary.store.act(label, day=practice.day, join=_key(practice.id)):
        entry_id, logged = _put_entry(diary, practice, going, seconds)
        written = diary.store.update(replace(practice, seconds=seconds, entry_id=entry_id))
    going = replace(going, kept=seconds, logged=logged)
    _remember(diary, practice.id, going)
    if going.habit_id is not None:
        diary.have([practice.day])
        diary.memory.read_day(practice.day, going.habit_id)
    return written, going


def _put_entry(
    diary: Diary, practice: Practice, going: _Going, seconds: int
) -> tuple[int | None, float | None]:
    """The entry of the practice and its amount, made or brought up to date.

    One that was changed by hand stays.
    """
    as_it_was = practice.entry_id, going.logged
    habit = next((h for h in diary.memory.habits if h.id == going.habit_id), None)
    amount = None if habit is None else _amount(habit, practice.day, seconds)
    if habit is None or not amount or amount == going.logged:
        return as_it_was
    entry = None if practice.entry_id is None else diary.store.one(Entry, practice.entry_id)
    if going.logged is not None and (entry is None or entry.amount != going.logged):
        return as_it_was
    unit = habit.rule_on(practice.day).unit
    total = diary.store.totals(practice.day, practice.day).get(habit.id, {})
    try:
        more = amount - (going.logged or 0)
        ensure_day_total(rounded(total.get(practice.day, 0) + more), unit)
    except UnreadableError:
        return as_it_was  # a day that is full already
    if entry is None:
        entry = diary.store.add(
            Entry(
                id=0,
                uid="",
                habit_id=habit.id,
                day=practice.day,
                amount=amount,
                started_at=practice.started_at,
                source=SOURCE,
                logged_at=diary.now(),
            )
        )
    else:
        diary.store.update(replace(entry, amount=amount))
    return entry.id, amount


def _forget(diary: Diary, practice: Practice) -> Receipt:
    """Take a practice of no second away again."""
    title = _title(diary, practice)
    with diary.store.act(title, day=practice.day, join=_key(practice.id)):
        diary.store.remove(Practice, practice.id)
    diary.afterwards(lambda: diary.part(_Practices).going.pop(practice.id, None))
    told = diary.told(practice.day)
    return said(told, "nothing to keep", about=title, dated=False, changed=False)


def _receipt_for(diary: Diary, practice: Practice, going: _Going) -> Receipt:
    kept = kept_words(practice.seconds)
    told = diary.told(practice.day)
    towards = ""
    if going.logged is not None and going.habit_id is not None:
        towards = f", for {shortened(shown_name(diary.habit(going.habit_id)))}"
    title = _title(diary, practice)
    when = "" if practice.day == told.today else f" {told.app}"
    return Receipt(
        app=f"{title}: {kept}{when}{towards}. {BACK}",
        command=f"{title}: {kept} {told.command}{towards}.",
        spoken=f"{kept[0].upper()}{kept[1:]}{told.spoken}{towards}.",
        day=practice.day,
        habit_id=going.habit_id,
    )


def _habit_for(diary: Diary, routine: Routine, habit_id: int | None, day: date) -> Habit | None:
    """Where the minutes go."""
    if habit_id is not None:
        habit = diary.habit(habit_id)
        if _amount(habit, day, 60) is not None:
            return habit
    if routine.area is Area.OWN:
        return None  # what is one's own is not alike: piano is no journal
    in_area = (
        habit
        for habit in diary.memory.habits
        if habit.area is routine.area and habit.archived_day is None
    )
    return next((habit for habit in in_area if habit.rule_on(day).unit == "min"), None)


def _title(diary: Diary, practice: Practice) -> str:
    found = routine_shelf(diary).get(practice.routine)
    return found.title if found else clean_line(practice.routine, 40)


def routine_shelf(diary: Diary) -> Shelf:
    """The routines as they were read, for the folders the setting names now."""
    folders = diary.memory.setting("routine_dirs")
    kept = diary.part(_Practices)
    if kept.shelf is None or kept.shelf[0] != folders:
        kept.shelf = folders, read_shelf(folders_of(folders))
    return kept.shelf[1]


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


# One practice on its way: begun, kept while it goes on, ended, and perhaps once more.


class OnePractice(Struct, frozen=True):
    """A practice that has begun; its seconds may come from several goes."""

    id: int
    """The practice in the file."""
    routine: Routine
    minutes: int
    habit_id: int | None = None
    """The habit it was begun from. None: from none."""
    before: int | None = None
    """Tension before, 0 to 10; None: left out."""
    still: bool = False
    sound: bool = False
    counting: bool = True
    settle: float = SETTLE_SECONDS
    kept: int = 0
    """Seconds practised in earlier goes."""
    completed: bool = False
    """Whether one of the goes reached its end."""
    day: date | None = None
    """The day it belongs to; None: the current one."""
    answers: tuple[Answer, ...] = ()
    """What was written in its goes; in memory alone."""

    @property
    def note(self) -> str:
        """What was written as lines for a note, the routine's name first; empty: nothing was."""
        lines = written(self.answers)
        return "\n".join((self.routine.title, *lines)) if lines else ""

    @classmethod
    def begun(
        cls,
        diary: "Diary",
        routine: Routine,
        minutes: int,
        habit_id: int | None = None,
        before: int | None = None,
    ) -> Self:
        """A practice that begins now, written down as such."""
        number = begin_practice(diary, routine.id, minutes, habit_id, before)
        return cls(number, routine, minutes, habit_id, before, day=diary.today())

    def keep(self, diary: "Diary", seconds: int) -> None:
        """Keeps what was practised up to now, `seconds` of it in this go."""
        keep_practice(diary, self.id, self.kept + seconds)

    def end(self, diary: "Diary", after: int | None = None) -> Receipt:
        """Ends the practice with its goes up to now; may be said again when more is known."""
        return end_practice(diary, self.id, self.kept, self.completed, after)

    def after(self, session: Session) -> Self:
        """With a go that is over, and the wishes its keys have left behind."""
        return replace(
            self,
            kept=self.kept + session.practised_seconds,
            completed=self.completed or session.completed,
            still=session.still,
            sound=session.sound,
            counting=session.counting,
            answers=(*self.answers, *session.answers),
        )

    @property
    def more_minutes(self) -> int:
        """How long once more is: a minute, or the nearest length there is."""
        return minutes_for(self.routine, 1)

    def once_more(self) -> Self:
        """The next go, without settling in again."""
        return replace(self, minutes=self.more_minutes, settle=0.0)


class Autosave:
    """Keeps a practice while it goes on; trouble with the file never ends a breath."""

    def __init__(self, diary: "Diary", practice: OnePractice) -> None:
        self._diary = diary
        self._practice = practice
        self._tried = 0.0
        """Seconds of this go at the last try."""

    def keep(self, session: Session) -> str | None:
        """Keeps it where that is due: what the trouble is, empty if all is well. None: not due."""
        if session.practised - self._tried < KEEP_EVERY:
            return None
        self._tried = session.practised
        try:
            self._practice.keep(self._diary, session.practised_seconds)
        except SelfcareError as error:
            return error_words(error)
        return ""

"""The diary: what every use case stands on, how it is opened, and what makes a function an act."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from selfcare.content.settings import odd_settings
from selfcare.core.days import day_of, ensure_begun, long_day, month_of, week_of
from selfcare.core.errors import NameProblemError, SelfcareError, StorageError
from selfcare.core.history import Frame
from selfcare.core.model import Habit, OddRow
from selfcare.core.plan import AfterDays
from selfcare.core.text import clean_line, meant
from selfcare.diary.clock import Clock, system_clock
from selfcare.diary.memory import Memory
from selfcare.store import Store
from selfcare.words.receipts import Told, ambiguous, shortened, shown_name

Part = TypeVar("Part")


class Diary:
    """Store, clock and memory of one open file; a context manager that lets go of the file."""

    def __init__(self, store: Store, clock: Clock, *, sample: bool = False) -> None:
        self.store = store
        self._clock = clock
        self.sample = sample
        """Whether this is generated sample data, which screens say."""
        self.memory = Memory(store)
        self._turning = False
        self._kept: list[Callable[[], object]] = []
        """What is to be remembered once the act that is open is kept."""
        self.unkept: dict[str, str] = {}
        """Drafts that no file took, by key."""
        self._parts: dict[object, Any] = {}

    def part(self, kind: "Callable[[Diary], Part]") -> Part:
        """What some use cases keep for themselves, made when it is first asked for."""
        if kind not in self._parts:
            self._parts[kind] = kind(self)
        return cast("Part", self._parts[kind])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # the clock

    def now(self) -> datetime:
        """The current instant, local and aware."""
        return self._clock()

    def today(self) -> date:
        """The current day, by the person's day start."""
        return day_of(self.now(), self.memory.day_start)

    def told(self, day: date) -> Told:
        """A day as receipts name it."""
        return Told(day=day, today=self.today())

    def begun(self, day: date | None) -> date:
        """The day an act is for: today when None; a day that has not begun is refused."""
        if day is None:
            return self.today()
        ensure_begun(day, self.now(), self.memory.day_start, self.memory.setting("clock"))
        return day

    # the file

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.store.path

    @property
    def writable(self) -> bool:
        """Whether anything can be written down."""
        return self.store.writable

    @property
    def notices(self) -> tuple[str, ...]:
        """What opening the file had to say, and the settings that cannot be read."""
        return (*self.store.notices, *odd_settings(self.memory.settings))

    @property
    def odd_rows(self) -> tuple[OddRow, ...]:
        """The rows that could not be read so far; they stay as they are in the file."""
        return self.store.odd_rows

    def check_writable(self) -> None:
        """Raises StorageError in a file that is read-only."""
        if not self.store.writable:
            raise StorageError(
                "Your file is read-only, so nothing was written. "
                "Make it writable for you, then try again."
            )

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The door of every act (see `act`): the lock, a look at the file, then the act.

        What another window wrote is read before anything is computed, so that what is written
        always comes after it. A file that cannot be written is refused by the act's own words.
        """
        if self._turning or not self.store.writable:
            yield
            return
        self._turning = True
        self._kept.clear()
        try:
            with self.store.turn():
                if not self.memory.holds:
                    self.memory.read_again()
                yield
            for remember in self._kept:
                remember()
        except BaseException:
            if self.store.wrote:
                self.memory.doubt()
                with suppress(SelfcareError):
                    self.memory.read_again()
            raise
        finally:
            self._turning = False

    def afterwards(self, remember: Callable[[], object]) -> None:
        """Remember something when the act that is open is kept, and never if it is not."""
        self._kept.append(remember)

    def wait_at_most(self, seconds: float) -> None:
        """From now on wait no longer than this for another program that holds the file."""
        self.store.wait_at_most(seconds)

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """Inside, another program that holds the file is waited for no longer than this."""
        with self.store.patient(seconds):
            yield

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()

    @property
    def loaded(self) -> bool:
        """Whether the whole history has been read."""
        return self.memory.complete

    def load_all(self) -> None:
        """Read the whole history, once."""
        if not self.memory.complete:
            self.memory.have_all()

    def reload(self) -> None:
        """Read everything again, because something outside changed it."""
        self.memory.read_again()
        self.memory.have_all()

    def replaced(self) -> bool:
        """Whether another file, or none, lies at the path now; nothing can be saved then."""
        return self.store.replaced()

    def reopen(self) -> None:
        """Go on with the file that lies at the path now. Raises as opening does."""
        self.store.reopen()
        self.memory.forget()
        self.reload()

    def changed_outside(self) -> bool:
        """Whether another program has written to the file since the last look."""
        return self.store.changed_outside()

    def have(self, days: Iterable[date]) -> None:
        """Make sure the weeks and months of these days have been read.

        The first look reads a window around them with one query; a look further away reads all.
        """
        if self.memory.complete:
            return
        spans = [span for day in days for span in self._spans(day)]
        first, last = min(first for first, _ in spans), max(last for _, last in spans)
        window = self.memory.window
        if window is None:
            self.memory.read_window(first, last)
        elif first < window[0] or last > window[1]:
            self.memory.read_all()

    def _spans(self, day: date) -> tuple[tuple[date, date], ...]:
        rules = [rule for habit in self.memory.habits for rule in habit.rules]
        waits = [rule.plan.n for rule in rules if isinstance(rule.plan, AfterDays)]
        waited = day - timedelta(days=max(waits, default=0)), day
        return week_of(day, self.memory.week_start), month_of(day), waited

    # habits

    def frame(self) -> Frame:
        """Today, and what of the settings a history is read by."""
        return self.memory.frame(self.today())

    def habits(self, *, archived: bool = False) -> tuple[Habit, ...]:
        """The habits by position: the active ones, or the ones put away."""
        return tuple(h for h in self.memory.habits if (h.archived_day is not None) == archived)

    def has_habit(self, habit_id: int, uid: str = "") -> bool:
        """Whether a habit of that number is there, active or put away.

        With its `uid` also whether it is the same one: in another file a number is another habit's.
        """
        found = next((habit for habit in self.memory.habits if habit.id == habit_id), None)
        return found is not None and uid in {"", found.uid}

    def habit(self, habit_id: int) -> Habit:
        """A habit by its number."""
        for habit in self.memory.habits:
            if habit.id == habit_id:
                return habit
        raise NameProblemError("That habit is not here any more. The list has been read again.")

    def find(self, name: str, *, archived: bool = False) -> Habit:
        """The habit a person means: the exact name wins, else any start that fits one alone."""
        known = self.habits(archived=archived)
        result = meant(name, known, _name_of)
        if result.found is not None:
            return result.found
        shown = clean_line(name, 40) or "no name"
        if result.several:
            raise NameProblemError(ambiguous(shown, result.several))
        raise NameProblemError(_unknown(shown, result.near, known, archived=archived))

    def day_words(self, day: date) -> str:
        """A day as labels of acts name it."""
        return long_day(day, self.today())


def _name_of(habit: Habit) -> str:
    return habit.name


def _unknown(
    shown: str, near: tuple[Habit, ...], known: tuple[Habit, ...], *, archived: bool
) -> str:
    """No habit of that name: the nearest ones, or what to do."""
    if not known:
        if archived:
            return "No habit is put away, so there is none to bring back."
        return "No habits here yet. Add one with: selfcare habits add NAME --area AREA."
    if near:
        names = " or ".join(shortened(shown_name(habit), 30) for habit in near)
        return f"There is no habit {shown}. Did you mean {names}?"
    listed = ", ".join(shortened(shown_name(habit), 30) for habit in known[:8])
    return f"There is no habit {shown}. There are: {listed}."


# What makes a function of the diary an act: it enters the file by one door, with the others.
#
# An act takes the write lock first, reads again what another window has written, and only then
# computes and writes; so nothing it writes was computed from what stood there before. What it tells
# is what stands in the file afterwards. An act inside an act is part of it. One that changes
# nothing leaves no change behind.


_Work = TypeVar("_Work", bound=Callable[..., Any])

ACTS: dict[str, Callable[..., Any]] = {}
"""Every act by its name."""


def act(work: _Work) -> _Work:
    """Make a function over the diary an act."""

    @wraps(work)
    def entered(diary: Diary, *given: Any, **named: Any) -> Any:
        with diary.turn():
            return work(diary, *given, **named)

    ACTS[work.__name__] = entered
    return cast("_Work", entered)


# Opening a file, and writing a new one with sample data.


DAY_START = 4
PATIENCE = 5.0
"""Seconds that a command waits for another program that holds the file."""


def open_diary(
    path: Path,
    *,
    create: bool = True,
    read_only: bool = False,
    clock: Clock | None = None,
    sample: bool = False,
    patience: float = PATIENCE,
) -> Diary:
    """Open the file of a person, making it when `create` says so.

    Of a `sample` no daily copy is made, and nobody's own people are in it. `patience` is how many
    seconds another program that holds the file is waited for.

    Raises FileRefusedError, StorageError or BusyError; nothing is written then.
    """
    now = clock or system_clock()
    store = Store.open(
        path, create=create, read_only=read_only, copied=not sample, now=now, timeout=patience
    )
    return Diary(store, now, sample=sample)


def create_sample(path: Path, clock: Clock | None = None) -> None:
    """Write a new file with two years of sample data; an existing file is refused."""
    from selfcare.content.sample import sample_diary  # noqa: PLC0415 - only the demo pays for it

    now = clock or system_clock()
    if path.exists() or path.is_symlink():
        raise StorageError(f"There is a file {path} already. Choose a name that is free.")
    moment = now()
    diary = sample_diary(day_of(moment, DAY_START), moment)
    with Store.open(path, create=True, now=now) as store:
        store.load_sample(
            habits=diary.habits,
            others=(*diary.entries, *diary.checkins, *diary.pauses, *diary.practices),
            rests=diary.rests,
            settings=diary.settings,
        )

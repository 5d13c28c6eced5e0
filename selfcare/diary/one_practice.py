"""One practice on its way: begun, kept while it goes on, ended, and perhaps once more."""

from datetime import date
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from selfcare.core.errors import SelfcareError
from selfcare.core.player import KEEP_EVERY, SETTLE_SECONDS, Answer, Session, written
from selfcare.core.routine import Routine, minutes_for
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.diary import practising
from selfcare.words.refusals import error_words

if TYPE_CHECKING:
    from selfcare.diary import Diary


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
        number = practising.begin_practice(diary, routine.id, minutes, habit_id, before)
        return cls(number, routine, minutes, habit_id, before, day=diary.today())

    def keep(self, diary: "Diary", seconds: int) -> None:
        """Keeps what was practised up to now, `seconds` of it in this go."""
        practising.keep_practice(diary, self.id, self.kept + seconds)

    def end(self, diary: "Diary", after: int | None = None) -> Receipt:
        """Ends the practice with its goes up to now; may be said again when more is known."""
        return practising.end_practice(diary, self.id, self.kept, self.completed, after)

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

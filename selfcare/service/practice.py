"""Practising: the routines, one practice from its first breath to its receipt, and what helps.

A practice and the entry it logs are one act. It is written when it begins, kept every ten seconds
practised while it goes on, and written once more at its end; all of that joins into one change, as
long as nothing else was written in between. Whatever ends it, its minutes are there.

Minutes are the nearest whole ones, at least 1 from 30 seconds on; less is kept as a practice
without an entry. They go to the habit the practice was begun for, else to the first active habit
in minutes of the routine's area, else to the practice alone; a routine of the area `own` goes to
the habit it was begun for, or to none.
"""

from typing import TYPE_CHECKING

from selfcare.core.model import Area
from selfcare.core.views import Receipt
from selfcare.service.acts import act
from selfcare.service.desk import Desk

if TYPE_CHECKING:
    from selfcare.content.routines import Shelf
    from selfcare.core.routine import Feeling, Routine
    from selfcare.core.views import Helped, RoutineCard
    from selfcare.service.practice_book import PracticeBook


class Practising(Desk):
    """Routines, practices, and what helps; `PracticeBook` keeps them."""

    _practice_book: "PracticeBook | None" = None

    @property
    def _practising(self) -> "PracticeBook":
        if self._practice_book is None:
            from selfcare.service.practice_book import (  # noqa: PLC0415 - 20 ms for these alone
                PracticeBook,
            )

            self._practice_book = PracticeBook(
                self._store,
                self._memory,
                self.now,
                self.today,
                lambda day: self._have([day]),
                afterwards=self.afterwards,
            )
        return self._practice_book

    def routines(
        self,
        area: Area | None = None,
        feeling: "Feeling | None" = None,
        minutes: int | None = None,
    ) -> "tuple[Routine, ...]":
        """The routines, built-in ones first; of an area, for a feeling, for so many minutes."""
        return self._practising.routines(area, feeling, minutes)

    def routine(self, routine_id: str) -> "Routine":
        """The routine of that id; raises NameProblemError."""
        return self._practising.routine(routine_id)

    def find_routine(self, name: str) -> "Routine":
        """The routine a person means: its id or title, or any start that fits one alone.

        Raises:
            NameProblemError: none fits, or several do.
        """
        return self._practising.shelf().find(name)

    def routine_shelf(self) -> "Shelf":
        """Every routine there is, and what of one's own cannot be used."""
        return self._practising.shelf()

    def read_routines(self) -> None:
        """Read the folders of one's own routines again."""
        self._practising.read_again()

    def routine_problems(self) -> tuple[str, ...]:
        """What of one's own routines cannot be used, a sentence each."""
        return self._practising.problems()

    def fitting_routine(self, habit_id: int | None = None) -> "Routine":
        """The routine for `p` on a habit, by its area; the usual one without a habit."""
        return self._practising.fitting(habit_id)

    def routine_card(
        self, routine_id: str, minutes: int | None = None, habit_id: int | None = None
    ) -> "RoutineCard":
        """What is seen before the first breath; None minutes: the usual five, or the nearest."""
        return self._practising.card(routine_id, minutes, habit_id)

    @act
    def begin_practice(
        self,
        routine_id: str,
        minutes: int,
        habit_id: int | None = None,
        before: int | None = None,
    ) -> int:
        """Write down that a practice begins; gives its number. It stays on the day it began."""
        self._check_writable()
        return self._practising.begin(routine_id, minutes, habit_id, before)

    def keep_practice(self, practice_id: int, seconds: float) -> None:
        """Write down how far a practice has come, at most every ten seconds practised.

        May be called as often as one likes. One that was taken back meanwhile stays so.
        """
        if self._practising.keep_due(practice_id, seconds):
            self._keep_practice(practice_id, seconds)

    @act
    def _keep_practice(self, practice_id: int, seconds: float) -> None:
        self._practising.keep(practice_id, seconds)

    @act
    def end_practice(
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
        self._check_writable()
        return self._practising.end(practice_id, seconds, completed, after, note)

    def what_helps(self) -> "tuple[Helped, ...]":
        """Routines by their own mean drop in tension, over at least three times each."""
        return self._practising.what_helps()

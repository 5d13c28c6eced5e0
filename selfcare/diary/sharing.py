"""A sheet to share with a clinician or a coach, made from what a person chose."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from selfcare.core.days import ensure_begun, long_day
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area, Entry
from selfcare.diary.diary import Diary

if TYPE_CHECKING:
    from selfcare.core.share import ShareSheet

MOST_DAYS = 3660
"""Days of the longest sheet: ten years."""


def share_areas(diary: Diary) -> tuple[Area, ...]:
    """The areas a sheet holds unless others are chosen: those with habits that are shown."""
    hidden = diary.memory.hidden
    present = {habit.area for habit in diary.memory.habits}
    return tuple(area for area in Area if area in present and area not in hidden)


def share_sheet(
    diary: Diary,
    first: date,
    last: date,
    areas: Iterable[Area] | None = None,
    *,
    ratings: bool = True,
    notes: bool = False,
) -> "ShareSheet":
    """The sheet of the days from `first` to `last`; `areas` None: all that are shown.

    Raises:
        UnreadableError: the days are the wrong way round, too many, before the diary began or
            still to come.
    """
    from selfcare.core.share import ShareChoice, share_sheet  # noqa: PLC0415 - 4 ms for sheets

    day_start = diary.memory.day_start
    for day in (first, last):
        ensure_begun(day, diary.now(), day_start, diary.memory.setting("clock"))
    today = diary.today()
    if last < first:
        raise UnreadableError(
            f"A sheet cannot end on {long_day(last, today)} and begin on "
            f"{long_day(first, today)}. Give the earlier day first."
        )
    if (last - first).days >= MOST_DAYS:
        raise UnreadableError("A sheet holds ten years at most. Choose fewer days.")
    diary.load_all()
    logged = diary.memory.logged_days()
    if logged and last < min(logged):
        raise UnreadableError(
            f"The diary begins on {long_day(min(logged), today)}, after those days. "
            "Choose later ones."
        )
    chosen = frozenset(share_areas(diary) if areas is None else areas)
    choice = ShareChoice(first, last, chosen, ratings=ratings, notes=notes)
    entries = diary.store.all(Entry, first=first, last=last) if notes else ()
    histories = [diary.memory.history(habit) for habit in diary.memory.habits]
    return share_sheet(choice, histories, diary.memory.checkins, entries, diary.frame())

"""The week: its summary with everything around it, the review, and the sheet to share."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from selfcare.core.days import ensure_begun, long_day, week_of
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area, Entry, Review
from selfcare.core.text import NOTE_LENGTH, clean, whole
from selfcare.core.values import replace
from selfcare.core.views import Receipt
from selfcare.diary import day_views
from selfcare.diary.diary import Diary, act
from selfcare.words.changed import Seen, settled
from selfcare.words.receipts import said

if TYPE_CHECKING:
    from selfcare.core.share import ShareSheet
    from selfcare.diary.week_pages import WeekPages
    from selfcare.words.week_page import WeekPage


def _weeks(diary: Diary) -> "WeekPages":
    from selfcare.diary.week_pages import WeekPages  # noqa: PLC0415 - 15 ms for weeks alone

    return diary.part(WeekPages)


def week(diary: Diary, day: date | None = None) -> "WeekPage":
    """The week a day lies in: the running one when None, or when the day is to come."""
    diary.load_all()
    return _weeks(diary).page(day)


def warm_next(diary: Diary) -> bool:
    """The history in pieces, runs and strengths, then what the running week needs."""
    return _warm_history(diary) or day_views.warm_rows(diary) or _weeks(diary).warm_next()


def _warm_history(diary: Diary) -> bool:
    """A few milliseconds of reading or of figures; False when both are done."""
    today = diary.today()
    if diary.memory.read_on(today):
        return True
    shown = [habit for habit in diary.memory.habits if day_views.is_shown(diary, habit, today)]
    if diary.memory.work_on(shown, diary.frame()):
        return True
    diary.memory.have_all()
    diary.store.check_rest()
    return False


def review(diary: Diary, week: date | None = None) -> Review | None:
    """What was said about the week a day lies in. None: nothing yet."""
    on = diary.today() if week is None else week
    first, last = week_of(on, diary.memory.week_start)
    found = diary.store.by_day(Review, first, last)
    return next(iter(found.values()), None)


@act
def save_review(
    diary: Diary,
    week: date | None = None,
    helped: str = "",
    in_the_way: str = "",
    next_step: str = "",
    *,
    seen: Seen | None = None,
) -> Receipt:
    """Keep the answers to the three questions about the week a day lies in; one act.

    An answer that is empty is left out. `seen` is what a form saw (`review_texts`).

    Raises:
        UnreadableError: The week has not begun.
        ChangedElsewhereError: An answer was changed in another window too.
    """
    from selfcare.words.week import week_span  # noqa: PLC0415 - as above

    today = diary.today()
    first, last = week_of(today if week is None else week, diary.memory.week_start)
    ensure_begun(first, diary.now(), diary.memory.day_start, diary.memory.setting("clock"))
    before = review(diary, first)
    base = before or Review(first)
    wanted = {
        "helped": whole(helped, NOTE_LENGTH, "An answer"),
        "in_the_way": whole(in_the_way, NOTE_LENGTH, "An answer"),
        "next_step": whole(next_step, NOTE_LENGTH, "An answer"),
    }
    after = replace(base, **settled(seen, review_texts(before), wanted))  # type: ignore[arg-type]  # its texts alone
    on = min(last, today)
    told = diary.told(on)
    if after == base:
        return said(told, "Your words are as they were", dated=False, changed=False)
    diary.check_writable()
    with diary.store.act(f"Your words for {week_span(first, last, today)}", day=on):
        diary.store.save(after)
    if after.empty:
        return said(told, "Your words are removed", dated=False)
    more = "The small step is here again next week." if after.next_step else ""
    return said(told, "Your words are kept", more=more, dated=False)


def review_texts(review: Review | None) -> dict[str, str]:
    """The three answers about a week, one by one."""
    if review is None:
        return {"helped": "", "in_the_way": "", "next_step": ""}
    return {
        "helped": clean(review.helped).strip(),
        "in_the_way": clean(review.in_the_way).strip(),
        "next_step": clean(review.next_step).strip(),
    }


# A sheet to share with a clinician or a coach, made from what a person chose.


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

"""The weeks of one open file, kept until what they are made of is replaced.

A summary is kept with the histories and the frame it was made of, by identity: `Memory` makes new
ones when anything in them changes. The strengths behind it, which alone read years, are kept
longer: by what a history says, compared by value, so that a mood or another habit's entry costs
nothing.

This module and the formulas behind it are imported when somebody first looks at a week, so that
`selfcare log` does not pay for them.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from selfcare.content.settings import is_on, weekday_numbers
from selfcare.core.days import week_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Entry, Habit, Review
from selfcare.core.offers import fewer_each_week
from selfcare.core.resilience.measure import WEEKS_BACK, strengths_on
from selfcare.core.resilience.summary import WeekIndex, WeekSummary, week_index, week_summary
from selfcare.core.sleep import Night, nights_of
from selfcare.diary.diary import Diary
from selfcare.words.week_page import Around, WeekPage, week_page

WEEK = timedelta(weeks=1)
WEEKS_AT_ONCE = 26
"""Ends of weeks whose strengths one walk over a history gives."""
_KEPT = 60
"""Summaries kept; the oldest goes first."""
_Says = tuple[object, ...]


class WeekPages:
    """Makes pages of weeks and keeps their summaries."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._summaries: dict[date, tuple[_Says, WeekSummary]] = {}
        """By the week's first day, each with the histories and the frame it was made from."""
        self._strengths: dict[int, tuple[_Says, dict[date, float | None]]] = {}
        """By habit, each with what the history and the frame said."""

    def page(self, day: date | None) -> WeekPage:
        """The page of the week a day lies in; the whole history must have been read."""
        today = self._diary.today()
        week_day = today if day is None else min(day, today)
        summary = self._summary(week_day)
        first, last = summary.first_day, summary.last_day
        reviews = self._diary.store.by_day(Review, first - WEEK, last)
        setting = self._diary.memory.setting
        return week_page(
            summary,
            Around(
                show_number=is_on(setting("show_number")),
                light=is_on(setting("light_days")),
                habits_known=bool(self._diary.memory.habits),
                fewer=summary.running and self._fewer(first),
                review=_review_in(reviews, first, last),
                review_before=_review_in(reviews, first - WEEK, first - timedelta(days=1)),
                last_week=self._last_week(summary),
                first_known=self._first_known(),
                earlier=self._diary.store.latest_day(first - timedelta(days=1)),
                later=self._later(summary, today),
            ),
        )

    def warm_next(self) -> bool:
        """One step more towards the running week: a habit's strengths, at last the summary.

        False when it is all there.
        """
        frame, today = self._diary.frame(), self._diary.today()
        ends = _ends(today, frame)
        for habit in self._diary.memory.habits:
            history = self._diary.memory.history(habit)
            if not self._has(history, frame, ends):
                self._strengths_of(history, frame, ends)
                return True
        if self._kept(week_of(today, frame.week_start)[0]) is not None:
            return False
        self._summary(today)
        return True

    # inside

    def _histories(self) -> tuple[HabitHistory, ...]:
        return tuple(self._diary.memory.history(habit) for habit in self._diary.memory.habits)

    def _summary(self, week_day: date) -> WeekSummary:
        frame, histories = self._diary.frame(), self._histories()
        first, last = week_of(week_day, frame.week_start)
        kept = self._kept(first)
        if kept is not None:
            return kept
        ends = _ends(min(last, frame.today), frame)
        strengths: dict[date, dict[int, float | None]] = {day: {} for day in ends}
        for history in histories:
            for day, value in self._strengths_of(history, frame, ends).items():
                if day in strengths:
                    strengths[day][history.habit.id] = value
        summary = week_summary(
            histories,
            self._diary.memory.checkins,
            self._nights(first - WEEKS_BACK * WEEK, last),
            frame,
            week_day,
            work_days=weekday_numbers(self._diary.memory.setting("work_days")),
            strengths=strengths,
        )
        self._summaries.pop(first, None)
        self._summaries[first] = ((frame, *histories), summary)
        while len(self._summaries) > _KEPT:
            del self._summaries[next(iter(self._summaries))]
        return summary

    def _kept(self, first: date) -> WeekSummary | None:
        """The summary of the week that begins on a day, while what it was made of is the same."""
        kept = self._summaries.get(first)
        if kept is None or not _same(kept[0], (self._diary.frame(), *self._histories())):
            return None
        return kept[1]

    def _strengths_of(
        self, history: HabitHistory, frame: Frame, ends: Iterable[date]
    ) -> Mapping[date, float | None]:
        """The strengths as of each of these days, and of as many weeks before as one walk gives."""
        if self._has(history, frame, ends):
            return self._strengths[history.habit.id][1]
        wanted = sorted(ends)
        earliest = wanted[0]
        wanted += [earliest - step * WEEK for step in range(1, WEEKS_AT_ONCE)]
        values = strengths_on(history, wanted, frame)
        known = self._strengths.get(history.habit.id)
        if known is not None and known[0] == _says(history, frame):
            values = {**known[1], **values}
        # The totals are copied, because `Memory` changes its own in place.
        self._strengths[history.habit.id] = (_says(history, frame, copy=True), values)
        return values

    def _has(self, history: HabitHistory, frame: Frame, ends: Iterable[date]) -> bool:
        known = self._strengths.get(history.habit.id)
        if known is None or not all(day in known[1] for day in ends):
            return False
        return known[0] == _says(history, frame)

    def _nights(self, first: date, last: date) -> dict[date, Night]:
        """The nights of habits that measure them, by day of waking."""
        found = [
            entry
            for habit in self._diary.memory.habits
            if _measures_nights(habit)
            for entry in self._diary.store.all(Entry, habit_id=habit.id, first=first, last=last)
            if habit.rule_on(entry.day).unit == "h"
        ]
        return nights_of(found)

    def _last_week(self, summary: WeekSummary) -> WeekIndex | None:
        """The last week with entries before a long silence, where the summary tells of one."""
        if summary.last_logged is None:
            return None
        day = summary.last_logged
        for week in summary.earlier:
            if week.first_day <= day <= week.last_day:
                return week
        first, last = week_of(day, self._diary.memory.week_start)
        nights = self._nights(first, last)
        return week_index(
            self._histories(), self._diary.memory.checkins, nights, self._diary.frame(), day
        )

    def _first_known(self) -> date | None:
        """The first day with an entry or a check-in."""
        days = [*self._diary.store.first_days().values(), *self._diary.memory.checkins]
        return min(days, default=None)

    def _later(self, summary: WeekSummary, today: date) -> date | None:
        """A day of the next week with anything, or of the running one."""
        if summary.running:
            return None
        day = summary.last_day + timedelta(days=1)
        while day < today and not self._logged(day):
            day += timedelta(days=1)
        return day

    def _logged(self, day: date) -> bool:
        if self._diary.memory.rated(day):
            return True
        checkin: CheckIn | None = self._diary.memory.checkins.get(day)
        closed = checkin is not None and checkin.closed
        return closed or any(day in days for days in self._diary.memory.totals.values())

    def _fewer(self, first: date) -> bool:
        """Whether each of the two weeks before a day had fewer logged days than the one before."""
        counts = [
            sum(self._logged(first - back * WEEK + timedelta(days=step)) for step in range(7))
            for back in (3, 2, 1)
        ]
        return fewer_each_week(counts)


def _says(history: HabitHistory, frame: Frame, *, copy: bool = False) -> _Says:
    """Everything a strength follows from, to be compared by value."""
    totals = dict(history.totals) if copy else history.totals
    return (
        history.habit,
        totals,
        history.rests,
        history.pauses,
        history.hidden_from,
        frame,
    )


def _same(one: _Says, other: _Says) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


def _ends(until: date, frame: Frame) -> tuple[date, ...]:
    """The last days of a week (or today) and of the eight before it."""
    first, _ = week_of(until, frame.week_start)
    return (until, *(first - timedelta(days=1) - back * WEEK for back in range(WEEKS_BACK)))


def _measures_nights(habit: Habit) -> bool:
    return habit.area is Area.SLEEP and any(rule.unit == "h" for rule in habit.rules)


def _review_in(reviews: Mapping[date, Review], first: date, last: date) -> Review | None:
    """The review kept for a week, also where weeks have begun on another day since."""
    return next((review for day, review in reviews.items() if first <= day <= last), None)

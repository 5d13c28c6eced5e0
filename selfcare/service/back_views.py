"""The views of Look back, each kept until a history or the frame it was made of is replaced.

This module and the statistics behind it are imported when somebody first looks back, so that
`selfcare log` does not pay for them.
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import date, timedelta
from typing import TypeVar, cast

from msgspec import Struct

from selfcare.content.settings import weekday_numbers
from selfcare.core import looking_back, series
from selfcare.core.days import week_of
from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, CheckIn, Entry, Habit
from selfcare.core.patterns import Cancelled, Link, Progress, links
from selfcare.core.sleep import (
    Night,
    mid_sleeps,
    nights_of,
    regularity,
    sleep_regularity_index,
    social_jetlag,
)
from selfcare.core.values import replace
from selfcare.core.views_back import (
    About,
    BackFigures,
    DayWords,
    MonthView,
    NoteFound,
    Series,
    SeriesView,
    SleepFigures,
    Span,
    Subject,
    WeekdayView,
    YearView,
)
from selfcare.service.memory import Memory
from selfcare.store import Store

View = TypeVar("View")
SLEEP_DAYS = 28
"""Nights of so many days make the sleep figures."""
MOST_POINTS = 160
"""Points of a line when nobody says how wide the window is."""
_CACHED = 24
"""Views kept; the oldest goes first."""


class LinkQuestion(Struct, frozen=True):
    """Everything links are computed from, as values of its own: safe to take to a thread."""

    histories: tuple[HabitHistory, ...]
    checkins: tuple[CheckIn, ...]
    frame: Frame

    def answer(
        self, *, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> tuple[Link, ...]:
        """Every habit's two links with mood; empty when cancelled."""
        return links(
            self.histories, self.checkins, self.frame, progress=progress, cancelled=cancelled
        )


class BackViews:
    """Years, months, lines, weekdays, one day's words, notes and links of one open file."""

    def __init__(
        self,
        store: Store,
        memory: Memory,
        today: Callable[[], date],
        habit: Callable[[int], Habit],
    ) -> None:
        self._store = store
        self._memory = memory
        self._today = today
        self._habit = habit
        """A habit by its number; raises when it is gone."""
        self._views: dict[Hashable, tuple[tuple[object, ...], object]] = {}
        """Views by what was asked for, each with the histories and the frame it was made from."""

    def habits(self) -> tuple[Habit, ...]:
        """The habits that can be looked back at: active ones of shown areas, then put-away ones."""
        shown = [h for h in self._memory.habits if h.area not in self._memory.hidden]
        return tuple(sorted(shown, key=lambda habit: habit.archived_day is not None))

    def year_view(self, subject: Subject = None, year: int | None = None) -> YearView:
        """A year of a habit, of all habits (None) or of mood, day by day."""
        seen, frame = self._seen(subject), self._whole_frame()
        number = frame.today.year if year is None else year
        return self._kept(
            ("year", subject, number),
            (frame, *seen.histories),
            lambda: looking_back.year_view(seen, number, frame),
        )

    def month_view(self, subject: Subject = None, day: date | None = None) -> MonthView:
        """The month of a day, of a habit, of all habits (None) or of mood."""
        seen, frame = self._seen(subject), self._whole_frame()
        first = (frame.today if day is None else day).replace(day=1)
        return self._kept(
            ("month", subject, first),
            (frame, *seen.histories),
            lambda: looking_back.month_view(seen, first, frame),
        )

    def weekday_view(self, subject: Subject = None, span: Span = Span.YEAR) -> WeekdayView:
        """Mood and what showed up by weekday, over a span that ends today."""
        seen, frame = self._seen(subject), self._whole_frame()
        moods_from = self._seen("mood").began
        return self._kept(
            ("weekdays", subject, span),
            (frame, *seen.histories),
            lambda: looking_back.weekday_view(seen, moods_from, span, frame),
        )

    def series_of(self, subject: Subject = None) -> tuple[tuple[Series, int | None], ...]:
        """The lines a subject has, each with the habit it is of."""
        ratings = [(each, None) for each in (Series.MOOD, Series.ENERGY, Series.STRESS)]
        if subject == "mood":
            return tuple(ratings)
        if subject is None:
            nights = [h for h in self.habits() if h.area is Area.SLEEP][:1]
            sleep = [(kind, h.id) for h in nights for kind in _sleep_lines(h, self._today())]
            return (*ratings, (Series.SHARE, None), *sleep)
        habit = self._habit(subject)
        return tuple((kind, subject) for kind in _lines_of(habit, self._today()))

    def series_view(
        self,
        line: Series = Series.MOOD,
        span: Span = Span.WEEKS,
        habit_id: int | None = None,
        *,
        most: int = MOST_POINTS,
    ) -> SeriesView:
        """A line over a span that ends today, with at most `most` points."""
        frame = self._whole_frame()
        seen = self._seen(habit_id)
        if line in series.RATINGS:
            seen = self._seen("mood")
        first, last = looking_back.span_days(span, seen.began, frame.today)
        if _weekly(line, span):
            first = week_of(first, frame.week_start)[0]
        habit = seen.habit
        return self._kept(
            ("series", line, span, habit_id, most),
            (frame, *seen.histories),
            lambda: series.series_view(
                line,
                span,
                self._values(line, seen, first, last, weekly=_weekly(line, span)),
                first,
                last,
                most=most,
                weekly=_weekly(line, span),
                name="" if habit is None else habit.name,
                unit="" if habit is None else habit.rule_on(last).unit,
                paused=series.paused_spans(seen.histories, first, last, frame),
            ),
        )

    def day_words(self, day: date) -> DayWords:
        """What was said about one day."""
        frame = self._whole_frame()
        histories = self._seen(None).histories
        checkin = self._memory.checkins.get(day) if day <= frame.today else None
        return looking_back.day_words(histories, checkin, day, frame)

    def first_day_known(self) -> date | None:
        """The first day with an entry or a mood. None: nothing was ever logged."""
        days = (self._seen(None).began, self._seen("mood").began)
        return min((day for day in days if day), default=None)

    def find_notes(self, text: str, limit: int = looking_back.NOTES_SHOWN) -> tuple[NoteFound, ...]:
        """The notes of days and entries that hold a text, the newest day first."""
        if not text.strip():
            return ()
        names = {habit.id: habit.name for habit in self._memory.habits}
        return looking_back.find_notes(self._store.notes(), text, names, limit=limit)

    def link_question(self) -> LinkQuestion:
        """What links are computed from: the active habits of shown areas, and all check-ins."""
        frame = self._whole_frame()
        active = [habit for habit in self.habits() if habit.archived_day is None]
        return LinkQuestion(
            histories=tuple(
                replace(history, totals=dict(history.totals))
                for history in map(self._memory.history, active)
            ),
            checkins=tuple(self._memory.checkins.values()),
            frame=replace(frame, closed_days=frozenset(frame.closed_days)),
        )

    def back_figures(self, subject: Subject = None) -> BackFigures:
        """Strengths and sleep figures of a habit, or of all; nothing for mood."""
        frame = self._whole_frame()
        habits = [history.habit for history in self._seen(subject).histories]
        return BackFigures(
            strengths=tuple(
                (habit.name, self._memory.figures(habit, frame)[1])
                for habit in habits
                if habit.archived_day is None
            ),
            sleep=tuple(
                self._sleep_figures(habit, frame.today)
                for habit in habits
                if habit.area is Area.SLEEP and habit.archived_day is None
            ),
        )

    # inside

    def _whole_frame(self) -> Frame:
        if not self._memory.complete:
            self._memory.read_all()
        return self._memory.frame(self._today())

    def _seen(self, subject: Subject) -> looking_back.Seen:
        frame = self._whole_frame()
        if subject == "mood":
            about, habits = About.MOOD, list[Habit]()
        elif subject is None:
            about, habits = About.ALL, sorted(self.habits(), key=lambda habit: habit.position)
        else:
            about, habits = About.HABIT, [self._habit(subject)]
        histories = tuple(map(self._memory.history, habits))
        checkins = self._memory.checkins
        return self._kept(
            ("seen", subject),
            (frame, *histories),
            lambda: looking_back.seen_of(about, histories, checkins, frame.today),
        )

    def _kept(self, key: Hashable, made_of: tuple[object, ...], make: Callable[[], View]) -> View:
        """A view from before, while the very histories and frame it was made of are in use."""
        views = self._views
        found = views.get(key)
        if found is not None and _same(found[0], made_of):
            return cast("View", found[1])
        view = make()
        views.pop(key, None)
        views[key] = (made_of, view)
        if len(views) > _CACHED:
            views.pop(next(iter(views)))
        return view

    def _values(
        self, line: Series, seen: looking_back.Seen, first: date, last: date, *, weekly: bool
    ) -> Mapping[date, float]:
        frame = self._whole_frame()
        match line:
            case Series.MOOD | Series.ENERGY | Series.STRESS:
                return series.ratings(seen.checkins, line, first, last)
            case Series.SHARE:
                return series.shares(seen.histories, first, last, frame)
            case Series.STRENGTH:
                return series.strengths(seen.histories[0], first, last, frame)
            case Series.TIMING:
                return series.timings(
                    self._nights(seen.histories[0].habit, first, last), first, last
                )
            case Series.AMOUNT | Series.LENGTH:
                values = series.amounts(seen.histories[0], first, last)
                return series.by_week(values, frame.week_start) if weekly else values

    def _nights(self, habit: Habit, first: date, last: date) -> Mapping[date, Night]:
        return nights_of(self._store.all(Entry, habit_id=habit.id, first=first, last=last))

    def _sleep_figures(self, habit: Habit, today: date) -> SleepFigures:
        nights = self._nights(habit, today - timedelta(days=SLEEP_DAYS - 1), today).values()
        middles = mid_sleeps(nights)
        work_days = weekday_numbers(self._memory.setting("work_days"))
        return SleepFigures(
            name=habit.name,
            nights=len(middles),
            spread=regularity(middles),
            index=sleep_regularity_index(nights),
            jetlag=social_jetlag(nights, work_days),
        )


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    """Whether they are the very same objects: a history is replaced whenever its habit changes."""
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))


def _weekly(line: Series, span: Span) -> bool:
    return line is Series.AMOUNT and span in series.LONG


def _sleep_lines(habit: Habit, today: date) -> tuple[Series, ...]:
    """Length and timing of nights; a habit of screens off before bed has neither."""
    return (Series.LENGTH, Series.TIMING) if habit.rule_on(today).unit == "h" else ()


def _lines_of(habit: Habit, today: date) -> tuple[Series, ...]:
    nights = _sleep_lines(habit, today) if habit.area is Area.SLEEP else ()
    return (*(nights or (Series.AMOUNT,)), Series.STRENGTH)

"""The views of Look back, each kept until a history or the frame it was made of is replaced.

This module and the statistics behind it are imported when somebody first looks back, so that
`selfcare log` does not pay for them.
"""

from collections.abc import Callable, Hashable, Mapping
from datetime import date, timedelta
from typing import TypeVar, cast

from msgspec import Struct

from selfcare.content.settings import weekday_numbers
from selfcare.core import looking_back
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
from selfcare.diary.diary import Diary

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


class _Views:
    """What was made, kept until what it was made of is replaced."""

    def __init__(self, _diary: Diary) -> None:
        self.views: dict[Hashable, tuple[tuple[object, ...], object]] = {}
        """By what was asked for, each with the histories and the frame it was made from."""


def look_back_habits(diary: Diary) -> tuple[Habit, ...]:
    """The habits that can be looked back at: active ones of shown areas, then put-away ones."""
    shown = [h for h in diary.memory.habits if h.area not in diary.memory.hidden]
    return tuple(sorted(shown, key=lambda habit: habit.archived_day is not None))


def year_view(diary: Diary, subject: Subject = None, year: int | None = None) -> YearView:
    """A year of a habit, of all habits (None) or of mood, day by day."""
    seen, frame = _seen(diary, subject), _whole_frame(diary)
    number = frame.today.year if year is None else year
    return _kept(
        diary,
        ("year", subject, number),
        (frame, *seen.histories),
        lambda: looking_back.year_view(seen, number, frame),
    )


def month_view(diary: Diary, subject: Subject = None, day: date | None = None) -> MonthView:
    """The month of a day, of a habit, of all habits (None) or of mood."""
    seen, frame = _seen(diary, subject), _whole_frame(diary)
    first = (frame.today if day is None else day).replace(day=1)
    return _kept(
        diary,
        ("month", subject, first),
        (frame, *seen.histories),
        lambda: looking_back.month_view(seen, first, frame),
    )


def weekday_view(diary: Diary, subject: Subject = None, span: Span = Span.YEAR) -> WeekdayView:
    """Mood and what showed up by weekday, over a span that ends today."""
    seen, frame = _seen(diary, subject), _whole_frame(diary)
    moods_from = _seen(diary, "mood").began
    return _kept(
        diary,
        ("weekdays", subject, span),
        (frame, *seen.histories),
        lambda: looking_back.weekday_view(seen, moods_from, span, frame),
    )


def series_of(diary: Diary, subject: Subject = None) -> tuple[tuple[Series, int | None], ...]:
    """The lines a subject has, each with the habit it is of."""
    ratings = [(each, None) for each in (Series.MOOD, Series.ENERGY, Series.STRESS)]
    if subject == "mood":
        return tuple(ratings)
    if subject is None:
        nights = [h for h in look_back_habits(diary) if h.area is Area.SLEEP][:1]
        sleep = [(kind, h.id) for h in nights for kind in _sleep_lines(h, diary.today())]
        return (*ratings, (Series.SHARE, None), *sleep)
    habit = diary.habit(subject)
    return tuple((kind, subject) for kind in _lines_of(habit, diary.today()))


def series_view(
    diary: Diary,
    line: Series = Series.MOOD,
    span: Span = Span.WEEKS,
    habit_id: int | None = None,
    *,
    most: int = MOST_POINTS,
) -> SeriesView:
    """A line over a span that ends today, with at most `most` points."""
    frame = _whole_frame(diary)
    seen = _seen(diary, habit_id)
    if line in looking_back.RATINGS:
        seen = _seen(diary, "mood")
    first, last = looking_back.span_days(span, seen.began, frame.today)
    if _weekly(line, span):
        first = week_of(first, frame.week_start)[0]
    habit = seen.habit
    return _kept(
        diary,
        ("series", line, span, habit_id, most),
        (frame, *seen.histories),
        lambda: looking_back.series_view(
            line,
            span,
            _values(diary, line, seen, first, last, weekly=_weekly(line, span)),
            first,
            last,
            most=most,
            weekly=_weekly(line, span),
            name="" if habit is None else habit.name,
            unit="" if habit is None else habit.rule_on(last).unit,
            paused=looking_back.paused_spans(seen.histories, first, last, frame),
        ),
    )


def day_words(diary: Diary, day: date) -> DayWords:
    """What was said about one day."""
    frame = _whole_frame(diary)
    histories = _seen(diary, None).histories
    checkin = diary.memory.checkins.get(day) if day <= frame.today else None
    return looking_back.day_words(histories, checkin, day, frame)


def first_day_known(diary: Diary) -> date | None:
    """The first day with an entry or a mood. None: nothing was ever logged."""
    days = (_seen(diary, None).began, _seen(diary, "mood").began)
    return min((day for day in days if day), default=None)


def find_notes(
    diary: Diary, text: str, limit: int = looking_back.NOTES_SHOWN
) -> tuple[NoteFound, ...]:
    """The notes of days and entries that hold a text, the newest day first."""
    if not text.strip():
        return ()
    names = {habit.id: habit.name for habit in diary.memory.habits}
    return looking_back.find_notes(diary.store.notes(), text, names, limit=limit)


def link_question(diary: Diary) -> LinkQuestion:
    """What links are computed from: the active habits of shown areas, and all check-ins."""
    frame = _whole_frame(diary)
    active = [habit for habit in look_back_habits(diary) if habit.archived_day is None]
    return LinkQuestion(
        histories=tuple(
            replace(history, totals=dict(history.totals))
            for history in map(diary.memory.history, active)
        ),
        checkins=tuple(diary.memory.checkins.values()),
        frame=replace(frame, closed_days=frozenset(frame.closed_days)),
    )


def back_figures(diary: Diary, subject: Subject = None) -> BackFigures:
    """Strengths and sleep figures of a habit, or of all; nothing for mood."""
    frame = _whole_frame(diary)
    habits = [history.habit for history in _seen(diary, subject).histories]
    return BackFigures(
        strengths=tuple(
            (habit.name, diary.memory.figures(habit, frame)[1])
            for habit in habits
            if habit.archived_day is None
        ),
        sleep=tuple(
            _sleep_figures(diary, habit, frame.today)
            for habit in habits
            if habit.area is Area.SLEEP and habit.archived_day is None
        ),
    )


# inside


def _whole_frame(diary: Diary) -> Frame:
    if not diary.memory.complete:
        diary.memory.read_all()
    return diary.memory.frame(diary.today())


def _seen(diary: Diary, subject: Subject) -> looking_back.Seen:
    frame = _whole_frame(diary)
    if subject == "mood":
        about, habits = About.MOOD, list[Habit]()
    elif subject is None:
        about, habits = About.ALL, sorted(look_back_habits(diary), key=lambda habit: habit.position)
    else:
        about, habits = About.HABIT, [diary.habit(subject)]
    histories = tuple(map(diary.memory.history, habits))
    checkins = diary.memory.checkins
    return _kept(
        diary,
        ("seen", subject),
        (frame, *histories),
        lambda: looking_back.seen_of(about, histories, checkins, frame.today),
    )


def _kept(
    diary: Diary, key: Hashable, made_of: tuple[object, ...], make: Callable[[], View]
) -> View:
    """A view from before, while the very histories and frame it was made of are in use."""
    views = diary.part(_Views).views
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
    diary: Diary, line: Series, seen: looking_back.Seen, first: date, last: date, *, weekly: bool
) -> Mapping[date, float]:
    frame = _whole_frame(diary)
    match line:
        case Series.MOOD | Series.ENERGY | Series.STRESS:
            return looking_back.ratings(seen.checkins, line, first, last)
        case Series.SHARE:
            return looking_back.shares(seen.histories, first, last, frame)
        case Series.STRENGTH:
            return looking_back.strengths(seen.histories[0], first, last, frame)
        case Series.TIMING:
            return looking_back.timings(
                _nights(diary, seen.histories[0].habit, first, last), first, last
            )
        case Series.AMOUNT | Series.LENGTH:
            values = looking_back.amounts(seen.histories[0], first, last)
            return looking_back.by_week(values, frame.week_start) if weekly else values


def _nights(diary: Diary, habit: Habit, first: date, last: date) -> Mapping[date, Night]:
    return nights_of(diary.store.all(Entry, habit_id=habit.id, first=first, last=last))


def _sleep_figures(diary: Diary, habit: Habit, today: date) -> SleepFigures:
    nights = _nights(diary, habit, today - timedelta(days=SLEEP_DAYS - 1), today).values()
    middles = mid_sleeps(nights)
    work_days = weekday_numbers(diary.memory.setting("work_days"))
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
    return line is Series.AMOUNT and span in looking_back.LONG


def _sleep_lines(habit: Habit, today: date) -> tuple[Series, ...]:
    """Length and timing of nights; a habit of screens off before bed has neither."""
    return (Series.LENGTH, Series.TIMING) if habit.rule_on(today).unit == "h" else ()


def _lines_of(habit: Habit, today: date) -> tuple[Series, ...]:
    nights = _sleep_lines(habit, today) if habit.area is Area.SLEEP else ()
    return (*(nights or (Series.AMOUNT,)), Series.STRENGTH)

"""Looking back: years, months, lines, weekdays, one day's words, notes and links."""

from datetime import date
from typing import TYPE_CHECKING

from selfcare.core.model import Habit
from selfcare.service.desk import Desk

if TYPE_CHECKING:
    from selfcare.core.views_back import (
        BackFigures,
        DayWords,
        MonthView,
        NoteFound,
        Series,
        SeriesView,
        Span,
        Subject,
        WeekdayView,
        YearView,
    )
    from selfcare.service.back_views import BackViews, LinkQuestion


class LookingBack(Desk):
    """What was, without a verdict; `BackViews` makes it."""

    _back_views: "BackViews | None" = None

    @property
    def _back(self) -> "BackViews":
        if self._back_views is None:
            from selfcare.service.back_views import BackViews  # noqa: PLC0415 - 15 ms for these alone

            self._back_views = BackViews(self._store, self._memory, self.today, self.habit)
        return self._back_views

    def look_back_habits(self) -> tuple[Habit, ...]:
        """The habits that can be looked back at: active ones of shown areas, then put-away ones."""
        return self._back.habits()

    def year_view(self, subject: "Subject" = None, year: int | None = None) -> "YearView":
        """A year of a habit, of all habits (None) or of mood, day by day; this year when None."""
        return self._back.year_view(subject, year)

    def month_view(self, subject: "Subject" = None, day: date | None = None) -> "MonthView":
        """The month of a day, of a habit, of all habits (None) or of mood."""
        return self._back.month_view(subject, day)

    def weekday_view(self, subject: "Subject", span: "Span") -> "WeekdayView":
        """Mood and what showed up by weekday, over a span that ends today."""
        return self._back.weekday_view(subject, span)

    def series_of(self, subject: "Subject" = None) -> "tuple[tuple[Series, int | None], ...]":
        """The lines a subject has, each with the habit it is of."""
        return self._back.series_of(subject)

    def series_view(
        self, line: "Series", span: "Span", habit_id: int | None = None, *, most: int = 160
    ) -> "SeriesView":
        """A line over a span that ends today, with at most `most` points."""
        return self._back.series_view(line, span, habit_id, most=most)

    def day_words(self, day: date) -> "DayWords":
        """What was said about one day."""
        return self._back.day_words(day)

    def first_day_known(self) -> date | None:
        """The first day with an entry or a mood. None: nothing was ever logged."""
        return self._back.first_day_known()

    def find_notes(self, text: str) -> "tuple[NoteFound, ...]":
        """The notes of days and entries that hold a text, the newest day first."""
        return self._back.find_notes(text)

    def link_question(self) -> "LinkQuestion":
        """What links are computed from, as values that are safe to take to a thread."""
        return self._back.link_question()

    def back_figures(self, subject: "Subject" = None) -> "BackFigures":
        """Strengths and sleep figures of a habit, or of all; nothing for mood."""
        return self._back.back_figures(subject)

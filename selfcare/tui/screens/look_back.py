"""Look back: the year, the month, lines, weekdays and links; arrows walk the days.

Nothing is changed here. Enter opens the selected day in Today, where everything can be.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from selfcare.core.days import FIRST_YEAR
from selfcare.core.views_back import Span, Subject
from selfcare.draw.year_document import year_title
from selfcare.draw.year_files import write_year
from selfcare.tui.place import Layer
from selfcare.tui.screens.look_back_keys import BACK_KEYS
from selfcare.tui.screens.look_back_links import LookBackLinks
from selfcare.tui.widgets.back_page import day_at
from selfcare.tui.widgets.back_picture import BackView
from selfcare.tui.widgets.shades import Pictured

LATEST = "This is the current day."


class LookBack(LookBackLinks):
    """The place."""

    BINDINGS: ClassVar[list[BindingType]] = BACK_KEYS

    # walking ----------------------------------------------------------------------------------

    def action_walk(self, across: int, along: int) -> None:
        """A step with an arrow, in the direction in which the picture goes on."""
        match self._view:
            case BackView.YEAR:
                self.go_to(self.day + timedelta(days=7 * across + along))
            case BackView.MONTH:
                self.go_to(self.day + timedelta(days=across + 7 * along))
            case BackView.LINES if along:
                self._line = max(self._line + along, 0)
                self._show()
            case BackView.LINES | BackView.WEEKDAYS if across:
                self._other_span(across)
            case _:
                self._scroll(along)

    def action_page(self, by: int) -> None:
        """A year or a month; a longer time; a page of a text."""
        match self._view:
            case BackView.YEAR:
                self.go_to(_months_on(self.day, 12 * by))
            case BackView.MONTH:
                self.go_to(_months_on(self.day, by))
            case BackView.LINES | BackView.WEEKDAYS:
                self._other_span(by)
            case BackView.LINKS:
                self._scroll(by * max(self.app.size.height - 8, 1))

    def action_ends(self, end: int) -> None:
        """The first day with anything, or the current one; the ends of a text."""
        if self._view.by_day:
            first = self.service.first_day_known() or self.service.today()
            self.go_to(self.service.today() if end else first)
        elif self._view is BackView.LINES:
            self._line = 999 if end else 0
            self._show()
        else:
            self._scroll(100_000 if end else -100_000)

    def action_today(self) -> None:
        """The current day."""
        self._chosen = None
        self._show()

    def go_to(self, day: date) -> None:
        """Selects a day; never one to come."""
        today = self.service.today()
        if day > today:
            if self.day == today:
                self.say(LATEST)
                return
            day = today
        self._chosen = None if day == today else max(day, date(FIRST_YEAR, 1, 1))
        self._show()

    def point_at(self, day: date | None, habit_id: int | None) -> None:
        """Shows the day of a change that has just been taken back."""
        del habit_id
        if day is not None:
            self.go_to(day)

    def _other_span(self, by: int) -> None:
        spans = tuple(Span)
        at = min(max(spans.index(self._span) + by, 0), len(spans) - 1)
        self._span = spans[at]
        self._show()

    def _scroll(self, by: int) -> None:
        most = self._page.scrolls if self._page is not None else 0
        self._top = min(max(self._top + by, 0), most)
        self._draw()

    def _show(self) -> None:
        self._top = 0
        self.say("")
        self._draw()

    # what is shown ----------------------------------------------------------------------------

    def action_next_view(self) -> None:
        """The next view; after links the year comes again."""
        self.show_view(self._view.following)

    def show_view(self, view: BackView) -> None:
        """Another view of the same subject."""
        self._view = view
        if view is BackView.LINKS:
            self.look_for_links()
        self._show()

    def action_subject(self) -> None:
        """Which habit, all, or mood."""
        habits = self.service.look_back_habits()
        self.care.open_sheet("choose_subject", self._subject, habits, after=self._subject_chosen)

    def _subject_chosen(self, chosen: tuple[Subject] | None) -> None:
        if chosen is not None:
            self._subject, self._line = chosen[0], 0
            if self._view is BackView.LINKS:
                self._view = BackView.YEAR
            self._show()

    def action_find(self) -> None:
        """Finds words in notes; the chosen note's day is then selected."""
        self.care.open_sheet("find_notes", after=self._note_chosen)

    def _note_chosen(self, day: date | None) -> None:
        if day is not None:
            if not self._view.by_day:
                self._view = BackView.YEAR
            self.go_to(day)

    def action_how(self) -> None:
        """How it is made, with the numbers that stand nowhere else."""
        self.care.open_sheet("how_back", self._view, self._subject)

    def action_export(self) -> None:
        """Writes the year of what is looked at to a file of one's own."""
        view = self.service.year_view(self._subject, self.day.year)
        self.care.open_sheet(
            "write_file",
            f"Export, {year_title(view)}",
            f"year-{view.year}",
            "It holds this year's picture with its name and figures, and none of your notes.",
            write=lambda path, kind, over: write_year(view, path, kind, force=over),
            after=self._written,
        )

    def _written(self, path: str | None) -> None:
        if path is not None:
            self.say(f"Written, for your login alone: {path}")

    def action_open(self) -> None:
        """Opens the selected day in Today, or looks for links again."""
        if self._view.by_day:
            self.open_day()
        elif self._view is BackView.LINKS:
            self.look_again()
            self._draw()
        else:
            self.say("Enter opens a day from the year or the month; v goes there.")

    def open_day(self) -> None:
        """Goes to Today and shows the selected day there, with the habit that was looked at."""
        day, subject = self.day, self._subject
        self.care.action_go("today")
        for screen in self.app.get_screen_stack("today")[:1]:
            if isinstance(screen, Layer):
                screen.point_at(day, subject if isinstance(subject, int) else None)

    async def action_leave(self) -> None:
        """Stops looking for links, or goes back."""
        if self._links.running and self._view is BackView.LINKS:
            self.stop_looking()
            self._draw()
        else:
            await self.action_back()

    # the mouse --------------------------------------------------------------------------------

    @on(Pictured.Clicked)
    def _clicked(self, event: Pictured.Clicked) -> None:
        event.stop()
        if event.name != "top" or self._page is None or self._shown is None:
            return
        if event.y == 0:
            for first, end, view in self._page.tabs:
                if first <= event.x < end:
                    self.show_view(view)
            return
        day = day_at(self._shown, self._page, event.x, event.y, self.app.size.width)
        if day is not None and day == self.day:
            self.open_day()
        elif day is not None and day <= self.service.today():
            self.go_to(day)

    @on(Pictured.Scrolled)
    def _wheel(self, event: Pictured.Scrolled) -> None:
        event.stop()
        if self._view.by_day:
            self.action_page(event.by)
        else:
            self._scroll(3 * event.by)


def _months_on(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day."""
    number = day.year * 12 + day.month - 1 + months
    year, month = max(number // 12, FIRST_YEAR), number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))

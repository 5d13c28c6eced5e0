"""Look back: year, month, lines, weekdays and links; arrows walk the days.

Nothing is changed here. Enter opens the selected day in Today, where everything can be.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Grid, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Static

from selfcare.core.days import FIRST_YEAR, long_day, month_words, months_on, short_day
from selfcare.core.looking_back import MEAN_DAYS
from selfcare.core.views_back import (
    About,
    BackView,
    DayWords,
    MonthView,
    SeriesView,
    Span,
    Subject,
    WeekdayView,
    YearView,
)
from selfcare.diary import coming_back, looking_back
from selfcare.draw import look_back as draw
from selfcare.draw.axis import caption, curve_lines, title
from selfcare.draw.files import write_year
from selfcare.draw.lines import ACCENT, QUIET, STRONG, colour, fit
from selfcare.draw.signs import Signs
from selfcare.draw.year import year_title
from selfcare.forms.week import file_form
from selfcare.tui.keys import bindings
from selfcare.tui.paint import line, lines, plain, put
from selfcare.tui.screens.base import Place
from selfcare.tui.screens.today import Today
from selfcare.tui.widgets.heatmap import Days, Heatmap, MonthGrid
from selfcare.tui.widgets.link_cards import LinkCards
from selfcare.tui.widgets.ratings import Chips, chips
from selfcare.tui.widgets.rows import Fitted
from selfcare.words.listed import subject_names
from selfcare.words.look_back import (
    CHANCE,
    LATEST,
    known_words,
    months_title,
    nothing_words,
    view_name,
)

if TYPE_CHECKING:
    from selfcare.tui.widgets.plot import LinePlot

MOST = 400
"""Points of a line: days, for a year and more."""
TALL = 30
"""Rows of the window from which the months stand below the year."""
ROOM = 64
"""Columns from which the day and what is looked at stand at length."""
NAME = 24
"""Cells for the name of a line, which may be a person's own unit."""
SPANS = tuple(Span)
BOXES = {
    BackView.YEAR: ("days", "#heatmap"),
    BackView.MONTH: ("days", "#calendar"),
    BackView.LINES: ("lines", "#plot"),
    BackView.WEEKDAYS: ("weekdays", "#weekdays"),
    BackView.LINKS: ("links", "#links"),
}
"""Of each view: the box that is shown, and what in it has the keys."""


class LookBack(Place, inherit_bindings=False):
    """The place."""

    PLACE: ClassVar[str] = "look_back"
    WHERE: ClassVar[tuple[str, ...]] = ("look_back", "regions")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("look_back", "regions", "everywhere")]

    def __init__(self) -> None:
        super().__init__()
        self._view = BackView.YEAR
        self._subject: Subject = None
        self._chosen: date | None = None
        """The day the person walked to. None: the place follows the current day."""
        self._today: date | None = None
        """The current day when the screen was last shown."""
        self._span = Span.YEAR
        self._line = 0
        self._standing = ""
        """What is on screen in a few words, for the message line of a low window."""
        self._months_of: object = None
        """The year whose months are shown, and the signs: they stay while days are walked."""

    def compose_place(self) -> Iterable[Widget]:
        """The views' names, and a picture for each."""
        with Horizontal(id="body"), Vertical(id="main"):
            yield Chips(id="views")
            with ContentSwitcher(initial="days"):
                with Grid(id="days"):
                    with Vertical(id="picture", classes="card"):
                        yield Heatmap(id="heatmap", classes="body")
                        yield MonthGrid(id="calendar", classes="body")
                        yield Fitted(id="nothing")
                        yield Fitted(id="legend")
                    yield Fitted(id="day", classes="card")
                    yield Fitted(id="months", classes="card")
                with Vertical(id="lines"):
                    yield Chips(id="choice")
                    yield Chips(id="spans")
                    with Vertical(id="plot", classes="card body") as plot:
                        plot.can_focus = True
                        yield Fitted(id="curve")
                        yield Static(id="caption")
                with VerticalScroll(id="weekdays", classes="body"):
                    yield Chips(id="week-spans")
                    with Horizontal():
                        yield Fitted(id="by-mood", classes="card")
                        yield Fitted(id="by-habit", classes="card")
                    yield Static(CHANCE, id="chance")
                yield LinkCards(id="links", classes="body")

    # what is looked at ------------------------------------------------------------------------

    @property
    def links(self) -> LinkCards:
        """What goes with mood, and the search for it."""
        return self.query_one(LinkCards)

    @property
    def day(self) -> date:
        """The selected day."""
        today = self.diary.today()
        return today if self._chosen is None else min(self._chosen, today)

    def _subject_name(self) -> str:
        """What is looked at, in words; a habit that is gone gives way to all habits."""
        names = subject_names(looking_back.look_back_habits(self.diary))
        if self._subject not in names:
            self._subject = None
        return names[self._subject]

    def refresh_view(self) -> None:
        """Reads the diary again; the day, the subject and the view stay."""
        if self._view is BackView.LINKS and self.care.place is self:
            self.look_for_links()
        self._show()

    def laid_out(self) -> None:
        """Everything is laid out again."""
        self._show()

    def _show(self) -> None:
        """Shows the moment as it is."""
        if not self.is_mounted:
            return
        self._standing = ""
        with self.telling():
            self._show_views(self._subject_name())
            match self._view:
                case BackView.YEAR | BackView.MONTH:
                    self._show_days()
                case BackView.LINES:
                    self._show_lines()
                case BackView.WEEKDAYS:
                    self._show_weekdays()
                case BackView.LINKS:
                    self.links.show(self.signs)
            if not self.said:
                self.say("")

    def standing(self) -> str:
        """In a low window what is on screen."""
        return self._standing if self.has_class("-flat") else ""

    def outdate(self) -> None:
        """Something newer has changed: words about what was before go."""
        self.said = False

    def _show_views(self, name: str) -> None:
        views = tuple(BackView)
        words = [view.value.capitalize() for view in views]
        shown = chips(words, views.index(self._view), "screen.choose_view")
        if self._view is not BackView.LINKS and self.size.width >= ROOM:
            shown = line(shown, "   ", plain(name, STRONG))
        put(self.query_one("#views", Chips), shown)
        self.query_one(ContentSwitcher).current = BOXES[self._view][0]
        self.set_class(self._view is BackView.MONTH, "-month")
        today = self._today = self.diary.today()
        day = self.day if self._view.by_day else today
        told = (long_day if self.size.width >= ROOM else short_day)(day, today)
        spans = self.has_class("-flat") and self._view is BackView.WEEKDAYS
        self.tell(self._span.value if spans else told)

    # the year and the month -------------------------------------------------------------------

    def _show_days(self) -> None:
        diary, day, signs = self.diary, self.day, self.signs
        picture = self.query_one("#picture")
        heatmap, calendar = self.query_one(Heatmap), self.query_one(MonthGrid)
        view: YearView | MonthView
        if self._view is BackView.YEAR:
            view = looking_back.year_view(diary, self._subject, day.year)
            heatmap.show(view, day, signs, draw.tone_of(view))
            drawn: Days = heatmap
        else:
            view = looking_back.month_view(diary, self._subject, day)
            calendar.show(view, day, signs, draw.tone_of(view))
            drawn = calendar
        heatmap.display = drawn is heatmap
        calendar.display = drawn is calendar
        when = str(day.year) if isinstance(view, YearView) else month_words(day)
        picture.border_title = line(f"{when} {self.signs.dot} ", plain(view_name(view)))
        nothing = nothing_words(view, anything=looking_back.first_day_known(diary) is not None)
        picture.border_subtitle = "" if nothing else known_words(view)
        words = self.query_one("#nothing", Fitted)
        words.display = bool(nothing)
        if nothing:
            words.show(Content("\n".join(nothing)))
        below = self.query_one("#legend", Fitted)
        below.display = not nothing
        below.show(line(draw.legend(view, signs, drawn.colours)))
        day_words = self._show_day()
        self._standing = nothing[0] if nothing else draw.short_words(view, day_words)
        months = self.query_one("#months", Fitted)
        months.display = isinstance(view, YearView) and self.app.size.height >= TALL and not nothing
        known = (view, self.signs)
        if isinstance(view, YearView) and months.display and self._months_of != known:
            self._months_of = known
            months.border_title = months_title(view)
            months.show(lambda width, _: lines(draw.month_lines(view, self.signs, width)))

    def _show_day(self) -> DayWords:
        words = looking_back.day_words(self.diary, self.day)
        card = self.query_one("#day", Fitted)
        card.border_title = long_day(words.day, words.today)
        card.border_subtitle = "Enter opens it in Today"
        card.show(lambda width, room: lines(draw.day_lines(words, self.signs, width, room)))
        return words

    # lines ------------------------------------------------------------------------------------

    def _show_lines(self) -> None:
        diary = self.diary
        listed = looking_back.series_of(diary, self._subject)
        self._line = min(self._line, len(listed) - 1)
        units = {
            each.id: each.rule_on(diary.today()).unit
            for each in looking_back.look_back_habits(diary)
        }
        words = [
            fit(title(series, units.get(number or 0, "")), NAME, self.signs).rstrip()
            for series, number in listed
        ]
        self.query_one("#choice", Chips).update(chips(words, self._line, "screen.choose_line"))
        self._show_spans("#spans")
        series, habit_id = listed[self._line]
        view = looking_back.series_view(diary, series, self._span, habit_id, most=MOST)
        tone = draw.LINE_TONES.get(series, ACCENT)
        if habit_id is not None:
            tone = colour(diary.habit(habit_id).area)
        card = self.query_one("#plot")
        named = line(words[self._line].capitalize(), f" {self.signs.dot} ", self._span)
        card.border_title = named
        self._standing = named.plain
        said = caption(view, self.signs.ellipsis)
        if self._draws_fine(view) and view.bucket_days < MEAN_DAYS:
            said = f"{said} The line is the mean of seven days."
        if view.points and view.paused:
            said = f"{said} Shaded: paused."
        below = self.query_one("#caption", Static)
        below.display = not self.has_class("-flat") or not view.points
        below.update(line((said, QUIET)))
        self._draw_line(view, tone)

    def _draws_fine(self, view: SeriesView) -> bool:
        return self.signs.name == "full" and bool(view.points)

    def _draw_line(self, view: SeriesView, tone: str) -> None:
        """In fine dots; where the terminal has none, in whole cells."""
        curve = self.query_one("#curve", Fitted)
        fine = self._draws_fine(view)
        curve.display = not fine
        for plot in self.query("LinePlot"):
            plot.display = fine
        if fine:
            self._plot().show(view, tone)
        else:
            curve.show(partial(_curve, view, self.signs))

    def _plot(self) -> "LinePlot":
        """The plot, made when it is first needed: it brings numpy and a plotting library along."""
        from selfcare.tui.widgets.plot import LinePlot  # noqa: PLC0415 - 0.2 s, for this view alone

        for plot in self.query(LinePlot):
            return plot
        plot = LinePlot()
        self.query_one("#plot").mount(plot, before=0)
        return plot

    def _show_spans(self, where: str) -> None:
        shown = chips(SPANS, SPANS.index(self._span), "screen.choose_span")
        self.query_one(where, Chips).update(shown)

    # weekdays ---------------------------------------------------------------------------------

    def _show_weekdays(self) -> None:
        self._show_spans("#week-spans")
        view = looking_back.weekday_view(self.diary, self._subject, self._span)
        by_mood, by_habit = self.query_one("#by-mood", Fitted), self.query_one("#by-habit", Fitted)
        by_mood.border_title = "Mood by weekday"
        drawn = partial(_weekdays, view, self.signs)
        by_mood.show(partial(drawn, ACCENT, True))
        by_habit.display = view.about is not About.MOOD
        if by_habit.display:
            days = view.about is About.HABIT
            by_habit.border_title = f"{'Days' if days else 'Habits'} that showed up"
            by_habit.border_subtitle = "of those known"
            tone = draw.tone_of(looking_back.year_view(self.diary, self._subject))
            by_habit.show(partial(drawn, tone, False))

    # links ------------------------------------------------------------------------------------

    def look_for_links(self, *, again: bool = False) -> None:
        """Begins a search, unless what is known still holds or one is running."""
        newest = coming_back.newest_change(self.diary)
        of = self.diary.today(), newest.id if newest is not None else None
        with self.telling():
            self.links.look(of, partial(looking_back.link_question, self.diary), again=again)

    @on(LinkCards.Changed)
    def _links_changed(self) -> None:
        if self._view is BackView.LINKS:
            self._show()
            self.refresh_bindings()

    # life -------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """The first picture."""
        self.focus_body()

    def focus_body(self) -> None:
        """The keys go to the picture."""
        self.set_focus(self.query_one(BOXES[self._view][1]))

    def look_at_clock(self, _: float) -> None:
        """A new day: the place follows it unless the person walked to another."""
        if self._today != self.diary.today():
            self.refresh_view()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter opens a day, or looks for links again; what cannot be done now is not offered."""
        if action == "open":
            looks = self._view is BackView.LINKS and self.links.can_look_again
            return self._view.by_day or looks
        return super().check_action(action, parameters)

    # walking ----------------------------------------------------------------------------------

    def action_walk(self, across: int, along: int) -> None:
        """A step with an arrow, in the direction in which the picture goes on."""
        match self._view:
            case BackView.YEAR:
                self.go_to(self.day + timedelta(days=7 * across + along))
            case BackView.MONTH:
                self.go_to(self.day + timedelta(days=across + 7 * along))
            case BackView.LINES if along:
                self.action_choose_line(max(self._line + along, 0))
            case BackView.LINES | BackView.WEEKDAYS if across:
                at = SPANS.index(self._span) + across
                self.action_choose_span(min(max(at, 0), len(SPANS) - 1))
            case BackView.LINKS | BackView.WEEKDAYS:
                self._scroller.scroll_relative(y=along, animate=False)

    def action_page(self, by: int) -> None:
        """A year or a month; a longer time; a page of a text."""
        match self._view:
            case BackView.YEAR:
                self.go_to(months_on(self.day, 12 * by))
            case BackView.MONTH:
                self.go_to(months_on(self.day, by))
            case BackView.LINES:
                self.action_walk(by, 0)
            case _:
                self._scroller.scroll_relative(y=by * self._scroller.size.height, animate=False)

    def action_ends(self, end: int) -> None:
        """The first day with anything, or the current one; the ends of a text."""
        match self._view:
            case BackView.YEAR | BackView.MONTH:
                first = looking_back.first_day_known(self.diary) or self.diary.today()
                self.go_to(self.diary.today() if end else first)
            case BackView.LINES:
                self.action_choose_line(999 if end else 0)
            case _ if end:
                self._scroller.scroll_end(animate=False)
            case _:
                self._scroller.scroll_home(animate=False)

    @property
    def _scroller(self) -> VerticalScroll:
        return self.query_one(f"#{self._view}", VerticalScroll)

    def action_today(self) -> None:
        """The current day."""
        self.go_to(self.diary.today())

    def go_to(self, day: date) -> None:
        """Selects a day; never one to come."""
        self.say("")
        today = self.diary.today()
        if day > today:
            if self.day == today:
                self.say(LATEST)
            day = today
        self._chosen = None if day == today else max(day, date(FIRST_YEAR, 1, 1))
        self._show()

    def point_at(self, day: date | None, _: int | None) -> None:
        """Shows the day of a change that has just been taken back."""
        if day is not None:
            self.go_to(day)

    # acts -------------------------------------------------------------------------------------

    def action_next_view(self) -> None:
        """The next view; after links the year comes again."""
        self.action_show_view(self._view.following)

    def action_choose_view(self, at: int) -> None:
        """The view whose name was clicked."""
        self.action_show_view(tuple(BackView)[at])

    def action_show_view(self, view: str) -> None:
        """Another view of the same subject."""
        self._view = BackView(view)
        if self._view is BackView.LINKS:
            self.look_for_links()
        self.say("")
        self._show()
        self.focus_body()
        self.refresh_bindings()
        self.call_after_refresh(self.lay_out)

    def action_choose_line(self, at: int) -> None:
        """Another line."""
        self._line = at
        self._show()

    def action_choose_span(self, at: int) -> None:
        """Another length of time."""
        self._span = SPANS[at]
        self._show()

    def action_subject(self) -> None:
        """Which habit, all, or mood."""
        habits = looking_back.look_back_habits(self.diary)
        self.care.open_sheet("choose_subject", self._subject, habits, after=self._subject_chosen)

    def _subject_chosen(self, chosen: tuple[Subject] | None) -> None:
        if chosen is not None:
            self._subject, self._line = chosen[0], 0
            self.action_show_view(BackView.YEAR if self._view is BackView.LINKS else self._view)

    def action_find(self) -> None:
        """Finds words in notes; the chosen note's day is then selected."""
        self.care.open_sheet("find_notes", after=self._note_chosen)

    def _note_chosen(self, day: date | None) -> None:
        if day is not None:
            if not self._view.by_day:
                self.action_show_view(BackView.YEAR)
            self.go_to(day)

    def action_how(self) -> None:
        """How it is made, with the numbers that stand nowhere else."""
        self.care.open_sheet("how_back", self._view, self._subject)

    def action_export(self) -> None:
        """Writes the year of what is looked at to a file of one's own."""
        view = looking_back.year_view(self.diary, self._subject, self.day.year)
        form, save = file_form(
            f"Export, {year_title(view)}",
            f"year-{view.year}",
            "It holds this year's picture with its name and figures, and none of your notes.",
            self.diary.path,
            lambda path, kind, over: write_year(view, path, kind, force=over),
        )
        self.care.open_sheet("form", form, save, after=self.written)

    async def action_open(self) -> None:
        """Opens the selected day in Today, or looks for links again."""
        if self._view is BackView.LINKS:
            self.look_for_links(again=True)
            self._links_changed()
            return
        day, subject = self.day, self._subject
        await self.care.action_go("today")
        today = self.care.place
        if isinstance(today, Today):
            today.go_to(day, subject if isinstance(subject, int) else None)

    async def action_leave(self) -> None:
        """Stops looking for links, or goes back."""
        if self._view is not BackView.LINKS or not self.links.stop():
            await self.action_back()

    # the mouse --------------------------------------------------------------------------------

    @on(Days.Picked)
    async def _day_picked(self, event: Days.Picked) -> None:
        event.stop()
        if event.day == self.day:
            await self.action_open()
        elif event.day <= self.diary.today():
            self.go_to(event.day)

    @on(Days.Turned)
    def _turned(self, event: Days.Turned) -> None:
        event.stop()
        if event.far:
            self.go_to(months_on(self.day, 12 * event.by))
        elif self._view is BackView.YEAR:
            self.go_to(self.day + timedelta(days=7 * event.by))
        else:
            self.go_to(months_on(self.day, event.by))


def _weekdays(
    view: WeekdayView, signs: Signs, tone: str, mood: bool, width: int, _: int
) -> Content:
    """Bars by weekday, of mood or of what showed up."""
    return lines(draw.weekday_lines(view, tone, signs, width, mood=mood))


def _curve(view: SeriesView, signs: Signs, width: int, room: int) -> Content:
    """A line in whole cells."""
    if not view.points:
        return Content("")
    height = max(min(room - 2, 24), 3)
    return lines(curve_lines(view, signs, width=width, height=height, margin=0))

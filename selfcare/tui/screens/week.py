"""Week: the summary and what it is made of, day by day, the weeks before, the three questions."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Digits, Static
from textual.widgets.option_list import Option

from selfcare.core.resilience.measure import half_up
from selfcare.diary import setting_acts, week_acts
from selfcare.draw import week as draw
from selfcare.draw.files import write_week
from selfcare.draw.lines import QUIET, STRONG, cells
from selfcare.draw.week import week_name
from selfcare.forms.week import file_form, review_form
from selfcare.tui.keys import bindings
from selfcare.tui.paint import beside, line, lines, prose
from selfcare.tui.screens.base import Place
from selfcare.tui.widgets.rows import Fitted, Rows
from selfcare.words.week_page import WeekPage, WeekState

BAR, NARROW_BAR = 20, 10
WORDS = 20
"""Least cells of a part's words beside its bar."""
MEDIUM = 76

SUMMED = 3
"""On sample data, the weekday from which the running week has a summary; before, the last one."""


class Week(Place, inherit_bindings=False):
    """The place."""

    PLACE: ClassVar[str] = "week"
    WHERE: ClassVar[tuple[str, ...]] = ("week", "regions")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("week", "place", "regions", "everywhere")]

    def __init__(self) -> None:
        super().__init__()
        self._chosen: date | None = None
        """A day of the week the person walked to. None: the place follows the running week."""
        self._page: WeekPage | None = None

    def compose_place(self) -> Iterable[Widget]:
        """The summary, its parts and the table; at the side the weeks before and the review."""
        with Horizontal(id="body"):
            with VerticalScroll(id="main", classes="body"):
                with Horizontal(id="summary", classes="card"):
                    yield Digits(id="number")
                    yield Static(id="head")
                yield Fitted(id="parts", classes="card")
                yield Static(id="table", classes="card")
                yield Static(id="around", classes="card")
            with VerticalScroll(id="side", can_focus=False):
                with Vertical(id="weeks", classes="card"):
                    yield Rows(id="week-list")
                yield Static(id="step", classes="card")
                yield Static(id="review", classes="card")

    # what is shown ----------------------------------------------------------------------------

    @property
    def page(self) -> WeekPage:
        """The week on screen."""
        return self._page or self._read()

    def _read(self) -> WeekPage:
        today = self.diary.today()
        if self._page is None and self.care.sample and today.weekday() < SUMMED:
            self._chosen = today - timedelta(weeks=1)
        self._page = week_acts.week(self.diary, self._chosen)
        return self._page

    def refresh_view(self) -> None:
        """Reads the diary again; the week stays."""
        with self.telling():
            self._read()
            self._show()

    def _show(self) -> None:
        page = self.page
        self.tell(", ".join(week_name(page)))
        self._show_summary(page)
        self._show_parts(page)
        self._show_table(page)
        self._show_side(page)

    def _show_summary(self, page: WeekPage) -> None:
        card = self.query_one("#summary")
        card.border_title = " · ".join(week_name(page))
        card.border_subtitle = "" if page.light else "i  how it is made"
        blend = page.summary.blend
        number = self.query_one("#number", Digits)
        known = blend is not None and page.show_number and not blend.wide
        number.display = known and self.app.size.width >= MEDIUM
        if known and blend is not None:
            number.update(str(half_up(blend.index)))
        first, second = page.head
        rows = [line((first, STRONG))] + ([line(second)] if second else [])
        self.query_one("#head", Static).update(lines(rows))

    def _show_parts(self, page: WeekPage) -> None:
        card = self.query_one("#parts", Fitted)
        card.border_title = "Four parts"
        card.display = bool(page.parts or page.waiting)
        size = BAR if self.app.size.width >= MEDIUM else NARROW_BAR

        def parts(room: int, _: int) -> Content:
            rows = []
            for part, tone in zip(page.parts, draw.PART_TONES, strict=True):
                lead = line(draw.part_line(part, page, tone, size, self.signs))
                column = cells(lead.plain) + (0 if part.value is None else 2)
                words = [line((part.words, QUIET))]
                rows.append(beside(lead, words, column if room - column >= WORDS else 0, room))
            return lines(rows)

        waiting = line((page.waiting, QUIET))
        card.show(parts if page.parts else lambda *_: waiting)

    def _show_table(self, page: WeekPage) -> None:
        card = self.query_one("#table", Static)
        card.border_title = "Day by day"
        gap = " " * (2 if self.app.size.width >= MEDIUM else 1)
        card.update(lines(draw.day_by_day(page, gap, self.signs)))
        below, said = self.query_one("#around", Static), [*draw.around(page)]
        below.display = bool(said)
        below.update(lines(prose(text, QUIET) for text in said))

    def _show_side(self, page: WeekPage) -> None:
        weeks = self.query_one("#weeks")
        weeks.border_title = "The weeks before"
        weeks.display = len(page.weeks) > 1 and page.state is not WeekState.BACK
        listed = self.query_one("#week-list", Rows)
        listed.fill(
            Option(line(draw.week_before(week, page, self.signs)), id=week.first_day.isoformat())
            for week in reversed(page.weeks)
        )
        step = self.query_one("#step", Static)
        step.border_title = "Last week's small step"
        step.display = page.step is not None
        if page.step is not None:
            step.update(lines([prose(page.step.sentence), prose(page.step.happened, QUIET)]))
        review = self.query_one("#review", Static)
        review.border_title = "Three questions"
        review.border_subtitle = "n answers them"
        review.update(lines(draw.review_lines(page, self.signs)))

    def on_mount(self) -> None:
        """The first picture."""
        self.focus_body()

    def focus_body(self) -> None:
        """The keys go to the page."""
        self.set_focus(self.query_one("#main"))

    def look_at_clock(self, _: float) -> None:
        """A new day is another running week, or a day more of it."""
        if self._page is not None and self._page.summary.today != self.diary.today():
            self.refresh_view()

    def point_at(self, day: date | None, _: int | None) -> None:
        """Shows the week of a change that has just been taken back or done again."""
        if day is not None:
            self.go_to(day)

    # walking ----------------------------------------------------------------------------------

    def action_walk(self, by: int) -> None:
        """The nearest week before or after that has anything in it."""
        day = self.page.earlier if by < 0 else self.page.later
        if day is None:
            first = "Nothing is logged before this week."
            self.say(first if by < 0 else "This is the running week.")
            return
        self.go_to(day)

    def action_now(self) -> None:
        """The running week."""
        self.go_to(self.diary.today())

    def go_to(self, day: date) -> None:
        """Shows the week of a day."""
        self._chosen = None if day >= self.diary.today() else day
        self.outdate()
        self.refresh_view()
        if self.page.summary.running:
            self._chosen = None

    def chosen(self, row: str) -> None:
        """One of the weeks before."""
        self.go_to(date.fromisoformat(row))

    # acts -------------------------------------------------------------------------------------

    def action_review(self) -> None:
        """The three questions about the week on screen."""
        form, save = review_form(self.page, self.diary)
        self.care.open_sheet("form", form, save, after=self._answered)

    def _answered(self, saved: object) -> None:
        if saved:
            self.refresh_view()

    def action_how(self) -> None:
        """How the number is made."""
        self.care.open_sheet("how_week", self.page.first_day)

    def action_export(self) -> None:
        """Writes the week to a file of one's own."""
        page = self.page
        form, save = file_form(
            f"Export, {', '.join(week_name(page))}",
            f"week-{page.first_day.isoformat()}",
            "It holds what this week shows, your words too, and nothing else.",
            self.diary.path,
            lambda path, kind, over: write_week(page, path, kind, force=over),
        )
        self.care.open_sheet("form", form, save, after=self.written)

    def action_light(self) -> None:
        """Light days on or off."""
        if self.care.act(partial(setting_acts.toggle_light, self.diary)) is not None:
            self.refresh_view()

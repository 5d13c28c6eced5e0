"""Week: how the week was, told by its own figures; the weeks before it; three questions.

Nothing here judges. Arrows walk the weeks that have anything in them; what does not fit scrolls.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from selfcare.core.errors import SelfcareError
from selfcare.core.views_week import WeekPage
from selfcare.draw.signs import SETS
from selfcare.draw.week_files import write_week
from selfcare.tui.glyphs import legible
from selfcare.tui.place import Place
from selfcare.tui.screens.week_keys import WEEK_KEYS, hints
from selfcare.tui.widgets.bars import Hint, KeyLine, PlaceBar, TooSmall
from selfcare.tui.widgets.shades import Pictured
from selfcare.tui.widgets.week_page import WeekLayout, compose_week
from selfcare.tui.widgets.week_picture import GRID, WeekPicture

SUMMED = 3
"""On sample data, the weekday from which the running week has a summary; before, the last one."""


class Week(Place):
    """The place."""

    PLACE: ClassVar[str] = "week"
    BINDINGS: ClassVar[list[BindingType]] = WEEK_KEYS

    DEFAULT_CSS = f"""
    Week #week-board {{ height: 1fr; }}
    Week #week-left {{ width: 1fr; height: 1fr; }}
    Week #week-side {{ display: none; height: 1fr; }}
    Week.-beside #week-left {{ width: {GRID}; }}
    Week.-beside #week-side {{ display: block; }}
    """

    def __init__(self) -> None:
        super().__init__()
        self._chosen: date | None = None
        """A day of the week the person walked to. None: the place follows the running week."""
        self._page: WeekPage | None = None
        self._layout_: WeekLayout | None = None
        self._top = 0
        self._message = ""

    # what is shown ----------------------------------------------------------------------------

    @property
    def page(self) -> WeekPage:
        """The week on screen."""
        if self._page is None:
            today = self.service.today()
            if self.care.sample and today.weekday() < SUMMED:
                self._chosen = today - timedelta(weeks=1)
            self._page = self.service.week(self._chosen)
        return self._page

    def refresh_view(self) -> None:
        """Reads the service again; the week stays."""
        try:
            self._page = self.service.week(self._chosen)
        except SelfcareError as error:
            self.say(str(error))
        else:
            self._draw()

    def look_at_clock(self, monotonic: float) -> None:
        """A new day is another running week, or a day more of it."""
        del monotonic
        if self._page is not None and self._page.summary.today != self.service.today():
            self.refresh_view()

    def point_at(self, day: date | None, habit_id: int | None) -> None:
        """Shows the week of a change that has just been taken back or done again."""
        del habit_id
        if day is not None:
            self.go_to(day)

    # widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The week on the left, the weeks before and the review on the right, the foot."""
        yield PlaceBar(self.PLACE, sample=self.care.sample)
        yield from self.compose_place()
        yield KeyLine()
        yield TooSmall()

    def compose_place(self) -> Iterable[Widget]:
        """The regions."""
        left = Pictured(name="left", id="week-left")
        yield Horizontal(left, Pictured(name="side", id="week-side"), id="week-board")
        yield Pictured(name="foot")

    def on_mount(self) -> None:
        """The first picture."""
        super().on_mount()
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Everything is laid out again."""
        super().on_resize(event)
        self._draw()

    def _draw(self) -> None:
        """Lays the moment out and hands each region its lines."""
        if not self.is_attached or not self.is_mounted:
            return
        try:
            page = self.page
        except SelfcareError as error:
            self._message = str(error)
            return
        picture = WeekPicture(page, self._top, self._message, SETS[self.signs.name], self.signs)
        size = self.app.size
        layout = compose_week(picture, size.width, size.height)
        self._layout_ = layout
        self._top = min(self._top, layout.scrolls)
        self.set_class(bool(layout.side), "-beside")
        shown = {"left": layout.left, "side": layout.side, "foot": layout.foot}
        for region in self.query(Pictured):
            region.show(shown[region.name or "left"])
        self.show_keys()

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do in this moment."""
        if self._page is None or self._layout_ is None:
            return ()
        scrolls = self._layout_.scrolls > 0
        return hints(self._page, self.signs, self.app.size.width, scrolls=scrolls)

    def outdate(self) -> None:
        """Words about an older change go."""
        if self._message:
            self.say("")

    def say(self, text: str) -> None:
        """Shows one message in the foot."""
        self._message = legible(" ".join(text.split()), self.signs)
        self._draw()

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
        self.go_to(self.service.today())

    def go_to(self, day: date) -> None:
        """Shows the week of a day."""
        first = self.page.first_day
        self._chosen = None if day >= self.service.today() else day
        self._message = ""
        self.refresh_view()
        if self.page.summary.running:
            self._chosen = None
        if self.page.first_day != first:
            self._top = 0
            self._draw()

    def action_line(self, by: int) -> None:
        """Scrolls the table, or everything in a small window."""
        most = self._layout_.scrolls if self._layout_ is not None else 0
        self._top = min(max(self._top + by, 0), most)
        self._draw()

    def action_page(self, by: int) -> None:
        """A page further."""
        self.action_line(by * max(self.app.size.height - 14, 3))

    # acts -------------------------------------------------------------------------------------

    def action_review(self) -> None:
        """The three questions about the week on screen."""
        self.care.open_sheet("week_review", self.page.first_day, after=self._answered)

    def _answered(self, saved: object) -> None:
        if saved:
            self.refresh_view()

    def action_how(self) -> None:
        """How the number is made."""
        self.care.open_sheet("how_week", self.page.first_day)

    def action_export(self) -> None:
        """Writes the week to a file of one's own."""
        page = self.page
        self.care.open_sheet(
            "write_file",
            f"Export, {page.title.replace('   ', ', ')}",
            f"week-{page.first_day.isoformat()}",
            "It holds what this week shows, your words too, and nothing else.",
            write=lambda path, kind, over: write_week(page, path, kind, force=over),
            after=self._written,
        )

    def _written(self, path: str | None) -> None:
        if path is not None:
            self.say(f"Written, for your login alone: {path}")

    def action_light(self) -> None:
        """Light days on or off."""
        if self.care.act(self.service.toggle_light) is not None:
            self.refresh_view()

    # the mouse --------------------------------------------------------------------------------

    @on(Pictured.Clicked)
    async def _clicked(self, event: Pictured.Clicked) -> None:
        event.stop()
        layout = self._layout_
        if layout is None:
            return
        if event.name == "side" and event.y in layout.weeks:
            self.go_to(layout.weeks[event.y])

    @on(Pictured.Scrolled)
    def _wheel(self, event: Pictured.Scrolled) -> None:
        event.stop()
        self.action_line(2 * event.by)

"""The board of Today: what is shown, where the keys go, and how both reach the widgets.

The screen keeps what is being done; every change ends in `_draw`, which lays a `TodayPicture` out
and hands each region its lines. Nothing waits for a widget, so keys typed before the first frame
count too.
"""

from asyncio import sleep
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from selfcare.core.errors import SelfcareError
from selfcare.core.keystrokes import AmountKeys, RatingKeys
from selfcare.core.views import HabitPanel, HabitRow, TodayView
from selfcare.tui.glyphs import legible
from selfcare.tui.own_keys import spoken
from selfcare.tui.place import Place
from selfcare.tui.screens.today_keys import hints
from selfcare.tui.widgets.bars import Hint, KeyLine, PlaceBar, TooSmall
from selfcare.tui.widgets.greeting import CHOICES, START
from selfcare.tui.widgets.lines import Lines
from selfcare.tui.widgets.page import TodayPage, compose_page
from selfcare.tui.widgets.picture import GRID, WIDE, TodayPicture
from selfcare.tui.widgets.today_regions import HabitList, Ratings, Welcome

TURN_SECONDS = 0.001
"""How long keys and the terminal have their turn between two pieces of the history."""

FIRST_FRAME_SECONDS = 0.05
"""The history waits this long, so that the first frame is on the terminal before it is read."""


class TodayBoard(Place):
    """The view on screen and its widgets."""

    PLACE: ClassVar[str] = "today"

    DEFAULT_CSS = f"""
    TodayBoard #board {{ height: 1fr; }}
    TodayBoard #left {{ width: 1fr; height: 1fr; }}
    TodayBoard #side {{ display: none; height: 1fr; }}
    TodayBoard.-wide #left {{ width: {GRID}; }}
    TodayBoard.-wide #side {{ display: block; }}
    """

    def __init__(self) -> None:
        super().__init__()
        self._view: TodayView | None = None
        self._page: TodayPage | None = None
        self._panel: HabitPanel | None = None
        self._day_chosen = False
        """Whether the person walked to a day; otherwise the screen follows the current day."""
        self._cursor: int | None = None
        self._rating: RatingKeys | None = None
        self._amount: AmountKeys | None = None
        self._choice = START
        self._region: str | None = None
        """`list` or `welcome`, where the keys go while no widget has the focus."""
        self._message = ""
        self._offers_slow = False
        """Whether the message offers three slow minutes, whatever its words."""
        self._first_line = 0

    # what is shown ----------------------------------------------------------------------------

    @property
    def view(self) -> TodayView:
        """The service's facts for the day on screen."""
        if self._view is None:
            self._view = self.service.today_view()
            self._keep_cursor()
        return self._view

    @view.setter
    def view(self, view: TodayView) -> None:
        self._view = view
        self._keep_cursor()
        self._panel = None
        self._draw()

    def _keep_cursor(self) -> None:
        """The selected habit stays selected; when it is gone, the first one is."""
        rows = self.view.rows
        if all(row.habit.id != self._cursor for row in rows):
            self._cursor = rows[0].habit.id if rows else None

    @property
    def row(self) -> HabitRow | None:
        """The selected row."""
        return next((row for row in self.view.rows if row.habit.id == self._cursor), None)

    def refresh_view(self) -> None:
        """The same day again, or the current one when the screen follows it."""
        chosen = self._view.day if self._view is not None and self._holds_day else None
        try:
            self.view = self.service.today_view(chosen)
        except SelfcareError as error:
            self.say(str(error))

    @property
    def _holds_day(self) -> bool:
        """Whether a reload keeps the day: the person chose it, or is typing on it."""
        return self._day_chosen or self.capturing

    @property
    def in_welcome(self) -> bool:
        """Whether the keys go to the three choices."""
        if not self._picture().welcoming or self.capturing:
            return False
        focused = self.focused
        if focused is not None:
            return isinstance(focused, Welcome)
        return self._region != "list"

    def _picture(self) -> TodayPicture:
        """The moment as it is, without where the keys go."""
        return TodayPicture(
            view=self.view,
            cursor=self._cursor,
            panel=self._panel,
            rating=self._rating,
            amount=self._amount,
            message=self._message,
            first_line=self._first_line,
            zone=self.service.now().tzinfo,
            signs=self.signs,
            own=self.own_keys,
        )

    def picture(self) -> TodayPicture:
        """The moment as it is."""
        welcome = self.in_welcome
        focused = self.focused
        elsewhere = isinstance(focused, PlaceBar | Ratings) and self._amount is None
        return replace(
            self._picture(),
            choice=min(self._choice, len(CHOICES) - 1) if welcome else None,
            in_list=not welcome and not elsewhere and self._rating is None,
            in_ratings=isinstance(focused, Ratings) and not self.capturing,
        )

    # widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """The regions from top to bottom; the board holds the place and its side panel."""
        yield PlaceBar(self.PLACE, sample=self.care.sample)
        with Horizontal(id="board"):
            with Vertical(id="left"):
                yield Lines(name="date")
                yield Welcome(name="greeting")
                yield Ratings(name="ratings")
                yield Lines(name="header")
                yield HabitList(name="habits")
            yield Lines(name="side", id="side")
        yield Lines(name="foot")
        yield KeyLine()
        yield TooSmall()

    def on_mount(self) -> None:
        """The first frame; the whole history is read right after it."""
        self._draw()
        self._place_focus()
        if not self.view.complete:
            self.set_timer(FIRST_FRAME_SECONDS, self._begin_reading)

    def came_back(self) -> None:
        """What is true now; before the whole history is read nothing can have changed."""
        if self._view is not None and self._view.complete:
            self.refresh_view()

    def _begin_reading(self) -> None:
        self.run_worker(self._read_everything())

    async def _read_everything(self) -> None:
        """Reads the whole history and works through it in small pieces; a key between is first."""
        try:
            while self.service.warm_next():  # noqa: ASYNC110 - no event tells of it
                await sleep(TURN_SECONDS)
        except SelfcareError as error:
            self.say(str(error))
        self.refresh_view()
        self.run_worker(self.care.make_ready(), exit_on_error=False)

    def _place_focus(self) -> None:
        """The keys begin at the three choices, or in the list."""
        region: type[Lines] = Welcome if self._picture().welcoming else HabitList
        for widget in self.query(region):
            self.set_focus(widget)

    def focus_body(self) -> None:
        """The keys go to the list."""
        self._region = "list"
        self.set_focus(next(iter(self.query(HabitList)), None))
        self._draw()

    def action_region(self, by: int) -> None:
        """The next region: the choices, the habits, the ratings, the places, and round again."""
        order = [*self.query(Welcome), *self.query(HabitList), *self.query(Ratings)]
        regions: list[Widget] = [region for region in order if region.can_focus]
        regions += self.query(PlaceBar)
        here = regions.index(self.focused) if self.focused in regions else -min(by, 0)
        self.set_focus(regions[(here + by) % len(regions)])
        self._region = "list" if isinstance(self.focused, HabitList) else None
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """Everything is laid out again."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self._draw()

    def on_descendant_focus(self) -> None:
        """The selection is drawn where the keys go."""
        self._draw()

    def _draw(self) -> None:
        """Lays the moment out and hands each region its lines."""
        if not self.is_attached or not self.is_mounted:
            return
        size = self.app.size
        wide = size.width >= WIDE
        if wide and self._panel is None and self._cursor is not None and self.view.complete:
            self._panel = self.service.habit_panel(self._cursor, self.view.day)
        picture = self.picture()
        page = compose_page(picture, size.width, size.height)
        self._page = page
        self._first_line = page.habits.first_line
        shown = {
            "date": page.date,
            "greeting": page.greeting,
            "ratings": page.ratings,
            "header": page.header,
            "habits": page.habits.lines,
            "foot": page.foot,
            "side": page.side,
        }
        for region in self.query(Lines):
            if region.name in shown:
                region.show(shown[region.name])
                if isinstance(region, Welcome):
                    region.can_focus = picture.welcoming
        for line in self.query(KeyLine):
            line.hints = hints(picture, size.width)
        if self.view.quiet is not None and self.view.is_today and not self._message:
            self.service.line_shown(self.view.quiet)
        if isinstance(self.focused, Welcome) and not picture.welcoming:
            self._place_focus()

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do in this moment."""
        return hints(self.picture(), self.app.size.width)

    def say(self, text: str, *, offers_slow: bool = False) -> None:
        """Shows one message in the foot, and keeps whether it offers three slow minutes."""
        self._message = legible(spoken(" ".join(text.split()), self.own_keys), self.signs)
        self._offers_slow = offers_slow
        self._draw()

    def outdate(self) -> None:
        """Words about an older change go; what has changed draws the board again."""
        self._message, self._offers_slow = "", False

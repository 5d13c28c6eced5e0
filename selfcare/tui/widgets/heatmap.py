"""A year and a month as shaded days, and the tide: Textual has none of them.

What is drawn says `draw.heatmap`; the widgets give its tones their colours, hold the cursor on one
day and post what the mouse asks for. The keys are the place's.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from selfcare.core.views_back import MonthView, Picture, YearView
from selfcare.draw.heatmap import AT_HAND, SHADES, ShadedMonth, ShadedYear, most_of, weeks_of
from selfcare.draw.lines import HERE, QUIET, STRONG
from selfcare.draw.signs import FULL_SIGNS, Signs
from selfcare.draw.tide import VESSELS, changed_rows, edge_row
from selfcare.tui.screens.base import WIDE
from selfcare.tui.theme import shades

AIRY = 30
"""Rows of the window from which a week of the month takes two lines where the day is below it."""
_BOLD = Style(bold=True)
_STYLES = {STRONG: _BOLD, HERE: Style(reverse=True), AT_HAND: Style(bold=True, reverse=True)}


class Days(Widget, can_focus=True):
    """What year and month have in common: a picture, the selected day, the mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"days--quiet"}
    DEFAULT_CSS = "Days > .days--quiet { color: $text-muted; }"

    class Picked(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Turned(Message):
        """The wheel turned, up (-1) or down (1); with Shift by years."""

        def __init__(self, by: int, *, far: bool) -> None:
            super().__init__()
            self.by = by
            self.far = far

    _day: date
    _signs: Signs = FULL_SIGNS
    _styles: Mapping[str, Style] = _STYLES
    """The style of each tone."""
    _most: float = 0.0

    def shown(self, view: Picture, day: date, signs: Signs, tone: str) -> None:
        """Takes over what to draw; `tone` is the name of a theme variable."""
        self._day, self._signs, self._most = day, signs, most_of(view)
        quiet = self.get_component_rich_style("days--quiet")
        self._styles = {
            **_STYLES,
            QUIET: quiet,
            **dict(zip(SHADES, self._shades(tone), strict=True)),
        }
        self.refresh()

    @property
    def colours(self) -> tuple[str, ...]:
        """The shades as colours; none where the signs alone say how much it was."""
        found = [self._styles[shade].color for shade in SHADES if shade in self._styles]
        names = tuple(str(colour.name) for colour in found if colour is not None)
        return names if len(set(names)) > 1 else ()

    def _shades(self, tone: str) -> list[Style]:
        known = self.app.theme_variables
        colour, ground, ink = (
            Color.parse(known[one]) for one in (tone, "background", "foreground")
        )
        plain = self.app.no_color or self.app.current_theme.ansi
        made = [colour] * len(SHADES) if plain else shades(ground, colour, ink)
        return [Style(color=each.rich_color) for each in made]

    def _picture(self) -> ShadedYear | ShadedMonth | None:
        """What is drawn; None before anything is shown."""
        raise NotImplementedError

    def _row_at(self, y: int) -> int:
        """The line of the picture that stands at a line of the widget."""
        return y

    def render_line(self, y: int) -> Strip:
        """A line of the picture."""
        picture, base = self._picture(), self.rich_style
        spans = () if picture is None else picture.line(self._row_at(y))
        strip = Strip(
            [Segment(text, base + self._styles.get(tone, Style())) for text, tone in spans]
        )
        return strip.adjust_cell_length(self.size.width, base)

    def day_at(self, x: int, y: int) -> date | None:
        """The day drawn at a cell; None outside."""
        picture = self._picture()
        return None if picture is None else picture.day_at(x, self._row_at(y))

    def on_click(self, event: events.Click) -> None:
        """Says which day was meant."""
        day = self.day_at(event.x, event.y)
        if day is not None:
            event.stop()
            self.post_message(self.Picked(day))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Later."""
        event.stop()
        self.post_message(self.Turned(1, far=event.shift))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Earlier."""
        event.stop()
        self.post_message(self.Turned(-1, far=event.shift))


class Heatmap(Days):
    """A year: a column of one or two cells a week, a row a weekday, the months above."""

    HELP: ClassVar[str] = "Arrows walk days and weeks, Enter opens the day, PgUp is a year before."

    _view: YearView | None = None

    def show(self, view: YearView, day: date, signs: Signs, tone: str) -> None:
        """Draws a year with the cursor on a day."""
        self._view = view
        self.shown(view, day, signs, tone)

    def get_content_height(self, *_: object) -> int:
        """The months, and a week."""
        return 8

    def _picture(self) -> ShadedYear | None:
        if self._view is None:
            return None
        return ShadedYear(
            self._view, self._day, self._signs, self.size.width, bool(self.colours), self._most
        )

    def _row_at(self, y: int) -> int:
        """The row of the week at a line; the months give way in a low window."""
        return y - max(self.size.height - 7, 0)


class MonthGrid(Days):
    """A month: a line or two a week, each day with its number, its sign and what was logged."""

    HELP: ClassVar[str] = "Arrows walk days and weeks, Enter opens the day, PgUp is a month before."

    _view: MonthView | None = None

    def show(self, view: MonthView, day: date, signs: Signs, tone: str) -> None:
        """Draws a month with the cursor on a day."""
        turned = self._view is None or self._view.first_day != view.first_day
        self._view = view
        self.shown(view, day, signs, tone)
        if turned:
            self.refresh(layout=True)

    @property
    def _tall(self) -> int:
        """Lines of a week."""
        columns, rows = self.app.size
        if columns < WIDE:
            return 1 if rows < AIRY else 2
        return min(max((rows - 9) // 6, 1), 4)

    def get_content_height(self, *_: object) -> int:
        """The weekdays, and the weeks."""
        return 1 + (weeks_of(self._view) * self._tall if self._view else 0)

    def _picture(self) -> ShadedMonth | None:
        if self._view is None:
            return None
        return ShadedMonth(
            self._view, self._day, self._signs, self.size.width, bool(self.colours), self._most,
            self._tall,
        )  # fmt: skip


# The tide: a block whose upper edge rises as one breathes in and falls as one breathes out.
#
# Textual has nothing that moves in less than a cell. The edge moves in eighths of a row; a new
# level repaints the rows that differ and nothing else. The brightness that goes with it has a few
# steps alone, for a new one repaints the whole block. Where the terminal has no eighths the edge
# moves in halves, or in signs.


STEPS = 12
"""Steps of brightness from the lowest to the highest water."""
DIMMEST = 0.5
"""How far the lowest water has faded into the ground."""


class Tide(Widget):
    """Draws a level between 0 and 1; the still player does without it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tide--water", "tide--vessel"}
    DEFAULT_CSS = """
    Tide {
        height: 1fr;
        background: $background;
        .tide--water { color: $accent; background: $background; }
        .tide--vessel { color: $primary; background: $background; }
    }
    """

    def __init__(self, signs: Signs = FULL_SIGNS) -> None:
        super().__init__()
        self._vessel = VESSELS[signs.name]
        self._height = 0.0
        self._drawn: tuple[int, int] = (0, 0)
        """Level in steps and shade, as last asked to be drawn."""
        self._water: dict[int, Style] = {}

    @property
    def rows(self) -> int:
        """Rows of water."""
        return max(self.size.height - 1, 0)

    @property
    def _steps(self) -> int:
        """Steps of one row."""
        return len(self._vessel.edge) - 1

    def rise_to(self, height: float) -> None:
        """Shows another level, 0 to 1; asks for the rows that changed."""
        self._height = min(max(height, 0.0), 1.0)
        before, now = self._drawn, self._measured()
        if before == now:
            return
        self._drawn = now
        inner = max(self.size.width - 2, 0)
        changed = [
            Region(1, y, inner, 1) for y in changed_rows(before, now, self.rows, self._steps)
        ]
        if changed:
            self.refresh(*changed)

    def _measured(self) -> tuple[int, int]:
        level = round(self._height * self.rows * self._steps)
        return level, round(self._height * (STEPS - 1))

    def on_resize(self) -> None:
        """Another size has other steps."""
        self._drawn = self._measured()

    def notify_style_update(self) -> None:
        """Another theme has other water."""
        super().notify_style_update()
        self._water.clear()

    def render_line(self, y: int) -> Strip:
        """A row of the vessel, or its bottom."""
        frame = self.get_component_rich_style("tide--vessel")
        vessel, width = self._vessel, self.size.width
        inner = max(width - 2, 0)
        if y >= self.rows:
            bottom = f"{vessel.left}{vessel.bottom * inner}{vessel.right}"
            return Strip([Segment(bottom, frame)], width)
        level, shade = self._drawn
        sign = vessel.edge[edge_row(level, self.rows - 1 - y, self._steps)]
        side = Segment(vessel.side, frame)
        return Strip([side, Segment(sign * inner, self._shade(shade)), side], width)

    def _shade(self, shade: int) -> Style:
        """The water at a brightness; terminals with colours of their own have one alone."""
        found = self._water.get(shade)
        if found is None:
            styles = self.get_component_styles("tide--water")
            colour, ground = styles.color, styles.background
            if colour.ansi is None and ground.ansi is None:
                colour = colour.blend(ground, DIMMEST * (1 - shade / (STEPS - 1)))
            found = Style(color=colour.rich_color, bgcolor=ground.rich_color)
            self._water[shade] = found
        return found

"""The tide: a block whose upper edge rises as one breathes in and falls as one breathes out.

Textual has nothing that moves in less than a cell. The edge moves in eighths of a row; a new level
repaints the rows that differ and nothing else. The brightness that goes with it has a few steps
alone, for a new one repaints the whole block. Where the terminal has no eighths the edge moves in
halves, or in signs.
"""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from selfcare.draw.signs import FULL_SIGNS, Signs
from selfcare.draw.tide import VESSELS, changed_rows, edge_row

SHADES = 12
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
        return level, round(self._height * (SHADES - 1))

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
                colour = colour.blend(ground, DIMMEST * (1 - shade / (SHADES - 1)))
            found = Style(color=colour.rich_color, bgcolor=ground.rich_color)
            self._water[shade] = found
        return found

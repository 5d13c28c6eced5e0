"""A line over time in fine dots. Imported when that view first opens: it brings numpy along.

textual-plot reads its labels as markup, so it gets words of our own alone (`draw.axis`); names and
units of a person stand in the caption, which is drawn as text. The keys stay with the place.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Container
from textual.reactive import reactive
from textual_hires_canvas import Canvas
from textual_plot import AxisFormatter, HiResMode, PlotWidget

from selfcare.core.looking_back import segments, week_means
from selfcare.core.views_back import SeriesView
from selfcare.draw.axis import day_ticks, value_axis, value_words

_AIR = 0.04
"""The share of the height that stays free above and below the line."""


class _Words(AxisFormatter):
    """Ticks that are given with their words."""

    def __init__(self, words: dict[float, str]) -> None:
        self._words = words

    def get_ticks(self, min_: float, max_: float, max_ticks: int = 8) -> list[float]:  # noqa: ARG002  textual-plot's signature
        return list(self._words)

    def get_labels_for_ticks(self, ticks: Sequence[float]) -> list[str]:
        return [self._words.get(tick, "") for tick in ticks]


class _Plot(PlotWidget, can_focus=False):
    """The plot itself; nobody zooms or drags it. Its box gives way to two thin axes."""

    margin_top = reactive(1)
    margin_bottom = reactive(1)
    shaded: tuple[tuple[float, float], ...] = ()
    """Spans on the axis of days that are drawn as paused."""
    label: tuple[float, float, str] | None = None
    """Where the last value stands, and its words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"plot--shade", "plot--label"}
    DEFAULT_CSS = """
    _Plot { background: $background; }
    _Plot > .plot--axis { color: $primary 60%; background: $background; }
    _Plot > .plot--tick { color: $text-muted; text-style: none; background: $background; }
    _Plot > .plot--shade { color: $primary 45%; background: $background; }
    _Plot > .plot--label { color: $foreground; background: $background; text-style: bold; }
    """

    def _render_plot(self) -> None:
        super()._render_plot()
        for canvas in self.query("#plot").results(Canvas):
            width, height = canvas.size
            if width > 2 and height > 2 and canvas._canvas_size == canvas.size:  # noqa: SLF001  nothing else says what is drawn
                self._lighten(canvas, width, height)
                self._shade(canvas, width, height)
                self._label(canvas)

    def _tone(self, name: str) -> str:
        return str(self.get_component_rich_style(name))

    def _lighten(self, canvas: Any, width: int, height: int) -> None:
        """Above and at the right there is nothing; the axes are thin."""
        axis = self._tone("plot--axis")
        for x in range(width):
            canvas.set_pixel(x, 0, " ", axis)
            below, _ = canvas.get_pixel(x, height - 1)
            canvas.set_pixel(x, height - 1, "─" if below in "━┗┛ " else "┬", axis)
        for y in range(height - 1):
            canvas.set_pixel(width - 1, y, " ", axis)
            canvas.set_pixel(0, y, "│", axis)
        canvas.set_pixel(0, height - 1, "└", axis)

    def _shade(self, canvas: Any, width: int, height: int) -> None:
        tone = self._tone("plot--shade")
        for first, last in self.shaded:
            left, _ = self.get_pixel_from_coordinate(first, 0)
            right, _ = self.get_pixel_from_coordinate(last, 0)
            for x in range(max(left, 1), min(right, width - 2) + 1):
                for y in range(1, height - 1):
                    if canvas.get_pixel(x, y)[0] == " ":
                        canvas.set_pixel(x, y, "░", tone)

    def _label(self, canvas: Any) -> None:
        if self.label is not None:
            day, value, words = self.label
            x, y = self.get_pixel_from_coordinate(day, value)
            canvas.write_text(x + 2, y, f"[{self._tone('plot--label')}]{words}")


class LinePlot(Container):
    """Shows one `SeriesView`: days as faint points, the mean of seven days as the line."""

    DEFAULT_CSS = """
    LinePlot { height: 1fr; background: $background; }
    LinePlot > .line-plot--point { color: $primary 80%; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-plot--point"}

    _view: SeriesView | None = None
    _variable = "accent"

    def compose(self) -> ComposeResult:
        """The plot."""
        yield _Plot(allow_pan_and_zoom=False)

    def on_mount(self) -> None:
        """Draws what was shown before there was a plot."""
        self.call_after_refresh(self.draw)

    def on_resize(self) -> None:
        """The words along the axes depend on the size."""
        self.call_after_refresh(self.draw)

    def show(self, view: SeriesView, tone: str) -> None:
        """Draws a line; `tone` is the name of a theme variable."""
        self._view, self._variable = view, tone
        if self.is_mounted:
            self.draw()

    def notify_style_update(self) -> None:
        """Another theme, other colours."""
        super().notify_style_update()
        if self.is_mounted:
            self.draw()

    def draw(self) -> None:
        """Draws to the size there is now."""
        view = self._view
        if view is None or not self.size.width:
            return
        for plot in self.query(_Plot):
            self._draw(plot, view)

    def _draw(self, plot: _Plot, view: SeriesView) -> None:
        tone = Color.parse(self.app.theme_variables[self._variable]).rich_color.name
        low, high, ticks = value_axis(view)
        air = (high - low) * _AIR
        start, end = view.first_day.toordinal(), view.last_day.toordinal()
        means = week_means(view)
        said = value_words(view, means[-1].value) if means else ""
        plot.clear()
        plot.margin_left = max((len(words) for _, words in ticks), default=0) + 2
        room = max(self.size.width - plot.margin_left, 8)
        spare = (max(end - start, 1) + 1) * (len(said) + 4) / room
        plot.set_xlimits(start - 0.5, max(end, start + 1) + 0.5 + spare)
        plot.set_ylimits(low - air, high + air)
        plot.set_y_formatter(_Words(dict(ticks)))
        plot.set_yticks([value for value, _ in ticks])
        days = {float(day.toordinal()): words for day, words in day_ticks(view, room)}
        plot.set_x_formatter(_Words(days))
        plot.set_xticks(list(days))
        plot.shaded = tuple((a.toordinal(), b.toordinal()) for a, b in view.paused)
        plot.label = (means[-1].day.toordinal(), means[-1].value, said) if means else None
        faint = str(self.get_component_rich_style("line-plot--point").color.name)  # type: ignore[union-attr]  # the rule above sets it
        if means != view.points:
            plot.scatter(
                [point.day.toordinal() for point in view.points],
                [point.value for point in view.points],
                marker_style=faint, hires_mode=HiResMode.BRAILLE,
            )  # fmt: skip
        for piece in segments(view, means):
            xs = [point.day.toordinal() for point in piece]
            ys = [point.value for point in piece]
            if len(piece) > 1:
                plot.plot(xs, ys, line_style=tone, hires_mode=HiResMode.BRAILLE)
            else:
                plot.scatter(xs, ys, marker_style=tone, hires_mode=HiResMode.BRAILLE)
        # The margin beside the words has moved: once laid out, the plot is drawn to its size.
        self.call_after_refresh(plot.refresh, layout=True)

"""A line over time in fine dots. Imported when that view first opens: it brings numpy along.

textual-plot reads its labels as markup, so it gets words of our own alone (`draw.axis`); names and
units of a person stand in the caption, which is drawn as text. The keys stay with the screen.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.reactive import reactive
from textual_plot import AxisFormatter, HiResMode, PlotWidget

from selfcare.core.series import segments
from selfcare.core.views_back import SeriesView
from selfcare.draw.axis import day_ticks, value_axis

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
    """The plot itself; nobody zooms or drags it."""

    margin_top = reactive(1)
    margin_bottom = reactive(1)

    DEFAULT_CSS = """
    _Plot { background: $background; }
    _Plot > .plot--axis { color: $panel; background: $background; }
    _Plot > .plot--tick { color: $text-muted; text-style: none; background: $background; }
    """


class LinePlot(Container):
    """Shows one `SeriesView`."""

    DEFAULT_CSS = """
    LinePlot { height: 1fr; padding: 0 3 0 1; background: $background; }
    LinePlot .line-plot--line { color: $accent; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-plot--line"}

    _view: SeriesView | None = None

    def compose(self) -> ComposeResult:
        """The plot."""
        yield _Plot(allow_pan_and_zoom=False)

    def on_mount(self) -> None:
        """Draws what was shown before there was a plot."""
        self.call_after_refresh(self._draw)

    def show(self, view: SeriesView) -> None:
        """Draws a line; the same one again draws nothing."""
        if view == self._view:
            return
        self._view = view
        if self.is_mounted:
            self._draw()

    def notify_style_update(self) -> None:
        """Another theme, other colours."""
        super().notify_style_update()
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        view = self._view
        if view is None:
            return
        for plot in self.query(_Plot):
            low, high, ticks = value_axis(view)
            air = (high - low) * _AIR
            start, end = view.first_day.toordinal(), view.last_day.toordinal()
            plot.clear()
            plot.margin_left = max((len(words) for _, words in ticks), default=0) + 3
            right = max(end, start + 1) + 0.5
            plot.set_xlimits(start - 0.5, right)
            plot.set_ylimits(low - air, high + air)
            plot.set_y_formatter(_Words(dict(ticks)))
            plot.set_yticks([value for value, _ in ticks])
            days = {
                float(day.toordinal()): words for day, words in day_ticks(view, self.size.width)
            }
            # At the very end words stand to the left of their tick, where there is room for them.
            days[right] = days.pop(float(end), "")
            plot.set_x_formatter(_Words(days))
            plot.set_xticks(list(days))
            style = str(self.get_component_rich_style("line-plot--line").color.name)  # type: ignore[union-attr]  # the rule above sets it
            for piece in segments(view):
                xs = [point.day.toordinal() for point in piece]
                ys = [point.value for point in piece]
                if len(piece) > 1:
                    plot.plot(xs, ys, line_style=style, hires_mode=HiResMode.BRAILLE)
                else:
                    plot.scatter(xs, ys, marker_style=style, hires_mode=HiResMode.BRAILLE)
            # The margin beside the words has moved: once laid out, the plot is drawn to its size.
            self.call_after_refresh(plot.refresh, layout=True)

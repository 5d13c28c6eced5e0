"""A widget made of lines that a pure function has laid out.

A `Line` is a tuple of spans `(text, tone)`. A tone is a word of `TONES`, never a colour, and the
text goes to the terminal as cells: no markup, no actions, no links. Showing new lines repaints the
rows that differ and nothing else.
"""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from selfcare.core.text import clean
from selfcare.tui.glyphs import cells

Span = tuple[str, str]
Line = tuple[Span, ...]

INK, STRONG, QUIET, ACCENT = "ink", "strong", "quiet", "accent"
TONES = (INK, STRONG, QUIET, ACCENT)


def plain(line: Line) -> str:
    """The line's text alone."""
    return "".join(text for text, _ in line)


def width_of(line: Line) -> int:
    """The cells a line takes."""
    return sum(cells(text) for text, _ in line)


def padded(line: Line, width: int) -> Line:
    """The line with spaces up to `width` cells."""
    missing = width - width_of(line)
    return (*line, (" " * missing, INK)) if missing > 0 else line


class Lines(Widget):
    """Shows lines; its height is their number unless the styles say otherwise."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"lines--{tone}" for tone in TONES}

    DEFAULT_CSS = """
    Lines {
        height: auto;
        width: 1fr;
        background: $background;
        color: $foreground;
        .lines--ink { color: $foreground; background: $background; }
        .lines--strong { color: $foreground; background: $background; text-style: bold; }
        .lines--quiet { color: $text-muted; background: $background; }
        .lines--accent { color: $accent; background: $background; text-style: bold; }
    }
    """

    def __init__(
        self,
        lines: Sequence[Line] = (),
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002  Textual's own word
    ) -> None:
        super().__init__(name=name, id=id)
        self._lines: tuple[Line, ...] = tuple(lines)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown now."""
        return self._lines

    def show(self, lines: Sequence[Line]) -> None:
        """Replaces the lines and repaints the rows that changed."""
        old, new = self._lines, tuple(lines)
        if old == new:
            return
        self._lines = new
        if not self.is_attached:
            return
        if len(old) != len(new):
            self.virtual_size = Size(self.size.width, len(new))
            self.refresh(layout=True)
            return
        top = round(self.scroll_y)
        rows = [
            Region(0, y - top, self.size.width, 1)
            for y, (before, after) in enumerate(zip(old, new, strict=True))
            if before != after
        ]
        self.refresh(*rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        """One row a line."""
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line as a strip: each span in its tone, the rest of the row in the ground."""
        ground = self.get_component_rich_style("lines--ink")
        width = self.size.width
        if y >= len(self._lines):
            return Strip.blank(width, ground)
        segments = [
            Segment(clean(text), self.get_component_rich_style(f"lines--{tone}"))
            for text, tone in self._lines[y]
        ]
        return Strip(segments).adjust_cell_length(width, ground)

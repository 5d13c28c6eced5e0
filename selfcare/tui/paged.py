"""Screens that are one page of lines: what they show follows from their state, whatever the size.

A screen overrides `page(width, height)`, a pure reading of its state; `redraw` shows it again. Some
lines of a page can be chosen: `chosen` counts them from 0, arrows and clicks move it, and the page
scrolls so that the chosen line is seen. Pages without choices scroll by the same keys.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from selfcare.tui.glyphs import cells, fit
from selfcare.tui.place import Layer, Place, Sheet
from selfcare.tui.widgets.bars import (
    SAMPLE_WORDS,
    KeyLine,
    MessageLine,
    SheetBar,
    TooSmall,
    own_key,
)
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line, Lines, padded, width_of
from selfcare.tui.wrapping import wrapped

CURSOR = "cursor"
"""The tone of the cell a typed character goes to: reversed, so that it shows without colour."""
MARGIN = 2
"""Cells left free at both sides."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a screen, and which of them can be chosen."""

    lines: tuple[Line, ...]
    rows: dict[int, int] = field(default_factory=dict)
    """Number of a line -> the choice it belongs to; a choice may take several lines."""
    seen: int | None = None
    """The line that must be seen. None: the page scrolls freely."""


class PageWriter:
    """Collects the lines of a page."""

    def __init__(self, width: int) -> None:
        self.width = width
        """Cells of a whole line."""
        self.lines: list[Line] = []
        self.rows: dict[int, int] = {}
        self.seen: int | None = None

    @property
    def room(self) -> int:
        """Cells between the margins."""
        return max(self.width - 2 * MARGIN, 1)

    def gap(self) -> None:
        """An empty line, never two."""
        if self.lines and self.lines[-1] != ():
            self.lines.append(())

    def line(self, *spans: tuple[str, str], indent: int = MARGIN) -> None:
        """One line of spans."""
        self.lines.append(((" " * indent, INK), *spans))

    def text(self, words: str, tone: str = INK, *, indent: int = MARGIN) -> None:
        """A paragraph, folded."""
        for row in wrapped(words, self.width - indent - MARGIN):
            self.line((row, tone), indent=indent)

    def pair(self, label: str, words: str, *, column: int, tone: str = INK) -> None:
        """A label and, from a column on, what it says; folded below itself, or under the label."""
        if self.width - column < 24:
            self.line((label, QUIET))
            self.text(words, tone, indent=MARGIN + 2)
            return
        for index, row in enumerate(wrapped(words, self.width - column - MARGIN)):
            lead = label if index == 0 else ""
            self.lines.append((*padded(((" " * MARGIN, INK), (lead, QUIET)), column), (row, tone)))

    def row(self, choice: int, chosen: int | None, mark: str, *spans: tuple[str, str]) -> None:
        """A line that can be chosen: the mark stands at the chosen one, whose ink is the accent."""
        here = choice == chosen
        shown = [(text, ACCENT if here and tone == INK else tone) for text, tone in spans]
        self.rows[len(self.lines)] = choice
        if here:
            self.seen = len(self.lines)
        lead = f" {mark} " if here else "   "
        self.lines.append(((lead, ACCENT), *shown))

    def more(self, choice: int, *spans: tuple[str, str]) -> None:
        """A further line of a choice."""
        self.rows[len(self.lines)] = choice
        self.lines.append((("     ", INK), *spans))

    def page(self) -> Page:
        """What was collected."""
        return Page(tuple(self.lines), dict(self.rows), self.seen)


class PageBody(Lines, can_focus=False):
    """Shows as much of a page as fits, with a sign at the edge where there is more."""

    DEFAULT_CSS = """
    PageBody { height: 1fr; }
    PageBody .lines--cursor { text-style: reverse; color: $foreground; background: $background; }
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor"}

    class Picked(Message):
        """A line that can be chosen was clicked."""

        def __init__(self, choice: int) -> None:
            super().__init__()
            self.choice = choice

    def __init__(
        self, make: Callable[[int, int], Page], edge: Callable[[], tuple[str, str]]
    ) -> None:
        super().__init__()
        self._make = make
        self._edge = edge
        self._page = Page(())
        self._top = 0
        self._seen: int | None = None

    def redraw(self) -> None:
        """Makes the page again and shows it where it was, the chosen line in sight."""
        width, height = self.size
        if not width or not height:
            return
        self._page = self._make(width, height)
        if self._page.seen is not None:
            self._keep_in_sight(self._page.seen, height)
        self._show()

    def scroll_lines(self, by: int) -> None:
        """Moves the page under the window."""
        self._top += by
        self._show()

    @property
    def rows_shown(self) -> int:
        """How many lines fit."""
        return self.size.height

    def on_resize(self) -> None:
        """Another size is another page."""
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Tells the screen which choice was clicked."""
        choice = self._page.rows.get(self._top + event.y)
        if choice is not None:
            event.stop()
            self.post_message(self.Picked(choice))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves the page."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves the page."""
        event.stop()
        self.scroll_lines(-3)

    def _keep_in_sight(self, line: int, height: int) -> None:
        """Scrolls no more than needed; the first choice brings what stands above it along."""
        rows = self._page.rows
        first = min(rows, default=0)
        last = line
        while rows.get(last + 1, -1) == rows.get(line):
            last += 1
        if rows and line == first and last < height:
            self._top = 0
        elif line < self._top:
            self._top = line
        elif last >= self._top + height:
            self._top = min(line, last - height + 1)

    def _show(self) -> None:
        width, height = self.size
        lines = self._page.lines
        self._top = min(max(self._top, 0), max(len(lines) - height, 0))
        shown = list(lines[self._top : self._top + height])
        above, below = self._edge()
        if self._top and shown:
            shown[0] = _with_edge(shown[0], width, above)
        if self._top + height < len(lines) and shown:
            shown[-1] = _with_edge(shown[-1], width, below)
        self.show(shown + [()] * (height - len(shown)))


def _with_edge(line: Line, width: int, sign: str) -> Line:
    """The line with a sign in its last cell, where it is free."""
    if width_of(line) >= width:
        return line
    return (*padded(line, width - 1), (sign, QUIET))


class Paged(Layer):
    """A place or sheet whose middle is one page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="up", tooltip="The row above."),
        Binding("down,j", "move(1)", "Down", show=False, id="down", tooltip="The row below."),
        Binding("pageup", "page(-1)", "Page up", show=False, id="page-up", tooltip="A page up."),
        Binding(
            "pagedown", "page(1)", "Page down", show=False, id="page-down", tooltip="A page down."
        ),
        Binding("home,g", "ends(0)", "First", show=False, id="first", tooltip="The first row."),
        Binding("end,G", "ends(1)", "Last", show=False, id="last", tooltip="The last row."),
    ]

    AUTO_FOCUS = ""
    """The page's own keys work from the start; Tab goes to the header line."""

    chosen = 0
    """The choice at hand, counted from 0."""

    def choices(self) -> int:
        """How many choices there are; 0: the page is there to be read."""
        return 0

    def page(self, width: int, height: int) -> Page:
        """The page for a size; must follow from the screen's state alone."""
        raise NotImplementedError

    def compose_page(self) -> Iterable[Widget]:
        """The page's widget."""
        yield PageBody(self.page, lambda: ("↑", "↓") if self.signs.name == "full" else ("^", "v"))

    def redraw(self) -> None:
        """Shows the state again, with the keys that work now."""
        for body in self.query(PageBody):
            body.redraw()
        self.show_keys()

    def refresh_view(self) -> None:
        """Shows the state again."""
        self.redraw()

    def action_move(self, by: int) -> None:
        """Another choice, or another part of the page."""
        if self.choices():
            self.choose(self.chosen + by)
        else:
            self._scroll(by)

    def action_page(self, by: int) -> None:
        """A page further."""
        rows = max((body.rows_shown for body in self.query(PageBody)), default=8)
        if self.choices():
            self.choose(self.chosen + by * max(rows // 2, 1))
        else:
            self._scroll(by * max(rows - 1, 1))

    def action_ends(self, end: int) -> None:
        """The first or the last."""
        if self.choices():
            self.choose(self.choices() if end else 0)
        else:
            self._scroll(100_000 if end else -100_000)

    def choose(self, choice: int) -> None:
        """Makes another choice the one at hand."""
        self.chosen = min(max(choice, 0), max(self.choices() - 1, 0))
        self.say("")
        self.redraw()

    def _scroll(self, by: int) -> None:
        for body in self.query(PageBody):
            body.scroll_lines(by)

    @on(PageBody.Picked)
    def _pick_clicked(self, event: PageBody.Picked) -> None:
        event.stop()
        again = event.choice == self.chosen
        self.choose(event.choice)
        if again:
            self.pick()

    def pick(self) -> None:
        """What Enter does with the choice at hand; a second click does the same."""


class WayBack(SheetBar):
    """A title line whose way back is not `q`: in a text field that is a letter."""

    def __init__(self, title: str, way: tuple[str, str], *, sample: bool) -> None:
        super().__init__(title, sample=sample)
        self._way = way

    def lay_out(self) -> None:
        """Title left, the way back right."""
        key, words = self._way
        if key == "q":
            key = own_key("close", key, self.own_keys)
        width, size = self.size.width, cells(key) + 1 + cells(words)
        title = fit(self._title, max(width - size - 5, 0))
        way = ((key, ACCENT), (f" {words}", QUIET))
        line: Line = (("  ", INK), (title, STRONG), (" ", INK), *way)
        self._places = ((width - size - 2, width, "close"),)
        under: Line = ((f"  {SAMPLE_WORDS}", ACCENT),) if self._sample else (("", INK),)
        self.show((line, under))


class PageSheet(Paged, Sheet):
    """A sheet that is one page."""

    WAY_BACK: ClassVar[tuple[str, str]] = ("q", "back")
    """The key that leaves, and what the title line calls that."""

    def compose(self) -> ComposeResult:
        """Title line, the page, message line, key line."""
        yield WayBack(self.heading(), self.WAY_BACK, sample=self.care.sample)
        yield from self.compose_sheet()
        yield MessageLine()
        yield KeyLine()
        yield TooSmall()

    def compose_sheet(self) -> Iterable[Widget]:
        """The page."""
        return self.compose_page()


class PagePlace(Paged, Place):
    """A place that is one page."""

    def compose_place(self) -> Iterable[Widget]:
        """The page."""
        return self.compose_page()

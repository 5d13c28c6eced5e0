"""A list of rows: Textual's OptionList with our keys; left and right are the place's."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from selfcare.draw.lines import QUIET
from selfcare.tui.keys import bindings
from selfcare.tui.paint import line


class Rows(OptionList, inherit_bindings=False):
    """Rows under one cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]

    class Resized(Message):
        """The list has another size."""

        def __init__(self, rows: "Rows") -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    @property
    def at_cursor(self) -> str:
        """The id of the row under the cursor; empty: there is none.

        A place that keeps it watches `highlighted`, which tells at once: the message
        OptionHighlighted comes later, and a refresh in between would put the cursor back.
        """
        option = self.highlighted_option
        return (option.id or "") if option is not None else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a row Enter is the screen's."""
        if action == "select" and self.highlighted_option is None:
            return False
        return super().check_action(action, parameters)

    def fill(self, options: Iterable[Option], at: str | int | None = None) -> None:
        """Shows these rows, the cursor at one by its id or number, and tells nobody of it.

        Beyond the last row it is there; among no rows there is none.
        """
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(options)
            if isinstance(at, str):
                self.highlighted = self.get_option_index(at)
            elif at is not None and self.option_count:
                self.highlighted = min(at, self.option_count - 1)

    def on_resize(self) -> None:
        """Tells of another size: what its rows show may depend on it."""
        self.post_message(self.Resized(self))

    def reword(self, option: Option, words: Content) -> None:
        """Shows other words of the same height in one row, and draws that row alone.

        OptionList's own way forgets every row it has drawn, which costs a frame.
        """
        option._set_prompt(words)  # noqa: SLF001 - as `replace_option_prompt` does
        drawn = self._option_render_cache
        for key in [key for key in drawn.keys() if key[0] is option]:  # noqa: SIM118 - no mapping
            drawn.discard(key)
        self._update_lines()
        line = self._line_cache.index_to_line.get(self._option_to_index[option])
        if line is not None:
            self.refresh_line(line - self.scroll_offset.y)


def between(words: str, tone: str = QUIET) -> Option:
    """Words between rows, which the cursor passes over."""
    return Option(line((words, tone)), disabled=True)


class MovingRows(Rows):
    """Rows of which one can be moved: meanwhile the arrows move it and not the cursor."""

    moving = False

    class Shifted(Message):
        """The moving row goes up (-1) or down (1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_cursor_up(self) -> None:
        """The row above, or the moving one there."""
        if self.moving:
            self.post_message(self.Shifted(-1))
        else:
            super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """The row below, or the moving one there."""
        if self.moving:
            self.post_message(self.Shifted(1))
        else:
            super().action_cursor_down()


class Search(Input):
    """A few letters that narrow the list below; its sheet has the list and an action `move`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.move(1)", "move", key_display="↑ ↓"),
        Binding("up", "screen.move(-1)", "move", show=False),
        Binding("enter", "submit", "take it"),
    ]


# Words and bars laid out for the cells there are: a Static gets its content before its size.


Make = Callable[[int, int], Content]
"""Content for so many columns and lines."""
ENDLESS = 1000
"""Lines where the height follows from the content."""


class Fitted(Widget):
    """Content that is made for the size of the widget; the same again costs nothing.

    Between two sizes of the terminal a widget may have no column; then nothing is made.
    """

    _make: Make = staticmethod(lambda _width, _height: Content(""))
    _lines = 0
    """Lines the layout was told of."""
    _drawn: Content | None = None

    def show(self, make: Make | Content) -> None:
        """Shows other content."""
        self._make = make if callable(make) else lambda _width, _height: make
        width = self.content_size.width
        if not width or (self.styles.auto_dimensions and self._height(width) != self._lines):
            self.refresh(layout=True)
        elif self._drawn is None or not self._fitted().is_same(self._drawn):
            self.refresh()

    def _fitted(self) -> Content:
        size = self.content_size
        return self._make(size.width, max(size.height, 1)) if size.width > 0 else Content("")

    def render(self) -> Content:
        """As it fits now."""
        self._drawn = self._fitted()
        return self._drawn

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the content has in this width."""
        del container, viewport
        self._lines = self._height(width)
        return self._lines

    def _height(self, width: int) -> int:
        return self._make(width, ENDLESS).get_height({}, width) if width > 0 else 1

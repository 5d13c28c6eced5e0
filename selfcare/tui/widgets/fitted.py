"""Words and bars laid out for the cells there are: a Static gets its content before its size."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

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

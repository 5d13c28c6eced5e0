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
    """Content that is made for the size of the widget."""

    _make: Make = staticmethod(lambda _width, _height: Content(""))

    def show(self, make: Make) -> None:
        """Shows other content."""
        self._make = make
        self.refresh(layout=True)

    def render(self) -> Content:
        """As it fits now."""
        size = self.content_size
        return self._make(size.width, max(size.height, 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the content has in this width."""
        del container, viewport
        return self._make(width, ENDLESS).get_height({}, width)

"""A question that an act left open: nothing is written before it is answered."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from selfcare.core.errors import AskedError
from selfcare.draw.lines import QUIET, STRONG
from selfcare.tui.paint import plain, prose
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows


class AskedSheet(Sheet[str]):
    """The question; gives the answer to its callback, and None when it is left."""

    WHERE: ClassVar[tuple[str, ...]] = ("list",)
    AUTO_FOCUS = "Rows"

    def __init__(self, error: AskedError) -> None:
        super().__init__()
        self._error = error

    def heading(self) -> Content:
        """What it is about."""
        return Content(self._error.title)

    def compose_card(self) -> Iterable[Widget]:
        """The question, what else is needed for it, and the answers."""
        yield Static(prose(self._error.question, STRONG))
        if self._error.beside:
            yield Static(plain(self._error.beside, QUIET), classes="block")
        yield Rows(*(Option(plain(words), id=value) for value, words in self._error.choices))

    def on_mount(self) -> None:
        """The first answer is at hand."""
        self.query_one(Rows).highlighted = 0

    def chosen(self, row: str) -> None:
        """The answer."""
        self.dismiss(row)

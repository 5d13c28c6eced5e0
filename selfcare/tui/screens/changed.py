"""Asking what to keep when another window has changed the same field."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from selfcare.core.changed import ChangedElsewhereError, Keep
from selfcare.tui.paint import QUIET, STRONG, line, plain, prose
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import Rows

WORDS = {Keep.MINE: "Keep mine", Keep.THEIRS: "Take theirs", Keep.BOTH: "Keep both"}


class ChangedSheet(Sheet[Keep]):
    """The question; gives the answer to its callback, and None when it is left."""

    WHERE: ClassVar[tuple[str, ...]] = ("list",)
    AUTO_FOCUS = "Rows"

    def __init__(self, error: ChangedElsewhereError) -> None:
        super().__init__()
        self._error = error

    def heading(self) -> Content:
        """What it is about."""
        return Content("Changed elsewhere")

    def compose_card(self) -> Iterable[Widget]:
        """Both texts and the answers."""
        yield Static(prose(self._error.question, STRONG))
        mine = plain(self._error.mine or "nothing", QUIET)
        yield Static(line(("Yours: ", QUIET), mine), classes="block")
        yield Rows(*(Option(WORDS[keep], id=keep.value) for keep in self._error.answers))

    def on_mount(self) -> None:
        """The first answer is at hand."""
        self.query_one(Rows).highlighted = 0

    @on(OptionList.OptionSelected)
    def _answered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._error.answers[event.option_index])

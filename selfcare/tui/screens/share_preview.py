"""The sheet to share as it would be, to be read before it is written."""

from typing import ClassVar

from textual.binding import BindingType

from selfcare.core.share import ShareSheet
from selfcare.draw.as_text import text_lines
from selfcare.draw.share_document import share_document
from selfcare.tui.paged import MARGIN, Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint


class SharePreview(PageSheet):
    """It scrolls; nothing can be changed here."""

    TITLE = "Nothing is written yet"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, sheet: ShareSheet) -> None:
        super().__init__()
        self._document = share_document(sheet)

    def page(self, width: int, height: int) -> Page:
        """The whole sheet."""
        del height
        writer = PageWriter(width)
        for line in text_lines(self._document, width=width - MARGIN):
            writer.line(*line)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """Reading, and the way back."""
        return (
            Hint(self.signs.up_down, "scroll"),
            Hint("PgDn", "further"),
            Hint("q", "back", "close"),
        )

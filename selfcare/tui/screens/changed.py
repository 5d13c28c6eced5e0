"""Asking what to keep when another window has changed the same field."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from selfcare.core.changed import ChangedElsewhereError, Keep
from selfcare.core.text import clean_line
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG

WORDS = {Keep.MINE: "Keep mine", Keep.THEIRS: "Take theirs", Keep.BOTH: "Keep both"}


class ChangedSheet(PageSheet):
    """The question; gives the answer to its callback, and None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "answer", "Answer", id="answer",
                tooltip="Do what stands at the mark."),
    ]  # fmt: skip

    def __init__(self, error: ChangedElsewhereError) -> None:
        super().__init__()
        self._error = error

    def heading(self) -> str:
        """What it is about."""
        return "Changed elsewhere"

    def choices(self) -> int:
        """What can be kept."""
        return len(self._error.answers)

    def action_answer(self) -> None:
        """Does what stands at the mark."""
        self.pick()

    def pick(self) -> None:
        """Gives the answer."""
        self.dismiss(self._error.answers[self.chosen])

    def page(self, width: int, height: int) -> Page:
        """Both texts and the answers."""
        del height
        writer = PageWriter(width)
        writer.text(self._error.question, STRONG)
        writer.text(f"Yours: {clean_line(self._error.mine) or 'nothing'}", QUIET)
        writer.gap()
        room = max(writer.width - 5, 1)
        for index, keep in enumerate(self._error.answers):
            spans = (fit(WORDS[keep], room, self.signs).rstrip(), INK)
            writer.row(index, self.chosen, self.signs.cursor, spans)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """Choosing and answering."""
        return (
            Hint("Enter", WORDS[self._error.answers[self.chosen]].lower(), "answer"),
            Hint(self.signs.up_down, "choose"),
            Hint("q", "back to your words", "close"),
        )

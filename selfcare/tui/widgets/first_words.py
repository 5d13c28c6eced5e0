"""The support sheet's first words: they stand still above the page, so what to call is always seen.

In a low window the last sentence alone stands there; the page then begins with the others.
"""

from collections.abc import Sequence

from textual import events
from textual.geometry import Size

from selfcare.tui.widgets.lines import INK, STRONG, Line, Lines
from selfcare.tui.wrapping import wrapped

MARGIN = 2
"""Cells left free at both sides."""
ROOMY = 20
"""Rows of a window from which all the sentences stand still."""


class FirstWords(Lines):
    """Sentences above a page, folded to the width; the first and the last stand out."""

    DEFAULT_CSS = "FirstWords { height: auto; }"

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._sentences = tuple(sentences)

    def tell(self, sentences: Sequence[str]) -> None:
        """Says other sentences from now on."""
        self._sentences = tuple(sentences)
        self._lay_out(self.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Another width folds them anew."""
        self._lay_out(event.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        """As many rows as the sentences take, and an empty one where there is room."""
        return len(self._folded(width, viewport.height))

    def _lay_out(self, width: int) -> None:
        if width:
            self.show(self._folded(width, self.screen.size.height))

    def _folded(self, width: int, rows: int) -> tuple[Line, ...]:
        told = self._sentences if rows >= ROOMY else self._sentences[-1:]
        lines: list[Line] = []
        for number, sentence in enumerate(told):
            tone = STRONG if number in {0, len(told) - 1} else INK
            lines += [((" " * MARGIN, INK), (row, tone)) for row in _rows(sentence, width)]
        return (*lines, ()) if rows >= ROOMY else tuple(lines)


def _rows(sentence: str, width: int) -> list[str]:
    """The sentence in rows; it uses the right margin before it takes a second row."""
    tight = wrapped(sentence, width - MARGIN)
    return tight if len(tight) == 1 else wrapped(sentence, width - 2 * MARGIN)

"""What the signs say."""

from selfcare.core.model import Status
from selfcare.tui.glyphs import Signs
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.lines import INK


def legend(signs: Signs) -> tuple[tuple[str, str], ...]:
    """Each sign with its words."""
    return (
        (signs.of(Status.DONE), "done"),
        (signs.of(Status.PARTLY), "partly: some of it, above nothing"),
        (signs.of(Status.NONE), "none: you said there was none"),
        (signs.open, "open: not logged, so not known"),
        (signs.of(Status.REST), "rest: set aside for a day"),
        (signs.of(Status.PAUSED), "paused: set aside for a while"),
        ("blank", "not due, to come, or before the habit began"),
        ("[ ]", "the place, or the day, you are at"),
        (signs.cursor, "the row the keys act on"),
    )


def write_legend(writer: PageWriter, signs: Signs) -> None:
    """The signs, one a line."""
    for sign, words in legend(signs):
        writer.pair(sign, words, column=10, tone=INK)


class LegendSheet(PageSheet):
    """The signs with their words."""

    TITLE = "What the signs say"

    def page(self, width: int, height: int) -> Page:
        """The list."""
        del height
        writer = PageWriter(width)
        write_legend(writer, self.signs)
        return writer.page()

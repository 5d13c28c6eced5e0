"""Every page to read: a `Document` as a card that scrolls; and the empty screen at once."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from selfcare.content.keymap import EVERYWHERE
from selfcare.draw.document import (
    Document,
    Drawing,
    Heading,
    Items,
    Pairs,
    Table,
    Words,
    table_lines,
)
from selfcare.draw.lines import INK, KEY, QUIET
from selfcare.tui.keys import bindings
from selfcare.tui.paint import lines, plain, prose
from selfcare.tui.screens.base import Sheet


def content_of(block: Heading | Words | Items | Drawing) -> Content:
    """One block of a document; a person's text in it is text."""
    match block:
        case Heading(text):
            return plain(text, KEY)
        case Words(text, quiet):
            return prose(text, QUIET if quiet else INK)
        case Items(texts):
            return lines(plain(text) for text in texts)
        case Drawing(drawn):
            return lines(drawn)


class TableView(Static):
    """A table as wide as it is: its columns, or each row below its name where there is no room."""

    def __init__(self, table: Table) -> None:
        super().__init__(classes="block -table")
        self._table = table

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the width asks for."""
        del container, viewport
        return len(tuple(table_lines(self._table, width)))

    def render(self) -> Content:
        """The lines that fit the width."""
        return lines(table_lines(self._table, self.size.width))


class ReadSheet(Sheet[None]):
    """A page to read; subclasses make its document from the diary."""

    CARD = "-read"
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "page_scroll('scroll_down')", "scroll", key_display="↑ ↓"),
        Binding("up,k", "page_scroll('scroll_up')", "up", show=False),
        Binding("pagedown,space", "page_scroll('scroll_page_down')", "further", show=False),
        Binding("pageup", "page_scroll('scroll_page_up')", "back up", show=False),
        Binding("home,g", "page_scroll('scroll_home')", "top", show=False),
        Binding("end,G", "page_scroll('scroll_end')", "end", show=False),
    ]

    def document(self) -> Document:
        """What is to be read, as it is now."""
        raise NotImplementedError

    def heading(self) -> Content:
        """The document's title."""
        return plain(self.document().title)

    def compose_card(self) -> Iterable[Widget]:
        """The blocks, one below the other."""
        yield VerticalScroll(*self._blocks(), id="page", can_focus=True)

    def _blocks(self) -> Iterable[Widget]:
        for block in self.document().blocks:
            if isinstance(block, Pairs):
                cells_of = (
                    Static(plain(text), classes=kind)
                    for row in block.rows
                    for text, kind in zip(row, ("label", "words"), strict=True)
                )
                yield Grid(*cells_of, classes="pairs")
            elif isinstance(block, Table):
                yield TableView(block)
            else:
                yield Static(content_of(block), classes=f"block -{type(block).__name__.lower()}")

    def refresh_view(self) -> None:
        """Reads it again."""
        super().refresh_view()
        self.run_worker(self._read_again(), exclusive=True)

    async def _read_again(self) -> None:
        if self.is_gone():
            return
        page = self.query_one("#page", VerticalScroll)
        await page.remove_children()
        await page.mount(*self._blocks())


# An empty screen at once, over whatever was open; the same key brings that back as it was.


HOW_BACK = "b brings the screen back."


class BlankSheet(ModalScreen[None], inherit_bindings=False):
    """Nothing but how to come back; other keys rest, as nobody acts on what they cannot see."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(each.key, "close", "Back", id=each.id, show=False)
            for each in bindings(EVERYWHERE)
            if each.id in {"blank", "blank.named"}
        ),
        Binding("q,escape", "close", "Back", show=False),
        Binding("ctrl+c,ctrl+q", "app.quit", "Quit", show=False),
        Binding("ctrl+z", "app.suspend_process", "Suspend", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One quiet line."""
        yield Static(HOW_BACK, id="how-back")

    def action_close(self) -> None:
        """Brings the screen back; asked twice at once, the second rests."""
        if self.is_current:
            self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click brings the screen back too."""
        event.stop()
        self.action_close()

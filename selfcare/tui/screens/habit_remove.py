"""Asking before a habit that was put away is removed with its entries; staying comes first."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from selfcare.core.wording import shortened, shown_name
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG


class HabitRemove(PageSheet):
    """Two answers; Enter on the first one, `q` and Esc leave everything as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "answer", "Answer", id="answer",
                tooltip="Do what stands at the mark."),
    ]  # fmt: skip

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self._habit_id = habit_id
        self._count: int | None = None
        self._for_good = False
        """Whether it is asked a second time, about undo."""

    def is_gone(self) -> bool:
        """Whether the habit was removed, or its adding taken back."""
        return not self.service.has_habit(self._habit_id)

    @property
    def count(self) -> int:
        """How many entries would go."""
        if self._count is None:
            self._count = self.service.entry_count(self._habit_id)
        return self._count

    @property
    def _entries(self) -> str:
        """` with its 81 entries`; nothing where there are none."""
        if not self.count:
            return ""
        return " with its one entry" if self.count == 1 else f" with its {self.count} entries"

    def refresh_view(self) -> None:
        """Counts again."""
        self._count = None
        self.redraw()

    def heading(self) -> str:
        """Which habit."""
        return f"Remove {shown_name(self.service.habit(self._habit_id))}"

    def choices(self) -> int:
        """Keep, remove, or remove from undo too; that asks once more."""
        return len(self._answers)

    @property
    def _answers(self) -> tuple[str, ...]:
        if self._for_good:
            return ("Keep it put away", "Remove it for good")
        remove = f"Remove it{self._entries}"
        return ("Keep it put away", remove, f"{remove}, and from undo")

    def action_answer(self) -> None:
        """Does what stands at the mark."""
        self.pick()

    def pick(self) -> None:
        """Keeps it, or removes it."""
        if self.chosen == 0:
            self.dismiss(None)
            return
        if self.chosen == 2:  # the third answer
            self.chosen, self._for_good = 0, True
            self.redraw()
            return
        number, for_good = self._habit_id, self._for_good
        done = self.care.act(lambda: self.service.remove_habit(number, for_good=for_good))
        if done is None:
            return
        # The habit is gone: the sheet closes before anything asks for its name again.
        self.dismiss(number)

    def page(self, width: int, height: int) -> Page:
        """The question and its two answers."""
        del height
        writer = PageWriter(width)
        name = shortened(shown_name(self.service.habit(self._habit_id)))
        writer.text(f"Remove {name}{self._entries}?", STRONG)
        if self._for_good:
            writer.text("And from undo? Nothing brings it back then.", STRONG)
        else:
            writer.text("Put away it is out of the way, and all of it is kept.", QUIET)
        writer.gap()
        room = max(writer.width - 5, 1)
        for index, words in enumerate(self._answers):
            spans = (fit(words, room, self.signs).rstrip(), INK)
            writer.row(index, self.chosen, self.signs.cursor, spans)
        if not self._for_good:
            writer.gap()
            writer.text("z takes a removal back, with all that belongs to it.", QUIET)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """Choosing and answering."""
        word = "keep" if self.chosen == 0 else "remove"
        return (
            Hint("Enter", word, "answer"),
            Hint(self.signs.up_down, "choose"),
            Hint("q", "keep", "close"),
        )

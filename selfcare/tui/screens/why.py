"""Why a run is what it is: the summary, a sentence for every unit, the rule in words."""

from selfcare.core.explain import Explanation
from selfcare.core.wording import shown_name
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG

UNITS = 28
"""Units explained."""


class WhySheet(PageSheet):
    """One habit's run, explained; the newest unit first."""

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self._habit_id = habit_id
        self._explained: Explanation | None = None

    def is_gone(self) -> bool:
        """Whether the habit was removed, or its adding taken back."""
        return not self.service.has_habit(self._habit_id)

    def heading(self) -> str:
        """The habit and its plan."""
        explained = self._explanation()
        return f"{shown_name(self.service.habit(self._habit_id))}, {explained.plan}"

    def _explanation(self) -> Explanation:
        if self._explained is None:
            self._explained = self.service.explanation(self._habit_id, units=UNITS)
        return self._explained

    def refresh_view(self) -> None:
        """Explains again."""
        self._explained = None
        self.redraw()

    def page(self, width: int, height: int) -> Page:
        """Summary, rule, strength, units."""
        del height
        explained = self._explanation()
        writer = PageWriter(width)
        writer.text(explained.summary, STRONG)
        writer.text(explained.rule, QUIET)
        strength = explained.strength
        if strength.word is not None:
            writer.text(f"Strength: {strength.word}.", QUIET)
        writer.gap()
        if not explained.units and explained.needed is None:
            writer.text("Nothing is logged yet. The first entry begins the list.")
        for unit in reversed(explained.units):
            writer.text(unit.reason, INK)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """Reading keys."""
        return (
            Hint(self.signs.up_down, "scroll"),
            Hint("PgDn", "further", "page(1)"),
            Hint("q", "back", "close"),
        )

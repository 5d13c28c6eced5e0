"""An if-then plan that was written in a practice: whose line may it be?"""

from typing import ClassVar

from textual.binding import Binding, BindingType

from selfcare.core.model import Habit
from selfcare.core.text import clean_line
from selfcare.core.wording import shown_name
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG


class KeepPlan(PageSheet):
    """Gives its callback what was done, in words; None when the plan stays in the note alone."""

    TITLE = "Your plan"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "pick", "Take it", id="keep-plan", tooltip="It is this habit's."),
    ]

    def __init__(self, plan: str = "", habit_id: int | None = None) -> None:
        super().__init__()
        self._plan = plan
        self._habits: tuple[Habit, ...] | None = None
        self._first = habit_id

    @property
    def habits(self) -> tuple[Habit, ...]:
        """The habits there are, the one the practice was begun from first."""
        if self._habits is None:
            known = self.service.habits()
            self._habits = tuple(sorted(known, key=lambda habit: habit.id != self._first))
        return self._habits

    def choices(self) -> int:
        """The habits."""
        return len(self.habits)

    def refresh_view(self) -> None:
        """Reads them again."""
        self._habits = None
        self.redraw()

    def page(self, width: int, height: int) -> Page:
        """The plan, and every habit with the line it has now."""
        del height
        writer = PageWriter(width)
        writer.text(self._plan, STRONG)
        writer.gap()
        writer.text("Whose if-then line may it be? q leaves it in the note.", QUIET)
        writer.gap()
        for number, habit in enumerate(self.habits):
            name = fit(shown_name(habit), writer.room - 4, self.signs).rstrip()
            writer.row(number, self.chosen, self.signs.cursor, (name, INK))
            if habit.if_then:
                now = fit(f"now: {clean_line(habit.if_then)}", writer.room - 6, self.signs)
                writer.more(number, (now.rstrip(), QUIET))
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        return (
            Hint("Enter", "take it", "pick"),
            Hint(self.signs.up_down, "move"),
            Hint("q", "back", "close"),
        )

    def action_pick(self) -> None:
        """The plan becomes the line of the habit at hand."""
        self.pick()

    def pick(self) -> None:
        """The same by a second click."""
        if not self.habits:
            return
        habit = self.habits[self.chosen]
        done = self.care.act(lambda: self.service.edit_habit(habit.id, if_then=self._plan)[1])
        if done is not None:
            self.dismiss(done.app)

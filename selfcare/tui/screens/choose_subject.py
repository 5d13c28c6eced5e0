"""Which habit to look back at, or all of them, or mood; found by typing part of the name."""

from textual import events

from selfcare.core.model import Habit
from selfcare.core.views_back import Subject
from selfcare.core.wording import shown_name
from selfcare.tui.choosing import Choosing
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import CURSOR, Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET
from selfcare.tui.widgets.words import AREA_WORDS

NAME_WIDTH = 40


class ChooseSubject(PageSheet):
    """Gives its callback the subject in a tuple of one; None when it was left."""

    TITLE = "What to look back at"
    WAY_BACK = ("Esc", "back")

    def __init__(self, subject: Subject, habits: tuple[Habit, ...]) -> None:
        super().__init__()
        self._subjects: tuple[Subject, ...] = (None, "mood", *(habit.id for habit in habits))
        self._notes = (
            "the share of a day's habits",
            "as you rated it",
            *(
                "put away" if habit.archived_day is not None else AREA_WORDS[habit.area]
                for habit in habits
            ),
        )
        names = ("All habits", "Mood", *(shown_name(habit) for habit in habits))
        at = self._subjects.index(subject) if subject in self._subjects else 0
        self._choosing = Choosing(names, chosen=at)

    @property
    def capturing(self) -> bool:
        """Letters are typed here."""
        return not self._choosing.finished

    def capture(self, event: events.Key) -> bool:
        """One key of the choice."""
        if event.key in {"ctrl+p", "f1"}:
            return False
        character = event.character if event.is_printable else None
        now = self._choosing.press(event.key, character)
        self._choosing = now if now.chosen is not None else now.at_first()
        if not now.finished:
            self.redraw()
        elif now.committed:
            self.pick()
        else:
            self.dismiss(None)
        return True

    def choices(self) -> int:
        """The subjects."""
        return len(self._subjects)

    def choose(self, choice: int) -> None:
        """A click chooses; a second one takes it."""
        self.chosen = choice
        self._choosing = Choosing(self._choosing.names, self._choosing.typed, choice)
        self.redraw()

    def pick(self) -> None:
        """Looks at the chosen one."""
        chosen = self._choosing.chosen
        self.dismiss(None if chosen is None else (self._subjects[chosen],))

    def page(self, width: int, height: int) -> Page:
        """The typed letters and the names that fit."""
        del height
        writer = PageWriter(width)
        writer.line((self._choosing.typed, INK), (" ", CURSOR))
        fitting = self._choosing.fitting
        if not fitting:
            writer.text("No habit of that name. Backspace takes a letter back.", QUIET)
        size = min(NAME_WIDTH, max(width - 8, 10))
        for index in fitting:
            spans = [(fit(self._choosing.names[index], size, self.signs), INK)]
            if width >= size + 24:
                spans += [("  ", INK), (self._notes[index], QUIET)]
            writer.row(index, self._choosing.chosen, self.signs.cursor, *spans)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        return (Hint("Enter", "look at it"), Hint(self.signs.up_down, "move"), Hint("Esc", "back"))

"""The pages to read that need nothing but their document."""

from datetime import date
from pathlib import Path

from selfcare.core.model import Status
from selfcare.core.routine import Routine
from selfcare.core.text import clean_line
from selfcare.core.views_back import BackView, Subject
from selfcare.core.wording import shown_name
from selfcare.draw.document import Document
from selfcare.files import home_path
from selfcare.pages.about import data_page, legend_page
from selfcare.pages.back import how_back_page
from selfcare.pages.practice import known_page
from selfcare.pages.week import how_page
from selfcare.pages.why import why_page
from selfcare.tui.screens.read import ReadSheet

UNITS = 28
"""Units explained."""


class WhySheet(ReadSheet):
    """One habit's run, explained."""

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self._habit_id = habit_id

    def is_gone(self) -> bool:
        """Whether the habit was removed, or its adding taken back."""
        return not self.service.has_habit(self._habit_id)

    def document(self) -> Document:
        """The summary, the rule, a sentence for every unit."""
        habit = self.service.habit(self._habit_id)
        return why_page(shown_name(habit), self.service.explanation(habit.id, units=UNITS))


class HowWeek(ReadSheet):
    """How a week's number is made, with its own figures."""

    def __init__(self, week: date) -> None:
        super().__init__()
        self._week = week

    def document(self) -> Document:
        """Every step of the sum."""
        return how_page(self.service.week(self._week))


class HowBack(ReadSheet):
    """How a view of Look back is made, with the figures of what is looked at."""

    def __init__(self, view: BackView, subject: Subject) -> None:
        super().__init__()
        self._view, self._subject = view, subject

    def is_gone(self) -> bool:
        """Whether the habit was removed."""
        return isinstance(self._subject, int) and not self.service.has_habit(self._subject)

    def document(self) -> Document:
        """Sentences, then numbers."""
        return how_back_page(self._view, self.service.back_figures(self._subject))


class LegendSheet(ReadSheet):
    """The signs with their words."""

    def document(self) -> Document:
        """Those of the sign set in use."""
        signs = self.signs
        return legend_page(
            (
                (signs.of(Status.DONE), "done"),
                (signs.of(Status.PARTLY), "partly: some of it, above nothing"),
                (signs.of(Status.NONE), "none: you said there was none"),
                (signs.open, "open: not logged, so not known"),
                (signs.of(Status.REST), "rest: one habit, set aside for a day"),
                (signs.of(Status.PAUSED), "paused: set aside for a while"),
                ("blank", "not due, to come, or before the habit began"),
                (signs.cursor, "before a name: its area, by colour"),
            )
        )


class MyDataSheet(ReadSheet):
    """Facts anyone can check with ls and sqlite3."""

    def document(self) -> Document:
        """Where the file lies, what is in it, who can read it, its copies."""
        facts = self.service.file_facts()
        path, folder = (
            clean_line(home_path(Path(text)), 4096) for text in (facts.path, facts.backup_folder)
        )
        return data_page(facts, path, folder, self.service.today())


class PracticeKnown(ReadSheet):
    """What is known of a routine, in plain words about how sure anybody can be."""

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self._routine = routine

    def document(self) -> Document:
        """Its source and letter, and what to look out for."""
        return known_page(self._routine)

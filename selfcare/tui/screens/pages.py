"""The pages to read that need nothing but their document."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from selfcare.core.routine import Routine
from selfcare.core.share import ShareSheet
from selfcare.core.text import clean_line
from selfcare.core.views_back import BackView, Subject
from selfcare.diary import day_acts, day_views, looking_back, pausing, week_acts
from selfcare.draw.document import Document
from selfcare.draw.share_document import share_document
from selfcare.files import home_path
from selfcare.forms.care import pulse_form, share_file_form
from selfcare.pages.back import how_back_page, how_page
from selfcare.pages.habit import (
    ahead_page,
    data_page,
    known_page,
    legend_page,
    pulse_page,
    why_page,
)
from selfcare.tui.keys import bindings
from selfcare.tui.screens.read import ReadSheet
from selfcare.words.habit_row import AREA_WORDS
from selfcare.words.receipts import shown_name

UNITS = 28
"""Units explained."""


class WhySheet(ReadSheet):
    """One habit's run, explained."""

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self.about = self._habit_id = habit_id

    def document(self) -> Document:
        """The summary, the rule, a sentence for every unit."""
        habit = self.diary.habit(self._habit_id)
        return why_page(shown_name(habit), day_views.explanation(self.diary, habit.id, units=UNITS))


class HowWeek(ReadSheet):
    """How a week's number is made, with its own figures."""

    def __init__(self, week: date) -> None:
        super().__init__()
        self._week = week

    def document(self) -> Document:
        """Every step of the sum."""
        return how_page(week_acts.week(self.diary, self._week))


class HowBack(ReadSheet):
    """How a view of Look back is made, with the figures of what is looked at."""

    def __init__(self, view: BackView, subject: Subject) -> None:
        super().__init__()
        self._view, self._subject = view, subject
        self.about = subject if isinstance(subject, int) else None

    def document(self) -> Document:
        """Sentences, then numbers."""
        return how_back_page(self._view, looking_back.back_figures(self.diary, self._subject))


class LegendSheet(ReadSheet):
    """The signs with their words."""

    def document(self) -> Document:
        """Those of the sign set in use."""
        return legend_page(self.signs)


class MyDataSheet(ReadSheet):
    """Facts anyone can check with ls and sqlite3."""

    def document(self) -> Document:
        """Where the file lies, what is in it, who can read it, its copies."""
        facts = day_views.file_facts(self.diary)
        path, folder = (
            clean_line(home_path(Path(text)), 4096) for text in (facts.path, facts.backup_folder)
        )
        return data_page(facts, path, folder, self.diary.today())


class PracticeKnown(ReadSheet):
    """What is known of a routine, in plain words about how sure anybody can be."""

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self._routine = routine

    def document(self) -> Document:
        """Its source and letter, and what to look out for."""
        return known_page(self._routine)


class PlanAheadSheet(ReadSheet):
    """One habit's next two weeks, with what was said about it; from here to run, form and pause."""

    WHERE: ClassVar[tuple[str, ...]] = ("plan_ahead",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan_ahead")]

    def __init__(self, habit_id: int) -> None:
        super().__init__()
        self.about = self._habit_id = habit_id

    def document(self) -> Document:
        """The strip, the sentences, what was said about the habit."""
        habit = self.diary.habit(self._habit_id)
        ahead = pausing.plan_ahead(self.diary, habit)
        return ahead_page(shown_name(habit), AREA_WORDS[habit.area], habit, ahead, self.signs.ahead)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A habit that is put away is neither edited nor paused."""
        if action in {"edit", "pause"}:
            return not self.is_gone() and self.diary.habit(self._habit_id).archived_day is None
        return super().check_action(action, parameters)

    def action_why(self) -> None:
        """Explains the run."""
        self.care.open_sheet("why", self._habit_id)

    def action_edit(self) -> None:
        """Opens the form."""
        self.care.edit_habit(self._habit_id, after=lambda _: self.refresh_view())

    def action_pause(self) -> None:
        """Opens the form of a pause."""
        self.care.open_sheet("habit_pause", self._habit_id, after=lambda _: self.refresh_view())


class PulseSheet(ReadSheet):
    """What was answered to the four questions; when they may be asked, their form opens first."""

    WHERE: ClassVar[tuple[str, ...]] = ("pulse",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pulse")]

    def __init__(self) -> None:
        super().__init__()
        self._gentle = False

    def on_mount(self) -> None:
        """Asks at once, when it may be asked."""
        if day_acts.pulse_due(self.diary):
            self.action_answer()

    def refresh_view(self) -> None:
        """Reads it again; nothing is said of answers that are taken back."""
        self._gentle = self._gentle and not day_acts.pulse_due(self.diary)
        super().refresh_view()

    def document(self) -> Document:
        """When they come again, every time before, whose questions they are."""
        return pulse_page(day_acts.pulse(self.diary), self.diary.today(), gentle=self._gentle)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Within the interval nothing is asked."""
        if action == "answer":
            return day_acts.pulse_due(self.diary)
        return super().check_action(action, parameters)

    def action_answer(self) -> None:
        """The four questions."""
        form, save = pulse_form(self.diary)
        self.care.open_sheet("pulse_form", form, save, after=self._answered)

    def _answered(self, low: object) -> None:
        self._gentle = low is True and not self.care.sample
        self.refresh_view()
        self.refresh_bindings()


class SharePreview(ReadSheet):
    """The sheet to share as it would be, to be read before it is written."""

    WHERE: ClassVar[tuple[str, ...]] = ("share_preview",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("share_preview")]

    def __init__(self, sheet: ShareSheet) -> None:
        super().__init__()
        self._sheet = sheet

    def heading(self) -> Content:
        """Nothing has happened yet."""
        return Content("Nothing is written yet")

    def document(self) -> Document:
        """The whole sheet."""
        return share_document(self._sheet)

    def action_write(self) -> None:
        """Into a file of one's own; who gets it is up to the person."""
        form, save = share_file_form(self.diary, self._sheet)
        self.care.open_sheet("form", form, save, after=self.written)

"""The first run: what this is, where it is kept, two or three habits, a country. One form."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import SelectionList, Static

from selfcare.content.starters import starters
from selfcare.core.views import Receipt
from selfcare.diary import habit_acts
from selfcare.draw.lines import QUIET, STRONG
from selfcare.files import home_path
from selfcare.forms.first_run import PICKED, REGION, first_form
from selfcare.forms.form import Answers, Form
from selfcare.forms.settings import NONE
from selfcare.tui.paint import line, lines, plain
from selfcare.tui.screens.form import FormSheet, Several

WELCOME = "Welcome. A small daily check-in, for you alone."
PRIVACY = (
    "All of it stays in one file on this machine. Nothing is sent anywhere. "
    "Anyone who can log in as you can read it."
)
NOTHING = "Nothing is picked yet. Space picks; Enter again goes on without."


class FirstRun(FormSheet):
    """What stands before the first day; Esc leaves all of it out."""

    CARD = "-read"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "leave all out", id="form-leave"),
    ]

    def __init__(self) -> None:
        super().__init__(Form("selfcare", ()), lambda *_: None)
        self._asked = False

    def compose_card(self) -> Iterable[Widget]:
        """What this is, then the questions."""
        self.form = first_form(self.diary)
        path = plain(home_path(self.diary.path), QUIET)
        yield Static(lines([line((WELCOME, STRONG)), Content(PRIVACY), path]), id="first-words")
        yield from super().compose_card()

    def tells(self) -> str:
        """What the starter at hand is."""
        rows = self.query_one(Several)
        if self._at() != PICKED or rows.highlighted is None:
            return super().tells()
        return starters()[rows.highlighted].words

    @on(SelectionList.SelectionHighlighted)
    def _highlighted(self, event: SelectionList.SelectionHighlighted[str]) -> None:
        event.stop()
        self._read_along()

    def action_on(self) -> None:
        """The next question; with nothing picked it asks once."""
        if self._at() == PICKED and not self.answers[PICKED] and not self._asked:
            self._asked = True
            self.say(NOTHING)
            return
        self.say("")
        super().action_on()

    def action_save(self) -> None:
        """Writes the answers and opens Today."""
        answers: Answers = self.answers
        chosen = [starters()[int(at)] for at in answers[PICKED].split(",") if at]
        region = None if answers[REGION] == NONE else answers[REGION]
        self._end(lambda: habit_acts.start_with(self.diary, chosen, region))

    def action_close(self) -> None:
        """Leaves everything out."""
        self._end(lambda: habit_acts.finish_first_run(self.diary, None))

    def _end(self, work: Callable[[], Receipt | None]) -> None:
        """Writes it; when that cannot be done, says why and stays."""
        with self.telling():
            work()
            self.care.note_newest()
            self.dismiss(None)
            self.care.refresh_places()

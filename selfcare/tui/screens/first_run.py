"""The first run: what this is, where it is kept, two or three habits, a country. One form."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import SelectionList, Static

from selfcare.content.starters import Starter, starters
from selfcare.core.errors import SelfcareError
from selfcare.core.form import Answers, Field, Form, Kind, Offer
from selfcare.core.plan_grammar import parse_plan, short_plan_words
from selfcare.core.views import Receipt
from selfcare.files import home_path
from selfcare.forms.settings import NONE, region_offers
from selfcare.tui.paint import QUIET, STRONG, line, lines, plain
from selfcare.tui.screens.form import FormSheet, Several

if TYPE_CHECKING:
    from selfcare.service import Selfcare

PICKED, REGION = "picked", "region"
WELCOME = "Welcome. A small daily check-in, for you alone."
PRIVACY = (
    "All of it stays in one file on this machine. Nothing is sent anywhere. "
    "Anyone who can log in as you can read it."
)
NOTHING = "Nothing is picked yet. Space picks; Enter again goes on without."


def first_form(service: "Selfcare") -> Form:
    """The two questions, each of which may be left open."""
    kept = service.setting("region")
    offers = tuple(
        Offer(str(at), each.name, start_words(each)) for at, each in enumerate(starters())
    )
    return Form(
        "selfcare",
        (
            Field(PICKED, "Two or three are plenty. Space picks, Enter goes on.", "", Kind.MANY,
                  heading="What would you like to look after?", offers=offers),
            Field(REGION, "So that the help lines fit. Enter leaves it as it is.", kept,
                  Kind.CHOICE, heading="Which country are you in?",
                  offers=(Offer(NONE, "left open"), *region_offers()),
                  tells="Space opens the list; first letters find a country."),
        ),
    )  # fmt: skip


def start_words(starter: Starter) -> str:
    """The start plan in words: `3 days a week`, `4 nights a week`."""
    plan = parse_plan(starter.start_plan, starter.unit)
    return f"{short_plan_words(plan, starter.unit, starter.area)} a week"


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
        self.form = first_form(self.service)
        path = plain(home_path(self.service.path), QUIET)
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
        self._end(lambda: self.service.start_with(chosen, region))

    def action_close(self) -> None:
        """Leaves everything out."""
        self._end(lambda: self.service.finish_first_run(None))

    def _end(self, work: Callable[[], Receipt | None]) -> None:
        """Writes it; when that cannot be done, says why and stays."""
        try:
            work()
        except SelfcareError as error:
            self.say(str(error))
            return
        self.care.note_newest()
        self.dismiss(None)
        self.care.refresh_places()

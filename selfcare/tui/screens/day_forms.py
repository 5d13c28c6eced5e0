"""Forms that do more than save: a pause, a sheet to share, and the four questions."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Label
from textual.widgets.option_list import Option

from selfcare.core.model import Pause
from selfcare.core.pauses import Aside
from selfcare.core.text import clean_line
from selfcare.diary import pausing
from selfcare.draw.lines import QUIET
from selfcare.forms.care import (
    ALL,
    FIRST,
    LAST,
    REASON,
    THIS,
    WHO,
    moved_day,
    pause_days,
    pause_form,
    share_form,
    share_sheet,
)
from selfcare.forms.form import Form
from selfcare.tui.acts import bindings
from selfcare.tui.paint import line, plain
from selfcare.tui.screens.form import FormSheet
from selfcare.tui.widgets.rows import Rows
from selfcare.words.pauses import aside_words
from selfcare.words.receipts import shortened, shown_name

LEAVE = Binding("escape", "close", "leave", id="form-leave")
"""Nothing of these forms is kept when they are left."""


class DayForm(FormSheet):
    """PgUp and PgDn move the day at hand."""

    NAME: ClassVar[str] = ""
    """What stands in its border."""
    WHERE: ClassVar[tuple[str, ...]] = ("day_form",)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("day_form"), LEAVE]

    def __init__(self) -> None:
        super().__init__(Form(self.NAME, ()), lambda *_: None)

    def action_move_day(self, by: int) -> None:
        """The day at hand so many days later; an empty one begins at the first day."""
        at, today = self._at(), self.diary.today()
        if at not in {FIRST, LAST}:
            return
        moved = moved_day(self.answers[at], by, self.answers[FIRST], today)
        if moved is not None:
            self.put(at, moved.isoformat())


class ShareForm(DayForm):
    """What is in a sheet for a clinician or a coach; the last line shows it."""

    NAME = "A sheet for a clinician or a coach"

    def compose_card(self) -> Iterable[Widget]:
        """The choices."""
        self.form = share_form(self.diary)
        return super().compose_card()

    def action_save(self) -> None:
        """Shows the sheet as it would be; from there it is written."""
        if self.fits():
            with self.telling():
                self.care.open_sheet("share_preview", share_sheet(self.diary, self.answers))


class HabitPause(DayForm):
    """Sets days aside; below it the pauses that are there, each of which Enter takes back."""

    NAME = "Set days aside"

    def __init__(self, habit_id: int | None = None) -> None:
        super().__init__()
        self.about = self._habit_id = habit_id

    def compose_card(self) -> Iterable[Widget]:
        """The form, then the pauses."""
        number = self._habit_id
        self.form = pause_form(self.diary, None if number is None else self.diary.habit(number))
        yield from super().compose_card()
        yield Label("Set aside already", id="already")
        yield Rows(id="pauses")

    def on_mount(self) -> None:
        """Begins at the first day."""
        self.set_focus(self.query_one(f"#field-{FIRST}", Input))
        self._list()

    def refresh_view(self) -> None:
        """Lists the pauses again; what is typed stays."""
        self._list()
        self._read_along()

    def _list(self) -> None:
        pauses = pausing.pauses_ahead(self.diary, self._habit_id)
        self.query_one("#already").display = self.rows.display = bool(pauses)
        self.rows.fill(self._options(pauses), 0)

    def _options(self, pauses: Iterable[Pause]) -> Iterator[Option]:
        number, today = self._habit_id, self.diary.today()
        name = "" if number is None else shortened(shown_name(self.diary.habit(number)))
        for pause in pauses:
            who = "All habits" if pause.habit_id is None else name
            aside = Aside(pause.first_day, pause.last_day, pause.habit_id is None)
            span = aside_words(aside, today)
            reason = clean_line(pause.reason)
            shown = line(plain(who), "  ", (span, QUIET), "  ", plain(reason, QUIET))
            yield Option(shown, id=str(pause.id))

    def tells(self) -> str:
        """What Enter does with a pause that is there."""
        if isinstance(self.focused, Rows):
            return "Enter takes these days back: they are asked for again from today on."
        return super().tells()

    def chosen(self, row: str) -> None:
        """Takes a pause back."""
        number = int(row)
        if self.care.act(lambda: pausing.take_pause_back(self.diary, number)) is not None:
            self.care.refresh_places()
            self.set_focus(self.query_one(f"#field-{FIRST}", Input))

    def action_save(self) -> None:
        """Sets the days aside."""
        if not self.fits():
            return
        answers = self.answers
        first, last = pause_days(answers, self.diary.today())
        who = None if answers.get(WHO, ALL) != THIS else self._habit_id
        done = self.care.act(lambda: pausing.pause(self.diary, who, first, last, answers[REASON]))
        if done is not None and done.changed:
            self.settled = True
            self.care.refresh_places()
            self.dismiss(who)


class PulseForm(FormSheet):
    """Four questions, each with its answer below it."""

    BINDINGS: ClassVar[list[BindingType]] = [LEAVE]

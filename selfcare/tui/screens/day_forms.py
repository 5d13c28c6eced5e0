"""Forms that do more than save: a pause, a sheet to share, four questions, a day's entries."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, Static
from textual.widgets.option_list import Option

from selfcare.core.days import long_day
from selfcare.core.history import Aside
from selfcare.core.model import Pause, Status
from selfcare.core.text import clean_line
from selfcare.core.views import EntryLine, Receipt, amount_preview
from selfcare.diary import day_views, logbook, pausing, setting_acts
from selfcare.diary.logbook import entry_texts
from selfcare.draw import entries as draw
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
    rest_note_form,
    share_form,
    share_sheet,
)
from selfcare.forms.form import Form
from selfcare.tui.keys import bindings
from selfcare.tui.paint import line, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.screens.form import FormSheet
from selfcare.tui.sheets import build
from selfcare.tui.widgets.ratings import EntryAmount
from selfcare.tui.widgets.rows import Rows
from selfcare.words.changed import Seen
from selfcare.words.plans import aside_words
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


# The entries of one habit on one day: each can be seen, corrected, given a note, or removed.


ADD = "add"


class EntriesSheet(Sheet[None], inherit_bindings=False):
    """Entries by time; the last line adds one."""

    WHERE: ClassVar[tuple[str, ...]] = ("entries", "list")
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entries", "sheet", "everywhere")]

    field = getters.query_one(EntryAmount)

    def __init__(self, habit_id: int, day: date) -> None:
        super().__init__()
        self.about = self._habit_id = habit_id
        self._day = day
        self._typing_at: EntryLine | None = None
        """The entry whose amount is typed, as it was shown then. None: one is added."""

    def heading(self) -> Content:
        """The habit and the day."""
        name = plain(self.diary.habit(self._habit_id).name)
        return line(name, f", {long_day(self._day, self.diary.today())}")

    def compose_card(self) -> Iterable[Widget]:
        """The plan, the entries, the amount, the sum."""
        yield Static(id="plan")
        yield Rows(id="entries")
        yield EntryAmount(id="entry-amount", compact=True, select_on_focus=False)
        yield Static(id="sum")

    def on_mount(self) -> None:
        """The first picture."""
        self.refresh_view()

    # what is here -----------------------------------------------------------------------------

    @property
    def entries(self) -> tuple[EntryLine, ...]:
        """The day's entries, oldest first."""
        return day_views.entries(self.diary, self._habit_id, self._day)

    @property
    def rest(self) -> str | None:
        """The note beside the habit's rest on this day. None: it does not rest."""
        row = day_views.habit_row(self.diary, self._habit_id, self._day)
        return row.rest_note if row.status is Status.REST else None

    @property
    def at_hand(self) -> EntryLine | None:
        """The chosen entry. None: the line that adds."""
        option = self.rows.highlighted_option
        return next(
            (one for one in self.entries if option and str(one.entry.id) == option.id), None
        )

    def refresh_view(self) -> None:
        """Reads the entries again; the chosen one stays chosen."""
        super().refresh_view()
        if self.is_gone():
            return
        rule = self.diary.habit(self._habit_id).rule_on(self._day)
        self.query_one("#plan", Static).update(line(draw.plan_line(rule)))
        entries, at, chosen = self.entries, self.rows.highlighted, self.rows.highlighted_option
        clock, zone = setting_acts.setting(self.diary, "clock"), self.diary.now().tzinfo
        options = {
            str(each.entry.id): line(draw.entry_line(each, clock, zone)) for each in entries
        } | {ADD: line(draw.ADDS)}
        kept = (chosen.id or "") if chosen is not None else ""
        self.rows.fill(
            (Option(drawn, id=row) for row, drawn in options.items()),
            kept if kept in options and kept != ADD else at or 0,
        )
        total = self.query_one("#sum", Static)
        total.display = len(entries) != 1
        total.update(line(draw.sum_line(entries, rule.unit, self.rest)))

    # typing -----------------------------------------------------------------------------------

    def action_type(self, sign: str = "") -> None:
        """Opens the amount of the line at hand, with the sign that was typed."""
        self._typing_at = self.at_hand
        self.field.open(sign)

    @on(Input.Changed, "#entry-amount")
    def _amount_typed(self, event: Input.Changed) -> None:
        event.stop()
        rule = self.diary.habit(self._habit_id).rule_on(self._day)
        before = sum(one.entry.amount for one in self.entries) if self._typing_at is None else 0.0
        if event.value:
            self.say(amount_preview(event.value, before, rule.unit))

    @on(Input.Submitted, "#entry-amount")
    def _amount_given(self, event: Input.Submitted) -> None:
        event.stop()
        text, at = event.value, self._typing_at
        if not self.field.given:
            self.action_leave_amount()
        elif at is None:
            self._kept(
                self.care.act(lambda: logbook.log(self.diary, self._habit_id, text, self._day))
            )
        else:
            seen = self.care.seen(at.entry.uid, Seen(entry_texts(at.entry, at.unit)))
            edit = lambda: logbook.edit_entry(self.diary, at.entry.id, text, seen=seen)  # noqa: E731
            self._kept(self.care.act(edit))

    def _kept(self, told: Receipt | None) -> None:
        """Closes the amount when it is saved, or waits to be."""
        if told is not None or self.care.waits:
            self.action_leave_amount()

    def left(self) -> str:
        """An amount that is not kept yet."""
        return self.field.unlogged if self.typing else ""

    def action_leave_amount(self) -> None:
        """Back to the entries."""
        self.field.close()
        self.set_focus(self.rows)
        self.refresh_view()

    # acts -------------------------------------------------------------------------------------

    def chosen(self, _: str) -> None:
        """The entry's amount is typed anew, or one is added."""
        self.action_type()

    def action_add(self) -> None:
        """Opens an amount on the line that adds."""
        self.rows.highlighted = self.rows.option_count - 1
        self.action_type()

    def action_remove(self) -> None:
        """Removes the entry; undo brings it back."""
        at = self.at_hand
        if at is not None:
            self.acted(lambda: logbook.remove_entry(self.diary, at.entry.id))

    def action_note(self) -> None:
        """Opens the entry's note, or that of a rest."""
        at, rest = self.at_hand, self.rest
        if at is None and rest is not None:
            form, save = rest_note_form(self.diary, self._habit_id, self._day, rest)
            self.app.push_screen(build("form", form, save), lambda _: self.refresh_view())
            return
        if at is None:
            self.say("Choose an entry first; this line adds one.")
            return
        self.app.push_screen(build("note", self._day, at), lambda _: self.refresh_view())

    def action_why(self) -> None:
        """Explains the run."""
        self.care.open_sheet("why", self._habit_id)

    def action_edit_habit(self) -> None:
        """Opens the habit itself."""
        self.care.edit_habit(self._habit_id, after=lambda _: self.refresh_view())

"""The entries of one habit on one day: each can be seen, corrected, given a note, or removed."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from selfcare.core.days import long_day
from selfcare.core.keystrokes import amount_preview
from selfcare.core.model import Status
from selfcare.core.views import EntryLine, Receipt
from selfcare.diary import day_views, logbook, setting_acts
from selfcare.diary.logbook import entry_texts
from selfcare.draw import entries as draw
from selfcare.forms.care import rest_note_form
from selfcare.tui.acts import bindings
from selfcare.tui.paint import line, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.sheets import build
from selfcare.tui.widgets.amount import EntryAmount
from selfcare.tui.widgets.rows import Rows
from selfcare.words.changed import Seen

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

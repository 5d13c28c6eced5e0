"""The entries of one habit on one day: each can be seen, corrected, given a note, or removed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from selfcare.core.amounts import amount_words
from selfcare.core.changed import Seen
from selfcare.core.days import clock_time, long_day
from selfcare.core.goals import goal_words
from selfcare.core.keystrokes import amount_preview
from selfcare.core.model import Status
from selfcare.core.plan_grammar import plan_words
from selfcare.core.text import clean_line
from selfcare.core.views import EntryLine, Receipt
from selfcare.forms.care import rest_note_form
from selfcare.service.logbook import entry_texts
from selfcare.tui.acts import bindings
from selfcare.tui.paint import QUIET, line, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.sheets import build
from selfcare.tui.widgets.rows import Rows

WHEN, AMOUNT = 14, 14
ADD = "add"


class EntryAmount(Input):
    """An amount while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "keeps it"),
        Binding("escape", "screen.leave_amount", "leaves"),
    ]


class EntriesSheet(Sheet[None], inherit_bindings=False):
    """Entries by time; the last line adds one."""

    WHERE: ClassVar[tuple[str, ...]] = ("entries", "list")
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entries", "sheet", "everywhere")]

    def __init__(self, habit_id: int, day: date) -> None:
        super().__init__()
        self.about = self._habit_id = habit_id
        self._day = day
        self._typing_at: EntryLine | None = None
        """The entry whose amount is typed, as it was shown then. None: one is added."""

    def heading(self) -> Content:
        """The habit and the day."""
        name = plain(self.service.habit(self._habit_id).name)
        return line(name, f", {long_day(self._day, self.service.today())}")

    def compose_card(self) -> Iterable[Widget]:
        """The plan, the entries, the amount, the sum."""
        yield Static(id="plan")
        yield Rows(id="entries")
        amount = EntryAmount(id="entry-amount", compact=True, select_on_focus=False)
        amount.display = False
        yield amount
        yield Static(id="sum")

    def on_mount(self) -> None:
        """The first picture."""
        self.refresh_view()

    def laid_out(self) -> None:
        """The list takes the room there is."""
        self.fit(self.query_one(Rows))

    # what is here -----------------------------------------------------------------------------

    @property
    def entries(self) -> tuple[EntryLine, ...]:
        """The day's entries, oldest first."""
        return self.service.entries(self._habit_id, self._day)

    @property
    def rest(self) -> str | None:
        """The note beside the habit's rest on this day. None: it does not rest."""
        row = self.service.habit_row(self._habit_id, self._day)
        return row.rest_note if row.status is Status.REST else None

    @property
    def at_hand(self) -> EntryLine | None:
        """The chosen entry. None: the line that adds."""
        option = self.query_one(Rows).highlighted_option
        return next(
            (one for one in self.entries if option and str(one.entry.id) == option.id), None
        )

    def refresh_view(self) -> None:
        """Reads the entries again; the chosen one stays chosen."""
        super().refresh_view()
        if self.is_gone():
            return
        rule = self.service.habit(self._habit_id).rule_on(self._day)
        goal = goal_words(rule.goal_low, rule.goal_high, rule.unit)
        plan = plan_words(rule.plan, rule.unit)
        self.query_one("#plan", Static).update(
            line((f"{plan[:1].upper()}{plan[1:]}, {goal}.", QUIET))
        )
        entries, rows = self.entries, self.query_one(Rows)
        at, chosen = rows.highlighted or 0, rows.highlighted_option
        rows.set_options(
            [
                *(Option(self._row(each), id=str(each.entry.id)) for each in entries),
                Option(line(("add".ljust(WHEN), ""), ("type an amount", QUIET)), id=ADD),
            ]
        )
        ids = [str(each.entry.id) for each in entries]
        kept = chosen.id if chosen is not None else None
        rows.highlighted = ids.index(kept) if kept in ids else min(at, len(entries))
        total = self.query_one("#sum", Static)
        total.display = len(entries) != 1
        if self.rest is not None:
            note = plain(self.rest or "n writes why, if you like", QUIET)
            total.update(line("It rests on this day: ", note, (".", QUIET)))
        elif entries:
            amount = sum(one.entry.amount for one in entries)
            total.update(line((f"{amount_words(amount, rule.unit)} in all.", QUIET)))
        else:
            total.update(line(("Nothing is logged here. Type an amount, Enter keeps it.", QUIET)))

    def _row(self, each: EntryLine) -> Content:
        entry = each.entry
        source = line(" (", plain(entry.source, QUIET), ")") if entry.source else Content("")
        amount = amount_words(entry.amount, each.unit)
        return line(
            (f"{self._when(each):<{WHEN}}", QUIET), f"{amount:<{AMOUNT}}",
            plain(entry.note, QUIET), source,
        )  # fmt: skip

    def _when(self, each: EntryLine) -> str:
        """`18:05`, `23:10-06:50`; the hour it was written down, if it was on that day."""
        entry, clock = each.entry, self.service.setting("clock")
        if entry.started_at is not None and entry.ended_at is not None:
            return f"{clock_time(entry.started_at, clock)}-{clock_time(entry.ended_at, clock)}"
        if entry.started_at is not None:
            return clock_time(entry.started_at, clock)
        if entry.logged_at is None:
            return ""
        moment: datetime = entry.logged_at.astimezone(self.service.now().tzinfo)
        return clock_time(moment, clock) if moment.date() == entry.day else ""

    # typing -----------------------------------------------------------------------------------

    def action_type(self, sign: str = "") -> None:
        """Opens the amount of the line at hand, with the sign that was typed."""
        self._typing_at = self.at_hand
        field = self.query_one("#entry-amount", EntryAmount)
        field.value, field.cursor_position = sign, len(sign)
        field.display = True
        self.set_focus(field)

    @on(Input.Changed, "#entry-amount")
    def _amount_typed(self, event: Input.Changed) -> None:
        event.stop()
        rule = self.service.habit(self._habit_id).rule_on(self._day)
        before = sum(one.entry.amount for one in self.entries) if self._typing_at is None else 0.0
        if event.value:
            self.say(amount_preview(event.value, before, rule.unit))

    @on(Input.Submitted, "#entry-amount")
    def _amount_given(self, event: Input.Submitted) -> None:
        event.stop()
        text, at = event.value, self._typing_at
        if not text.strip("+= "):
            self.action_leave_amount()
        elif at is None:
            self._kept(self.care.act(lambda: self.service.log(self._habit_id, text, self._day)))
        else:
            seen = self.care.seen(at.entry.uid, Seen(entry_texts(at.entry, at.unit)))
            edit = lambda: self.service.edit_entry(at.entry.id, text, seen=seen)  # noqa: E731
            self._kept(self.care.act(edit))

    def _kept(self, told: Receipt | None) -> None:
        """Closes the amount when it is saved, or waits to be."""
        if told is not None or self.care.waits:
            self.action_leave_amount()

    def left(self) -> str:
        """An amount that is not kept yet."""
        typed = self.query_one("#entry-amount", EntryAmount).value if self.typing else ""
        return f"{clean_line(typed)} is not logged." if typed.strip("+= ") else ""

    def action_leave_amount(self) -> None:
        """Back to the entries."""
        self.query_one("#entry-amount", EntryAmount).display = False
        self.set_focus(self.query_one(Rows))
        self.refresh_view()

    # acts -------------------------------------------------------------------------------------

    @on(OptionList.OptionSelected, "#entries")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_type()

    def action_add(self) -> None:
        """Opens an amount on the line that adds."""
        rows = self.query_one(Rows)
        rows.highlighted = rows.option_count - 1
        self.action_type()

    def action_remove(self) -> None:
        """Removes the entry; undo brings it back."""
        at = self.at_hand
        if at is not None:
            self.care.act(lambda: self.service.remove_entry(at.entry.id))
            self.refresh_view()

    def action_note(self) -> None:
        """Opens the entry's note, or that of a rest."""
        at, rest = self.at_hand, self.rest
        if at is None and rest is not None:
            form, save = rest_note_form(self.service, self._habit_id, self._day, rest)
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

"""The entries of one habit on one day: each can be seen, corrected, given a note, or removed."""

from datetime import date, datetime
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.amounts import amount_words
from selfcare.core.changed import Seen
from selfcare.core.days import clock_time, long_day
from selfcare.core.goals import goal_words
from selfcare.core.keystrokes import AmountKeys
from selfcare.core.plan_grammar import plan_words
from selfcare.core.text import clean_line
from selfcare.core.views import EntryLine
from selfcare.core.wording import shown_name
from selfcare.service.logbook import entry_texts
from selfcare.tui.glyphs import fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.sheets import build
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, Line

WHEN_WIDTH, AMOUNT_WIDTH = 13, 14
"""Cells for the time and for the amount of an entry."""


class EntriesSheet(PageSheet):
    """Entries by time; the last line adds one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,space", "change", "change", id="change", tooltip="Type another amount."
        ),
        Binding("backspace,delete", "remove", "remove", id="remove", tooltip="Remove this entry."),
        Binding("n", "note", "its note", id="note", tooltip="Write a note to this entry."),
        Binding("a", "add", "add", id="add", tooltip="Add an amount."),
        Binding("i", "why", "why the run", id="why", tooltip="Why the run is what it is."),
        Binding("e", "edit_habit", "edit the habit", id="edit-habit", show=False,
                tooltip="Edit the habit itself."),
    ]  # fmt: skip

    def __init__(self, habit_id: int, day: date) -> None:
        super().__init__()
        self._habit_id = habit_id
        self._day = day
        self._entries: tuple[EntryLine, ...] | None = None
        self._typing: AmountKeys | None = None

    def is_gone(self) -> bool:
        """Whether the habit was removed, or its adding taken back."""
        return not self.service.has_habit(self._habit_id)

    def heading(self) -> str:
        """The habit and the day."""
        name = shown_name(self.service.habit(self._habit_id))
        return f"{name}, {long_day(self._day, self.service.today())}"

    # what is here

    @property
    def entries(self) -> tuple[EntryLine, ...]:
        """The day's entries, oldest first."""
        if self._entries is None:
            self._entries = self.service.entries(self._habit_id, self._day)
        return self._entries

    @property
    def at_hand(self) -> EntryLine | None:
        """The chosen entry. None: the line that adds."""
        return self.entries[self.chosen] if self.chosen < len(self.entries) else None

    def choices(self) -> int:
        """The entries and the line that adds."""
        return len(self.entries) + 1

    def refresh_view(self) -> None:
        """Reads the entries again."""
        self._entries = None
        self.chosen = min(self.chosen, self.choices() - 1)
        self.redraw()

    # typing

    @property
    def capturing(self) -> bool:
        """Whether an amount is being typed."""
        return self._typing is not None

    def capture(self, event: events.Key) -> bool:
        """One key of the amount."""
        assert self._typing is not None
        now = self._typing.press(event.key, event.character if event.is_printable else None)
        if not now.finished:
            self._typing = now
            self.redraw()
            return True
        if not now.committed:
            self._typing = None
            self.redraw()
            return now.unused is None
        self._keep(now)
        return True

    async def take_key(self, event: events.Key) -> bool:
        """A digit opens the amount of the line at hand."""
        if not self.capturing and AmountKeys.opens_with(event.character):
            self._typing = AmountKeys.opened(event.character or "")
            self.redraw()
            return True
        if not self.capturing and event.key == "plus":
            self.action_add()
            return True
        return await super().take_key(event)

    def _keep(self, typed: AmountKeys) -> None:
        entry = self.at_hand
        if entry is None:
            done = self.care.act(lambda: self.service.log(self._habit_id, typed.text, self._day))
        else:
            number = entry.entry.id
            seen = Seen(entry_texts(entry.entry, entry.unit))
            done = self.care.act(lambda: self.service.edit_entry(number, typed.text, seen=seen))
        # What cannot be read stays, so that it can be mended.
        self._typing = None if done else AmountKeys(typed.text)
        if done and entry is None:
            self._entries = None
            self.chosen = self.choices() - 1
        self.refresh_view()

    # acts

    def pick(self) -> None:
        """Opens the amount of the line at hand."""
        self._typing = AmountKeys()
        self.redraw()

    def action_change(self) -> None:
        """Opens the amount of the line at hand."""
        self.pick()

    def action_add(self) -> None:
        """Opens an amount on the line that adds."""
        self.chosen = len(self.entries)
        self.pick()

    def action_remove(self) -> None:
        """Removes the entry; undo brings it back."""
        entry = self.at_hand
        if entry is None:
            return
        number = entry.entry.id
        self.care.act(lambda: self.service.remove_entry(number))
        self.refresh_view()

    def action_note(self) -> None:
        """Opens the entry's note."""
        entry = self.at_hand
        if entry is None:
            self.say("Choose an entry first; this line adds one.")
            return
        self.app.push_screen(build("note", self._day, entry), self._noted)

    def action_why(self) -> None:
        """Explains the run."""
        self.care.open_sheet("why", self._habit_id)

    def _noted(self, _: object) -> None:
        self.refresh_view()

    def action_edit_habit(self) -> None:
        """Opens the habit itself."""
        self.care.open_sheet("add_habit", self._habit_id)

    def on_screen_resume(self) -> None:
        """Back from a note: what is true now."""
        self.refresh_view()

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """The plan, the entries, the line that adds, the sum."""
        writer = PageWriter(width)
        habit = self.service.habit(self._habit_id)
        rule = habit.rule_on(self._day)
        goal = goal_words(rule.goal_low, rule.goal_high, rule.unit)
        if height > 6:
            writer.text(f"{plan_words(rule.plan, rule.unit).capitalize()}, {goal}.", QUIET)
            writer.gap()
        if not self.entries:
            writer.text("Nothing is logged here. Type an amount, Enter keeps it.", QUIET)
            writer.gap()
        for index, line in enumerate(self.entries):
            self._entry_row(writer, index, line)
        self._adding_row(writer, rule.unit)
        if len(self.entries) > 1 and height > 6:
            total = sum(line.entry.amount for line in self.entries)
            writer.gap()
            writer.text(f"{amount_words(total, rule.unit)} in all.", QUIET)
        return writer.page()

    def _entry_row(self, writer: PageWriter, index: int, line: EntryLine) -> None:
        entry = line.entry
        when = (f"{self._when(line):{WHEN_WIDTH}}", QUIET)
        if self._typing is not None and index == self.chosen:
            typed = self._typing.preview(0, line.unit)
            writer.row(index, self.chosen, self.signs.cursor, when, (typed, INK))
            return
        amount = fit(amount_words(entry.amount, line.unit), AMOUNT_WIDTH, self.signs)
        source = f"({clean_line(entry.source, 20)}) " if entry.source else ""
        note = fit(f"{source}{entry.note}", max(writer.width - 32, 0), self.signs).rstrip()
        writer.row(index, self.chosen, self.signs.cursor, when, (amount, INK), (note, QUIET))

    def _adding_row(self, writer: PageWriter, unit: str) -> None:
        index = len(self.entries)
        if self._typing is not None and index == self.chosen:
            before = sum(line.entry.amount for line in self.entries)
            typed = self._typing.preview(before, unit)
            spans: Line = ((" " * WHEN_WIDTH, INK), (typed, INK))
        else:
            spans = ((f"{'add':{WHEN_WIDTH}}", INK), ("type an amount", QUIET))
        writer.row(index, self.chosen, self.signs.cursor, *spans)

    def _when(self, line: EntryLine) -> str:
        """`18:05`, `23:10-06:50`; the hour it was written down, if it was on that day."""
        entry = line.entry
        if entry.started_at is not None and entry.ended_at is not None:
            return f"{clock_time(entry.started_at)}-{clock_time(entry.ended_at)}"
        if entry.started_at is not None:
            return clock_time(entry.started_at)
        if entry.logged_at is None:
            return ""
        moment: datetime = entry.logged_at.astimezone(self.service.now().tzinfo)
        return clock_time(moment) if moment.date() == entry.day else ""

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do on the line at hand."""
        if self.capturing:
            return (Hint("Enter", "keep"), Hint("Esc", "leave"), Hint("Backspace", "one back"))
        if self.at_hand is None:
            return (
                Hint("0-9", "amount"),
                Hint("Enter", "add", "change"),
                Hint("z", "take back", "app.undo"),
                Hint("q", "back", "close"),
            )
        return (
            Hint("0-9", "new amount"), Hint("Enter", "change", "change"),
            Hint("Backspace", "remove", "remove"), Hint("n", "its note", "note"),
            Hint("a", "add", "add"), Hint("e", "edit the habit", "edit_habit"),
            Hint("z", "take back", "app.undo"), Hint("q", "back", "close"),
        )  # fmt: skip

"""People who listen: your own people first, then the lines of your country.

What to call when a life is in danger stands still above the page. On sample data, which others may
see, the public lines stand alone.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from selfcare.content.support import (
    NO_COUNTRY,
    SupportPage,
    directory_words,
    first_words,
    sample_words,
    support_for,
)
from selfcare.core.errors import SelfcareError
from selfcare.core.model import Contact
from selfcare.core.views import Receipt
from selfcare.tui.paged import Page, PageBody, PageSheet, PageWriter
from selfcare.tui.screens.country import CountrySheet
from selfcare.tui.screens.support_rows import LEAD, Row, rows_of, write_row
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.first_words import ROOMY, FirstWords
from selfcare.tui.widgets.lines import QUIET, STRONG

LOW = 14
"""Rows below which the page leaves out which comes first, so that it comes at once."""


class SupportSheet(PageSheet):
    """Own people, editable here; numbers that were read on a publisher's page, never guessed."""

    TITLE = "Support"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "take", "edit, or choose", show=False, id="take",
                tooltip="Edit who is at hand, add somebody, or choose the country."),
        Binding("a", "add", "add somebody", show=False, id="add",
                tooltip="Write down somebody, or a place."),
        Binding("m", "shift", "move", show=False, id="move",
                tooltip="Move who is at hand with the arrows; Enter leaves them there."),
        Binding("backspace,delete", "remove", "remove", show=False, id="remove",
                tooltip="Remove who is at hand; z brings them back."),
        Binding("c", "country", "country", show=False, id="country",
                tooltip="Set or change the country."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Contact, ...] | None = None
        self._trouble = ""
        """Why own people could not be read; empty: they were."""
        self._came: list[int] = []
        """Who is here since the last reading."""
        self._moving = ""
        """While somebody is moved: the key that makes its steps one act."""
        self._touched = False
        """Whether a row was chosen; before that the page stands at its top."""

    # what there is

    @property
    def people(self) -> tuple[Contact, ...]:
        """Own people; none while the file cannot be read, which must not close this page."""
        if self._people is None:
            try:
                self._people, self._trouble = self.service.contacts(), ""
            except SelfcareError as error:
                self._people, self._trouble = (), str(error)
        return self._people

    @property
    def found(self) -> SupportPage:
        """The lines of the person's country."""
        return support_for(self.service.setting("region"))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Everything that can be chosen, in its order."""
        if self.care.sample:
            public = rows_of((), self.found, self.service.today())
            return tuple(row for row in public if not row.does)
        return tuple(rows_of(self.people, self.found, self.service.today()))

    @property
    def at_hand(self) -> Row | None:
        """The row at hand."""
        rows = self.rows
        return rows[self.chosen] if self.chosen < len(rows) else None

    def choices(self) -> int:
        """People, lines and what can be done."""
        return len(self.rows)

    def refresh_view(self) -> None:
        """Reads again; whoever is at hand stays at hand."""
        before = {one.id: at for at, one in enumerate(self._people or ())}
        self._people = None
        ids = [one.id for one in self.people]
        at_hand = next((number for number, at in before.items() if at == self.chosen), None)
        if at_hand in ids:
            self.chosen = ids.index(at_hand)
        elif self.chosen >= len(before):
            self.chosen += len(ids) - len(before)
        self._came = [number for number in ids if number not in before]
        self.chosen = min(max(self.chosen, 0), max(self.choices() - 1, 0))
        for words in self.query(FirstWords):
            words.tell(self._first_words())
        self.redraw()

    def point_at(self, day: date | None, habit_id: int | None) -> None:
        """Shows who has just come back."""
        del day, habit_id
        if len(self._came) == 1:
            self._show(self._came[0])

    def _first_words(self) -> tuple[str, ...]:
        return sample_words(self.found) if self.care.sample else first_words(self.found)

    def compose_sheet(self) -> Iterable[Widget]:
        """The first words, and the page."""
        if not self.care.sample and not self.people and self.found.code is None:
            self.chosen = self.choices() - 1  # a country brings numbers at once
        yield FirstWords(self._first_words())
        yield from self.compose_page()

    def choose(self, choice: int) -> None:
        """Another row; from now on the row at hand is kept in sight."""
        self._touched = True
        super().choose(choice)

    # moving

    @property
    def capturing(self) -> bool:
        """Whether somebody is being moved."""
        return bool(self._moving)

    def capture(self, event: events.Key) -> bool:
        """Arrows move who is at hand, Enter or Esc leaves them where they stand."""
        if event.key in {"up", "k", "down", "j"}:
            self._shift(-1 if event.key in {"up", "k"} else 1)
            return True
        self._moving = ""
        self.redraw()
        return event.key in {"enter", "escape", "m", "space"}

    def _shift(self, by: int) -> None:
        row, to = self.at_hand, self.chosen + by
        if row is None or row.contact is None or not 0 <= to < len(self.people):
            return
        number, key = row.contact.id, self._moving
        self._act(lambda: self.service.move_contact(number, to + 1, join=key))
        self._show(number)

    # acts

    def _act(self, work: Callable[[], Receipt]) -> None:
        self.care.act(work)
        self.refresh_view()

    def pick(self) -> None:
        """A second click does what Enter does."""
        self.action_take()

    def action_take(self) -> None:
        """Edits who is at hand, adds somebody, chooses the country, or says whose page it is."""
        row = self.at_hand
        if row is None:
            return
        match row.does:
            case "edit":
                self.care.open_sheet("contact_form", row.contact, after=self._kept)
            case "add":
                self.action_add()
            case "country":
                self.action_country()
            case _ if row.source:
                self.say(f"Read on a page of {row.source}.")

    def action_add(self) -> None:
        """Writes down somebody new."""
        if not self.care.sample:
            self.care.open_sheet("contact_form", after=self._kept)

    def _kept(self, saved: tuple[int, str] | None) -> None:
        self.refresh_view()
        if saved is None:
            return
        number, words = saved
        self._show(number)
        self.say(words)

    def _show(self, number: int) -> None:
        """Makes somebody the one at hand."""
        ids = [one.id for one in self.people]
        if number in ids:
            self.chosen, self._touched = ids.index(number), True
            self.redraw()

    def action_shift(self) -> None:
        """Begins to move who is at hand."""
        row = self.at_hand
        if row is not None and row.contact is not None and len(self.people) > 1:
            self._moving = f"own people, {row.contact.id} after {self.care.newest_seen}"
            self.redraw()

    def action_remove(self) -> None:
        """Removes who is at hand."""
        row = self.at_hand
        if row is not None and row.contact is not None:
            number = row.contact.id
            self._act(lambda: self.service.remove_contact(number))

    def action_country(self) -> None:
        """Chooses the country."""
        if not self.care.sample:
            self.app.push_screen(CountrySheet(), lambda _: self.refresh_view())

    def action_page(self, by: int) -> None:
        """A page of text further, whatever can be chosen on it."""
        rows = max((body.rows_shown for body in self.query(PageBody)), default=8)
        self._scroll(by * max(rows - 1, 1))

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """Own people, the lines, where to find more."""
        del height
        writer = PageWriter(width)
        high = self.size.height
        if high < ROOMY:
            first, *more = self._first_words()[:-1]
            for sentence in (first, *(more if high >= LOW or self.care.sample else ())):
                writer.text(sentence)
            if high >= LOW:
                writer.gap()
        rows = self.rows
        if self.care.sample:
            for number, row in enumerate(rows):
                write_row(writer, number, row, self.chosen, self.signs.cursor)
            if not self._touched:
                writer.seen = None
            return writer.page()
        self._write_people(writer, rows)
        self._write_lines(writer, rows)
        if not self._touched:
            writer.seen = None
        return writer.page()

    def _write_people(self, writer: PageWriter, rows: tuple[Row, ...]) -> None:
        writer.text("Your own people and places", STRONG)
        if self._trouble:
            writer.text(self._trouble, QUIET, indent=LEAD)
        elif not self.people:
            writer.text(
                "Who is good to talk to, or where is it good to be? One is enough.",
                QUIET,
                indent=LEAD,
            )
        for number in range(len(self.people) + 1):
            write_row(writer, number, rows[number], self.chosen, self.signs.cursor)

    def _write_lines(self, writer: PageWriter, rows: tuple[Row, ...]) -> None:
        found = self.found
        writer.gap()
        if found.code is None:
            writer.text(NO_COUNTRY)
            writer.text(directory_words(found))
        else:
            writer.text(f"In {found.place}", STRONG)
        last = len(rows) - 1
        for number in range(len(self.people) + 1, last):
            write_row(writer, number, rows[number], self.chosen, self.signs.cursor)
        if found.code is not None:
            writer.text(directory_words(found), QUIET, indent=LEAD)
        write_row(writer, last, rows[last], self.chosen, self.signs.cursor)

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do with the row at hand."""
        if self.care.sample:
            return (Hint("q", "back", "close"),)
        if self._moving:
            return (Hint(self.signs.up_down, "move"), Hint("Enter", "leave it there"))
        row = self.at_hand
        back = Hint("q", "back", "close")
        add, country = Hint("a", "add", "add"), Hint("c", "country", "country")
        if row is None:
            return (back,)
        if row.contact is not None:
            move = (Hint("m", "move", "shift"),) if len(self.people) > 1 else ()
            remove = Hint("Backspace", "remove", "remove")
            return (Hint("Enter", "edit", "take"), add, *move, remove, back)
        if row.does == "add":
            return (Hint("Enter", "add", "take"), country, back)
        if row.does == "country":
            return (Hint("Enter", "country", "take"), add, back)
        return (add, country, back, Hint("Enter", "where it was read", "take"))

"""People who listen: your own people first, then the lines of your country.

What to call when a life is in danger stands still above the list. On sample data, which others may
see, the public lines stand alone.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from selfcare.content.support import (
    NO_COUNTRY,
    SupportPage,
    checked_words,
    directory_words,
    first_words,
    reach_words,
    sample_words,
    support_for,
)
from selfcare.core.errors import SelfcareError
from selfcare.core.model import Contact
from selfcare.forms.care import contact_form
from selfcare.tui.acts import bindings
from selfcare.tui.paint import QUIET, STRONG, beside, line, lines, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import MovingRows

WIDE, WIDEST = 60, 28
"""Columns from which names and what is said of them stand side by side; most cells of names."""
ASK = "Who is good to talk to, or where is it good to be? One is enough."
ADD, COUNTRY = "add", "country"


class Row(Struct, frozen=True):
    """A line of the list: a name, and what is said of it."""

    id: str
    name: str
    told: tuple[tuple[str, str], ...] = ()
    """Words and their style, a paragraph each."""
    contact: Contact | None = None
    source: str = ""
    """Whose page it was read on."""


def people_rows(people: Iterable[Contact]) -> Iterator[Row]:
    """Own people."""
    for one in people:
        told = [(one.reach, "")] if one.reach else []
        told += [(f"Good for: {one.good_for}", QUIET)] if one.good_for else []
        yield Row(f"person-{one.id}", one.name, tuple(told), contact=one)


def line_rows(page: SupportPage, today: date) -> Iterator[Row]:
    """The lines of a country, and its emergency number."""
    for at, each in enumerate(page.lines):
        told = ((reach_words(each), ""), (checked_words(each.checked, today), QUIET))
        yield Row(f"line-{at}", each.name, told, source=each.source)
    if page.emergency_checked is not None:
        checked = checked_words(page.emergency_checked, today)
        told = ((f"Call {page.emergency}.", ""), (checked, QUIET))
        yield Row("emergency", "Emergency", told, source=page.emergency_source)


class SupportSheet(Sheet[None]):
    """Own people, editable here; numbers that were read on a publisher's page, never guessed."""

    TOGGLES = True
    CARD = "-read"
    AUTO_FOCUS = "MovingRows"
    WHERE: ClassVar[tuple[str, ...]] = ("support", "list")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("support")]

    def __init__(self) -> None:
        super().__init__()
        self.people: tuple[Contact, ...] = ()
        self._trouble = ""
        """Why own people could not be read; empty: they were."""
        self._moving = ""
        """While somebody is moved: the key that makes its steps one act."""
        self._rows: dict[str, Row] = {}

    @property
    def found(self) -> SupportPage:
        """The lines of the person's country."""
        return support_for(self.service.setting("region"))

    def heading(self) -> Content:
        """What it is."""
        return Content("Support")

    def compose_card(self) -> Iterable[Widget]:
        """The first words, then the list."""
        yield Static(id="first-call")
        yield MovingRows(id="people")

    def on_mount(self) -> None:
        """The first picture: without anybody here, a country brings numbers at once."""
        self.refresh_view()
        alone = not self.people and self.found.code is None and not self.care.sample
        self._point(COUNTRY if alone else next(iter(self._rows), ""))

    def laid_out(self) -> None:
        """Columns fit the width, the list the room below the first words."""
        self.refresh_view()
        self.fit(self.query_one(MovingRows))

    # what is listed ---------------------------------------------------------------------------

    def refresh_view(self) -> None:
        """Reads again; whoever is at hand stays at hand."""
        rows = self.query_one(MovingRows)
        before, known = self.at_hand, set(self._rows)
        self._read()
        rows.moving = bool(self._moving)
        width = max(rows.scrollable_content_region.width, 20)
        column = min(width // 3, WIDEST) if width >= WIDE else 0
        at = rows.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            rows.set_options(list(self._options(column, width)))
            rows.highlighted = at if at is not None and at < rows.option_count else None
        came = [key for key in self._rows if key not in known and key.startswith("person-")]
        if known and len(came) == 1:
            self._point(came[0])
        elif before is not None:
            self._point(before.id)
        self._show_first()

    def _read(self) -> None:
        """Own people; none while the file cannot be read, which must not close this page."""
        try:
            self.people, self._trouble = self.service.contacts(), ""
        except SelfcareError as error:
            self.people, self._trouble = (), str(error)
        public = list(line_rows(self.found, self.service.today()))
        if self.care.sample:
            shown = public
        else:
            country = "Choose your country" if self.found.code is None else "Another country"
            own = [*people_rows(self.people), Row(ADD, "Add somebody, or a place")]
            shown = [*own, *public, Row(COUNTRY, country)]
        self._rows = {row.id: row for row in shown}

    def _options(self, column: int, width: int) -> Iterator[Option]:
        def words(text: str, style: str = QUIET) -> Option:
            return Option(plain(text, style), disabled=True)

        found = self.found
        for row in self._rows.values():
            if row.id == next(iter(self._rows)) and not self.care.sample:
                yield words("Your own people and places", "bold $accent")
                if self._trouble or not self.people:
                    yield words(self._trouble or ASK)
            told = (plain(*each) for each in row.told)
            yield Option(beside(plain(row.name, STRONG), told, column, width), id=row.id)
            if row.id == ADD:
                yield words("")
                if found.code is None:
                    yield words(f"{NO_COUNTRY} {directory_words(found)}")
                else:
                    yield words(f"In {found.place}", "bold $accent")
            if row.id == "emergency" and not self.care.sample:
                yield words(directory_words(found))

    def _show_first(self) -> None:
        said = sample_words(self.found) if self.care.sample else first_words(self.found)
        *before, call = said
        flat = self.has_class("-flat") and not self.care.sample
        shown = before[:1] if flat else before
        self.query_one("#first-call", Static).update(
            lines([*(Content(each) for each in shown), line((call, "bold $accent"))])
        )

    @property
    def at_hand(self) -> Row | None:
        """The row at hand."""
        rows = self.query_one(MovingRows)
        option = rows.highlighted_option
        return None if option is None else self._rows.get(option.id or "")

    def _point(self, key: str) -> None:
        rows = self.query_one(MovingRows)
        if key in self._rows:
            rows.highlighted = rows.get_option_index(key)

    # acts -------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On sample data there is nobody to add, move or remove, and no country to choose."""
        if action in {"add", "shift", "remove", "country", "take"} and self.care.sample:
            return False
        if action in {"shift", "remove"}:
            row = self.at_hand if self.is_mounted else None
            return row is not None and row.contact is not None
        return super().check_action(action, parameters)

    @on(OptionList.OptionHighlighted, "#people")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#people")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Edits who is at hand, adds somebody, chooses the country, or says whose page it is."""
        row = self.at_hand
        if self._moving:
            self._settle()
        elif row is None:
            return
        elif row.contact is not None:
            self._edit(row.contact)
        elif row.id == ADD:
            self._edit(None)
        elif row.id == COUNTRY:
            self.action_country()
        else:
            self.say(f"Read on a page of {row.source}.")

    def action_add(self) -> None:
        """Writes down somebody new."""
        self._edit(None)

    def _edit(self, contact: Contact | None) -> None:
        try:
            form, save, gone = contact_form(self.service, contact)
        except SelfcareError as error:
            self.say(str(error))
            return
        self.care.open_sheet("form", form, save, gone, after=self._kept)

    def _kept(self, saved: tuple[int, str] | None) -> None:
        self.refresh_view()
        if saved is not None:
            self._point(f"person-{saved[0]}")
            self.say(saved[1])

    def action_remove(self) -> None:
        """Removes who is at hand."""
        row = self.at_hand
        if row is not None and row.contact is not None:
            number = row.contact.id
            self.care.act(lambda: self.service.remove_contact(number))
            self.refresh_view()

    def action_country(self) -> None:
        """Chooses the country."""
        self.care.open_sheet("settings", at="region", after=lambda _: self.refresh_view())

    # moving -----------------------------------------------------------------------------------

    def action_shift(self) -> None:
        """Begins to move who is at hand; the same key lets them stay."""
        row = self.at_hand
        if self._moving:
            self._settle()
        elif row is not None and row.contact is not None and len(self.people) > 1:
            self._moving = f"own people, {row.contact.id} after {self.care.newest_seen}"
            self.query_one(MovingRows).moving = True
            self.say("Arrows move; Enter leaves them there.")

    @on(MovingRows.Shifted)
    def _shifted(self, event: MovingRows.Shifted) -> None:
        event.stop()
        row = self.at_hand
        if row is None or row.contact is None:
            return
        number, key = row.contact.id, self._moving
        to = [one.id for one in self.people].index(number) + event.by
        if 0 <= to < len(self.people):
            self.care.act(lambda: self.service.move_contact(number, to + 1, join=key))
            self.refresh_view()

    def _settle(self) -> None:
        self._moving = ""
        self.query_one(MovingRows).moving = False

    def action_close(self) -> None:
        """A move ends; else back."""
        if self._moving:
            self._settle()
        else:
            self.dismiss(None)

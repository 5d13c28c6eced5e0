"""People who listen: your own people first, then the lines of your country.

What to call when a life is in danger stands still above the list. On sample data, which others may
see, the public lines stand alone.
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import getters, on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from selfcare.content.support import SupportPage, first_words, sample_words, support_for
from selfcare.core.errors import SelfcareError
from selfcare.core.model import Contact
from selfcare.diary import setting_acts, support_acts
from selfcare.draw.entries import ADD, COUNTRY, Row, line_rows, support_rows
from selfcare.draw.lines import STRONG, Span
from selfcare.forms.care import contact_form
from selfcare.tui.keys import bindings
from selfcare.tui.paint import beside, line, lines, plain
from selfcare.tui.screens.base import Sheet
from selfcare.tui.widgets.rows import MovingRows, between
from selfcare.words.refusals import error_words

WIDE, WIDEST = 60, 28
"""Columns from which names and what is said of them stand side by side; most cells of names."""


class SupportSheet(Sheet[None]):
    """Own people, editable here; numbers that were read on a publisher's page, never guessed."""

    TOGGLES = True
    CARD = "-read"
    AUTO_FOCUS = "MovingRows"
    WHERE: ClassVar[tuple[str, ...]] = ("support", "list")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("support")]

    rows = getters.query_one(MovingRows)

    def __init__(self) -> None:
        super().__init__()
        self.people: tuple[Contact, ...] = ()
        self._trouble = ""
        """Why own people could not be read; empty: they were."""
        self._moving = ""
        """While somebody is moved: the key that makes its steps one act."""
        self._listed: tuple[Row | Span, ...] = ()
        """The rows, and the words between them."""
        self._rows: dict[str, Row] = {}

    @property
    def found(self) -> SupportPage:
        """The lines of the person's country."""
        return support_for(setting_acts.setting(self.diary, "region"))

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
        super().laid_out()

    # what is listed ---------------------------------------------------------------------------

    def refresh_view(self) -> None:
        """Reads again; whoever is at hand stays at hand."""
        before, known = self.at_hand, set(self._rows)
        self._read()
        self.rows.moving = bool(self._moving)
        width = max(self.rows.scrollable_content_region.width, 20)
        column = min(width // 3, WIDEST) if width >= WIDE else 0
        at = self.rows.highlighted
        self.rows.fill(self._options(column, width), at)
        came = [key for key in self._rows if key not in known and key.startswith("person-")]
        if known and len(came) == 1:
            self._point(came[0])
        elif before is not None:
            self._point(before.id)
        self._show_first()

    def _read(self) -> None:
        """Own people; none while the file cannot be read, which must not close this page."""
        try:
            self.people, self._trouble = support_acts.contacts(self.diary), ""
        except SelfcareError as error:
            self.people, self._trouble = (), error_words(error)
        found, today = self.found, self.diary.today()
        if self.care.sample:
            self._listed = tuple(line_rows(found, today))
        else:
            self._listed = tuple(support_rows(self.people, found, today, trouble=self._trouble))
        self._rows = {row.id: row for row in self._listed if isinstance(row, Row)}

    def _options(self, column: int, width: int) -> Iterator[Option]:
        for row in self._listed:
            if isinstance(row, Row):
                told = (plain(*each) for each in row.told)
                yield Option(beside(plain(row.name, STRONG), told, column, width), id=row.id)
            else:
                yield between(*row)

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
        option = self.rows.highlighted_option
        return None if option is None else self._rows.get(option.id or "")

    def _point(self, key: str) -> None:
        if key in self._rows:
            self.rows.highlighted = self.rows.get_option_index(key)

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

    def chosen(self, _: str) -> None:
        """The row at hand."""
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
        with self.telling():
            self.care.open_sheet("form", *contact_form(self.diary, contact), after=self._kept)

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
            self.acted(lambda: support_acts.remove_contact(self.diary, number))

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
            self.rows.moving = True
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
            self.acted(lambda: support_acts.move_contact(self.diary, number, to + 1, join=key))

    def _settle(self) -> None:
        self._moving = ""
        self.rows.moving = False

    def action_close(self) -> None:
        """A move ends; else back."""
        if self._moving:
            self._settle()
        else:
            self.dismiss(None)

"""A sheet for a clinician or a coach: the person chooses what is in it, looks at it, writes it."""

from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.days import long_day, parse_day
from selfcare.core.errors import SelfcareError
from selfcare.core.model import Area
from selfcare.core.share import ShareSheet
from selfcare.draw.share_document import span
from selfcare.draw.share_files import write_share
from selfcare.draw.week_files import FileKind
from selfcare.tui.fields import typed_line
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET

FIRST, LAST, RATINGS, NOTES, LOOK, WRITE = "first", "last", "ratings", "notes", "look", "write"
FOUR_WEEKS = timedelta(days=27)
LABEL, NARROW_LABEL = 20, 13
"""Cells of a line's name; the second below 60 columns."""

_SAID = {
    FIRST: "The first day. Arrows move it by a day; or type mon, -28 or 2026-11-01.",
    LAST: "The last day. Arrows move it by a day; or type a day.",
    RATINGS: "Mood, energy and stress, with their means.",
    NOTES: "Your own words, for the day and for each entry. They stay out unless you say so.",
    LOOK: "The sheet as it would be, here on the screen.",
    WRITE: "A file of your own; who gets it is up to you.",
}


class ShareForm(PageSheet):
    """One choice a line."""

    TITLE = "A sheet for a clinician or a coach"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "change", "change", id="share-change",
                tooltip="Change this line, look at the sheet, or write it."),
        Binding("right,l", "step(1)", "later", show=False, id="share-later",
                tooltip="A day later, or the other choice."),
        Binding("left,h", "step(-1)", "earlier", show=False, id="share-earlier",
                tooltip="A day earlier, or the other choice."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._first: date | None = None
        self._last: date | None = None
        self._areas: set[Area] | None = None
        self._ratings = True
        self._notes = False
        self._typing: TextKeys | None = None

    # what is chosen

    @property
    def last(self) -> date:
        """The last day; today until another one is chosen."""
        return self._last or self.service.today()

    @property
    def first(self) -> date:
        """The first day; four weeks until another one is chosen."""
        return self._first or self.last - FOUR_WEEKS

    @property
    def areas(self) -> set[Area]:
        """The areas in the sheet."""
        return set(self.service.share_areas()) if self._areas is None else self._areas

    @property
    def _lines(self) -> tuple[str | Area, ...]:
        return (FIRST, LAST, *self.service.share_areas(), RATINGS, NOTES, LOOK, WRITE)

    @property
    def at_hand(self) -> str | Area:
        """The line the keys act on."""
        return self._lines[min(self.chosen, len(self._lines) - 1)]

    def choices(self) -> int:
        """Every line."""
        return len(self._lines)

    def sheet(self) -> ShareSheet | None:
        """The sheet of these choices; a sentence says what does not fit."""
        try:
            return self.service.share_sheet(
                self.first, self.last, self.areas, ratings=self._ratings, notes=self._notes
            )
        except SelfcareError as error:
            self.say(str(error))
            return None

    # acts

    def pick(self) -> None:
        """A second click."""
        self.action_change()

    def action_change(self) -> None:
        """Types a day, turns a choice over, looks at the sheet, or writes it."""
        match self.at_hand:
            case "first" | "last" as which:
                day = self.first if which == FIRST else self.last
                self._typing = TextKeys.opened(day.isoformat())
            case "look":
                sheet = self.sheet()
                if sheet is not None:
                    self.care.open_sheet("share_preview", sheet)
            case "write":
                self._write()
            case line:
                self._turn(line)
        self.redraw()

    def _turn(self, line: str | Area) -> None:
        if isinstance(line, Area):
            self._areas = self.areas ^ {line}
        elif line == RATINGS:
            self._ratings = not self._ratings
        else:
            self._notes = not self._notes
        self.say("")

    def action_step(self, by: int) -> None:
        """A day earlier or later; of two choices the other one."""
        line, today = self.at_hand, self.service.today()
        if line == FIRST:
            self._first = min(self.first + timedelta(days=by), self.last)
        elif line == LAST:
            first = self.first
            self._last = min(max(self.last + timedelta(days=by), first), today)
            self._first = first
        elif line not in {LOOK, WRITE}:
            self._turn(line)
        self.redraw()

    def _write(self) -> None:
        sheet = self.sheet()
        if sheet is None:
            return
        self.care.open_sheet(
            "write_file",
            "Write the sheet",
            f"sheet-{self.last.isoformat()}",
            "It holds what you chose and nothing else. It counts and diagnoses nothing.",
            write=lambda path, kind, over: write_share(sheet, path, kind, force=over),
            kinds=(FileKind.HTML, FileKind.MARKDOWN),
            after=self._written,
        )

    def _written(self, path: str | None) -> None:
        if path is not None:
            self.say(f"Written, for your login alone: {path}")

    # typing a day

    @property
    def capturing(self) -> bool:
        """Whether a day is being typed."""
        return self._typing is not None

    def capture(self, event: events.Key) -> bool:
        """One key of the day; what cannot be read stays, so that it can be mended."""
        assert self._typing is not None
        now = self._typing.press(event.key, event.character if event.is_printable else None)
        if now.committed:
            self._typing = None if self._read(now.text) else TextKeys(now.text, now.cursor)
        else:
            self._typing = None if now.finished else now
        self.redraw()
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted day in at the cursor."""
        if self._typing is not None:
            self._typing = self._typing.typed(text)
            self.redraw()
        return True

    def _read(self, text: str) -> bool:
        try:
            day = parse_day(text, self.service.today())
        except SelfcareError as error:
            self.say(str(error))
            return False
        if self.at_hand == FIRST:
            self._first = day
        else:
            self._first, self._last = self.first, day
        self.say("")
        return True

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """The choices, and below them what the sheet will cover."""
        del height
        writer = PageWriter(width)
        label = LABEL if width >= 60 else NARROW_LABEL
        for number, line in enumerate(self._lines):
            if line in {RATINGS, LOOK} or number == 2:
                writer.gap()
            name, value = self._words(line)
            here = number == self.chosen
            if here and self._typing is not None:
                typed = typed_line(self._typing, max(writer.room - label - 1, 1))
                writer.row(
                    number, self.chosen, self.signs.cursor, (f"{name:<{label}}", INK), *typed
                )
            else:
                spans = ((f"{name:<{label}}", INK), (value, QUIET))
                writer.row(number, self.chosen, self.signs.cursor, *spans)
        writer.gap()
        writer.text(self._said(), QUIET)
        writer.gap()
        days = (self.last - self.first).days + 1
        covered = f"{span(self.first, self.last)}, {'1 day' if days == 1 else f'{days} days'}."
        writer.text(covered if days > 0 else "The first day lies after the last one.", INK)
        return writer.page()

    def _said(self) -> str:
        line = self.at_hand
        if isinstance(line, Area):
            return "Habits of this area: days, plans and amounts. Space turns it over."
        return _SAID[line]

    def _words(self, line: str | Area) -> tuple[str, str]:
        today = self.service.today()
        if isinstance(line, Area):
            name = "My own" if line is Area.OWN else line.value.capitalize()
            return name, "in the sheet" if line in self.areas else "left out"
        match line:
            case "first":
                return "From", _day(self.first, today)
            case "last":
                return "To", _day(self.last, today)
            case "ratings":
                return "Ratings", "in the sheet" if self._ratings else "left out"
            case "notes":
                return "Notes", "in the sheet" if self._notes else "left out"
            case "look":
                return "Look at it", "before anything is written"
            case _:
                return "Write it", "to a file of your own"

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the line at hand."""
        if self.capturing:
            return (Hint("Enter", "keep"), Hint("Esc", "leave"), Hint("Ctrl+U", "empty"))
        back = Hint("q", "back", "close")
        match self.at_hand:
            case "first" | "last":
                arrows = f"{self.signs.earlier} {self.signs.later}"
                return (Hint(arrows, "a day", "step(1)"), Hint("Enter", "type it", "change"), back)
            case "look":
                return (Hint("Enter", "look", "change"), back)
            case "write":
                return (Hint("Enter", "write", "change"), back)
            case _:
                return (Hint("Space", "in or out", "change"), back)


def _day(day: date, today: date) -> str:
    words = long_day(day, today)
    return words if str(day.year) in words else f"{words} {day.year}"

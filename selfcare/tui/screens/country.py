"""Which country, so that the support lines fit: type part of its name, or leave it open."""

from textual import events

from selfcare.content.regions import regions
from selfcare.core.errors import SelfcareError
from selfcare.tui.choosing import Choosing
from selfcare.tui.paged import CURSOR, Page, PageSheet, PageWriter
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET


def opened(code: str | None = None) -> Choosing:
    """The choice as it opens, at the country of a code."""
    known = regions()
    names = tuple(region.name for region in known)
    codes = [region.code for region in known]
    return Choosing(names, chosen=codes.index(code) if code in codes[:-1] else None)


def code_of(choosing: Choosing) -> str | None:
    """The chosen country's two letters. None: left open, or somewhere else."""
    return None if choosing.chosen is None else regions()[choosing.chosen].code


def write_choice(
    writer: PageWriter, choosing: Choosing, mark: str, most: int | None = None
) -> None:
    """The typed letters and the countries that fit; at most so many around the chosen one."""
    if choosing.typed:
        writer.line((choosing.typed, INK), (" ", CURSOR))
    else:
        words = " Type its first letters, or choose with the arrows."
        writer.line(
            (" ", CURSOR), (words if writer.width >= 60 else " Type its first letters.", QUIET)
        )
    fitting = choosing.fitting
    if not fitting:
        writer.text("No country of that name is listed. Enter leaves it open.", QUIET)
    shown = fitting
    if most is not None and len(fitting) > most:
        at = fitting.index(choosing.chosen) if choosing.chosen in fitting else 0
        first = min(max(at - most // 2, 0), len(fitting) - most)
        shown = fitting[first : first + most]
    for index in shown:
        writer.row(index, choosing.chosen, mark, (choosing.names[index], INK))


class CountrySheet(PageSheet):
    """The country alone; gives True to its callback when it was set."""

    TITLE = "Your country"
    WAY_BACK = ("Esc", "leave")

    def __init__(self) -> None:
        super().__init__()
        self._choosing: Choosing | None = None

    @property
    def choosing(self) -> Choosing:
        """The choice, at the country that is set."""
        if self._choosing is None:
            self._choosing = opened(self.service.setting("region"))
        return self._choosing

    @property
    def capturing(self) -> bool:
        """Letters are typed here."""
        return not self.choosing.finished

    def capture(self, event: events.Key) -> bool:
        """One key of the choice."""
        if event.key in {"ctrl+p", "f1"}:
            return False
        character = event.character if event.is_printable else None
        self._choosing = self.choosing.press(event.key, character)
        if not self._choosing.finished:
            self.redraw()
        elif not self._choosing.committed:
            self.dismiss(None)
        else:
            self._keep()
        return True

    def choices(self) -> int:
        """All countries."""
        return len(self.choosing.names)

    def choose(self, choice: int) -> None:
        """A click on a country chooses it; a second one takes it."""
        self.chosen = choice
        self._choosing = Choosing(self.choosing.names, self.choosing.typed, choice)
        self.redraw()

    def pick(self) -> None:
        """Takes the country at hand."""
        self._keep()

    def _keep(self) -> None:
        code = code_of(self.choosing)
        try:
            self.service.set_setting("region", code or "none")
        except SelfcareError as error:
            self._choosing = opened(code)
            self.say(str(error))
            self.redraw()
            return
        self.dismiss(True)

    def page(self, width: int, height: int) -> Page:
        """The question and the list."""
        writer = PageWriter(width)
        if height > 8:
            writer.text("Which country are you in? So that the help lines fit.")
            writer.text("Enter without a choice leaves it open.", QUIET)
            writer.gap()
        write_choice(writer, self.choosing, self.signs.cursor)
        return writer.page()

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        return (
            Hint("Enter", "take it"),
            Hint("Backspace", "one back"),
            Hint("Esc", "leave as it is"),
        )

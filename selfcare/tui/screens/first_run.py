"""The first run: what this is, where it is kept, two or three habits, a country. One screen."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.content.starters import Starter, starters
from selfcare.core.plan_grammar import parse_plan, short_plan_words
from selfcare.core.views import Receipt
from selfcare.tui.choosing import Choosing
from selfcare.tui.glyphs import cells, fit
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.screens import country
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import INK, QUIET, STRONG

NAME_WIDTH, PLAN_WIDTH = 25, 16
"""Cells for a starter's name and its start plan."""
KEPT = "Kept in one file on this machine; , d shows where. a adds a habit of your own."
"""What stands on Today when the questions are over."""
PATH_LENGTH = 60
"""Most cells for the file's path."""


def home_path(path: Path) -> str:
    """A path with the home folder as `~`."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return str(path)


class FirstRun(PageSheet):
    """Two questions, each of which may be left open; Esc goes straight to Today."""

    TITLE = "selfcare"
    WAY_BACK = ("Esc", "skip")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "pick_starter", "pick", id="pick", tooltip="Pick this habit, or leave it out."
        ),
        Binding("enter", "go_on", "go on", id="go-on", tooltip="Go on with what is picked."),
        Binding("escape,q", "close", "skip", id="close", tooltip="Skip; Today opens."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._starters = starters()
        self._picked: frozenset[int] = frozenset()
        self._warned = False
        self._country: Choosing | None = None
        """The second question. None: it has not been reached."""

    def choices(self) -> int:
        """The starters, or the countries."""
        return len(self._starters) if self._country is None else len(self._country.names)

    # the first question

    def action_pick_starter(self) -> None:
        """Picks the starter at hand, or leaves it out."""
        self._picked ^= {self.chosen}
        self.say("")
        self.redraw()

    def pick(self) -> None:
        """A second click picks; in the list of countries it takes one."""
        if self._country is None:
            self.action_pick_starter()
        else:
            self._finish()

    def action_go_on(self) -> None:
        """On to the country; with nothing picked it asks once."""
        if not self._picked and not self._warned:
            self._warned = True
            self.say("Nothing is picked yet. Space picks; Enter again goes on without.")
            return
        self._country = country.opened(self.service.setting("region"))
        self.say("")
        self.redraw()

    def action_close(self) -> None:
        """Skips all of it."""
        self._end(lambda: self.service.finish_first_run(None))

    # the second question

    @property
    def capturing(self) -> bool:
        """Whether the country's letters are being typed."""
        return self._country is not None

    def capture(self, event: events.Key) -> bool:
        """One key of the country."""
        assert self._country is not None
        if event.key in {"ctrl+p", "f1"}:
            return False
        character = event.character if event.is_printable else None
        now = self._country.press(event.key, character)
        if now.left:
            self._country = None
        elif now.finished:
            # Esc leaves the country open; what was picked before stays picked.
            self._country = now if now.committed else country.opened()
            self._finish()
            return True
        else:
            self._country = now
        self.redraw()
        return True

    def choose(self, choice: int) -> None:
        """Another row of the question at hand."""
        if self._country is None:
            super().choose(choice)
        else:
            self._country = Choosing(self._country.names, self._country.typed, choice)
            self.chosen = choice
            self.redraw()

    def _finish(self) -> None:
        assert self._country is not None
        region = country.code_of(self._country)
        chosen = [starter for at, starter in enumerate(self._starters) if at in self._picked]
        self._end(lambda: self.service.start_with(chosen, region))

    def _end(self, work: Callable[[], Receipt | None]) -> None:
        """Writes the answers and opens Today; when that cannot be done, says why and stays."""
        done = False

        def writing() -> Receipt | None:
            nonlocal done
            receipt = work()
            done = True
            return receipt

        self.care.act(writing)
        if done:
            self.dismiss(None)
            self.care.refresh_places()
            # Today greets by itself; the line below it says where all of this goes.
            self.care.say(KEPT)
        elif self._country is not None:
            self._country = country.opened(country.code_of(self._country))
            self.redraw()

    # what is shown

    def page(self, width: int, height: int) -> Page:
        """What this is, and the question at hand."""
        writer = PageWriter(width)
        roomy = height >= 16
        if roomy:
            writer.text("Welcome. A small daily check-in, for you alone.", STRONG)
            writer.gap()
            writer.text(
                "All of it stays in one file on this machine. Nothing is sent anywhere. "
                "Anyone who can log in as you can read it."
            )
            path = home_path(self.service.path)
            writer.text(fit(path, min(cells(path), PATH_LENGTH), self.signs), QUIET)
        else:
            writer.text("One file on this machine; nothing is sent.", QUIET)
        if roomy:
            writer.gap()
        if self._country is None:
            self._write_starters(writer, roomy=roomy)
        else:
            self._write_country(writer, self._country, roomy=roomy, height=height)
        return writer.page()

    def _write_starters(self, writer: PageWriter, *, roomy: bool) -> None:
        if roomy:
            writer.text(
                "What would you like to look after? Two or three are plenty. "
                "Space picks, Enter goes on.",
                STRONG,
            )
            writer.gap()
        for index, starter in enumerate(self._starters):
            box = "[x]" if index in self._picked else "[ ]"
            words = [(f"{box} ", INK), (fit(starter.name, NAME_WIDTH), INK)]
            if writer.width >= 50:
                words.append((fit(start_words(starter), PLAN_WIDTH), QUIET))
            writer.row(index, self.chosen, self.signs.cursor, *words)
        if roomy:
            writer.gap()
            writer.text(self._starters[self.chosen].words)
            writer.text("Each of them can be changed later, and more can be added.", QUIET)

    def _write_country(
        self, writer: PageWriter, choosing: Choosing, *, roomy: bool, height: int
    ) -> None:
        if roomy:
            picked = [s.name for at, s in enumerate(self._starters) if at in self._picked]
            writer.text(f"Picked: {', '.join(picked) or 'nothing yet'}.", QUIET)
            writer.gap()
            writer.text(
                "Which country are you in? So that the help lines fit. Enter leaves it open.",
                STRONG,
            )
        most = max(height - len(writer.lines) - 1, 1)
        country.write_choice(writer, choosing, self.signs.cursor, most)

    def keys_now(self) -> tuple[Hint, ...]:
        """The keys of the question at hand."""
        if self._country is None:
            return (
                Hint("Space", "pick", "pick_starter"),
                Hint("Enter", "go on", "go_on"),
                Hint(self.signs.up_down, "move"),
                Hint("Esc", "skip all", "close"),
            )
        chosen = self._country.chosen
        words = "leave it open" if chosen is None else self._country.names[chosen]
        skip = () if chosen is None else (Hint("Esc", "leave it open"),)
        return (
            Hint("Enter", words, "take_country"),
            *skip,
            Hint("Backspace", "back to the habits"),
        )

    def action_take_country(self) -> None:
        """Takes the country at hand."""
        if self._country is not None:
            self._finish()


def start_words(starter: Starter) -> str:
    """The start plan in words: `3 days a week`, `4 nights a week`."""
    plan = parse_plan(starter.start_plan, starter.unit)
    return f"{short_plan_words(plan, starter.unit, starter.area)} a week"

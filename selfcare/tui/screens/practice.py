"""Practice: every routine by time, by area or by feeling; what has helped before stands first."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from selfcare.core.errors import SelfcareError
from selfcare.core.routine import BUILT_IN, Routine
from selfcare.core.views_practice import Helped
from selfcare.tui import theme
from selfcare.tui.fields import typed_line
from selfcare.tui.glyphs import cells, fit
from selfcare.tui.paged import Page, PagePlace, PageWriter
from selfcare.tui.routine_list import (
    SHORT_EVIDENCE,
    Way,
    found,
    helping_first,
    how_words,
    minutes_words,
    ways,
)
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG
from selfcare.tui.wrapping import wrapped

TITLE, MINUTES, FEELINGS, EVIDENCE = 22, 13, 28, 12
"""Cells of the columns."""
MOVES = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}


class Practice(PagePlace):
    """The list of routines."""

    PLACE = "practice"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "pick", "Card", id="practice-card", tooltip="Open its card."),
        Binding(
            "f", "way", "Time, area, feeling", id="practice-way", tooltip="By time, area, feeling."
        ),
        Binding(
            "left,h,left_square_bracket", "value(-1)", "Before", show=False, id="value-before",
            tooltip="The time, area or feeling before.",
        ),
        Binding(
            "right,right_square_bracket", "value(1)", "Next", show=False, id="value-next",
            tooltip="The next time, area or feeling.",
        ),
        Binding("slash", "find", "Find", id="practice-find", tooltip="Find a routine."),
        Binding("i", "known", "What is known", id="practice-known", tooltip="What is known of it."),
        Binding("l", "light", "Light, dark", id="practice-light", tooltip="Light or dark."),
        Binding(
            "q,escape", "leave", "Back", show=False, id="practice-leave",
            tooltip="All routines again, or back to Today.",
        ),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Routine, ...] | None = None
        self._problems: tuple[str, ...] = ()
        self._helped: dict[str, Helped] = {}
        self._ways: tuple[Way, ...] = ()
        self._way = 0
        self._value = 0
        self._field: TextKeys | None = None
        """What is being looked for, while it is typed."""
        self._typed = ""
        """What was looked for, once the field is closed."""

    # what is listed ---------------------------------------------------------------------------

    def _read(self) -> tuple[Routine, ...]:
        """Every routine, read when the place is first shown."""
        if self._all is None:
            self._all = self.service.routines()
            self._problems = self.service.routine_problems()
            self._helped = {each.routine_id: each for each in self.service.what_helps()}
            self._ways = ways(self._all)
            self._value = min(self._value, len(self._ways[self._way].values) - 1)
        return self._all

    def refresh_view(self) -> None:
        """Reads again: practices change what has helped."""
        self._all = None
        self.redraw()

    def _parts(self) -> tuple[tuple[Routine, ...], tuple[Routine, ...]]:
        """What helped before, and the rest, of those that fit."""
        known = self._read()
        typed = self._field.text if self._field is not None else self._typed
        if typed.strip():
            return (), found(known, typed)
        value = self._ways[self._way].values[self._value]
        return helping_first([each for each in known if value.fits(each)], self._helped)

    def _listed(self) -> tuple[Routine, ...]:
        eased, rest = self._parts()
        return (*eased, *rest)

    def choices(self) -> int:
        """The routines that fit."""
        return len(self._listed())

    @property
    def routine(self) -> Routine | None:
        """The routine at hand."""
        listed = self._listed()
        return listed[min(self.chosen, len(listed) - 1)] if listed else None

    # drawing ----------------------------------------------------------------------------------

    def page(self, width: int, height: int) -> Page:
        """The way of looking, the routines, what the chosen one is, what could not be read."""
        del height
        writer = PageWriter(width)
        eased, rest = self._parts()
        self._write_way(writer)
        writer.gap()
        listed = (*eased, *rest)
        if not listed:
            writer.text("No routine of that name. Backspace takes a letter back.", QUIET)
        self.chosen = min(self.chosen, max(len(listed) - 1, 0))
        for number, routine in enumerate(listed):
            if eased and number in {0, len(eased)}:
                if number:
                    writer.gap()
                writer.line(("What helps you" if number == 0 else "All the others", QUIET))
            self._write_row(writer, number, routine)
        if self._problems:
            writer.gap()
            for problem in self._problems:
                writer.text(problem, QUIET)
        return writer.page()

    def _write_way(self, writer: PageWriter) -> None:
        if self._field is not None:
            writer.line(("Find  ", QUIET), *typed_line(self._field, max(writer.room - 6, 1)))
            return
        if self._typed.strip():
            shown = fit(self._typed, min(cells(self._typed), max(writer.room - 30, 8)), self.signs)
            writer.line(("Find  ", QUIET), (shown, INK), ("   Esc shows all again", QUIET))
            return
        way = self._ways[self._way]
        spans = [(f"By {way.name}".ljust(12), STRONG)]
        for number, value in enumerate(way.values):
            here = number == self._value
            spans.append(
                (f"[{value.words}]" if here else f" {value.words} ", ACCENT if here else QUIET)
            )
        if sum(cells(text) for text, _ in spans) > writer.room:
            spans = [spans[0], spans[1 + self._value]]
        writer.line(*spans)

    def _write_row(self, writer: PageWriter, number: int, routine: Routine) -> None:
        width = writer.width
        helped = self._helped.get(routine.id)
        title = fit(routine.title, min(TITLE, max(width - 4, 1)), self.signs)
        spans = [(title, INK)]
        if width >= 76:
            spans += [
                (fit(minutes_words(routine), MINUTES, self.signs), QUIET),
                (fit(how_words(routine), FEELINGS, self.signs), QUIET),
                (fit(SHORT_EVIDENCE[routine.evidence], EVIDENCE, self.signs), QUIET),
            ]
        elif width >= TITLE + MINUTES + 4:
            spans.append((fit(minutes_words(routine), MINUTES, self.signs), QUIET))
        if helped is not None and width >= 112:
            spans.append((f" {helped.words}", INK))
        writer.row(number, self.chosen, self.signs.cursor, *spans)
        if helped is not None and width < 112:
            writer.more(number, (helped.words, INK))
        if number == self.chosen:
            for line in wrapped(routine.summary, max(width - 9, 10)):
                writer.more(number, (line, QUIET))
            if routine.origin != BUILT_IN:
                origin = fit(f"from {routine.origin}", max(width - 9, 10), self.signs).rstrip()
                writer.more(number, (origin, QUIET))

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        if self._field is not None:
            return (
                Hint("Enter", "card"),
                Hint(self.signs.up_down, "move"),
                Hint("Esc", "all of them"),
            )
        self._read()
        earlier, later = self.signs.earlier, self.signs.later
        following = self._ways[(self._way + 1) % len(self._ways)].name
        return (
            Hint("Enter", "card", "pick"),
            Hint("f", f"by {following}", "way"),
            Hint(f"{earlier} {later}", self._ways[self._way].name),
            Hint("/", "find", "find"),
            Hint("i", "what is known", "known"),
            Hint("l", "light, dark", "light"),
            Hint("q", "back", "leave"),
        )

    # keys -------------------------------------------------------------------------------------

    @property
    def capturing(self) -> bool:
        """Whether letters are typed into the search."""
        return self._field is not None

    def capture(self, event: events.Key) -> bool:
        """A key of what is looked for, or a move among what was found."""
        assert self._field is not None
        if event.key in {"ctrl+p", "f1"}:
            return False
        if event.key in MOVES:
            self.choose(self.chosen + MOVES[event.key])
            return True
        self._take(self._field.press(event.key, event.character if event.is_printable else None))
        return True

    def take_paste(self, text: str) -> bool:
        """Puts a pasted text into what is looked for."""
        if self._field is None:
            return False
        self._take(self._field.typed(text))
        return True

    def _take(self, field: TextKeys) -> None:
        if not field.finished:
            if self._field is None or field.text != self._field.text:
                self.chosen = 0
            self._field = field
            self.redraw()
            return
        self._field = None
        self._typed = field.text if field.committed else ""
        self.redraw()
        if field.committed:
            self.pick()

    def action_find(self) -> None:
        """Letters are looked for from now on."""
        self._field = TextKeys.opened(self._typed)
        self.redraw()

    def action_way(self) -> None:
        """The next way of looking, at all routines."""
        self._way = (self._way + 1) % max(len(self._ways), 1)
        self._value, self.chosen, self._typed = 0, 0, ""
        self.redraw()

    def action_value(self, by: int) -> None:
        """The next time, area or feeling."""
        self._read()
        self._value = (self._value + by) % len(self._ways[self._way].values)
        self.chosen, self._typed = 0, ""
        self.redraw()

    def action_pick(self) -> None:
        """The card of the routine at hand."""
        self.pick()

    def pick(self) -> None:
        """Opens the card, at the time that was looked for."""
        routine = self.routine
        if routine is not None:
            minutes = self._ways[self._way].values[self._value].minutes
            self.open_card(routine.id, minutes=minutes)

    def open_card(
        self, routine_id: str, *, minutes: int | None = None, habit_id: int | None = None
    ) -> None:
        """Opens a card above the list."""
        try:
            self.service.routine(routine_id)
        except SelfcareError as error:
            self.say(str(error))
            return
        self.care.open_sheet("practice_card", routine_id, minutes=minutes, habit_id=habit_id)

    def action_known(self) -> None:
        """What is known of the routine at hand."""
        if self.routine is not None:
            self.care.open_sheet("practice_known", self.routine)

    def action_light(self) -> None:
        """Light or dark."""
        theme.turn(self.app, self.service.setting("theme"))

    async def action_leave(self) -> None:
        """All routines again, or back to Today."""
        if self._typed:
            self._typed = ""
            self.redraw()
        else:
            await self.action_back()

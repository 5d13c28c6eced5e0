"""The card of a routine, seen before the first breath: when to stop, who takes care, how long.

A routine that holds the breath has a variant without holds, and that is what Enter begins until
`h` takes the holds in.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from selfcare.core.errors import SelfcareError
from selfcare.core.player import SETTLE_SECONDS
from selfcare.core.routine import (
    STOP_RULE,
    USUAL_MINUTES,
    Routine,
    RoutineKind,
    minutes_for,
    next_minutes,
)
from selfcare.core.text import clean_line
from selfcare.core.views_practice import RoutineCard
from selfcare.tui import theme
from selfcare.tui.glyphs import cells, fit
from selfcare.tui.one_practice import OnePractice
from selfcare.tui.paged import Page, PageSheet, PageWriter
from selfcare.tui.sheets import build
from selfcare.tui.tension import TENSION_KEYS, Tension
from selfcare.tui.widgets.bars import SAMPLE_WORDS, Hint, KeyLine, MessageLine, SheetBar, TooSmall
from selfcare.tui.widgets.big_words import read_fonts
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line

COLUMN = 19
"""Where the words beside a label begin."""
OWN_ROWS = 4
"""Title and the row under it, message line, key line."""
ROOM_FOR_AIR = 20
"""Rows of the page from which its parts stand well apart."""
FOR_SOME = "For some people it does nothing, and that is fine too."


class CardBar(SheetBar):
    """Title left, length right."""

    length = ""

    def lay_out(self) -> None:
        """`5 min   - + length`."""
        width = self.size.width
        size = cells(self.length) + len("   - + length")
        title = fit(self._title, max(width - size - 4, 0))
        line: Line = (
            ("  ", INK), (title, STRONG), (self.length, INK), ("   - +", ACCENT),
            (" length", QUIET),
        )  # fmt: skip
        self._places = ((width - 12, width - 10, "length(-1)"), (width - 10, width, "length(1)"))
        under: Line = ((f"  {SAMPLE_WORDS}" if self._sample else "", ACCENT),)
        self.show((line, under))

    def measure(self, title: str, length: str) -> None:
        """Shows another routine or length."""
        self._title, self.length = title, length
        self.lay_out()


class PracticeCard(PageSheet):
    """One routine, ready to begin."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "0,1,2,3,4,5,6,7,8,9,left,right,backspace",
            "tension",
            "Tension",
            id="card-tension",
            tooltip="Tension right now, 0 to 10; Backspace leaves it out.",
        ),
        Binding("enter,space", "begin", "Begin", id="card-begin", tooltip="Begin."),
        Binding("plus", "length(1)", "Longer", id="card-longer", tooltip="Longer."),
        Binding("minus", "length(-1)", "Shorter", id="card-shorter", tooltip="Shorter."),
        Binding("m", "still", "Motion", id="card-motion", tooltip="With or without motion."),
        Binding("s", "sound", "Sound", id="card-sound", tooltip="A bell: one in, two out."),
        Binding("h", "holds", "Holds", id="card-holds", tooltip="With or without holding."),
        Binding("i", "known", "What is known", id="card-known", tooltip="What is known of it."),
        Binding("l", "light", "Light, dark", id="card-light", tooltip="Light or dark."),
    ]

    def __init__(
        self, routine_id: str, *, minutes: int | None = None, habit_id: int | None = None
    ) -> None:
        super().__init__()
        self._wished = routine_id
        self._minutes = USUAL_MINUTES if minutes is None else minutes
        self._habit_id = habit_id
        self._holds = False
        self._tension = Tension()
        self._still: bool | None = None
        self._sound: bool | None = None
        self._card: RoutineCard | None = None
        self._character = ""

    # what is shown ----------------------------------------------------------------------------

    @property
    def card(self) -> RoutineCard:
        """What the service says of the routine that is wished for, at this length."""
        if self._card is None:
            self._card = self.service.routine_card(
                self._wished, minutes=self._minutes, habit_id=self._habit_id
            )
        return self._card

    @property
    def routine(self) -> Routine:
        """The routine Enter begins: without holds where there is such a variant."""
        gentler = self.card.gentler
        return self.card.routine if gentler is None or self._holds else gentler

    @property
    def minutes(self) -> int:
        """The length Enter begins."""
        return minutes_for(self.routine, self._minutes)

    @property
    def still(self) -> bool:
        """Whether the player is without motion: by the key, else by setting and environment."""
        return self.app.animation_level == "none" if self._still is None else self._still

    @property
    def sound(self) -> bool:
        """Whether there is a bell: by the key, else by the setting."""
        return self.service.setting("sound") == "on" if self._sound is None else self._sound

    def compose(self) -> ComposeResult:
        """Title line, the page, message line, key line."""
        yield CardBar("", sample=self.care.sample)
        yield from self.compose_sheet()
        yield MessageLine()
        yield KeyLine()
        yield TooSmall()

    def compose_sheet(self) -> Iterable[Widget]:
        """The page."""
        return self.compose_page()

    def redraw(self) -> None:
        """Shows the state again."""
        for bar in self.query(CardBar):
            bar.measure(clean_line(self.card.routine.title), f"{self.minutes} min")
        super().redraw()

    def on_mount(self) -> None:
        """The first frame; the large letters are read behind it."""
        self.redraw()
        self.call_after_refresh(read_fonts)

    def refresh_view(self) -> None:
        """Asks the service again."""
        self._card = None
        self.redraw()

    def page(self, width: int, height: int) -> Page:
        """The card; its parts move together where there is little room."""
        pages = (self._written(width, air) for air in (2, 1, 0))
        found = next(pages)
        for page in pages:
            if len(found.lines) <= height:
                break
            found = page
        return found

    def _written(self, width: int, air: int) -> Page:
        """The card with so many empty lines around Enter; 0: none at all."""
        writer = PageWriter(width)
        routine = self.routine

        def gap(rows: int = 1) -> None:
            writer.lines.extend([()] * min(rows, air))

        writer.text(routine.summary)
        if self.card.gentler is not None:
            self._write_ways(writer, self.card.gentler)
        gap()
        writer.text(STOP_RULE)
        gap()
        if routine.caution:
            writer.text(routine.caution)
            gap()
        self._write_tension(writer)
        gap(2)
        self._write_keys(writer)
        gap(2)
        writer.pair("What is known", self._known_words(), column=COLUMN)
        helped = self.card.helped
        gap()
        so_far = "not often enough to say" if helped is None else helped.words
        writer.pair("You, so far", so_far, column=COLUMN)
        gap()
        counts = clean_line(self.card.counts_towards) or "this practice alone"
        writer.pair("Counts towards", counts, column=COLUMN)
        return writer.page()

    def _write_ways(self, writer: PageWriter, gentler: Routine) -> None:
        """Without holds and with them, side by side; brackets stand around the one Enter begins."""
        ways = []
        for words, way, here in (
            ("without holds", gentler, not self._holds),
            ("with holds", self.card.routine, self._holds),
        ):
            said = f"{words}: {way.cycle_words}"
            ways.append((f"[{said}]" if here else f" {said} ", ACCENT if here else QUIET))
        if sum(cells(text) for text, _ in ways) <= writer.room:
            writer.line(*ways)
            return
        for text, tone in ways:
            writer.text(text, tone)

    def _write_tension(self, writer: PageWriter) -> None:
        given = self._tension
        if writer.width < 70:
            writer.line(("Tension  ", QUIET), ("0 ", QUIET), *given.bar(self.signs),
                        (" 10  ", QUIET), given.number())  # fmt: skip
            return
        writer.line(
            ("Tension right now, if you like     ", QUIET), ("0 none  ", QUIET),
            *given.bar(self.signs), ("  10 very high   ", QUIET), given.number(),
        )  # fmt: skip

    def _write_keys(self, writer: PageWriter) -> None:
        bell = "without the bell" if self.sound else "with a bell: one in, two out"
        if self.routine.kind is RoutineKind.GUIDED:
            bell = "without the bell" if self.sound else "with a bell at each step"
        parts = [("Enter", "begin"), ("s", bell)]
        if self.routine.kind is RoutineKind.BREATHING:
            parts.insert(1, ("m", "with motion" if self.still else "without motion"))
        spans = [
            span
            for number, (key, words) in enumerate(parts)
            for span in ((" " * 6 * bool(number) + key, ACCENT), (f"  {words}", INK))
        ]
        if sum(cells(text) for text, _ in spans) <= writer.room:
            writer.line(*spans)
            return
        for key, words in parts:
            writer.line((key.ljust(7), ACCENT), (words, INK))

    def _known_words(self) -> str:
        evidence = self.routine.evidence
        words = f"{evidence.words} ({evidence.value}); i says which."
        return f"{words[0].upper()}{words[1:]} {FOR_SOME}"

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        found = [
            Hint("0-9", "tension"),
            Hint("Enter", "begin", "begin"),
            Hint("+ -", "length", "length(1)"),
        ]
        if self.card.gentler is not None:
            found.append(Hint("h", "no holds" if self._holds else "holds", "holds"))
        if self.routine.kind is RoutineKind.BREATHING:
            found.append(Hint("m", "motion" if self.still else "still", "still"))
        found += [Hint("s", "sound", "sound"), Hint("q", "back", "close")]
        if self.app.size.width >= 110:
            found += [Hint("i", "what is known", "known"), Hint("l", "light, dark", "light")]
        return tuple(found)

    # keys -------------------------------------------------------------------------------------

    async def take_key(self, event: events.Key) -> bool:
        """Remembers which key it was."""
        self._character = event.key
        return await super().take_key(event)

    def action_tension(self) -> None:
        """Tension right now."""
        if self._character in TENSION_KEYS:
            self._tension = self._tension.press(self._character)
            self.redraw()

    def action_length(self, by: int) -> None:
        """The next longer or shorter one."""
        minutes = next_minutes(self.routine, self.minutes, by)
        if minutes == self.minutes:
            self.say(f"This is the {'longest' if by > 0 else 'shortest'} there is.")
            return
        self._minutes = minutes
        self.say("")
        self.refresh_view()

    def action_still(self) -> None:
        """With or without motion."""
        self._still = not self.still
        self.redraw()

    def action_sound(self) -> None:
        """With or without a bell."""
        self._sound = not self.sound
        self.redraw()

    def action_holds(self) -> None:
        """The routine with its holds, or the variant without."""
        if self.card.gentler is None:
            self.say("Nothing is held here.")
            return
        self._holds = not self._holds
        self.redraw()

    def action_known(self) -> None:
        """What is known of the routine."""
        self.care.open_sheet("practice_known", self.routine)

    def action_light(self) -> None:
        """Light or dark."""
        theme.turn(self.app, self.service.setting("theme"))

    def action_begin(self) -> None:
        """The player, over everything else."""
        routine, minutes, before = self.routine, self.minutes, self._tension.value
        try:
            begun = self.service.begin_practice(routine.id, minutes, self._habit_id, before)
        except SelfcareError as error:
            self.say(str(error))
            return
        self.care.note_newest()
        practice = OnePractice(
            id=begun,
            routine=routine,
            minutes=minutes,
            habit_id=self._habit_id,
            day=self.service.today(),
            before=before,
            still=self.still,
            sound=self.sound,
            settle=SETTLE_SECONDS,
        )
        self.app.switch_screen(build("player", practice))

"""The card of a routine, seen before the first breath: when to stop, who takes care, how long.

A routine that holds the breath has a variant without holds, and that is what Enter begins until
`h` takes the holds in.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from selfcare.core.routine import USUAL_MINUTES, Routine, RoutineKind, minutes_for, next_minutes
from selfcare.core.values import replace
from selfcare.core.views import RoutineCard
from selfcare.diary import practising, setting_acts
from selfcare.diary.one_practice import OnePractice
from selfcare.draw.letters import read_fonts
from selfcare.draw.lines import cells
from selfcare.tui.acts import bindings
from selfcare.tui.paint import line, lines, plain, prose
from selfcare.tui.screens.base import SAMPLE, Sheet
from selfcare.tui.sheets import build
from selfcare.tui.widgets.chips import Chips, chip, key_chip
from selfcare.tui.widgets.routine_facts import RoutineFacts
from selfcare.tui.widgets.tension import Tension
from selfcare.words.practice import STOP_RULE, nearest_words

ASKED = "Tension right now, if you like"


class PracticeCard(Sheet[None], inherit_bindings=False):
    """One routine, ready to begin."""

    CARD = "-read"
    WHERE: ClassVar[tuple[str, ...]] = ("practice_card",)
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("practice_card", "sheet", "everywhere")]

    def __init__(
        self,
        routine_id: str,
        *,
        minutes: int | None = None,
        habit_id: int | None = None,
        holds: bool = False,
        sound: bool | None = None,
    ) -> None:
        super().__init__()
        self._wished = routine_id
        self._wished_minutes = minutes
        self._minutes = USUAL_MINUTES if minutes is None else minutes
        self.about = self._habit_id = habit_id
        self._holds = holds
        self._still: bool | None = None
        self._sound = sound

    # what Enter begins ------------------------------------------------------------------------

    @property
    def card(self) -> RoutineCard:
        """What the diary says of the routine that is wished for, at this length."""
        return practising.routine_card(
            self.diary, self._wished, minutes=self._minutes, habit_id=self._habit_id
        )

    @property
    def routine(self) -> Routine:
        """The routine Enter begins: without holds where there is such a variant."""
        card = self.card
        return card.routine if card.gentler is None or self._holds else card.gentler

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
        return (
            setting_acts.setting(self.diary, "sound") == "on"
            if self._sound is None
            else self._sound
        )

    # what is shown ----------------------------------------------------------------------------

    def compose_card(self) -> Iterable[Widget]:
        """What one does, when to stop, the number, what the keys choose, what is known."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="routine-summary", classes="block")
            yield Chips(id="holds", classes="block")
            yield Static(STOP_RULE, id="stop", classes="block")
            yield Static(id="caution", classes="block")
            yield Tension(ASKED, id="tension")
            yield Chips(id="choices", classes="block")
            yield RoutineFacts()

    def on_mount(self) -> None:
        """The first picture; the large letters are read behind it."""
        tension = self.query_one(Tension)
        tension.signs = self.signs
        self.set_focus(tension, scroll_visible=False)
        self.refresh_view()
        self.say(nearest_words(self.routine.title, self.minutes, self._wished_minutes))
        self.call_after_refresh(read_fonts)

    def laid_out(self) -> None:
        """Its parts fit another width."""
        self.refresh_view()

    def refresh_view(self) -> None:
        """Asks the diary again."""
        if self.is_gone():
            return
        card, routine = self.card, self.routine
        frame = self.query_one("#card")
        frame.border_title = plain(card.routine.title)
        length = f"{self.minutes} min"
        frame.border_subtitle = (
            f"{SAMPLE} {self.signs.dot} {length}" if self.care.sample else length
        )
        summary = prose(routine.summary)
        if self.has_class("-flat"):  # its title has no border to stand in
            summary = line(plain(card.routine.title, "bold"), ". ", summary)
        self.query_one("#routine-summary", Static).update(summary)
        self._show_holds(card)
        caution = self.query_one("#caution", Static)
        caution.update(prose(routine.caution))
        caution.display = bool(routine.caution)
        self.query_one("#choices", Static).update(self._choices(routine))
        self.query_one(RoutineFacts).show(card, routine)
        self.refresh_bindings()

    def _show_holds(self, card: RoutineCard) -> None:
        """Without holds and with them, side by side; the way Enter begins is filled."""
        shown = self.query_one("#holds", Static)
        shown.display = card.gentler is not None
        if card.gentler is None:
            return
        ways = [
            chip(f"{words}: {way.cycle_words}", "screen.holds", here=here)
            for words, way, here in (
                ("without holds", card.gentler, not self._holds),
                ("with holds", card.routine, self._holds),
            )
        ]
        fits = sum(cells(way.plain) for way in ways) + 1 <= self._room
        shown.update(line(ways[0], " ", ways[1]) if fits else lines(ways))

    @property
    def _room(self) -> int:
        return min(self.app.size.width, 92) - 6

    def _choices(self, routine: Routine) -> Content:
        """The keys that choose, each with what is chosen now; a click is the key."""
        bell = "1 in, 2 out" if routine.cycle else "at each step"
        parts = [
            key_chip("Enter", "begin", "screen.begin"),
            line(
                key_chip("-", f"{self.minutes} min", "screen.shorter"),
                key_chip("+", "", "screen.longer"),
            ),
            key_chip("s", f"bell, {bell}" if self.sound else "no bell", "screen.sound"),
        ]
        if routine.kind is RoutineKind.BREATHING:
            motion = "without motion" if self.still else "with the tide"
            parts.insert(2, key_chip("m", motion, "screen.still"))
        fits = sum(cells(part.plain) + 2 for part in parts) - 2 <= self._room
        return Content("  " if fits else "\n").join(parts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that choose nothing here are not offered."""
        if action in {"holds", "still"} and self.is_mounted and not self.is_gone():
            card = self.card
            return card.gentler is not None if action == "holds" else bool(card.routine.cycle)
        return super().check_action(action, parameters)

    # keys -------------------------------------------------------------------------------------

    def action_tension(self, key: str) -> None:
        """Tension right now."""
        tension = self.query_one(Tension)
        tension.press(key)
        tension.scroll_visible(animate=False)

    def action_longer(self) -> None:
        """The next longer one."""
        self._stretch(1, "This is the longest there is.")

    def action_shorter(self) -> None:
        """The next shorter one."""
        self._stretch(-1, "This is the shortest there is.")

    def _stretch(self, by: int, end: str) -> None:
        minutes = next_minutes(self.routine, self.minutes, by)
        self.say(end if minutes == self.minutes else "")
        self._minutes = minutes
        self.refresh_view()

    def action_still(self) -> None:
        """With or without motion."""
        self._still = not self.still
        self.refresh_view()

    def action_sound(self) -> None:
        """With or without a bell."""
        self._sound = not self.sound
        self.refresh_view()

    def action_holds(self) -> None:
        """The routine with its holds, or the variant without."""
        self._holds = not self._holds
        self.refresh_view()

    def action_known(self) -> None:
        """What is known of the routine."""
        self.care.open_sheet("practice_known", self.routine)

    def action_page(self, how: str) -> None:
        """Moves the card where it is longer than the window."""
        page = self.query_one("#page", VerticalScroll)
        {"scroll_down": page.scroll_down, "scroll_up": page.scroll_up}[how](animate=False)

    def action_begin(self) -> None:
        """The player, over everything else."""
        before = self.query_one(Tension).number.value
        with self.telling():
            practice = OnePractice.begun(
                self.diary, self.routine, self.minutes, self._habit_id, before
            )
            self.care.note_newest()
            practice = replace(practice, still=self.still, sound=self.sound)
            self.app.switch_screen(build("player", practice))

"""The card of a routine before the first breath, and what comes after a practice.

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

from selfcare.core.errors import SelfcareError
from selfcare.core.player import plan_of
from selfcare.core.routine import USUAL_MINUTES, Routine, RoutineKind, minutes_for, next_minutes
from selfcare.core.values import replace
from selfcare.core.views import Receipt, RoutineCard
from selfcare.diary import day_acts, practising, setting_acts
from selfcare.diary.practising import OnePractice
from selfcare.draw.lines import QUIET, STRONG, cells
from selfcare.draw.player import read_fonts
from selfcare.tui.keys import bindings
from selfcare.tui.paint import line, lines, plain, prose
from selfcare.tui.screens.base import SAMPLE, Sheet
from selfcare.tui.sheets import build
from selfcare.tui.widgets.link_cards import RoutineFacts
from selfcare.tui.widgets.ratings import Chips, Tension, chip, key_chip
from selfcare.words.player import STAY, STOP_RULE, kept_words, nearest_words
from selfcare.words.refusals import error_words

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


# After a practice, however it ended: a place to stay, one number if wished, and the way on.


GROUND = "Feel your feet on the floor. Find one thing that is blue."
NOTICE = "Notice how it is now. Nothing has to be different."
KEEP = "keep it as the day's note"
ASKED_AFTER = "Tension now, if you like"


class PracticeAfter(Sheet[None], inherit_bindings=False):
    """Nothing has to be answered; the minutes are kept already."""

    WHERE: ClassVar[tuple[str, ...]] = ("practice_after",)
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("practice_after", "sheet", "everywhere")]

    def __init__(self, practice: OnePractice, *, trouble: str = "") -> None:
        super().__init__()
        self._practice = practice
        self._trouble = trouble
        self._tension = Tension(ASKED_AFTER, practice.before, id="tension")
        self._over = False
        self._noted = False
        """Whether what was written is in the day's note already."""

    def heading(self) -> Content:
        """The routine's name."""
        return plain(self._practice.routine.title)

    def compose_card(self) -> Iterable[Widget]:
        """A place to stay, what was written, the number, the ways on."""
        practice = self._practice
        with VerticalScroll(id="page", can_focus=False):
            yield Static(line((STAY, STRONG)), classes="block calm")
            yield Static(NOTICE if practice.completed else GROUND, classes="block calm")
            written = [plain(answer.text, QUIET) for answer in practice.answers]
            if written:
                yield Static(lines(written), id="written", classes="block")
            yield self._tension
            yield Chips(id="ways")

    def on_mount(self) -> None:
        """Shows it, and why nothing could be kept, if so."""
        self._tension.signs = self.signs
        self.set_focus(self._tension, scroll_visible=False)
        kept = kept_words(self._practice.kept)
        self.query_one("#card").border_subtitle = (
            f"{SAMPLE} {self.signs.dot} {kept}" if self.care.sample else kept
        )
        self.refresh_view()
        self.say(self._trouble)

    def refresh_view(self) -> None:
        """The ways on."""
        ways = [("Enter", "done", "close"), ("a", self._more_words, "more")]
        if self._keeps:
            ways.insert(1, ("k", KEEP, "keep"))
        ways.append(("!", "people who listen", "support"))
        self.query_one("#ways", Chips).update(
            lines(key_chip(f"{key:<5}", words, f"screen.{action}") for key, words, action in ways)
        )
        self.refresh_bindings()

    @property
    def _more_words(self) -> str:
        minutes = self._practice.more_minutes
        return "another minute" if minutes == 1 else f"once more, {minutes} min"

    @property
    def _keeps(self) -> bool:
        return bool(self._practice.note) and not self._noted

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was written is kept once."""
        return self._keeps if action == "keep" else super().check_action(action, parameters)

    # keys -------------------------------------------------------------------------------------

    def action_tension(self, key: str) -> None:
        """Tension now."""
        self._tension.press(key)
        self._tension.scroll_visible(animate=False)

    async def action_support(self) -> None:
        """People who listen."""
        await self.care.action_sheet("support")

    def action_close(self) -> None:
        """Done: what there is to tell is told where one came from."""
        receipt = self._end()
        self.dismiss(None)
        self.care.refresh_places()
        if receipt is not None:
            self.care.say(receipt.app)

    def action_keep(self) -> None:
        """What was written becomes the day's note; an if-then plan may become a habit's line."""
        practice = self._practice
        if (
            self.care.act(lambda: day_acts.add_to_note(self.diary, practice.day, practice.note))
            is None
        ):
            return
        self._noted = True
        self.refresh_view()
        plan = plan_of(practice.answers)
        if plan:
            self.care.open_sheet("keep_plan", plan, practice.habit_id, after=self._plan_kept)

    def _plan_kept(self, words: object) -> None:
        if isinstance(words, str):
            self.say(words)

    def action_more(self) -> None:
        """Another go of the same practice."""
        self._end()
        self.app.switch_screen(build("player", self._practice.once_more()))

    # keeping ----------------------------------------------------------------------------------

    def finish(self) -> None:
        """However one leaves, the number is kept."""
        self._end()

    def on_unmount(self) -> None:
        """The same where the card goes with all that is below it."""
        self._end()

    def _end(self) -> Receipt | None:
        """Ends the practice, once."""
        if self._over:
            return None
        self._over = True
        try:
            receipt = self._practice.end(self.diary, self._tension.number.value)
        except SelfcareError as error:
            self.care.say(error_words(error))
            return None
        self.care.note_newest()
        return receipt

"""The player: somebody follows a routine, eyes half closed.

Where the routine is follows from the clock alone; the timer here only asks for a redraw, and only
what differs is drawn. Every ten seconds what was practised so far is kept, so a terminal that goes
away takes at most that much along.
"""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from selfcare.core.errors import SelfcareError
from selfcare.core.player import KEEP_EVERY, Press, Session, begin, bells
from selfcare.core.routine import Ask, RoutineKind
from selfcare.core.text import NOTE_LENGTH, clean_line
from selfcare.tui import theme
from selfcare.tui.fields import typed_line
from selfcare.tui.one_practice import OnePractice
from selfcare.tui.place import Layer
from selfcare.tui.screens.blank import BlankSheet
from selfcare.tui.screens.player_keys import PLAYER_KEYS, hints
from selfcare.tui.sheets import build
from selfcare.tui.tension import TENSION_KEYS, Tension
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.widgets.bars import Hint, KeyLine, TooSmall
from selfcare.tui.widgets.lines import INK, Line, Lines
from selfcare.tui.widgets.player_page import PlayerPicture, top_lines, under_lines, word_lines
from selfcare.tui.widgets.player_picture import answer_words, picture_of
from selfcare.tui.widgets.tide import Tide

FRAMES = 15
"""Redraws a second while the tide moves: 4 s of breathing in are 56 steps at 80x24."""
CALM_FRAMES = 4
"""Redraws a second where only seconds change."""


class Foot(Lines):
    """The lines under the tide; one of them may be written in."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor"}
    DEFAULT_CSS = """
    Foot .lines--cursor { text-style: reverse; color: $foreground; background: $background; }
    """


class PlayerSheet(Layer):
    """A practice going on, over everything else."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = PLAYER_KEYS
    CLOCK: ClassVar[Callable[[], float]] = staticmethod(monotonic)
    """Seconds that only go up."""

    def __init__(self, practice: OnePractice) -> None:
        super().__init__()
        self._practice = practice
        self.session = begin(
            practice.routine,
            practice.minutes,
            type(self).CLOCK(),
            settle=practice.settle,
            still=practice.still,
            sound=practice.sound,
            counting=practice.counting,
        )
        """The player as it was at the last look at the clock."""
        self._kept = 0.0
        """Seconds of this session that are kept already."""
        self._trouble = ""
        """Why they could not be kept; empty: all is well."""
        self._shown: object = None
        self._rung = -1
        """The phase the bell has rung for."""
        self._timer: Timer | None = None
        self._pace = 0
        self._number = Tension()
        self._field: TextKeys | None = None
        self._asked_in = 0
        """The phase the number and the line belong to."""
        self._character = ""
        self._over = False

    # widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Name and progress, large words, the tide, what comes then, keys."""
        yield Lines(name="top")
        yield Lines(name="words")
        yield Tide(self.signs)
        yield Foot(name="under")
        yield KeyLine()
        yield TooSmall()

    def on_mount(self) -> None:
        """Begins to look at the clock."""
        self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Everything is laid out again."""
        super().on_resize(event)
        self._shown = None
        self.redraw()

    def on_unmount(self) -> None:
        """However this ends, the minutes are kept."""
        self.finish()

    def finish(self) -> None:
        """Keeps what was practised."""
        if not self._over:
            self._over = True
            with suppress(SelfcareError):
                self._practice.after(self.session).end(self.service)

    # the clock --------------------------------------------------------------------------------

    def look(self) -> None:
        """Asks where the routine is now, and shows what differs."""
        self._take(self.session.tick(type(self).CLOCK()))

    def _take(self, session: Session) -> None:
        self.session = session
        if self._over:
            return
        if session.ended:
            self._finish()
            return
        if session.practised - self._kept >= KEEP_EVERY:
            self._keep()
        self._ring()
        self.redraw()

    def _keep(self) -> None:
        """The autosave; when the file does not take it, this says so and tries again."""
        self._kept = self.session.practised
        try:
            self._practice.keep(self.service, self.session.practised_seconds)
        except SelfcareError as error:
            self._trouble = str(error)
        else:
            self._trouble = ""

    def _ring(self) -> None:
        """The bell at the beginning of a phase: one in, two out."""
        session = self.session
        if not session.running or session.phase.index == self._rung:
            return
        self._rung = session.phase.index
        if session.sound:
            for _ in range(bells(session.phase)):
                self.app.bell()

    def _finish(self) -> None:
        """On to the after-card, which asks nothing first."""
        self._over = True
        if self._timer is not None:
            self._timer.stop()
        practice = self._practice.after(self.session)
        if practice.note and not practice.kept:
            # No second of it, and words all the same: they wait on the after-card.
            self.app.switch_screen(build("practice_after", practice))
            return
        try:
            receipt = practice.end(self.service)
        except SelfcareError as error:
            self._trouble = str(error)
        else:
            self.care.note_newest()
            if not practice.kept:
                self.dismiss(None)
                self.care.say(receipt.app)
                return
        self.app.switch_screen(build("practice_after", practice, trouble=self._trouble))

    def _set_pace(self) -> None:
        """Looks at the clock as often as something can change."""
        session = self.session
        moving = session.routine.kind is RoutineKind.BREATHING and not session.still
        stands = session.paused or session.writing or session.waiting
        pace = 0 if stands else FRAMES if moving else CALM_FRAMES
        if pace == self._pace:
            return
        self._pace = pace
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_interval(1 / pace, self.look) if pace else None

    # drawing ----------------------------------------------------------------------------------

    def picture(self) -> PlayerPicture:
        """The moment as it is shown."""
        asked = self._trouble
        if not asked:
            asked = answer_words(self.session, self._number.number()[0])
        return picture_of(self.session, self.signs, asked=asked, before=self._practice.answers)

    def redraw(self) -> None:
        """Shows the moment: the tide always, the words when they differ."""
        if not self.is_mounted or self._over:
            return
        self._set_pace()
        session, phase = self.session, self.session.phase
        if phase.index != self._asked_in:
            given = session.answer if phase.ask is Ask.RATING else ""
            self._asked_in, self._field = phase.index, None
            self._number = Tension(int(given)) if given else Tension()
        for tide in self.query(Tide):
            tide.display = session.routine.kind is RoutineKind.BREATHING and not session.still
            if tide.display:
                tide.rise_to(phase.level)
        settle = -int(-session.settle_left // 1)
        whole = -int(-session.left // 1)
        percent = int(100 * phase.into / phase.seconds)
        moment = (
            session.state, phase.index, phase.count_left, phase.counted, whole, settle, percent // 2
            if session.routine.lengths else 0, session.still, session.counting, session.sound,
            session.minutes, self._trouble, self._number, self._field, self.app.size,
        )  # fmt: skip
        if moment != self._shown:
            self._shown = moment
            self._draw_words()

    def _draw_words(self) -> None:
        width, height = self.app.size
        picture = self.picture()
        shown: dict[str | None, tuple[Line, ...]] = {
            "top": top_lines(picture, width),
            "words": word_lines(picture, width, height),
            "under": under_lines(picture, width, height),
        }
        if self._field is not None:
            line = (("  ", INK), *typed_line(self._field, max(width - 4, 1)))
            shown["under"] = (*shown["under"][:-1], line)
        for region in self.query(Lines):
            if region.name in shown:
                region.show(shown[region.name])
        self.show_keys()

    def refresh_view(self) -> None:
        """Draws everything again."""
        self._shown = None
        self.redraw()

    def say(self, text: str) -> None:
        """A message takes the place of the line on how to stop."""
        self._trouble = text
        self.redraw()

    def keys_now(self) -> tuple[Hint, ...]:
        """What the keys do."""
        if self._field is not None:
            return (Hint("Enter", "done"), Hint("Esc", "leaves the line"))
        return hints(self.session, self.signs, self.app.size.width)

    # keys -------------------------------------------------------------------------------------

    @property
    def capturing(self) -> bool:
        """Whether a line is being written."""
        return self._field is not None

    def capture(self, event: events.Key) -> bool:
        """One key of the line; Enter closes it with what was written, Esc as it was before."""
        assert self._field is not None
        field = self._field.press(event.key, event.character if event.is_printable else None)
        if field.finished:
            self._close_line(field.text if field.committed else self.session.answer)
        else:
            self._field = field
            self.redraw()
        return True

    def take_paste(self, text: str) -> bool:
        """A pasted text is written too; what goes beyond a line is said."""
        if self._field is None and not (self._can_write and self._open_line()):
            return False
        assert self._field is not None
        before = len(self._field.text)
        self._field = self._field.typed(text)
        if len(self._field.text) - before < len(clean_line(text, NOTE_LENGTH)):
            self._trouble = f"A line holds {self._field.limit} characters; the rest is not in it."
        self.redraw()
        return True

    @property
    def _can_write(self) -> bool:
        return self.session.takes_line and not self._over

    def _open_line(self) -> bool:
        """Opens the line of this step, with what is in it already; the clock stands."""
        self._take(self.session.press(Press.WRITE, type(self).CLOCK()))
        if self.session.writing:
            self._field = TextKeys.opened(self.session.answer)
        return self._field is not None

    def _close_line(self, text: str) -> None:
        self._field, self._trouble = None, ""
        self._take(self.session.answered(clean_line(text), type(self).CLOCK()))

    async def take_key(self, event: events.Key) -> bool:
        """The first letter opens the line of a step that asks for one.

        Keys that come after the end do nothing here.
        """
        self._character = event.key
        if event.key == "ctrl+c":
            self.action_press("stop")
            return True
        begins = event.is_printable and (event.character or "").isalnum()
        if begins and self._field is None and self._can_write and self._open_line():
            return self.capture(event)
        return await super().take_key(event)

    def action_press(self, what: str) -> None:
        """One key of the player; what is half written is not dropped by it."""
        if self._field is not None:
            self._close_line(self._field.text)
        if not self._over:
            self._take(self.session.press(Press(what), type(self).CLOCK()))

    def action_enter(self) -> None:
        """Begins now; later it goes on from a step that asks."""
        self.action_press("begin")

    def action_answer(self) -> None:
        """The number a step asks for."""
        if self.session.asks is Ask.RATING and self._character in TENSION_KEYS:
            self._number = self._number.press(self._character)
            given = "" if self._number.value is None else str(self._number.value)
            self._take(self.session.answered(given, type(self).CLOCK()))

    def action_light(self) -> None:
        """Light or dark."""
        theme.turn(self.app, self.service.setting("theme"))

    def on_screen_suspend(self) -> None:
        """Another sheet is on top: help, support. What cannot be seen waits; blank goes on."""
        if (
            not self._over
            and not self.session.paused
            and not isinstance(self.app.screen, BlankSheet)
        ):
            self.action_press("pause")

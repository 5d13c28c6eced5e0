"""The player: somebody follows a routine, eyes half closed.

Where the routine is follows from the clock alone; the timer here only asks for a redraw, and only
what differs is drawn. Every ten seconds what was practised so far is kept, so a terminal that goes
away takes at most that much along.
"""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from selfcare.content.keymap import EVERYWHERE
from selfcare.core.errors import SelfcareError
from selfcare.core.player import Press, Session, begin, bells
from selfcare.core.routine import Ask, RoutineKind
from selfcare.core.text import NAME_LENGTH, clean_line
from selfcare.core.views import Number
from selfcare.diary.practising import Autosave, OnePractice
from selfcare.draw.lines import ACCENT, KEY, QUIET, STRONG, bar, cells
from selfcare.draw.player import STEP_BAR, coming, dots, large, side_by_side, step, step_words
from selfcare.tui.keys import bindings
from selfcare.tui.paint import line, lines, plain
from selfcare.tui.screens.base import Keys, Layer
from selfcare.tui.screens.read import BlankSheet
from selfcare.tui.sheets import build
from selfcare.tui.widgets.heatmap import Tide
from selfcare.words.player import Moment, moment_of
from selfcare.words.refusals import error_words

FRAMES = 12
"""Redraws a second while the tide moves: 4 s of breathing in are 48 pictures."""
CALM_FRAMES = 4
"""Redraws a second where only seconds change."""
KEPT_KEYS = frozenset({"help", "support", "palette", "blank", "suspend"})
"""Acts of everywhere that work here too; those that go to places rest, so no slip ends it."""
WRITTEN_ROWS = 5
"""Most rows of what was written before that stay in sight."""
THEN_ROWS, LOW_THEN_ROWS, LOW = 4, 2, 18
"""Most rows of what comes next, and in a window of fewer than LOW rows."""
FULL_WIDTH = 112
"""Most cells of a row of words."""
OWN_ROWS = 12
"""Rows around the words of a guided step."""


class Line(Input):
    """The line a step asks for, while it is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "done"),
        Binding("escape", "screen.leave_line", "as it was before"),
        Binding("ctrl+c", "screen.press('stop')", "stop", show=False),
    ]

    def _on_paste(self, event: events.Paste) -> None:
        """A pasted text is written too; what goes beyond a line is said."""
        event.stop()
        event.prevent_default()
        text = clean_line(event.text)
        room = NAME_LENGTH - len(self.value)
        self.insert_text_at_cursor(text[:room])
        if len(clean_line(event.text, NAME_LENGTH * 50)) > room and isinstance(self.screen, Layer):
            self.screen.say(f"A line holds {NAME_LENGTH} characters; the rest is not in it.")


class PlayerSheet(Layer[None], inherit_bindings=False):
    """A practice going on, over everything else."""

    AUTO_FOCUS = ""
    WHERE: ClassVar[tuple[str, ...]] = ("player",)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("player"),
        *(
            each
            for each in bindings(EVERYWHERE)
            if (each.id or "").removesuffix(".named") in KEPT_KEYS
        ),
    ]
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
        self._autosave = Autosave(self.diary, practice)
        self._trouble = ""
        """What stands in the place of how to stop; empty: nothing does."""
        self._shown: object = None
        self._keys_for: object = None
        """What the footer was last made for."""
        self._rung = -1
        """The phase the bell has rung for."""
        self._timer: Timer | None = None
        self._pace = 0
        self._number = Number()
        self._asked_in = 0
        """The phase the number belongs to."""
        self._over = False
        self._room = 0
        """Cells of a row of words; 0 until there are widgets."""
        self._rows = 1
        """Rows of large letters."""

    def compose(self) -> ComposeResult:
        """Name and time, large words, the tide, what comes then, how to stop, keys."""
        # Few widgets on the screen itself: Textual looks at each of them for every frame.
        with Vertical(id="head"):
            with Horizontal(id="top"):
                yield Static(plain(self._practice.routine.title), id="title")
                yield Static(id="time")
            yield Static(id="progress")
        with Vertical(id="stage"):
            with Vertical(id="said"):
                with Horizontal(id="large"):
                    yield Static(id="big")
                    yield Static(id="count")
                with Center():
                    yield Static(id="plain")
                yield Static(id="dots")
            yield Static(id="written")
            yield Static(id="step")
            yield Line(id="line", compact=True, select_on_focus=False, max_length=NAME_LENGTH)
        yield Tide(self.signs)
        with Vertical(id="foot"):
            yield Static(id="then")
            yield Static(id="message")
        yield Keys()
        yield Static(id="too-small")

    def on_mount(self) -> None:
        """Begins to look at the clock."""
        self._lay_out()
        self.redraw()

    def laid_out(self) -> None:
        """Another size: everything is laid out again."""
        self._lay_out()
        self.refresh_view()

    def on_unmount(self) -> None:
        """However this ends, the minutes are kept."""
        self.finish()

    def finish(self) -> None:
        """Ends the practice, once; called before the app ends, too."""
        if not self._over:
            self._over = True
            with suppress(SelfcareError):
                self._practice.after(self.session).end(self.diary)

    # the clock --------------------------------------------------------------------------------

    def look(self) -> None:
        """Asks where the routine is now, and shows what differs."""
        self._take(self.session.tick(type(self).CLOCK()))

    def _take(self, session: Session) -> None:
        self.session = session
        if self._over:
            return
        if session.ended:
            self._end()
            return
        trouble = self._autosave.keep(session)
        if trouble is not None:
            self._trouble = trouble
        self._ring()
        self.redraw()

    def _ring(self) -> None:
        """The bell at the beginning of a phase: one in, two out."""
        session = self.session
        if not session.running or session.phase.index == self._rung:
            return
        self._rung = session.phase.index
        if session.sound:
            for _ in range(bells(session.phase)):
                self.app.bell()

    def _end(self) -> None:
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
            receipt = practice.end(self.diary)
        except SelfcareError as error:
            self._trouble = error_words(error)
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
        moving = self._breathes and not session.still and not session.settling
        stands = session.paused or session.writing or session.waiting
        pace = 0 if stands else FRAMES if moving else CALM_FRAMES
        if pace == self._pace:
            return
        self._pace = pace
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_interval(1 / pace, self.look) if pace else None

    # drawing ----------------------------------------------------------------------------------

    @property
    def _breathes(self) -> bool:
        return self.session.routine.kind is RoutineKind.BREATHING

    @property
    def _tidal(self) -> bool:
        return self._breathes and not self.session.still

    def _lay_out(self) -> None:
        """The sizes that follow from the window."""
        width, height = self.app.size
        room = min(width - 4, FULL_WIDTH)
        self._rows = 7 if height >= 24 else 5 if height >= 16 else 1
        self._room = min(round(width * 0.72), room) if self._tidal and width >= 76 else room
        aside = max((width - self._room) // 2, 0)
        self._room = width - 2 * aside
        self.query_one("#stage").styles.padding = (0, aside)
        self.query_one(Tide).styles.margin = (0, aside)
        tall = self._rows + (1 if self._rows > 1 else 0)
        self.query_one("#large").styles.height = tall if self._tidal else "auto"
        self.set_class(self._tidal, "-tide")
        self.set_class(self._breathes and not self._tidal, "-still")
        self.set_class(not self._breathes, "-guided")

    def redraw(self) -> None:
        """Shows the moment: the tide always, the words when they differ."""
        if not self._room or self._over:
            return
        self._set_pace()
        session, phase = self.session, self.session.phase
        if phase.index != self._asked_in:
            given = session.answer if phase.ask is Ask.RATING else ""
            self._asked_in = phase.index
            self._number = Number(int(given)) if given else Number()
        if self._tidal:
            self.query_one(Tide).rise_to(phase.level)
        passed = 0 if self._breathes else int(STEP_BAR * 2 * phase.into / phase.seconds)
        seen = (
            session.state, phase.index, phase.count_left, phase.counted, -int(-session.left // 1),
            -int(-session.settle_left // 1), passed, session.still, session.counting,
            session.minutes, session.answers, self._trouble, self._number,
        )  # fmt: skip
        if seen != self._shown:
            self._shown = seen
            self._show(moment_of(session, given=self._number.words, before=self._practice.answers))
        keys = (session.state, session.asks, session.still)
        if keys != self._keys_for:
            self._keys_for = keys
            self.refresh_bindings()

    def _show(self, moment: Moment) -> None:
        """Hands every widget its part of the moment."""
        session, signs, (width, height) = self.session, self.signs, self.app.size
        share = session.elapsed / session.planned if session.planned else 0.0
        most = THEN_ROWS if height >= LOW else LOW_THEN_ROWS
        told = signs.legible(self._trouble or moment.message)
        rows = moment.written[-min(WRITTEN_ROWS, max(height // 5, 1)) :]
        self._show_words(moment)
        self._put(
            time=line((moment.time, QUIET)),
            progress=line(bar(share, max(width - 4, 1), ACCENT, signs)),
            then=lines(coming(moment.then, max(width - 4, 1), most, signs)),
            message=line((told, QUIET)),
            step=line(step(moment, self._room, signs)),
            written=lines(plain(each, QUIET) for each in rows),
        )
        if not self._tidal:
            row, said = dots(moment, self._room, signs), f"\n\n{moment.caption}"
            self._put(dots=line(row, (said if row else "", QUIET)))
        self.query_one("#written").display = bool(rows) and not self._breathes

    def _show_words(self, moment: Moment) -> None:
        signs, room = self.signs, self._room
        count: tuple[str, ...] = ()
        below = moment.say
        if moment.sentence:
            rows = max(self.app.size.height - OWN_ROWS - len(moment.written), 3)
            big, below = step_words(moment.words, room, rows, signs)
        elif self._tidal:
            big, count = side_by_side(moment, room, self._rows, signs)
        else:
            big = large(moment.words, room, self._rows, signs)
        self.set_class(not count, "-alone")
        self._put(
            big=line(("\n".join(big), STRONG)),
            count=line(("\n".join(count), KEY)),
            plain=line((below, STRONG if moment.sentence else QUIET)),
        )
        self.query_one("#large").display = bool(big)

    def _put(self, **parts: Content) -> None:
        """Shows each in the widget of its name, laid out anew where it has another size."""
        for name, content in parts.items():
            shown = self.query_one(f"#{name}", Static)
            before = shown.content
            if before != content:
                shown.update(content, layout=_shape(before) != _shape(content))

    def refresh_view(self) -> None:
        """Draws everything again."""
        self._shown = None
        self.redraw()

    def say(self, words: str | Content) -> None:
        """A message takes the place of the line on how to stop."""
        self._trouble = words if isinstance(words, str) else words.plain
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that do nothing now are neither run nor offered."""
        session = self.session
        match action:
            case "begin":
                return session.settling and not session.paused
            case "go_on":
                return session.asks is not Ask.NONE
            case "answer":
                return session.asks is Ask.RATING
            case "still":
                return self._breathes
            case _:
                return super().check_action(action, parameters)

    # keys -------------------------------------------------------------------------------------

    @property
    def typing(self) -> bool:
        """Whether letters are written: a step asks for a line."""
        return self.session.takes_line

    def on_key(self, event: events.Key) -> None:
        """The first letter opens the line of a step that asks for one."""
        begins = event.is_printable and (event.character or "").isalnum()
        if begins and self.focused is None and self._open_line():
            event.stop()
            event.prevent_default()
            self.query_one(Line).insert_text_at_cursor(event.character or "")

    def on_paste(self, event: events.Paste) -> None:
        """A pasted text opens it too."""
        if self.focused is None and self._open_line():
            event.stop()
            self.query_one(Line)._on_paste(event)  # noqa: SLF001 - the same act of one widget

    def _open_line(self) -> bool:
        """Opens the line of this step, with what is in it already; the clock stands."""
        if not self.session.takes_line or self._over:
            return False
        self._take(self.session.press(Press.WRITE, type(self).CLOCK()))
        if not self.session.writing:
            return False
        field = self.query_one(Line)
        field.value = self.session.answer
        field.cursor_position = len(field.value)
        field.display = True
        self.set_focus(field)
        return True

    @on(Input.Submitted, "#line")
    def _written(self, event: Input.Submitted) -> None:
        event.stop()
        self._close_line(event.value)

    def action_leave_line(self) -> None:
        """Closes the line with what was in it before."""
        self._close_line(self.session.answer)

    def _close_line(self, text: str) -> None:
        field = self.query_one(Line)
        field.display = False
        self.set_focus(None)
        self._trouble = ""
        self._take(self.session.answered(clean_line(text), type(self).CLOCK()))

    def action_press(self, what: str) -> None:
        """One key of the player; what is half written is not dropped by it."""
        if self.session.writing:
            self._close_line(self.query_one(Line).value)
        if not self._over:
            self._take(self.session.press(Press(what), type(self).CLOCK()))

    def action_begin(self) -> None:
        """Leaves out the rest of settling in."""
        self.action_press("begin")

    def action_go_on(self) -> None:
        """Goes on from a step that asks."""
        self.action_press("begin")

    def action_still(self) -> None:
        """With or without motion."""
        self.action_press("still")
        self._lay_out()
        self.refresh_view()

    def action_answer(self, key: str) -> None:
        """The number a step asks for."""
        self._number = self._number.press(key)
        given = "" if self._number.value is None else str(self._number.value)
        self._take(self.session.answered(given, type(self).CLOCK()))

    def on_screen_suspend(self) -> None:
        """Another sheet is on top: help, support. What cannot be seen waits; blank goes on."""
        hidden = isinstance(self.app.screen, BlankSheet)
        if not self._over and not self.session.paused and not hidden:
            self.action_press("pause")


def _shape(content: object) -> list[int]:
    """The cells of each line."""
    text = content.plain if isinstance(content, Content) else ""
    return [cells(each) for each in text.split("\n")]

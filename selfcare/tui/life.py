"""How app and screens end: whatever leaves them, what was typed is kept and said.

An app that stands on `Lives` has a `diary`, and screens that are `Leaves`. Ends are q and
Ctrl+C, SIGTERM, SIGHUP and SIGQUIT, a terminal that goes away, and a fault of our own.
"""

import asyncio
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from rich.console import Console, ConsoleOptions, RenderResult
from textual._styles_cache import StylesCache
from textual.app import ScreenStackError
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.css.scalar import Scalar
from textual.driver import Driver
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.widget import Widget

from selfcare import ending
from selfcare.core.text import clean
from selfcare.diary import drafts
from selfcare.tui.keys import KeysInOrder

if TYPE_CHECKING:
    from selfcare.diary import Diary

# The one door of a screen: whatever leaves it, leaves it here, and what was typed is kept first.
#
# A screen says in `keep_typing` what is typed and not saved, and in `finish` what is to be finished
# when it is left. A screen closes itself and nothing else: asked twice, or from below another, it
# changes nothing.


T = TypeVar("T")


class Leaves(Screen[T]):
    """A screen that keeps what was typed, however it is left."""

    settled = False
    """Whether what was typed is saved, or has nowhere to go: then there is no draft to keep."""

    def keep_typing(self) -> None:
        """Keeps what is typed and not saved as a draft; called every few seconds, too."""

    def finish(self) -> None:
        """Finishes what needs no answer any more; called once, or more often."""

    def keep_draft(self) -> None:
        """`keep_typing`, whatever state the screen is in: a draft ends no app.

        A screen whose fields are not all there says nothing: the draft they are to show stays.
        """
        with suppress(Exception):
            if self.is_mounted and not self.settled:
                self.keep_typing()

    def wind_up(self) -> None:
        """All that is to be done before the screen goes."""
        self.keep_draft()
        with suppress(Exception):
            self.finish()

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Leaves through the door; a screen that is not on top stays."""
        app = self.app
        if len(app.screen_stack) < 2 or app.screen_stack[-1] is not self:
            return AwaitComplete.nothing()  # type: ignore[no-untyped-call,no-any-return]
        self.wind_up()
        closed: AwaitComplete = super().dismiss(result)
        return closed


# What Textual remembers of frames that are gone: in an evening more than the app itself.
#
# The finished lines of screens nobody looks at and the regions of every layout so far are forgotten
# here. What is looked at again is put together again, in about a millisecond.

REGIONS = tuple(
    known
    for owner in (Region, Scalar)
    for known in vars(owner).values()
    if hasattr(known, "cache_clear")
)
MOST = 1000
"""Entries up to which such a memory is kept; a layout needs a few hundred."""


def forget_lines(screen: Screen[Any]) -> None:
    """Of a screen that is not shown, the lines with their borders; content stays.

    Textual remembers the colours of a border under the whole of a widget's lines, also when the
    widget is gone, and under a question for one widget the widget it found.
    """
    for widget in screen.walk_children(Widget, with_self=True):
        widget._styles_cache.clear()  # noqa: SLF001 - it has no other name
        widget._query_one_cache.clear()  # noqa: SLF001 - as above
    StylesCache.get_inner_outer.cache_clear()


class ShownThrough(BackgroundScreen):
    """The screen below a sheet, dimmed; once it is drawn, its own finished lines are forgotten."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """All at once, because whoever draws it asks for no more lines than there is room for."""
        drawn = tuple(super().__rich_console__(console, options))
        forget_lines(self.screen)
        yield from drawn


def forget_regions() -> None:
    """Of all layouts so far, where a region met another."""
    for known in REGIONS:
        if known.cache_info().currsize > MOST:
            known.cache_clear()


# The life of the app as a process: however it ends, what was typed is kept and said.


REST_SECONDS, REST_AT_ONCE = 5.0, 0.4
"""How long what waits for the file is tried at the end; where the process has to go, at once."""
DRAFT_SECONDS = 2.0
"""How often what is being typed is kept as a draft; a kill loses no more than this."""
LAST_KEYS = 0.8
"""Seconds that keys which were typed before the end have to reach what they were typed for."""
FAULT = 1
"""The exit code of an app that ends by a fault of its own."""
SIGNALS = ("SIGTERM", "SIGHUP", "SIGQUIT")
KEPT = "selfcare met something it did not expect and ended. What you typed is kept as a draft."
NOT_KEPT = "This could not be kept in any file, so here it is:"


class Lives(KeysInOrder):
    """An app that ends in order."""

    diary: "Diary"

    @property
    def is_ending(self) -> bool:
        """Whether the end was asked for, or screens are being taken away already."""
        return self._exit or not self.is_running

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver; on POSIX systems ours, which stands a terminal that goes away."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from selfcare.tui.driver import SteadyDriver  # noqa: PLC0415  POSIX systems alone have it

        return SteadyDriver

    def on_mount(self) -> None:
        """Listens for signals, and keeps drafts."""
        self.set_interval(DRAFT_SECONDS, self.keep_drafts)
        if not self.is_headless:
            self._listen_for_signals()

    def _listen_for_signals(self) -> None:
        """Signals are taken even while the app waits for its terminal."""
        loop = asyncio.get_running_loop()

        def taken(number: int, _frame: FrameType | None) -> None:
            ending.begin(128 + number)
            with suppress(RuntimeError):  # the loop has ended already
                loop.call_soon_threadsafe(self.end_soon, 128 + number)

        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(ValueError):  # not the main thread
                    signal.signal(number, taken)

    def keep_drafts(self) -> None:
        """Keeps what is being typed, on every screen of every place."""
        for stack in self._screen_stacks.values():
            for screen in tuple(stack):
                if isinstance(screen, Leaves):
                    screen.keep_draft()

    def wind_up(self) -> None:
        """Finishes what can be finished without asking; a screen that cannot holds up no other.

        Nor does another program: what cannot be saved at once waits for `save_rest`.
        """
        with self.diary.patient(0):
            for stack in self._screen_stacks.values():
                for screen in tuple(stack):
                    if isinstance(screen, Leaves):
                        screen.wind_up()

    def end(self, code: int) -> None:
        """Ends the app with an exit code; what is half typed is kept as a draft."""
        if not self.is_headless:
            ending.begin(code, ending.CALM)
        self.wind_up()
        self.exit(return_code=code)

    def end_soon(self, code: int) -> None:
        """`end`, once the keys that were typed before have had their effect."""
        self._end_after_keys = asyncio.create_task(self._end_soon(code))

    async def _end_soon(self, code: int) -> None:
        with self.batch_update():  # nobody looks any more, so that drawing need not hold them up
            await asyncio.wait({asyncio.create_task(self.all_typed())}, timeout=LAST_KEYS)
        self.end(code)

    def save_rest(self, seconds: float) -> str:
        """Saves what still waits, for so long; what is to be said of what can't be saved."""
        raise NotImplementedError

    def unsaved(self) -> str:
        """What is said of answers that still wait for the file; empty: none does."""
        raise NotImplementedError

    def give_terminal_back(self) -> None:
        """Restores the terminal from outside, where the app itself is held up."""
        restore = getattr(self._driver, "restore", None)
        if restore is not None:
            restore()

    async def action_quit(self) -> None:
        """Quits; all is saved already."""
        self.end(0)

    def _handle_exception(self, error: Exception) -> None:
        """A fault ends the app; first of all what was typed is kept.

        Once it ends, widgets are taken away and none is composed: missing one then is no fault.
        """
        if self.is_ending and isinstance(error, NoMatches | ScreenStackError):
            return
        self.wind_up()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Prints a crash without local variables: they may hold a person's notes."""
        from rich.traceback import Traceback  # noqa: PLC0415  costs 40 ms and is for crashes alone

        self.bell()
        self.panic(Traceback(show_locals=False, width=None))


def live(app: Lives) -> int:
    """Runs an app to its end; its exit code.

    What no file took is printed once the terminal is the person's again.
    """
    with ending.at_end(lambda: _from_outside(app)):
        app.run()
        rest = app.save_rest(REST_AT_ONCE if app.return_code else REST_SECONDS)
    code = FAULT if app.return_code is None else app.return_code
    if code == FAULT:
        _tell(KEPT)
    _tell_rest(app, rest)
    return code


def _from_outside(app: Lives) -> None:
    """What the watch over the end does in another thread than the app's.

    There the file cannot be used, so drafts go beside it. While the app runs, the terminal is
    behind the standard error that Python began with.
    """
    with suppress(Exception):
        app.wind_up()
    app.give_terminal_back()
    _tell_rest(app, app.unsaved(), sys.__stderr__)


def _tell_rest(app: Lives, rest: str, to: TextIO | None = None) -> None:
    """What was not saved, and the words that no file took."""
    if rest:
        _tell(rest, to)
    unkept = drafts.unkept_drafts(app.diary)
    if unkept:
        _tell("\n\n".join((NOT_KEPT, *(clean(text) for text in unkept))), to)


def _tell(text: str, to: TextIO | None = None) -> None:
    with suppress(OSError, ValueError):
        (to or sys.stderr).write(f"{text}\n")
        (to or sys.stderr).flush()

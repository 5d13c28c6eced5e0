"""The app itself: it owns the service, the signs and the theme, and hands keys to the top screen.

Everything a person does is saved by the service before the screen says so, therefore any way of
ending (q, Ctrl+C, a signal, a closed terminal) loses nothing.
"""

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.filter import LineFilter
from textual.screen import Screen

from selfcare.core.keymap import Own
from selfcare.core.model import Area
from selfcare.core.views import Receipt
from selfcare.tui import glyphs, theme, without_colour
from selfcare.tui.changes import AT_ONCE, FollowsChanges
from selfcare.tui.keys import TakesKeys
from selfcare.tui.life import live
from selfcare.tui.own_keys import NO_KEYS
from selfcare.tui.place import Layer
from selfcare.tui.sheets import build, import_all
from selfcare.tui.widgets.bars import ClickableLine

if TYPE_CHECKING:
    from selfcare.service import Selfcare

DENIED = frozenset({"screenshot", "simulate_key", "help_quit", "notify", "toggle_dark"})
"""Textual's own actions that nothing on screen may run."""

SHARED_SECONDS = 0.0005
"""How long a thread that imports may hold a key up; Python's own 5 ms add up over a frame."""

SWITCH_SECONDS = 0.01
"""How long a change of place is held back, so that it appears in one frame."""

OUTSIDE_SECONDS = 1.0
"""How often the file is asked whether another window has written."""


class SelfcareApp(FollowsChanges):
    """Five places as modes, sheets above them."""

    TITLE = "selfcare"
    CSS = "Screen { background: $background; color: $foreground; }"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": lambda: build("today"),
        "week": lambda: build("week"),
        "look_back": lambda: build("look_back"),
        "practice": lambda: build("practice"),
        "habits": lambda: build("habits"),
    }
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = False
    """Ours (`:`) keeps every key of a burst and shows the same lines as every other sheet."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to each line on its way to the terminal; nothing is left in colour."""
        return without_colour.FILTERS if self.no_color else super().get_line_filters()

    def __init__(self, service: "Selfcare", *, sample: bool = False) -> None:
        super().__init__()
        self.service = service
        self.sample = sample or service.sample
        """Whether this is sample data; every screen says so in one line."""
        self.signs = glyphs.FULL
        """The sign set in use."""
        self.own_keys: Own = NO_KEYS
        """The keys the person gave to actions; screens put them in place (`keys.TakesKeys`)."""
        self.opens_card: str | None = None
        """The id of a routine whose card the app opens with. None: none."""
        self._keys_left_out = ""
        """A sentence about keys of one's own that no longer fit; empty: all do."""
        self._animation = self.animation_level
        """What the environment asks of motion; the setting can make it less."""
        theme.install(self)
        chosen = theme.theme_name(service.setting("theme"), self.available_themes)
        self.set_reactive(App.theme, chosen)  # before the first frame nothing is drawn twice
        self.apply_settings()

    # -- settings ------------------------------------------------------------------------------

    def apply_settings(self) -> None:
        """Reads the settings that concern the whole app; call it after one of them changed."""
        windows = sys.platform == "win32"
        setting = self.service.setting("glyphs")
        self.signs = glyphs.choose(setting, os.environ, windows=windows)
        self.theme = theme.theme_name(self.service.setting("theme"), self.available_themes)
        still = self.service.setting("motion") == "still"
        self.animation_level = "none" if still else self._animation
        before = self.own_keys
        self.own_keys, self._keys_left_out = self.service.own_keys()
        if before != self.own_keys:
            self._show_keys()

    def _show_keys(self) -> None:
        """Draws the keys again wherever they are printed."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Layer):
                    screen.show_keys()
                    for bar in screen.query(ClickableLine):
                        bar.lay_out()

    # -- keys ----------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Keys go to the top screen at once and in order; everything else is Textual's."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen_stack:
            self.keys_taken += 1
            screen = self.screen
            if isinstance(screen, TakesKeys) and await screen.take_key(event):
                return
        if isinstance(event, events.Paste) and not event.is_forwarded and self.screen_stack:
            screen = self.screen
            if isinstance(screen, TakesKeys) and screen.take_paste(event.text):
                return
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual's actions that write files or press keys are never run."""
        if action in DENIED:
            return False
        if action in {"take_break", "bring_back"} and parameters:
            hidden = self.service.area_hidden_since(Area(str(parameters[0]))) is not None
            return hidden == (action == "bring_back")
        return super().check_action(action, parameters)

    # -- life ----------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Looks around each second, begins with the first run if need be."""
        self.note_newest()
        self.service.newest_outside()
        self.set_interval(OUTSIDE_SECONDS, self.look_around)
        self.call_after_refresh(_collect_again)
        if self.service.first_run:
            self.push_screen(build("first_run"))
        if self.opens_card is not None:
            self.open_sheet("practice_card", self.opens_card)
        for notice in self.service.notices:
            self.call_after_refresh(self.say, notice)
        if self._keys_left_out:
            self.call_after_refresh(self.say, self._keys_left_out)

    # -- places and sheets ---------------------------------------------------------------------

    async def make_ready(self) -> None:
        """Makes the places people open most while nobody waits, so that their key finds them."""
        patience = sys.getswitchinterval()
        sys.setswitchinterval(SHARED_SECONDS)
        try:
            await asyncio.to_thread(import_all)
        finally:
            sys.setswitchinterval(patience)
        for mode in ("week", "look_back"):
            if self.is_running:
                await self._init_mode(mode)

    def delay_update(self, delay: float = SWITCH_SECONDS) -> None:
        """Textual waits before it shows another place; ours are drawn from values, at once."""
        super().delay_update(min(delay, SWITCH_SECONDS))

    def action_go(self, mode: str) -> None:
        """Goes to a place; sheets above it close first."""
        while len(self.screen_stack) > 1:
            self.screen.dismiss(None)
        if mode == self.current_mode:
            screen = self.screen
            if isinstance(screen, Layer):
                screen.refresh_view()
        else:
            self.switch_mode(mode)

    def open_sheet(
        self,
        name: str,
        *args: Any,
        after: Callable[[Any], None] | None = None,
        **options: Any,
    ) -> None:
        """Opens a sheet by its name (see `sheets`); `after` gets its result.

        Asked for a second time while it is on top, the sheet closes instead.
        """
        sheet = build(name, *args, **options)
        if type(self.screen) is type(sheet):
            self.screen.dismiss(None)
            return
        self.push_screen(sheet, after)

    def action_help(self) -> None:
        """The keys of this screen."""
        self.open_sheet("help", self.screen)

    def action_all_keys(self) -> None:
        """The keys of every screen, found by typing."""
        self.open_sheet("all_keys")

    def action_legend(self) -> None:
        """What the signs say."""
        self.open_sheet("legend")

    def action_support(self) -> None:
        """Your own people, then help lines."""
        self.open_sheet("support")

    def action_settings(self) -> None:
        """All settings."""
        self.open_sheet("settings")

    def action_own_keys(self) -> None:
        """Keys of one's own."""
        self.open_sheet("own_keys")

    def action_data(self) -> None:
        """Where the file lies and how it is protected."""
        self.open_sheet("my_data")

    def action_pulse(self) -> None:
        """Four questions about one's life, at most monthly."""
        self.open_sheet("pulse")

    def action_share(self) -> None:
        """A sheet for a clinician or a coach."""
        self.open_sheet("share")

    def action_blank(self) -> None:
        """Blanks the screen; asked again, brings it back."""
        self.open_sheet("blank")

    def action_palette(self) -> None:
        """Every action by name."""
        self.open_sheet("palette", self.screen)

    # -- a break from an area ------------------------------------------------------------------

    def action_take_break(self, area: str) -> None:
        """Puts an area away for now; its runs wait."""
        self._show_after(lambda: self.service.take_break(Area(area)))

    def action_bring_back(self, area: str) -> None:
        """Shows an area again."""
        self._show_after(lambda: self.service.bring_back(Area(area)))

    def _show_after(self, work: Callable[[], Receipt]) -> None:
        receipt = self.act(work)
        if receipt is not None:
            self.refresh_places()
            self.say(receipt.app)


def _collect_again() -> None:
    """Garbage is collected from now on; what the start has made is left out of it."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class PracticeApp(SelfcareApp):
    """The app, opened at the Practice place."""

    DEFAULT_MODE = "practice"


def run(
    service: "Selfcare", *, sample: bool = False, practice: bool = False, card: str | None = None
) -> int:
    """Runs the app until it ends and gives its exit code; `practice` opens it at that place."""
    app = (PracticeApp if practice else SelfcareApp)(service, sample=sample)
    app.opens_card = card
    service.wait_at_most(AT_ONCE)
    return live(app)

"""The app itself: it owns the diary, the signs and the theme, and its places and sheets.

Everything a person does is saved by the diary before the screen says so, therefore any way of
ending (q, Ctrl+C, a signal, a closed terminal) loses nothing.
"""

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual._context import active_message_pump, visible_screen_stack
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from selfcare.content.acts import PLACES, actions
from selfcare.content.keymap import Own
from selfcare.content.settings import theme_name
from selfcare.core.model import Area
from selfcare.core.views import CardWish
from selfcare.diary import coming_back, habit_acts, setting_acts
from selfcare.draw.signs import FULL_SIGNS, choose
from selfcare.tui import theme
from selfcare.tui.changes import AT_ONCE, FollowsChanges
from selfcare.tui.keys import key_words, with_scripts
from selfcare.tui.life import Leaves, forget_lines, forget_regions, live
from selfcare.tui.screens.base import Place, Sheet
from selfcare.tui.sheets import build, import_all, kind

if TYPE_CHECKING:
    from selfcare.diary import Diary

T = TypeVar("T")

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
    CSS_PATH = "selfcare.tcss"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        mode: partial(build, mode) for mode, _, _ in PLACES
    }
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = False
    """Textual's palette is opened by an act of ours, so that it can have another key."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, diary: "Diary", *, sample: bool = False) -> None:
        super().__init__()
        self.diary = diary
        self.sample = sample or diary.sample
        """Whether this is sample data; every list says so."""
        self.signs = FULL_SIGNS
        """The sign set in use."""
        self.own_keys: Own = {}
        """The keys the person gave to acts."""
        self.opens_card: CardWish | None = None
        """The card that the app opens with. None: none."""
        self._keys_left_out = ""
        """A sentence about keys of one's own that no longer fit; empty: all do."""
        self._animation = self.animation_level
        """What the environment asks of motion; the setting can make it less."""
        theme.install(self)
        chosen = theme_name(setting_acts.setting(diary, "theme"), self.available_themes)
        self.set_reactive(App.theme, chosen)  # before the first frame nothing is drawn twice
        self.stylesheet.set_variables(self.get_css_variables())
        self.apply_settings()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to each line on its way to the terminal; nothing is left in colour."""
        return theme.WITHOUT_COLOUR if self.no_color else super().get_line_filters()

    # -- settings ------------------------------------------------------------------------------

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme in colours that can be read, with those of the areas."""
        return theme.in_full(theme_name) if theme_name in self.available_themes else None

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for a theme that does not name them."""
        return theme.own_variables(theme.DUSK)

    def apply_settings(self) -> None:
        """Reads the settings that concern the whole app; call it after one of them changed."""
        windows = sys.platform == "win32"
        setting = setting_acts.setting(self.diary, "glyphs")
        self.signs = choose(setting, os.environ, windows=windows)
        self.set_class(self.signs.name == "ascii", "-ascii")
        self.theme = theme_name(setting_acts.setting(self.diary, "theme"), self.available_themes)
        still = setting_acts.setting(self.diary, "motion") == "still"
        self.animation_level = "none" if still else self._animation
        own, self._keys_left_out = setting_acts.own_keys(self.diary)
        if own != self.own_keys:
            self.own_keys = own
            self.set_keymap(
                {act: ",".join(with_scripts(actions().signs_of(act, own))) for act in own}
            )

    def key_of(self, act_id: str) -> str:
        """The key of an act as sentences name it, one's own where there is one."""
        signs = actions().signs_of(act_id, self.own_keys)
        return self.signs.legible(key_words(signs[0]))

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is printed in footer and key panel: `Space`, `Ctrl+L`, `m`."""
        return self.signs.legible(binding.key_display or key_words(binding.key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Textual's actions that write files or press keys are never run."""
        if action in DENIED:
            return False
        if action in {"take_break", "bring_back"} and parameters:
            hidden = (
                setting_acts.area_hidden_since(self.diary, Area(str(parameters[0]))) is not None
            )
            return hidden == (action == "bring_back")
        return super().check_action(action, parameters)

    # -- life ----------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Looks around each second, begins with the first run if need be.

        Somebody who has asked for a practice gets that; the first run is for another time.
        """
        self.note_newest()
        coming_back.newest_outside(self.diary)
        self.set_interval(OUTSIDE_SECONDS, self.look_around)
        self.call_after_refresh(_collect_again)
        self.theme_changed_signal.subscribe(self, lambda _: self.refresh_places())
        if self.opens_card is not None:
            self._open_card(self.opens_card)
        elif habit_acts.first_run(self.diary):
            self.push_screen(build("first_run"))
        self.tell_notices()
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
            if not self.is_ending:
                await self._init_mode(mode)
        _leave_out_of_garbage()

    def delay_update(self, delay: float = SWITCH_SECONDS) -> None:
        """Textual waits before it shows another place; ours are drawn from values, at once."""
        super().delay_update(min(delay, SWITCH_SECONDS))

    async def action_go(self, mode: str) -> None:
        """Goes to a place; sheets above it close first, by their one door."""
        await self.close_sheets()
        if mode == self.current_mode:
            screen = self.screen
            if isinstance(screen, Place):
                screen.came_back()
        else:
            left = self.screen
            with self._context():  # what a place is told of, it is told by the app
                await self.switch_mode(mode)
            forget_lines(left)
            forget_regions()

    async def close_sheets(self, keep: int = 1) -> None:
        """Closes the sheets of the current place above the first `keep` screens."""
        while len(self.screen_stack) > keep:
            await self._close_top()

    def _register(self, parent: DOMNode, *widgets: Widget, **options: Any) -> list[Widget]:
        """Starts widgets as if their parent had asked for them.

        A widget's task remembers for its whole life who asked: a sheet that opened a place would be
        kept as long as the place is there.
        """
        return _asked_by(parent, super()._register, parent, *widgets, **options)

    def _start_widget(self, parent: Widget, widget: Widget) -> None:
        """Starts a scroll bar, as `_register` does."""
        _asked_by(parent, super()._start_widget, parent, widget)

    def pop_screen(self) -> AwaitComplete:
        """Closes the screen on top. A task that began while it was there may remember it for ever.

        Each task keeps the context that it was made in; what it keeps of a screen is small then.
        """
        forget_lines(self.screen)
        return super().pop_screen()

    def _close_top(self) -> AwaitComplete:
        """Closes the sheet on top by the one door that keeps its draft."""
        if isinstance(self.screen, Leaves):
            self.screen.wind_up()
        return self.pop_screen()

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
        top = self.screen
        if type(top) is type(sheet) and isinstance(top, Sheet) and top.TOGGLES:
            top.dismiss(None)
            return
        self.push_screen(sheet, after)

    def open_anew(self, name: str, *args: Any, **options: Any) -> None:
        """Opens a sheet over any other; one of its kind below closes first, with what is over it.

        The palette can ask for it again and again, and each would have to be left one by one.
        """
        kinds = [type(screen) for screen in self.screen_stack]
        if kind(name) in kinds:
            while len(self.screen_stack) > kinds.index(kind(name)):
                self._close_top()
        self.open_sheet(name, *args, **options)

    def _open_card(self, wish: CardWish) -> None:
        self.open_sheet(
            "practice_card",
            wish.routine_id,
            minutes=wish.minutes,
            holds=wish.holds,
            sound=True if wish.bell else None,
        )

    def add_habit(self, after: Callable[[Any], None] | None = None) -> None:
        """A new habit: what it can start from, then its form."""
        self.open_sheet("templates", after=after)

    def edit_habit(self, habit_id: int, after: Callable[[Any], None] | None = None) -> None:
        """The form of a habit that is here."""
        from selfcare.forms.habit import edit_habit_form  # noqa: PLC0415 - not at first

        form = edit_habit_form(self.diary, self.diary.habit(habit_id))
        self.open_sheet("form", *form, after=after)

    async def action_sheet(self, name: str) -> None:
        """Opens a sheet that needs nothing to begin with; where it is open below, goes back to it.

        The keys are those of what they are opened over, so they open anew.
        """
        below = [type(screen) for screen in self.screen_stack[:-1]]
        if kind(name) in below and name != "keys":
            await self.close_sheets(keep=below.index(kind(name)) + 1)
        elif type(self.screen) is not kind(name) or getattr(self.screen, "TOGGLES", False):
            self.open_sheet(name)

    def action_palette(self) -> None:
        """Every act by name, in Textual's own palette."""
        from selfcare.tui.palette import Palette  # noqa: PLC0415 - 20 ms, not for the first frame

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    async def before_enter(self) -> None:
        """What was typed into the palette is looked for first, so that Enter takes it."""
        searched = getattr(self.screen, "searched", None)
        if searched is not None:
            await searched()

    def on_command_palette_option_highlighted(self, event: Any) -> None:
        """A theme under the cursor of the palette is shown at once."""
        chosen = getattr(event.highlighted_event.option.hit.command, "keywords", {}).get("theme")
        setting = chosen or setting_acts.setting(self.diary, "theme")
        self.theme = theme_name(setting, self.available_themes)

    def on_command_palette_closed(self, event: Any) -> None:
        """Left without a choice the colours are those that were."""
        if not event.option_selected:
            self.apply_settings()

    def action_turn(self) -> None:
        """Light or dark, until the app ends."""
        theme.turn(self, setting_acts.setting(self.diary, "theme"))

    # -- a break from an area ------------------------------------------------------------------

    def action_take_break(self, area: str) -> None:
        """Puts an area away for now; its runs wait."""
        self.act_everywhere(lambda: setting_acts.take_break(self.diary, Area(area)))

    def action_bring_back(self, area: str) -> None:
        """Shows an area again."""
        self.act_everywhere(lambda: setting_acts.bring_back(self.diary, Area(area)))


def _asked_by(asker: DOMNode, start: Callable[..., T], *args: Any, **options: Any) -> T:
    """Starts something in a context that knows of nobody but who is said to ask."""
    context = copy_context()
    context.run(active_message_pump.set, asker)
    context.run(visible_screen_stack.set, [])
    return context.run(start, *args, **options)


def _collect_again() -> None:
    """Garbage is collected from now on; what the start has made is left out of it."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _leave_out_of_garbage() -> None:
    """What is here once all is ready stays to the end: no key waits for a look through it again."""
    if gc.isenabled():
        gc.collect()
        gc.freeze()


class PracticeApp(SelfcareApp):
    """The app, opened at the Practice place."""

    DEFAULT_MODE = "practice"


def run(
    diary: "Diary",
    *,
    sample: bool = False,
    practice: bool = False,
    card: CardWish | None = None,
) -> int:
    """Runs the app until it ends and gives its exit code; `practice` opens it at that place."""
    app = (PracticeApp if practice else SelfcareApp)(diary, sample=sample)
    app.opens_card = card
    diary.wait_at_most(AT_ONCE)
    return live(app)

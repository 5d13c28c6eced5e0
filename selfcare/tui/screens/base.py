"""What every screen stands on: `Place`, one of the five, and `Sheet`, a card above a place.

A place overrides `compose_place` (what stands between the line of places and the message line) and
`refresh_view` (read the diary again and show it). A sheet overrides `compose_card` and hands its
result to `dismiss`. Widgets get values and post messages; acts go through `care.act`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from rich.console import RenderableType
from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.keys import KEY_NAME_REPLACEMENTS, key_to_character
from textual.renderables.blank import Blank
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Footer, OptionList, Static
from textual.widgets._footer import FooterKey

from selfcare.core.errors import SelfcareError
from selfcare.core.views import Receipt
from selfcare.draw.lines import cells
from selfcare.draw.signs import Signs
from selfcare.files import home_path
from selfcare.tui.keys import bindings, in_order
from selfcare.tui.life import Leaves, ShownThrough, forget_lines, forget_regions
from selfcare.tui.paint import line, plain, put
from selfcare.tui.widgets.header import Header
from selfcare.tui.widgets.rows import Rows
from selfcare.words.refusals import error_words

if TYPE_CHECKING:
    from selfcare.diary import Diary
    from selfcare.tui.app import SelfcareApp

SMALLEST = (40, 10)
"""Columns and rows from which there is room."""
WIDE = 110
"""Columns from which a side column stands beside the place."""
SAMPLE = "SAMPLE DATA"

T = TypeVar("T")


class Keys(Footer):
    """Textual's footer with as many keys as fit whole: it scrolls sideways, where nobody looks.

    The keys on it change their words: Textual mounts all of them anew at each change, remembers
    each of them for ever, and reads the style sheet three times for every one.
    """

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._awaited = False
        """Whether the keys will be looked at after the next frame."""

    def compose(self) -> ComposeResult:
        """Nothing yet: which keys work is known when something has the focus."""
        return ()

    def bindings_changed(self, screen: Screen[Any]) -> None:
        """Other keys work now."""
        if screen is self.screen and screen.app.app_focus:
            self._look_soon()

    def on_resize(self) -> None:
        """Another width, other keys."""
        self._look_soon()

    def _look_soon(self) -> None:
        if not self._awaited:
            self._awaited = self.call_after_refresh(self._look)

    def _look(self) -> None:
        self._awaited = False
        if not self.is_attached or self.screen not in self.app.screen_stack:
            return  # a sheet that is on its way out has lost its list, and maybe not its keys
        there = list(self.query_children(FooterKey))
        wanted = [*self._fitting()]
        for key, binding in zip(there, wanted, strict=False):
            _tell(key, binding, self.app.get_key_display(binding.binding))
        for key in there[len(wanted) :]:
            key.remove()
        more = [self._key(binding) for binding in wanted[len(there) :]]
        if more:
            self.mount(*more)

    def _fitting(self) -> Iterator[ActiveBinding]:
        """The keys from the left, the most wanted first."""
        care = cast("SelfcareApp", self.app)
        room = care.size.width
        typing = isinstance(self.screen, Layer) and self.screen.typing
        acts: set[str] = set()
        for each in in_order(self.screen.active_bindings.values(), care.own_keys):
            binding = each.binding
            if not binding.show or binding.action in acts or (typing and is_sign(binding.key)):
                continue
            acts.add(binding.action)
            room -= cells(f"{self.app.get_key_display(binding)} {binding.description}") + 2
            if room < 0:
                break
            yield each

    def _key(self, each: ActiveBinding) -> FooterKey:
        binding, shown = each.binding, self.app.get_key_display(each.binding)
        words = binding.key, shown, binding.description, binding.action
        key = FooterKey(*words, classes="-compact")
        _tell(key, each, shown)
        return key


def _tell(key: FooterKey, each: ActiveBinding, shown: str) -> None:
    """Gives a key of the footer the words of another binding."""
    binding = each.binding
    key.tooltip = each.tooltip or None
    key._disabled = not each.enabled  # noqa: SLF001 - Textual gives it no other name
    key.set_class(not each.enabled, "-disabled")
    words = (key.key_display, key.description)
    key.key, key.action = binding.key, binding.action
    key.key_display, key.description = shown, binding.description
    if words != (shown, binding.description):
        key.refresh(layout=True)


def is_sign(key: str) -> bool:
    """Whether a key types a sign, which belongs to a text while one is typed."""
    sign = key_to_character(key)
    return key in KEY_NAME_REPLACEMENTS.values() or (sign is not None and sign.isprintable())


class Layer(Leaves[T]):
    """What places and sheets share: diary, message line, smallest size."""

    WHERE: ClassVar[tuple[str, ...]] = ()
    """The parts of the table of acts that hold here, for the key panel."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own name and type
        (0, "-narrow"), (76, "-medium"), (WIDE, "-wide"), (160, "-broad"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"), (18, "-low"), (30, "-tall"),
    ]  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        """Made in the theme that is worn and for the size that is there, so styled once alone."""
        super().__init__(*args, **options)
        columns, rows = self.app.size
        self.add_class(
            *self._get_breakpoint_classes(columns, self.HORIZONTAL_BREAKPOINTS),
            *self._get_breakpoint_classes(rows, self.VERTICAL_BREAKPOINTS),
            update=False,
        )
        self._css_update_count = self.app._css_update_count  # noqa: SLF001 - it has no other name
        self._worn: tuple[object, ...] = ()
        self._sized = Size(0, 0)
        self.came = 0.0
        """When it came to the top, as events count time."""
        self.said = False
        """Whether the message line tells of something that happened."""

    def _wears(self) -> tuple[object, ...]:
        """What of the app its styles depend on."""
        app = self.app
        return app._css_update_count, app.classes, app.pseudo_classes  # noqa: SLF001

    def on_mount(self) -> None:
        """All that is on it has just been styled."""
        self._worn = self._wears()

    def on_screen_resume(self, event: events.ScreenResume, /) -> None:
        """Styled anew where something has changed meanwhile; Textual does it each time."""
        self.came = event.time
        event.refresh_styles = self._worn != self._wears()
        self._worn = self._wears()

    def _screen_resized(self, size: Size) -> None:
        """Lays out for another size; Textual does it again for the one that it is laid out for."""
        if size != self._compositor.size:
            super()._screen_resized(size)

    def render(self) -> RenderableType:
        """What shows through it: the screen right below, whichever of them is painted anew.

        Textual takes the last of a list from which those that are painted from memory take none,
        so that two sheets could show through each other without end.
        """
        stack, background = self.app.screen_stack, self.styles.background
        at = stack.index(self) if self in stack else 0
        if at and background.a < 1:
            return ShownThrough(stack[at - 1], background)
        shown = self.app.render() if background.is_transparent else Blank(background)
        return cast("RenderableType", shown)

    def _compositor_refresh(self) -> None:
        """Paints; a screen below others paints once, where Textual has it ask for ever."""
        super()._compositor_refresh()
        if self is not self.app.screen:
            self._repaint_required = False

    @property
    def care(self) -> "SelfcareApp":
        """The app, by its own type."""
        return cast("SelfcareApp", self.app)

    @property
    def diary(self) -> "Diary":
        """The use cases."""
        return self.care.diary

    @property
    def signs(self) -> Signs:
        """The signs in use."""
        return self.care.signs

    @property
    def typing(self) -> bool:
        """Whether a text is being typed: the day does not move on, and reloads keep it."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def left(self) -> str:
        """What becomes of what is being typed when the screen goes; empty: nothing is typed."""
        return "What you typed is a draft." if self.typing else ""

    def say(self, words: str | Content) -> None:
        """Shows one message above the footer; after an empty one what stands there otherwise."""
        self.said = bool(words if isinstance(words, str) else words.plain)
        told = words if self.said else self.standing()
        shown = Content(self.signs.legible(told)) if isinstance(told, str) else told
        for message in self.query("#message").results(Static):
            put(message, shown, width=max(self.app.size.width - 4, 1))

    @on(OptionList.OptionSelected)
    def _row_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.chosen(event.option_id or "")

    def chosen(self, row: str, /) -> None:
        """Enter, or a click, on a row of the list; `row` is its id."""

    def acted(self, work: Callable[[], Receipt | None]) -> Receipt | None:
        """One act and the fresh view behind it; None: it did not happen."""
        receipt = self.care.act(work)
        self.refresh_view()
        return receipt

    def written(self, path: object) -> None:
        """Says where a file of one's own was written; None: it was not."""
        if isinstance(path, Path):
            self.say(line("Written, for your login alone: ", plain(home_path(path))))

    def standing(self) -> str:
        """What the message line says while nothing else has happened."""
        return ""

    @contextmanager
    def telling(self) -> Iterator[None]:
        """What cannot be done in it is told, and the rest of it left out."""
        try:
            yield
        except SelfcareError as error:
            self.say(error_words(error))

    def action_page_scroll(self, how: str) -> None:
        """Moves what is scrolled: a page to read, or the cards of a place."""
        getattr(self.query_one("#page, #main", VerticalScroll), how)(animate=False)

    def outdate(self) -> None:
        """Something newer has changed: words about what was before go."""
        self.say("")

    def refresh_view(self) -> None:
        """Reads the diary again and shows it; the selection and anything typed stay."""

    def point_at(self, day: date | None, habit_id: int | None, /) -> None:
        """Shows where a change was that has just been taken back or done again."""

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest size there is one sentence and nothing else."""
        columns, rows = event.size
        small = columns < SMALLEST[0] or rows < SMALLEST[1]
        self.set_class(small, "-too-small")
        for notice in self.query("#too-small").results(Static) if small else ():
            notice.update(f"This window is {columns} by {rows}. From 40 by 10 there is room.")
        if event.size != self._sized:
            # Of sizes that came and went nothing is known but what the terminal shows.
            self._sized = event.size
            self.refresh()
        self.call_after_refresh(self.lay_out)

    def on_unmount(self) -> None:
        """Leaves little: an idle widget remembers the last screen that spoke to it.

        A screen remembers what it displayed until it is asked again.
        """
        _ = self.displayed_children
        forget_lines(self)
        forget_regions()

    def lay_out(self) -> None:
        """Calls `laid_out`, as long as the screen is there."""
        if self.is_mounted and self in self.app.screen_stack:
            self.laid_out()

    def laid_out(self) -> None:
        """Widgets have their sizes now: what depends on them is shown again."""


class Place(Layer[None], inherit_bindings=False):
    """One of the five places."""

    PLACE: ClassVar[str] = ""
    """Its mode: today, week, look_back, practice or habits."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("place", "everywhere")]

    _up = False
    """Whether it is on top and has shown what is true now."""

    def compose(self) -> ComposeResult:
        """The line of places, the place itself, the message line, the footer."""
        yield Header(self.PLACE)
        with Container(id="place"):
            yield from self.compose_place()
        yield Static(id="message")
        yield Keys()
        yield Static(id="too-small")

    def compose_place(self) -> Iterable[Widget]:
        """The widgets of the place."""
        return ()

    def on_mount(self) -> None:
        """The first screen is there: keys that came before it are handed on."""
        self.care.ready_for_keys()

    def tell(self, about: str, short: str = "") -> None:
        """Says at the right of the line of places what the place is about now; `short` at least."""
        words = f"{SAMPLE} · {about}" if self.care.sample else about
        header = self.query_one(Header)
        header.about = self.signs.legible(words)
        header.shortest = SAMPLE if self.care.sample else short

    async def action_back(self) -> None:
        """Back to Today."""
        await self.care.action_go("today")

    def action_region(self, by: int) -> None:
        """The next part of the page that takes keys; the line of places is one."""
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def focus_body(self) -> None:
        """The keys go to the page, not to the line of places."""
        self.focus_next(".body")

    @on(Header.Left)
    def _header_left(self, event: Header.Left) -> None:
        event.stop()
        self.focus_body()

    def look_at_clock(self, monotonic: float, /) -> None:
        """Called each second; a place that follows the current day moves on here."""

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """Coming here shows what is true now; the first time Textual says so twice."""
        if not self._up:
            self._up = self.app.screen is self
            self.came_back()

    def on_screen_suspend(self) -> None:
        """Another screen stands above it, or in its place."""
        self._up = False

    def came_back(self) -> None:
        """The place is on screen again."""
        self.refresh_view()


class Sheet(Layer[T], ModalScreen[T], inherit_bindings=False):
    """A card in the middle over the dimmed place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("sheet", "everywhere"),
        Binding("tab", "app.focus_next", "next", show=False),
        Binding("shift+tab", "app.focus_previous", "before", show=False),
    ]

    TOGGLES: ClassVar[bool] = False
    """Whether the key that opened it closes it."""
    CARD: ClassVar[str] = ""
    """Further classes of the card: `-wide`, `-full`."""
    rows = getters.query_one(Rows)
    """The list, on a sheet that has one."""
    about: int | None = None
    """The number of the habit that the sheet is about; it goes with it. None: of none."""
    _heights: Sequence[int] = ()
    """Lines of the parts of the card, of the message and of the footer."""
    _uid = ""
    """Its lasting name: in a file that took the place of this one the number is another's."""

    def compose(self) -> ComposeResult:
        """The card, then message line and footer."""
        if self.about is not None:
            self._uid = self.diary.habit(self.about).uid
        with Vertical(id="card", classes=f"sheet {self.CARD}") as card:
            card.border_title = self.heading()
            yield from self.compose_card()
        yield Static(id="message")
        yield Keys()
        yield Static(id="too-small")

    def on_mount(self) -> None:
        """What shares the room on the card is laid out again when one part of it changes."""
        self.screen_layout_refresh_signal.subscribe(self, self._look_at_heights)

    def _look_at_heights(self, _screen: object) -> None:
        parts = [*self.query_one("#card").children, *self.query("Footer, #message")]
        heights = [part.outer_size.height if part.display else 0 for part in parts]
        if heights != self._heights:
            self._heights = heights
            self.call_after_refresh(self.lay_out)

    def refresh_view(self) -> None:
        """Reads the diary again; what it is about may have another name."""
        if not self.is_gone():
            self.query_one("#card").border_title = self.heading()

    def heading(self) -> Content:
        """What stands in the border; a person's text is cleaned by whoever makes it."""
        return Content("")

    def compose_card(self) -> Iterable[Widget]:
        """The widgets of the card."""
        return ()

    def laid_out(self) -> None:
        """The list takes the room that the rest of the card leaves."""
        for rows in self.query("#card > Rows").results(Rows):
            self.fit(rows)

    def fit(self, part: Widget) -> None:
        """Gives a part of the card the room that the others leave, and no more than it needs."""
        card = self.query_one("#card")
        others = sum(
            each.outer_size.height + each.styles.margin.height
            for each in card.children
            if each is not part and each.display
        )
        others += sum(each.outer_size.height for each in self.query("Footer, #message"))
        others += card.gutter.height + card.styles.margin.height
        room = max(self.size.height - others, 3)
        if part.styles.max_height is None or part.styles.max_height.value != room:
            part.styles.max_height = room
            self.call_after_refresh(self.lay_out)

    def is_gone(self) -> bool:
        """Whether what this sheet is about is not there any more; then it closes."""
        return self.about is not None and not self.diary.has_habit(self.about, self._uid)

    def action_close(self) -> None:
        """Goes back one layer, keeping what was typed."""
        self.dismiss(None)

"""The two kinds of screen: `Place`, one of the five, and `Sheet`, a layer above a place.

A place overrides `compose_place` (what stands between the header line and the key line),
`refresh_view` (read the service again and show it) and `keys_now` (the key line). A sheet overrides
`compose_sheet`, `keys_now` and `TITLE`, closes with `q` and Esc, and hands its result to
`dismiss`. Both keep typed text in themselves, never in a widget, so that keys which arrive before
the first frame are not dropped.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from selfcare.tui.glyphs import Signs, legible
from selfcare.tui.keys import EVERYWHERE, TakesKeys
from selfcare.tui.own_keys import printed_keys, spoken
from selfcare.tui.widgets.bars import (
    Chosen,
    Hint,
    KeyLine,
    MessageLine,
    PlaceBar,
    SheetBar,
    TooSmall,
)

if TYPE_CHECKING:
    from selfcare.service import Selfcare
    from selfcare.tui.app import SelfcareApp

SMALLEST = (40, 10)
"""Columns and rows from which there is room."""


class Layer(TakesKeys):
    """What places and sheets share: service, message line, key line, smallest size."""

    DEFAULT_CSS = """
    Layer { background: $background; color: $foreground; layout: vertical; overflow: hidden; }
    Layer TooSmall { display: none; }
    Layer.-too-small > Widget { display: none; }
    Layer.-too-small > TooSmall { display: block; }
    """

    @property
    def care(self) -> "SelfcareApp":
        """The app, by its own type."""
        return cast("SelfcareApp", self.app)

    @property
    def service(self) -> "Selfcare":
        """The use cases."""
        return self.care.service

    @property
    def signs(self) -> Signs:
        """The signs in use."""
        return self.care.signs

    def say(self, text: str) -> None:
        """Shows one message above the key line; an empty text clears it."""
        for line in self.query(MessageLine):
            line.say(legible(spoken(text, self.own_keys), self.signs))

    def outdate(self) -> None:
        """Something newer has changed: words about what was before go."""
        self.say("")

    def keys_now(self) -> tuple[Hint, ...]:
        """The key line: by default what the screen's own shown bindings say."""
        seen: dict[str, Hint] = {}
        for active in self.active_bindings.values():
            binding = active.binding
            if binding.show and binding.action not in seen:
                keys = self.app.get_key_display(binding)
                seen[binding.action] = Hint(keys, binding.description, binding.action)
        return tuple(seen.values())

    def show_keys(self) -> None:
        """Draws the key line again; call it when what the keys do has changed."""
        for line in self.query(KeyLine):
            line.hints = self.keys_now()

    def printed(self, hints: tuple[Hint, ...]) -> tuple[Hint, ...]:
        """The key line with a person's own keys; in what is typed, keys are what they came as."""
        if not self.own_keys or self.capturing:
            return hints
        keys = printed_keys((hint.keys for hint in hints), self.first_bindings, self.own_keys)
        return tuple(
            Hint(each, hint.words, hint.action) for each, hint in zip(keys, hints, strict=True)
        )

    def refresh_view(self) -> None:
        """Reads the service again and shows it; the cursor and anything typed stay."""

    def point_at(self, day: date | None, habit_id: int | None) -> None:
        """Shows where a change was that has just been taken back or done again."""

    def on_mount(self) -> None:
        """Shows the keys that work."""
        self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """Below the smallest size there is one sentence and nothing else."""
        columns, rows = event.size
        small = columns < SMALLEST[0] or rows < SMALLEST[1]
        self.set_class(small, "-too-small")
        if small:
            for line in self.query(TooSmall):
                line.measure(columns, rows)

    @on(Chosen)
    async def _run_chosen(self, event: Chosen) -> None:
        """A click on the key line or the header does what its key does."""
        event.stop()
        await self.app.run_action(event.action, self)


class Place(Layer):
    """One of the five places."""

    AUTO_FOCUS = ""
    """A place begins with the keys in its own body, not in the header line."""

    PLACE: ClassVar[str] = ""
    """Its mode: today, week, look_back, practice or habits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *EVERYWHERE,
        Binding(
            "q,escape", "back", "Back", show=False, id="back", tooltip="Back one layer, or quit."
        ),
    ]

    def compose(self) -> ComposeResult:
        """Header line, the place itself, message line, key line."""
        yield PlaceBar(self.PLACE, sample=self.care.sample)
        yield from self.compose_place()
        yield MessageLine()
        yield KeyLine()
        yield TooSmall()

    def compose_place(self) -> Iterable[Widget]:
        """The widgets of the place."""
        return ()

    async def action_back(self) -> None:
        """Back to Today; from Today the app ends."""
        if self.PLACE == "today":
            await self.app.action_quit()
        else:
            self.care.action_go("today")

    def focus_body(self) -> None:
        """The keys go to the page, not to the line of places."""
        self.set_focus(None)

    @on(PlaceBar.Left)
    def _bar_left(self, event: PlaceBar.Left) -> None:
        event.stop()
        self.focus_body()

    def look_at_clock(self, monotonic: float) -> None:
        """Called each second; a place that follows the current day moves on here."""

    def on_screen_resume(self) -> None:
        """Coming here shows what is true now; the first time Textual says so twice."""
        self.came_back()

    def came_back(self) -> None:
        """The place is on screen again."""
        self.refresh_view()


class Sheet(Layer):
    """A layer above a place; the place's own keys rest meanwhile."""

    TITLE: ClassVar[str | None] = None
    """Stands in the first line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *EVERYWHERE,
        Binding("q,escape", "close", "back", id="close", tooltip="Close this and go back."),
    ]

    def compose(self) -> ComposeResult:
        """Title line, the sheet itself, message line, key line."""
        yield SheetBar(self.heading(), sample=self.care.sample)
        yield from self.compose_sheet()
        yield MessageLine()
        yield KeyLine()
        yield TooSmall()

    def is_gone(self) -> bool:
        """Whether what this sheet is about is not there any more; then it closes."""
        return False

    def heading(self) -> str:
        """The words of the first line; user text is cleaned where it is drawn."""
        return self.TITLE or ""

    def compose_sheet(self) -> Iterable[Widget]:
        """The widgets of the sheet."""
        return ()

    def action_close(self) -> None:
        """Goes back one layer."""
        self.dismiss(None)

"""The line of places: one line, so one widget; Textual's Tabs are seven and two lines high."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from selfcare.content.acts import PLACES
from selfcare.draw.lines import QUIET, cells
from selfcare.tui.paint import line

NAME = "selfcare"
ROOM_FOR_WORDS = 64
"""Columns from which every place stands in words."""


class Header(Widget, can_focus=True):
    """The five places and, at the right, what the place is about now: its date."""

    HELP = (
        "The five places. Left and right choose one, Enter goes there; so does its capital letter."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Place before", show=False),
        Binding("right", "step(1)", "Next place", show=False),
        Binding("enter,space", "go", "Go there"),
        Binding("escape", "leave", "Back to the page"),
    ]

    about: reactive[str] = reactive("")
    """Our own words at the right: the day, the week, the year."""
    shortest: reactive[str] = reactive("")
    """What of it is said where the whole has no room."""
    chosen: reactive[int | None] = reactive[int | None](None)
    """The place the arrows are at, while the header has the focus."""

    class Left(Message):
        """The person is done with the line of places."""

    def __init__(self, current: str) -> None:
        super().__init__()
        self._current = current
        self._spots: list[tuple[int, int, str]] = []
        """Where each place stands: first cell, end cell, mode."""

    def render(self) -> Content:
        """The places, the current one filled."""
        width = self.size.width
        self._spots = []
        parts: list[tuple[str, str]] = [(f" {NAME} ", "bold $accent")]
        short = width < ROOM_FOR_WORDS
        if short:
            parts = []
        for index, (mode, words, letter) in enumerate(PLACES):
            here = mode == self._current
            style = "bold $text on $chosen" if here else QUIET
            if index == self.chosen:
                style = "bold reverse"
            label = words if here or not short else letter
            marked = here and (self.app.no_color or self.app.current_theme.ansi)
            start = sum(cells(part[0]) for part in parts)
            self._spots.append((start, start + cells(label) + 2, mode))
            parts.append((f"[{label}]" if marked else f" {label} ", style))
        left = line(*parts)
        taken = cells(left.plain) + 1
        fitting = (each for each in (self.about, self.shortest) if taken + cells(each) < width)
        about = next(fitting, "")
        return line(left, " " * (width - taken - cells(about)), (about, QUIET))

    def on_focus(self) -> None:
        """The choice starts where we are."""
        self.chosen = [mode for mode, _, _ in PLACES].index(self._current)

    def on_blur(self) -> None:
        """Nothing is being chosen."""
        self.chosen = None

    def on_resize(self) -> None:
        """The words depend on the width."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """Chooses the place beside."""
        self.chosen = min(max((self.chosen or 0) + by, 0), len(PLACES) - 1)

    async def action_go(self) -> None:
        """Goes to the chosen place."""
        mode = PLACES[self.chosen or 0][0]
        self.post_message(self.Left())
        await self.run_action(f"app.go('{mode}')")

    async def on_click(self, event: events.Click) -> None:
        """A click on a place goes there."""
        for first, end, mode in self._spots:
            if first <= event.x < end:
                event.stop()
                await self.run_action(f"app.go('{mode}')")

    def action_leave(self) -> None:
        """Back to the page."""
        self.post_message(self.Left())

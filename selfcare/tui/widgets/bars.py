"""The single lines around a place: header, message, keys, and the sentence of a small window."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from selfcare.core.keymap import Own
from selfcare.tui.glyphs import cells, fit
from selfcare.tui.widgets.lines import ACCENT, INK, QUIET, STRONG, Line, Lines, padded

PLACES = (
    ("today", "Today", "T"),
    ("week", "Week", "W"),
    ("look_back", "Look back", "L"),
    ("practice", "Practice", "P"),
    ("habits", "Habits", "H"),
)
"""Mode, words, key."""

CURSOR = "cursor"
"""The tone of what is being chosen here: reversed, so that it shows without colour."""
SAMPLE_WORDS = "SAMPLE DATA. Nobody's days; what you change here is gone at the end."


class Chosen(Message):
    """A key's words were clicked."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action


@dataclass(frozen=True, slots=True)
class Hint:
    """One key and what it does now, for the key line."""

    keys: str
    """As it is printed: "Space", "0-9", "↑ ↓"."""
    words: str
    action: str = ""
    """What a click does; empty: nothing."""


Places = tuple[tuple[int, int, str], ...]
"""Where a line can be clicked: first cell, end cell, action."""


def key_line(hints: tuple[Hint, ...], width: int) -> tuple[Line, Places]:
    """The hints that fit, from the left, two spaces apart."""
    spans: list[tuple[str, str]] = [(" ", INK)]
    places: list[tuple[int, int, str]] = []
    at = 1
    for hint in hints:
        size = cells(hint.keys) + 1 + cells(hint.words)
        lead = 2 if places or at > 1 else 0
        if at + lead + size > width:
            break
        spans += [(" " * lead, INK), (hint.keys, ACCENT), (f" {hint.words}", QUIET)]
        places.append((at + lead, at + lead + size, hint.action))
        at += lead + size
    return padded(tuple(spans), width), tuple(places)


def place_line(
    current: str, width: int, chosen: int | None = None, own: Own | None = None
) -> tuple[Line, Places]:
    """The header: the five places, brackets around the current one, help and support right.

    Narrow windows keep the current place in words and the others as their capital letters, or the
    keys the person gave them (`own`).
    """
    own = own or {}
    short = width < 76
    spans: list[tuple[str, str]] = [(" ", INK)] if short else [(" selfcare  ", STRONG), (" ", INK)]
    places: list[tuple[int, int, str]] = []
    at = sum(cells(text) for text, _ in spans)
    for index, (mode, words, letter) in enumerate(PLACES):
        here = mode == current
        label = words if here or not short else own_key(f"go-{mode.replace('_', '-')}", letter, own)
        tone = CURSOR if index == chosen else STRONG if here else QUIET
        text = f"[{label}]" if here else f" {label} "
        spans += [(text, tone), ("" if short else " ", INK)]
        places.append((at, at + cells(text), f"app.go('{mode}')"))
        at += cells(text) + (0 if short else 1)
    right: tuple[tuple[str, str], ...] = (
        (f"{own_key('help', '?', own)} keys", "app.help"),
        ("! support", "app.support"),
    )
    room = width - at - 1
    size = sum(cells(text) for text, _ in right) + 2
    if size > room:
        right, size = right[:1], cells(right[0][0])
    if size <= room:
        spans.append((" " * (room - size), INK))
        at += room - size
        for index, (text, action) in enumerate(right):
            lead = 2 if index else 0
            spans += [(" " * lead + text[0], ACCENT), (text[1:], QUIET)]
            places.append((at + lead, at + lead + cells(text), action))
            at += lead + cells(text)
    return padded(tuple(spans), width), tuple(places)


def own_key(name: str, key: str, own: Own) -> str:
    """The key of an action as it is printed: the person's own, else the one it came with."""
    return own[name][0] if name in own else key


class ClickableLine(Lines):
    """A line with words that do what their key does."""

    _places: Places = ()

    @property
    def own_keys(self) -> Own:
        """The keys the person gave to actions; the app holds them."""
        found: Own = getattr(self.app, "own_keys", {})
        return found

    def on_click(self, event: events.Click) -> None:
        """Tells the screen which words were clicked."""
        for first, end, action in self._places:
            if first <= event.x < end and action and event.y == 0:
                self.post_message(Chosen(action))
                event.stop()
                return

    def on_resize(self) -> None:
        """Lays the words out again."""
        self.lay_out()

    def lay_out(self) -> None:
        """Sets the lines from what the widget shows."""


class PlaceBar(ClickableLine, can_focus=True):
    """The header of a place: Tab comes here, arrows choose a place, Enter goes there."""

    HELP = "The five places. Left and right choose one, Enter goes there; so do its capital letter."

    DEFAULT_CSS = """
    PlaceBar { height: 2; }
    PlaceBar .lines--cursor { text-style: reverse; color: $foreground; background: $background; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor"}

    class Left(Message):
        """Esc: the person is done with the line of places."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Place", show=False, id="bar-left", tooltip="Place before."),
        Binding("right,l", "step(1)", "Place", show=False, id="bar-right", tooltip="Next place."),
        Binding("enter,space", "go", "Go", show=False, id="bar-go", tooltip="Go to this place."),
        Binding("escape", "leave", "Back", show=False, id="bar-leave", tooltip="Back to the page."),
    ]

    def __init__(self, current: str, *, sample: bool) -> None:
        super().__init__()
        self._current = current
        self._sample = sample
        self._chosen: int | None = None

    def lay_out(self) -> None:
        """The places, and the sample's one line under them."""
        line, self._places = place_line(self._current, self.size.width, self._chosen, self.own_keys)
        under: Line = ((f"  {SAMPLE_WORDS}", ACCENT),) if self._sample else (("", INK),)
        self.show((line, under))

    def on_focus(self) -> None:
        """The choice starts where we are."""
        self._chosen = [mode for mode, _, _ in PLACES].index(self._current)
        self.lay_out()
        # The screen tells its own keys when the focus moves; these come after that.
        self.call_after_refresh(self._tell_keys)

    def _tell_keys(self) -> None:
        if not self.has_focus:
            return
        ascii_signs = getattr(getattr(self.app, "signs", None), "name", "full") != "full"
        arrows = "left right" if ascii_signs else "← →"
        for line in self.screen.query(KeyLine):
            line.hints = (
                Hint(arrows, "a place"), Hint("Enter", "go there"), Hint("Esc", "back"),
            )  # fmt: skip

    def on_blur(self) -> None:
        """Nothing is being chosen; the key line tells the keys of the place again."""
        self._chosen = None
        self.lay_out()
        tell = getattr(self.screen, "show_keys", None)
        if tell is not None:
            self.call_after_refresh(tell)

    def action_step(self, by: int) -> None:
        """Chooses the place beside."""
        start = [mode for mode, _, _ in PLACES].index(self._current)
        self._chosen = ((start if self._chosen is None else self._chosen) + by) % len(PLACES)
        self.lay_out()

    def action_leave(self) -> None:
        """The keys go to the page again."""
        self.post_message(self.Left())

    def action_go(self) -> None:
        """Goes to the chosen place; coming back, the keys are in the body again."""
        if self._chosen is not None:
            self.post_message(Chosen(f"app.go('{PLACES[self._chosen][0]}')"))
            self.screen.set_focus(None)


class SheetBar(ClickableLine):
    """The title line of a sheet."""

    DEFAULT_CSS = "SheetBar { height: 2; }"

    def __init__(self, title: str, *, sample: bool) -> None:
        super().__init__()
        self._title = title
        self._sample = sample

    def retitle(self, title: str) -> None:
        """Shows another title."""
        self._title = title
        self.lay_out()

    def lay_out(self) -> None:
        """Title left, the way back right."""
        width = self.size.width
        title = fit(self._title, max(width - 13, 0))
        key = own_key("close", "q", self.own_keys)
        line: Line = (("  ", INK), (title, STRONG), ("   ", INK), (key, ACCENT), (" back", QUIET))
        self._places = ((width - 8, width, "close"),)
        under: Line = ((f"  {SAMPLE_WORDS}", ACCENT),) if self._sample else (("", INK),)
        self.show((line, under))


class MessageLine(Lines):
    """One line that says what happened and how to take it back; toasts would cover the runs."""

    DEFAULT_CSS = "MessageLine { height: 1; }"

    def say(self, text: str) -> None:
        """Shows a sentence, cut at the edge; an empty text clears the line."""
        self.show(((("  ", INK), (" ".join(text.split()), INK)),))


class KeyLine(ClickableLine):
    """The keys that work now."""

    DEFAULT_CSS = "KeyLine { height: 1; }"

    hints: reactive[tuple[Hint, ...]] = reactive(())
    """What the keys do now, most wanted first."""

    def watch_hints(self) -> None:
        """New hints are laid out at once."""
        self.lay_out()

    def lay_out(self) -> None:
        """The hints that fit."""
        hints = self.hints
        if printed := getattr(self.screen, "printed", None):
            hints = printed(hints)
        line, self._places = key_line(hints, self.size.width)
        self.show((line,))


class TooSmall(Lines):
    """What a window says that is too small for anything else."""

    def measure(self, columns: int, rows: int) -> None:
        """Says the sizes, wrapped to whatever width there is."""
        words = f"This window is {columns} by {rows}. From 40 by 10 there is room.".split()
        lines: list[Line] = []
        line = ""
        for word in words:
            if line and len(line) + 1 + len(word) > columns:
                lines.append(((line, INK),))
                line = word
            else:
                line = f"{line} {word}".strip()
        self.show((*lines, ((line, INK),)))

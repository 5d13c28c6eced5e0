"""The keys of the Habits place, and what the key line says of them."""

from textual.binding import Binding, BindingType

from selfcare.tui.glyphs import Signs
from selfcare.tui.screens.habit_rows import HabitLine
from selfcare.tui.widgets.bars import Hint

KEYS: list[BindingType] = [
    Binding("enter,space", "edit", "Edit", show=False, id="edit",
            tooltip="Edit this habit; one that is put away comes back."),
    Binding("a", "add", "Add a habit", show=False, id="add", tooltip="Add a habit."),
    Binding("m", "shift", "Move", show=False, id="move",
            tooltip="Move this habit with the arrows; Enter leaves it there."),
    Binding("o", "pause", "Pause, go on", show=False, id="pause-habit",
            tooltip="Set days aside, for this habit or all; on a paused one: go on."),
    Binding("backspace,delete", "away", "Put away, remove", show=False, id="put-away",
            tooltip="Put this habit away, all of it kept; put away already: remove, it asks."),
    Binding("slash", "find", "Find", show=False, id="find-habit",
            tooltip="Find a habit by part of its name."),
    Binding("f", "filter(1)", "Area, put away", show=False, id="filter-habits",
            tooltip="List one area, the ones put away, or all."),
    Binding("left,h,left_square_bracket", "filter(-1)", "List before", show=False,
            id="value-before", tooltip="The area before."),
    Binding("right,l,right_square_bracket", "filter(1)", "Next list", show=False,
            id="value-next", tooltip="The next area."),
    Binding("i", "ahead", "Next two weeks", show=False, id="plan-ahead",
            tooltip="What the plan asks for in the next two weeks, and the habit's note."),
    Binding("w", "why", "Why the run", show=False, id="why",
            tooltip="Why the run is what it is."),
    Binding("q,escape", "leave", "Back", show=False, id="habits-leave",
            tooltip="All habits again, or back to Today."),
]  # fmt: skip

MOVES = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -8, "pagedown": 8,
         "home": -1000, "end": 1000}  # fmt: skip
"""How far a key moves a habit, or the mark while a name is typed."""


def moving_hints(signs: Signs) -> tuple[Hint, ...]:
    """While a habit is moved."""
    return (Hint(signs.up_down, "move"), Hint("Enter", "stays there"), Hint("Esc", "as it was"))


def typing_hints(signs: Signs) -> tuple[Hint, ...]:
    """While a name is looked for."""
    return (Hint("Enter", "keep these"), Hint(signs.up_down, "move"), Hint("Esc", "all of them"))


def hints(line: HabitLine | None, *, narrowed: bool) -> tuple[Hint, ...]:
    """What the keys do with the habit at hand; `narrowed`: not all habits are listed."""
    back, add = Hint("q", "all" if narrowed else "back", "leave"), Hint("a", "add", "add")
    find, lists = Hint("/", "find", "find"), Hint("f", "area", "filter(1)")
    if line is None:
        return (add, lists, back) if narrowed else (add, Hint("Enter", "choose one", "edit"), back)
    if line.habit.archived_day is not None:
        bring = Hint("Enter", "bring back", "edit")
        return (bring, Hint("Backspace", "remove", "away"), add, find, lists, back)
    pause = "go on" if line.aside is not None else "pause"
    return (
        Hint("Enter", "edit", "edit"), add, Hint("m", "move", "shift"),
        Hint("o", pause, "pause"), Hint("Backspace", "away", "away"),
        Hint("i", "ahead", "ahead"), find, lists, back,
    )  # fmt: skip

"""The keys of the player, and what its key line says of them."""

from textual.binding import Binding, BindingType

from selfcare.core.player import Session
from selfcare.core.routine import Ask, RoutineKind
from selfcare.tui.glyphs import Signs
from selfcare.tui.keys import EVERYWHERE
from selfcare.tui.widgets.bars import Hint

WIDE = 110
"""Columns from which every key is named."""
_KEPT = frozenset({"help", "support", "palette", "blank", "suspend"})
"""Keys of everywhere that work here too; those that go to places rest, so that no slip ends it."""


def _key(keys: str, action: str, words: str, name: str, tooltip: str) -> Binding:
    return Binding(keys, action, words, show=False, id=name, tooltip=tooltip)


PLAYER_KEYS: list[BindingType] = [
    *(b for b in EVERYWHERE if isinstance(b, Binding) and b.id in _KEPT),
    _key("space", "press('pause')", "Pause", "player-pause", "Pause, or go on."),
    _key("enter", "enter", "Begin", "player-begin", "Begin now, or go on from a step that asks."),
    _key("right", "press('skip')", "Skip", "player-skip", "Skip to the next step or breath."),
    _key("left", "press('back')", "Back", "player-back", "Back a step or breath."),
    _key("plus", "press('longer')", "Longer", "player-longer", "A minute longer."),
    _key("minus", "press('shorter')", "Shorter", "player-shorter", "A minute shorter."),
    _key("s", "press('sound')", "Sound", "player-sound", "A bell: one in, two out; or none."),
    _key("m", "press('still')", "Motion", "player-motion", "Without motion, or with the tide."),
    _key("c", "press('counting')", "Count", "player-count", "Show or hide the seconds."),
    _key("l", "light", "Light, dark", "player-light", "Light or dark."),
    _key(
        "0,1,2,3,4,5,6,7,8,9,backspace",
        "answer",
        "A number",
        "player-answer",
        "The number a step asks for.",
    ),
    _key(
        "q,escape,ctrl+c", "press('stop')", "Stop", "player-stop", "Stop at once; minutes are kept."
    ),
    _key("ctrl+q", "app.quit", "Quit", "player-quit", "Quit; the minutes are kept."),
]


def hints(session: Session, signs: Signs, width: int) -> tuple[Hint, ...]:
    """What the keys do now, the most wanted first."""
    stop = Hint("q", "stop, minutes kept", "press('stop')")
    on = Hint("Space", "go on" if session.paused else "pause", "press('pause')")
    first: tuple[Hint, ...] = (on, stop)
    if session.settling and not session.paused:
        first = (Hint("Enter", "begin now", "enter"), *first)
    elif session.takes_line:
        # Letters are written here, q and s and all: Esc stops.
        on, stop = Hint("Enter", "go on", "enter"), Hint("Esc", "stop, minutes kept", stop.action)
        return (Hint("a-z", "write"), on, stop, Hint(signs.later, "skip", "press('skip')"))
    elif session.asks is Ask.RATING:
        first = (Hint("0-9", "a number"), Hint("Enter", "go on", "enter"), stop)
    found: tuple[Hint, ...] = (
        *first,
        Hint(signs.later, "skip", "press('skip')"),
        Hint("+ -", "length", "press('longer')"),
        Hint("s", "sound off" if session.sound else "sound", "press('sound')"),
    )
    if session.routine.kind is RoutineKind.BREATHING:
        motion = "motion" if session.still else "still"
        found = (*found, Hint("m", motion, "press('still')"))
    if width >= WIDE:
        count = "count off" if session.counting else "count on"
        found = (*found, Hint("c", count, "press('counting')"), Hint("l", "light, dark", "light"))
    return found

"""What help says of the keys while typing is what the typing itself does."""

from dataclasses import replace

import pytest

from selfcare.core.keystrokes import AmountKeys, RatingKeys
from selfcare.tui import sheets
from selfcare.tui.choosing import Choosing
from selfcare.tui.keys import TakesKeys
from selfcare.tui.text_keys import TextKeys
from selfcare.tui.typing_keys import AMOUNT, CHOICE, FIND, FOR, LINE, RATINGS, TEXT, Typing

SCALES = ("mood", "energy", "stress")
MIDDLE = RatingKeys(SCALES, (5, 5, 5), (5, 5, 5), index=1)
MACHINES = (
    (RATINGS, (MIDDLE,)),
    (AMOUNT, (AmountKeys(), AmountKeys("2"))),
    (TEXT, (TextKeys("ab\ncd", 4, lines=True),)),
    (LINE, (TextKeys("abcd", 2),)),
    (CHOICE, (Choosing(("apple", "bean", "cherry"), "a", 0), Choosing(("a", "b", "c"), "", 1))),
    (FIND, (TextKeys("abcd", 4),)),
)


@pytest.mark.parametrize(("typing", "states"), MACHINES, ids=[t.title for t, _ in MACHINES])
def test_every_key_of_a_table_does_something(typing: Typing, states: tuple[object, ...]) -> None:
    """Each key that is told changes the state it is pressed in; none is told in vain."""
    for key in typing.keys:
        for name in key.keys:
            character = name if len(name) == 1 else None
            after = [press(state, name, character) for state in states]
            assert any(now != state for now, state in zip(after, states, strict=True)), name


def test_a_key_that_is_not_told_does_nothing() -> None:
    """Negative control: the machines do not answer every key."""
    assert press(MIDDLE, "f5", None) != MIDDLE  # a rating is left by any other key
    assert press(AmountKeys("2"), "q", "q") == AmountKeys("2")
    assert press(TextKeys("abcd", 2), "ctrl+j", None) == TextKeys("abcd", 2)


@pytest.mark.parametrize("name", sheets.names())
def test_every_screen_that_captures_keys_tells_how(name: str) -> None:
    """A screen with keys of its own while typing stands in the table, others do not."""
    kind = sheets.kind(name)
    captures = issubclass(kind, TakesKeys) and kind.capturing is not TakesKeys.capturing
    assert (name in FOR) == captures


def press(state: object, key: str, character: str | None) -> object:
    """One key into any of the machines."""
    if isinstance(state, RatingKeys):
        return state.press(key)
    assert isinstance(state, AmountKeys | TextKeys | Choosing)
    return replace(state.press(key, character))

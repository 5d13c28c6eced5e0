"""Words in a row that can be clicked and keep their colours: Textual would draw them as links."""

from collections.abc import Iterable

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from selfcare.draw.lines import QUIET
from selfcare.draw.pieces import KEY
from selfcare.tui.paint import line, style_of


class Chips(Static):
    """Shows `chip`s and `key_chip`s."""

    auto_links = reactive(False)


def chip(words: str, action: str, *, here: bool) -> Content:
    """One of several that can be chosen; the chosen one is filled."""
    style = "bold reverse $accent" if here else style_of(QUIET)
    return line((f" {words} ", f"{style} @click={action}"))


def chips(labels: Iterable[str], chosen: int, action: str) -> Content:
    """Words in a row, one of them filled; a click on one runs `action` with its number."""
    return line(
        *(chip(label, f"{action}({at})", here=at == chosen) for at, label in enumerate(labels))
    )


def key_chip(key: str, words: str, action: str) -> Content:
    """A key with what it does; a click is the key."""
    return line((f" {key} ", f"{style_of(KEY)} on $panel @click={action}"),
                (f"{words} " if words else "", f"on $panel @click={action}"))  # fmt: skip

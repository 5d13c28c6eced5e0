"""Words in a row that can be clicked and keep their colours: Textual would draw them as links."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from selfcare.tui.paint import KEY, QUIET, line


class Chips(Static):
    """Shows `chip`s and `key_chip`s."""

    auto_links = reactive(False)


def chip(words: str, action: str, *, here: bool) -> Content:
    """One of several that can be chosen; the chosen one is filled."""
    style = "bold reverse $accent" if here else QUIET
    return Content.styled(f" {words} ", f"{style} @click={action}")


def key_chip(key: str, words: str, action: str) -> Content:
    """A key with what it does; a click is the key."""
    return line((f" {key} ", f"{KEY} on $panel @click={action}"),
                (f"{words} " if words else "", f"on $panel @click={action}"))  # fmt: skip

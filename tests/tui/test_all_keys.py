"""All keys of all screens: nothing is left out, typing finds, own keys are shown."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from textual.app import App
from textual.keys import key_to_character

from selfcare.core.layouts import LATIN_OF
from selfcare.service import Selfcare
from selfcare.tui import sheets
from selfcare.tui.app import SelfcareApp
from selfcare.tui.commands import key_words
from selfcare.tui.key_index import _bindings_of, key_index, words_of
from selfcare.tui.screens.all_keys import AllKeysSheet, fitting
from tests.tui.every_screen import left, openable, opened

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]

SIZES = [(80, 24), (120, 36)]


async def test_every_key_that_works_anywhere_is_listed(care: Selfcare, make_app: MakeApp) -> None:
    """Each binding that is active on any place or sheet stands here with its keys and sentence."""
    listed = {(key, each.sentence) for each in key_index() for key in each.keys}
    app = make_app(care)
    async with app.run_test() as pilot:
        for name in openable():
            await opened(app, pilot, name)
            for key, active in app.screen.active_bindings.items():
                binding = active.binding
                if binding.id and binding.tooltip and not binding.system:
                    assert (key_words(key), binding.tooltip) in listed, (name, key)
            await left(app, pilot)


def test_a_binding_made_just_now_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no second list: what a class binds is what is shown."""
    from textual.binding import Binding

    new = Binding("x", "nothing", "Something new", id="new", tooltip="A key made just now.")
    kind: Any = sheets.kind("legend")
    monkeypatch.setattr(kind, "BINDINGS", [new], raising=False)
    found = [key for key in key_index() if key.sentence == "A key made just now."]
    assert [(key.place, key.keys) for key in found] == [(words_of("legend"), ("x",))]


def test_own_keys_are_shown_in_place_of_those_they_replace() -> None:
    """After a change of keys the page tells the keys in force, on every screen that has them."""
    before = {key.place for key in key_index() if "rest" in key.also.split()}
    after = [key for key in key_index({"rest": ("x",)}) if "rest" in key.also.split()]
    assert {key.place for key in after} == before == {"Today"}
    assert all(key.keys == ("x",) for key in after)


@pytest.mark.parametrize(
    ("typed", "place", "sentence"),
    [
        ("undo", "Everywhere", "Take the last change back."),
        ("z", "Everywhere", "Take the last change back."),
        ("take back", "Everywhere", "Take the last change back."),
        ("QUIT", "Everywhere", "Quit; all is saved already."),
        ("esc", "During a practice", "Stop at once; minutes are kept."),
        ("After a practice", "After a practice", "Another minute."),
        ("ctrl+l", "Everywhere", "Blank the screen at once; the same key brings it back."),
        ("v", "Today", "Log the smallest version."),
        ("settings", "Everywhere", "All settings."),
    ],
)  # fmt: skip
def test_it_is_found_by_name_sentence_key_or_place(typed: str, place: str, sentence: str) -> None:
    found = {(key.place, key.sentence) for key in fitting(key_index(), typed)}
    assert (place, sentence) in found


def test_a_single_key_finds_that_key_alone() -> None:
    """`v` is a key before it is a letter of words; a capital letter is another key."""
    assert all("v" in key.keys for key in fitting(key_index(), "v"))
    assert {key.sentence for key in fitting(key_index(), "T")} == {"Go to today's place."}
    assert fitting(key_index(), "no such key anywhere") == ()


async def test_help_leads_here_and_typing_filters(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """From `?` one key opens it; letters find, Backspace widens, Esc goes back to help."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("question_mark", "slash", *"backspace")
        await pilot.pause()
        assert isinstance(app.screen, AllKeysSheet)
        assert "Clear this day's amount." in screen_text(app)
        await pilot.press("down", "end", "home", *["backspace"] * 20)
        assert "Go to today's place." in screen_text(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_the_palette_has_it(care: Selfcare, make_app: MakeApp) -> None:
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("colon", *"all keys", "enter")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, AllKeysSheet)


@pytest.mark.parametrize("script", ["CYRILLIC", "GREEK"])
def test_every_letter_that_is_bound_is_on_keyboards_of_other_scripts(script: str) -> None:
    """Each letter key of any screen is reached from each script (Greek has its `q` on `;`)."""
    reached = {
        latin for letter, latin in LATIN_OF.items() if unicodedata.name(letter).startswith(script)
    }
    bound: dict[str, str] = {}
    for name in sheets.names():
        bindings = _bindings_of(sheets.kind(name))
        for key, binding in bindings.items():
            sign = key_to_character(key)
            if binding.id and sign is not None and sign.isalpha():
                bound[sign] = name
    assert len(bound) > 25
    missing = set(bound) - reached
    assert missing <= ({"q"} if script == "GREEK" else set()), {m: bound[m] for m in missing}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "keys"), [("open", ()), ("searching", tuple("tension")), ("nothing", tuple("xyzzy"))]
)
async def test_it_looks_like_this(
    *,
    care: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    name: str,
    keys: tuple[str, ...],
    size: tuple[int, int],
) -> None:
    app = make_app(care)
    async with app.run_test(size=size) as pilot:
        await pilot.press("question_mark", "slash", *keys)
        await pilot.pause()
        same_screen(screen_text(app), f"all_keys/{name}_{size[0]}x{size[1]}")

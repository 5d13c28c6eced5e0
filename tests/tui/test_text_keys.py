"""The line that texts are typed into, as a value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.text import NAME_LENGTH
from selfcare.tui.text_keys import TextKeys


def _pressed(field: TextKeys, *keys: str) -> TextKeys:
    for key in keys:
        field = field.press(key, key if len(key) == 1 else None)
    return field


def test_keys_come_out_in_the_order_they_were_typed() -> None:
    assert _pressed(TextKeys.opened(), *"Walk").text == "Walk"


def test_enter_commits_and_escape_does_not() -> None:
    done, left = _pressed(TextKeys.opened("x"), "enter"), _pressed(TextKeys.opened("x"), "escape")
    assert (done.finished, done.committed) == (True, True)
    assert (left.finished, left.committed) == (True, False)


def test_a_finished_field_ignores_keys() -> None:
    assert _pressed(TextKeys.opened("x"), "enter", "y").text == "x"


def test_ctrl_j_begins_a_line_in_notes_alone() -> None:
    assert _pressed(TextKeys.opened("a", lines=True), "ctrl+j", "b").text == "a\nb"
    assert _pressed(TextKeys.opened("a"), "ctrl+j", "b").text == "ab"


def test_ctrl_u_empties() -> None:
    assert _pressed(TextKeys.opened("all of it"), "ctrl+u").text == ""


@pytest.mark.parametrize("wide", ["👩\u200d👩\u200d👧\u200d👦", "🇮🇪"[:1], "e\u0323\u0301", "走"])
def test_backspace_takes_one_grapheme(wide: str) -> None:
    """An emoji with joiners or a letter with accents goes in one piece."""
    assert _pressed(TextKeys.opened(f"a{wide}"), "backspace").text == "a"


def test_typing_in_the_middle() -> None:
    assert _pressed(TextKeys.opened("wlk"), "home", "right", "a", "end", "!").text == "walk!"


def test_delete_takes_what_stands_behind_the_cursor() -> None:
    assert _pressed(TextKeys.opened("abc"), "home", "delete").text == "bc"


def test_up_and_down_keep_the_column() -> None:
    field = TextKeys.opened("first\nx\nthird", lines=True)
    assert _pressed(field, "up").cursor == 7
    assert _pressed(field, "up", "up").cursor == 1
    assert _pressed(field, "up", "up", "up").cursor == 0
    assert _pressed(field, "home", "up", "down").cursor == 8


def test_a_paste_keeps_its_lines_in_a_note_and_loses_them_in_a_name() -> None:
    pasted = "one\r\ntwo\x1b[2J"
    assert TextKeys.opened(lines=True).typed(pasted).text == "one\ntwo[2J"
    assert TextKeys.opened().typed(pasted).text == "one two[2J"


def test_a_name_stops_at_its_longest() -> None:
    assert len(TextKeys.opened().typed("x" * 999).text) == NAME_LENGTH


@given(
    st.lists(
        st.sampled_from(
            [
                "left",
                "right",
                "up",
                "down",
                "home",
                "end",
                "backspace",
                "delete",
                "ctrl+j",
                "ctrl+u",
            ]
        )
        | st.characters()
    )
)
def test_the_cursor_never_leaves_the_text(keys: list[str]) -> None:
    """Whatever is pressed, the cursor stands in the text, which holds no control character."""
    field = TextKeys.opened("a 👩\u200d👧 b\n走", lines=True)
    for key in keys:
        field = field.press(key, key if len(key) == 1 else None)
        assert 0 <= field.cursor <= len(field.text)
        assert all(char == "\n" or ord(char) >= 32 for char in field.text)

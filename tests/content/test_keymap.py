"""Keys of one's own: what can be one, and what stands against it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.content.keymap import (
    EVERYWHERE,
    Actions,
    KeyPlace,
    clashes,
    fitting,
    keys_text,
    read_sign,
    read_signs,
    with_keys,
)
from selfcare.core.errors import UnreadableError

ACTIONS = Actions(
    (
        KeyPlace("undo", ("z",), "Take back", "Take it back.", (EVERYWHERE,)),
        KeyPlace("support", ("!",), "Support", "Your people.", (EVERYWHERE,)),
        KeyPlace("rest", ("r",), "Rest", "It rests.", ("today",)),
        KeyPlace("note", ("n",), "Note", "A note.", ("today",)),
        KeyPlace("note", ("n", "N"), "Its note", "A note.", ("entries",)),
        KeyPlace("amount", ("0", "1", "="), "Amount", "An amount.", ("today",), typed=True),
        KeyPlace("review", ("r",), "Review", "Three questions.", ("week",)),
    )
)


def refused(name, text, own=None):
    with pytest.raises(UnreadableError) as error:
        with_keys(ACTIONS, own or {}, name, text)
    return str(error.value)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("x", ("x",)), ("x,;", ("x", ";")), ("comma", (",",)), (",", (",",)),
        ("x, comma", ("x", ",")), ("X", ("X",)), ("é", ("é",)), ("x,x", ("x",)),
        ("ф", ("a",)), ("Ж", ("Ж",)), ("σ", ("s",)), ("б", (",",)), ("\\", ("\\",)),
    ],
)  # fmt: skip
def test_what_can_be_a_key(text, signs):
    """One letter or sign each; a letter of another script stands for its key's Latin sign."""
    assert read_signs(text) == signs


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "5", "xy", "enter", "esc", "tab", "space", "up", "f5", "ctrl+a", "Ctrl+S", "^C",
        "alt+x", "\x1b", "\x00", "\u202e", "\u0301", "漢", "👍🏽", "x,5", "x,,y", "a,b,c,d",
        "\ufffd", "\u00a0", "\u200b", "٣",
    ],
)  # fmt: skip
def test_what_cannot(text):
    """Digits, named keys, Ctrl keys, marks and what needs an input method: one clean sentence."""
    with pytest.raises(UnreadableError) as error:
        read_signs(text)
    assert str(error.value).endswith(".")
    assert str(error.value).isprintable()


@given(st.characters(exclude_categories=["Cs"]))
def test_a_key_is_read_in_one_form(character):
    """Whatever a key types: refused in words, or a sign that reads back as itself."""
    try:
        sign = read_sign(character)
    except UnreadableError as error:
        kinds = {unicodedata.category(each) for each in str(error)}
        assert not kinds & {"Cc", "Cf", "Zl", "Zp"}
        return
    assert len(sign) == 1
    assert read_signs(keys_text([sign])) == (sign,)


def test_a_key_is_given_and_taken_back():
    """`default` leaves nothing of one's own; so does the key an action came with."""
    own = with_keys(ACTIONS, {}, "rest", "x")
    assert own == {"rest": ("x",)}
    assert ACTIONS.signs_of("rest", own) == ("x",)
    assert with_keys(ACTIONS, own, "rest", "Default") == {}
    assert with_keys(ACTIONS, own, "REST", "r") == {}


def test_clashes_are_refused_by_name():
    """On the same screen, with a key of everywhere, and with digits' own signs."""
    assert refused("rest", "n") == "Take another key: n is Note in Today (note)."
    assert refused("rest", "z") == "Take another key: z is Take back everywhere (undo)."
    assert refused("undo", "r") == "Take another key: r is Rest in Today (rest)."
    assert "= is Amount in Today" in refused("rest", "=")
    assert with_keys(ACTIONS, {}, "rest", "N") == {"rest": ("N",)}  # N is of another screen


def test_screens_do_not_disturb_each_other():
    """The same key may do one thing on one screen and another on the next."""
    assert clashes(ACTIONS, {}) == {}
    assert with_keys(ACTIONS, {}, "review", "n") == {"review": ("n",)}


def test_a_key_given_away_is_free():
    """What moved off a key leaves it to others; going back is refused while it is taken."""
    own = with_keys(ACTIONS, {"undo": ("u",)}, "rest", "z")
    assert own == {"undo": ("u",), "rest": ("z",)}
    assert "z is Rest" in refused("undo", "default", own) or "z is Take back" in refused(
        "undo", "default", own
    )


def test_support_keeps_its_key():
    """`!` always leads to support: a key of one's own comes beside it."""
    own = with_keys(ACTIONS, {}, "support", "?")
    assert ACTIONS.signs_of("support", own) == ("?", "!")
    assert "! is Support everywhere" in refused("rest", "!", own)


def test_unknown_actions_are_told_the_nearest():
    """And what is typed with its keys can have no other."""
    assert refused("rset", "x") == "No action is called rset. The nearest is rest."
    assert refused("amount", "x").startswith("No action is called amount.")
    assert "\x1b" not in refused("\x1b[2J", "x")


KEPT = st.dictionaries(
    st.sampled_from(["undo", "support", "rest", "note", "review", "gone", "amount"]),
    st.text("rnzx!=N,5", max_size=4),
)


@given(KEPT)
def test_whatever_is_kept_the_app_starts(kept):
    """What fits has no clash, what does not is counted in one sentence."""
    own, sentence = fitting(ACTIONS, kept)
    assert clashes(ACTIONS, own) == {}
    assert set(own) <= set(kept)
    assert bool(sentence) == (len(own) < len(kept))

"""Signs and how texts are fitted into cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from selfcare.core.model import Status
from selfcare.tui.glyphs import ASCII, BASIC, FULL, SETS, Signs, choose, cut, fit, legible


@pytest.mark.parametrize("signs", SETS.values(), ids=list(SETS))
def test_every_sign_is_one_cell_and_statuses_differ(signs: Signs) -> None:
    """The grid holds in every set, and no two statuses look alike."""
    shown = [signs.of(status) for status in Status]
    assert all(cell_len(sign) == 1 for sign in shown)
    assert len(set(shown)) == len(Status)
    bars = (signs.bar, signs.empty, signs.cursor, signs.rule, signs.side, signs.ellipsis)
    assert all(cell_len(sign) == 1 for sign in bars)


def test_the_ascii_set_is_ascii() -> None:
    """A Linux console has no other signs."""
    assert all(str(getattr(ASCII, name)).isascii() for name in ASCII.__slots__)
    assert legible("← today · ● done → … ↑ ↓ ▌ ─ │ – ▪ ○ ◐", ASCII).isascii()


def test_the_set_follows_the_setting_then_the_terminal() -> None:
    """A named set wins; else the Linux console gets ascii and an old Windows console basic."""
    assert choose("ascii", {}) is ASCII
    assert choose("auto", {"TERM": "linux"}) is ASCII
    assert choose("full", {"TERM": "linux"}) is FULL
    assert choose("auto", {}, windows=True) is BASIC
    assert choose("auto", {"WT_SESSION": "1"}, windows=True) is FULL
    assert choose("auto", {"TERM": "xterm-256color"}) is FULL
    assert choose("auto", {"TERM": "linux-16color"}) is ASCII
    assert choose("auto", {"TERM": "vt220"}) is ASCII
    assert choose("auto", {"TERM": "vte-256color"}) is FULL


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ({}, FULL),
        ({"LANG": "C"}, FULL),
        ({"LANG": "en_IE.UTF-8"}, FULL),
        ({"LANG": "de_DE.utf8@euro"}, FULL),
        ({"LANG": "de_DE.ISO-8859-1"}, ASCII),
        ({"LANG": "ru_RU.KOI8-R", "LC_ALL": "C.UTF-8"}, FULL),
        ({"LC_CTYPE": "ja_JP.eucJP", "LANG": "en_IE.UTF-8"}, ASCII),
        ({"LC_ALL": "", "LANG": "pl_PL.ISO-8859-2"}, ASCII),
    ],
)
def test_a_terminal_that_reads_another_encoding_gets_ascii(
    said: dict[str, str], signs: Signs
) -> None:
    """An encoding that is named and is not UTF-8 would turn signs into rubbish."""
    assert choose("auto", {"TERM": "xterm", **said}) is signs
    assert choose("full", {"TERM": "xterm", **said}) is FULL


def test_the_week_strip_is_fifteen_cells_with_a_space_around_each_day() -> None:
    """Seven days, spaces between them, and room for the brackets of the header."""
    week = [Status.DONE, None, Status.NONE, Status.PARTLY, Status.REST, Status.PAUSED]
    assert FULL.strip([*week, Status.UNLOGGED]) == " ●   ○ ◐ – = · "
    assert FULL.strip([*week, Status.UNLOGGED], 6) == " ●   ○ ◐ – =[·]"


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    """Wide characters, joiners, marks and right-to-left letters never push a column."""
    assert cell_len(fit(text, width)) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Walk", "Walk  "), ("Long walk", "Long… "), ("散歩散歩", "散歩… "), ("שלום עולם", "שלום… ")],
)
def test_a_long_name_ends_in_an_ellipsis(text: str, shown: str) -> None:
    """The cut is visible, and a wide character is never halved."""
    assert fit(text, 6) == shown


def test_our_own_columns_keep_their_spaces() -> None:
    """`done    5 min` is aligned by its spaces; only a person's text is collapsed."""
    assert cut("done    5 min", 14) == "done    5 min "
    assert fit("a    b", 6) == "a b   "

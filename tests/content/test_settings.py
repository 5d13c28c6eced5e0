"""The table of settings, and reading one value."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.content.settings import (
    LONGEST,
    SETTINGS,
    THEMES,
    parse_setting,
    setting_named,
    value_in_force,
)
from selfcare.core.errors import UnreadableError

KEYS = [
    "day_start", "clock", "week_start", "work_days", "theme", "forgiveness", "show_runs",
    "show_number", "hidden_areas", "sound", "motion", "glyphs", "move_on", "plain", "light_days",
    "routine_dirs", "region", "done_rows",
]  # fmt: skip


def test_these_are_the_settings():
    """The keys of the design, each with a sentence, what it allows, and a heading."""
    assert {setting.key for setting in SETTINGS} == set(KEYS)
    assert len(SETTINGS) == len(KEYS)
    for setting in SETTINGS:
        assert setting.sentence.endswith(".")
        assert ". " not in setting.sentence
        assert setting.allowed
        assert setting.group


def test_headings_stand_together():
    """Settings of one heading follow each other."""
    names = [setting.name for setting in SETTINGS]
    assert all(names)
    assert len({*names}) == len(names)
    groups = [setting.group for setting in SETTINGS]
    assert list(dict.fromkeys(groups)) == [group for group, _ in groupby(groups)]


@given(st.sampled_from(SETTINGS), st.text(max_size=30))
def test_what_is_kept_reads_as_itself(setting, text):
    """A value is refused in one sentence, or has one form that is kept."""
    try:
        kept = parse_setting(setting.key, text)
    except UnreadableError:
        return
    assert parse_setting(setting.key, kept or "none") == kept
    assert value_in_force(setting, kept) == kept


def test_what_an_old_file_holds_is_the_default_when_it_cannot_be_read():
    """A theme that is gone, a value somebody wrote by hand."""
    assert value_in_force(setting_named("theme"), "sunrise") == "dusk"
    assert value_in_force(setting_named("show_runs"), "\x1b") == "on"


def test_folders_are_not_cut():
    """A long list of folders is kept whole, or refused."""
    folders = ",".join(f"/home/somebody/routines/{number}" for number in range(20))
    assert parse_setting("routine_dirs", folders) == folders
    with pytest.raises(UnreadableError):
        parse_setting("routine_dirs", "x" * (LONGEST + 1))


def test_an_unknown_setting_is_told_the_nearest():
    """A slip gets a name, anything else all names."""
    with pytest.raises(UnreadableError, match=r"no setting thme. The nearest is theme"):
        setting_named("thme")
    with pytest.raises(UnreadableError, match="There are: day_start"):
        setting_named("xyzzy")


def test_themes_are_ours_and_textuals():
    """The commands know every theme the app can show."""
    from textual.theme import BUILTIN_THEMES

    from selfcare.tui.theme import OURS

    assert [*(each.name for each in OURS), *sorted(BUILTIN_THEMES)] == [
        *THEMES[:4],
        *sorted(THEMES[4:]),
    ]

"""All settings as TOML and back: all or nothing, every problem named."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.content.acts import actions
from selfcare.content.keymap import with_keys
from selfcare.content.settings import SETTINGS, parse_setting, settings_toml, toml_text
from selfcare.core.errors import UnreadableError
from selfcare.diary.settings_file import LONGEST_FILE, SettingsFileError, read_settings


def problems(text, own=None):
    with pytest.raises(SettingsFileError) as error:
        read_settings(text if isinstance(text, bytes) else text.encode(), own or {})
    assert all(each.endswith(".") for each in error.value.problems)
    return error.value.problems


def _values(setting):
    if setting.choices:
        return st.sampled_from(setting.choices)
    if setting.several:
        lists = st.lists(st.sampled_from(setting.several))
        return lists.map(lambda parts: parse_setting(setting.key, ",".join(parts)))
    if setting.key == "region":
        return st.text("ABCZ", min_size=2, max_size=2) | st.just("none")
    return st.lists(st.text(max_size=20), max_size=3).map(
        lambda parts: parse_setting(setting.key, ",".join(parts))
    )


VALUES = st.fixed_dictionaries({setting.key: _values(setting) for setting in SETTINGS})


@st.composite
def own_keys(draw):
    """A few actions with free keys of one's own."""
    own: dict[str, tuple[str, ...]] = {}
    for name in draw(st.lists(st.sampled_from(sorted(actions().by_id)), max_size=4)):
        text = draw(
            st.sampled_from(["u", "w", "X", "comma,;", "é", '"', "\\", "ж", "default", "#"])
        )
        try:
            own = with_keys(actions(), own, name, text)
        except UnreadableError:
            continue
    return own


@given(VALUES, own_keys())
def test_what_is_written_is_read_again(values, own):
    """A round trip gives every value and every key as they were."""
    read = read_settings(settings_toml(values, actions(), own).encode(), {})
    assert dict(read.values) == values
    assert read.own == own


@given(st.text())
def test_any_text_is_a_string(text):
    """Quotes, control characters and signs outside the BMP survive."""
    import tomllib

    clean = text.encode("utf-8", "replace").decode()
    assert tomllib.loads(f"a = {toml_text(clean)}") == {"a": clean}


@given(st.binary(max_size=200))
def test_no_document_is_too_strange(document):
    """Whatever is in the file: settings, or problems in words."""
    with suppress(SettingsFileError):
        read_settings(document, {})


def test_every_problem_is_named_with_its_key():
    """Settings first, then keys, those that clash last, each in the order they stand in."""
    text = (
        'theme = "nord"\nshow_runz = true\nday_start = "13:00"\nsound = 3\nwork_days = ["mon", 4]\n'
        '[keys]\nrest = "z"\nundo = "5"\nrset = "x"\nnote = 7\n'
    )
    found = problems(text)
    names = ["show_runz", "day_start", "sound", "work_days"]
    names += ["keys.undo:", "keys.rset:", "keys.note:", "keys.rest:"]
    assert len(found) == len(names)
    for name, problem in zip(names, found, strict=True):
        assert name in problem
    assert "The nearest is show_runs." in found[0]
    assert "It takes a full hour" in found[1]
    assert "It takes true or false." in found[2]
    assert "The nearest is rest." in found[5]
    assert "keys.rest: Take another key: z is Take back everywhere" in found[7]


@pytest.mark.parametrize(
    ("document", "says"),
    [
        (b"theme = \nsound = true", "It is not TOML from line 1 on"),
        (b"theme = ", "It is not TOML; a line"),
        (b"a = 1\na = 2", "It is not TOML"),
        (b"\xff\xfe", "It is not text in UTF-8"),
        (b"#" * (LONGEST_FILE + 1), "It is longer than 64 KB"),
        (b"a = " + b"[" * 20_000, "more than 150 dots and brackets"),
        (b"theme = 0x" + b"f" * 20_000, "I can't read a number for theme"),
        (b"keys = 3", "keys is a table"),
        (b'"\\u001b[2J" = 1', "There is no setting"),
        (b"[theme]\nname = 1", "I can't read a table for theme"),
        (b"region = 2026-11-22", "I can't read 2026-11-22 for region"),
    ],
)  # fmt: skip
def test_what_is_no_settings_file(document, says):
    """One clean sentence, never a traceback."""
    found = problems(document)
    assert says in " ".join(found)
    assert "\x1b" not in " ".join(found)


def test_many_problems_are_counted():
    """A file of something else does not fill the screen."""
    found = problems("".join(f"key{number} = 1\n" for number in range(100)))
    assert len(found) == 21
    assert found[-1] == "There are 80 more."


def test_other_ways_to_write_a_value():
    """What a person may write by hand: words for switches, texts for lists, a time of TOML."""
    text = 'show_runs = "no"\nwork_days = "fri, mon"\nday_start = 05:00:00\n'
    text += '[keys]\nrest = ["w", ";"]'
    read = read_settings(text.encode(), {"undo": ("u",)})
    assert dict(read.values) == {"show_runs": "off", "work_days": "mon,fri", "day_start": "05:00"}
    assert read.own == {"undo": ("u",), "rest": ("w", ";")}


def test_keys_may_change_places_in_one_file():
    """The end counts: two actions may swap their keys."""
    read = read_settings(b'[keys]\nrest = "o"\nday-off = "r"', {})
    assert read.own == {"rest": ("o",), "day-off": ("r",)}
    assert problems('[keys]\nundo = "default"', {"undo": ("u",), "rest": ("z",)})

"""`selfcare support`: the page whatever the file says, and own people by name."""

import json
import sqlite3
from functools import partial
from pathlib import Path

import pytest

from selfcare.content.support import support_for
from selfcare.core.text import clean_line

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))
DANGER = "If a life is in danger, call 112 or 999."
UNKNOWN = "If a life is in danger, call your local emergency number."


@pytest.fixture
def people(diary):
    """Ireland, Ana and the library."""
    diary.ok("settings", "set", "region", "IE")
    diary.ok("support", "add", "Ana", "--reach", "085 123 4567", "--good-for", "a walk, a laugh")
    diary.ok("support", "add", "The library", "--reach", "Parnell Street")
    return diary


def test_the_page(people):
    """Own people first, then lines with their dates, then the emergency number; aligned."""
    assert people.ok("support").out == (
        "You don't have to carry this alone.\n"
        "Your own people come first, then lines in Ireland and when each was checked.\n"
        f"{DANGER}\n"
        "\n"
        "Your own people and places\n"
        "  Ana            085 123 4567\n"
        "                 Good for: a walk, a laugh\n"
        "  The library    Parnell Street\n"
        "\n"
        "In Ireland\n"
        "  Samaritans     Call 116 123, day and night. Free.\n"
        "                 Checked on 22 November 2026.\n"
        "  Text About It  Text 50808, day and night. Free.\n"
        "                 Last checked in October 2025, over a year ago; it may have changed.\n"
        "  Emergency      Call 112 or 999.\n"
        "                 Checked on 22 November 2026.\n"
        "  findahelpline.com lists more.\n"
        "\n"
        "Read at: Irish Examiner; KCLR; "
        "Hungary's 112 service, on 112 in the EU.\n"
    )


@pytest.mark.parametrize("words", [("support", "--plain"), ("--plain", "support")])
def test_plain_is_sentences(people, words):
    """No signs, no columns, each line ending in a full stop, in the same order."""
    lines = people.ok(*words).lines
    assert all(line.endswith(".") for line in lines)
    assert lines[2:6] == [
        DANGER,
        "Ana: 085 123 4567.",
        "Good for: a walk, a laugh.",
        "The library: Parnell Street.",
    ]
    assert lines[6].startswith("Samaritans: call 116 123, day and night.")
    assert lines[-1] == "Emergency: call 112 or 999. Checked on 22 November 2026."


def test_json_shape(people):
    """Everything the page says, with dates and sources, and which numbers are old."""
    said = people.ok("support", "--json").json
    assert list(said) == ["people", "region", "country", "lines", "emergency", "directory"]
    assert said["people"][0] == {
        "name": "Ana", "reach": "085 123 4567", "good_for": "a walk, a laugh",
    }  # fmt: skip
    assert (said["region"], said["country"]) == ("IE", "Ireland")
    assert [line["old"] for line in said["lines"]] == [False, True]
    assert said["lines"][0]["checked"] == "2026-11-22"
    assert said["emergency"] == {"call": "112 or 999", "checked": "2026-11-22", "old": False}


def test_with_no_file_it_guesses_nothing_and_makes_nothing(shell):
    """A stranger in need gets the page at once; no file begins and no number is guessed."""
    said = shell.ok("support")
    assert UNKNOWN in said.out
    assert "No country is set, so no number is guessed." in said.out
    assert "findahelpline.com lists lines by country." in said.out
    assert "selfcare support add NAME" in said.out
    assert not any(char.isdigit() for char in said.out)
    assert said.err == ""
    found = shell.ok("support", "--json").json
    assert (found["people"], found["lines"], found["region"]) == ([], [], None)
    assert not shell.path.exists()


def test_a_damaged_file(shell):
    """The lines all the same; the trouble on stderr, its exit code, and not one byte changed."""
    shell.path.parent.mkdir(parents=True, exist_ok=True)
    shell.path.write_bytes(b"this was a diary once" * 500)
    before = shell.path.read_bytes()
    said = shell.run("support")
    assert (said.code, UNKNOWN in said.out) == (3, True)
    assert "Your own people can't be read just now." in said.out
    assert said.err.count("\n") == 1
    found = shell.run("support", "--json")
    assert (found.code, found.json["people"]) == (3, None)
    assert UNKNOWN in shell.run("support", "--plain").out
    assert shell.path.read_bytes() == before


def test_a_newer_file(people):
    """A file of a newer selfcare is not read, and the page comes."""
    with sqlite3.connect(people.path) as raw:
        raw.execute("PRAGMA user_version = 999")
    raw.close()
    said = people.run("support")
    assert (said.code, UNKNOWN in said.out) == (3, True)
    assert "Ana" not in said.out
    assert "newer" in said.err


def test_a_busy_file(people, monkeypatch):
    """Another program holds the file: the page comes, and the exit code says try again."""
    from selfcare.store import Store

    opening = Store.open
    monkeypatch.setattr(Store, "open", partial(opening, timeout=0.05))
    raw = sqlite3.connect(people.path, isolation_level=None)
    raw.execute("BEGIN EXCLUSIVE")
    try:
        said = people.run("support")
    finally:
        raw.execute("ROLLBACK")
        raw.close()
    assert (said.code, UNKNOWN in said.out) == (75, True)
    assert "Another program" in said.err


def test_a_file_that_may_not_be_read(shell):
    """A folder where the file would be: the page, and exit code 1."""
    shell.path.mkdir(parents=True)
    said = shell.run("support")
    assert said.code in {1, 3}
    assert UNKNOWN in said.out
    assert said.err


def test_adding_begins_a_file(shell):
    """Writing somebody down is a fine beginning."""
    assert shell.ok("support", "add", "Ana").out == "Ana is among your people now.\n"
    assert shell.path.exists()
    assert "Ana" in shell.ok("support").out


def test_edit_move_remove_by_a_start_of_the_name(people):
    """Any unambiguous start, small or capital letters; undo brings back."""
    assert people.ok("support", "edit", "an", "--reach", "086").out == "Ana is changed.\n"
    assert people.ok("support", "edit", "AN", "--name", "Anna", "--good-for", "").code == 0
    assert people.ok("support", "move", "the", "1").out == "The library stands at place 1 now.\n"
    found = people.ok("support", "--json").json["people"]
    assert [one["name"] for one in found] == ["The library", "Anna"]
    assert (found[1]["reach"], found[1]["good_for"]) == ("086", "")
    assert people.ok("support", "remove", "the").out == "The library is removed.\n"
    assert people.ok("undo").out == "Taken back: The library, removed.\n"
    assert len(people.ok("support", "--json").json["people"]) == 2


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("remove", "zoe"), 1, "There are: Ana, The library."),
        (("remove", "annna"), 1, "Did you mean Ana?"),
        (("edit", "ana"), 2, "Say what changes"),
        (("edit", "ana", "--reach", "x" * 201), 2, "at most 200 characters; this has 201"),
        (("add", "ana"), 1, "in your list already"),
        (("add", ""), 2, "takes a name"),
        (("add", "x" * 201), 2, "at most 200"),
        (("move", "ana", "0"), 2, "from 1, the top, to 2"),
        (("move", "ana", "-1"), 2, "from 1, the top, to 2"),
        (("move", "ana", "three"), 2, "from 1, the top, to 2"),
        (("sing",), 2, "No such command"),
    ],
)
def test_slips_are_one_sentence(people, words, code, part):
    """What happened and what to do, and nothing written."""
    before = people.ok("support", "--json").out
    said = people.run("support", *words)
    assert (said.code, said.out) == (code, "")
    assert part in said.err
    assert said.err.count("\n") == 1
    assert people.ok("support", "--json").out == before


def test_ambiguous_names_are_listed(people):
    """Two begin alike: both are named."""
    people.ok("support", "add", "Anton")
    said = people.run("support", "remove", "an")
    assert (said.code, "Ana, Anton. One more letter." in said.err) == (1, True)


def test_changing_needs_a_file(shell):
    """Nothing is begun by editing."""
    for words in (("edit", "ana", "--reach", "1"), ("move", "ana", "1"), ("remove", "ana")):
        assert shell.run("support", *words).code == 1
    assert not shell.path.exists()


def test_help_names_it(shell):
    """S1: the list of commands names people who listen."""
    assert "support" in shell.ok("--help").out
    assert "People who listen" in shell.ok("--help").out


def test_every_country_prints(shell):
    """Each country's own number in the first lines, and each line's day."""
    from selfcare.content.support import regions

    shell.ok("support", "add", "Ana")
    for region in regions():
        shell.ok("settings", "set", "region", region.code or "none")
        page, lines = support_for(region.code), shell.ok("support").lines
        assert lines[2] == f"If a life is in danger, call {page.emergency}."
        dated = [line for line in lines if line.strip().startswith(("Checked on", "Last checked"))]
        assert len(dated) == (0 if region.code is None else len(page.lines) + 1)


def test_hostile_texts_are_text(diary):
    """As name, reach and good-for, on stdout, in JSON and in the errors: no escape, no option."""
    known: set[str] = set()
    for text in HOSTILE:
        line = clean_line(text)
        if not line or line.casefold() in known or "\0" in text:
            continue
        said = diary.run("support", "add", f"--reach={text}", f"--good-for={text}", "--", text)
        known.add(line.casefold())
        assert said.code == 0, (text, said)
    assert len(known) > 50
    for words in ((), ("--plain",), ("--json",)):
        out = diary.ok("support", *words).out
        assert "\x1b" not in out
        assert "\x9b" not in out
        assert "\u202e" not in out
    found = diary.ok("support", "--json").json["people"]
    assert all(one["name"] == one["reach"] == one["good_for"] for one in found)
    # A line break in a name begins no line of its own.
    lines = diary.ok("support").lines
    assert "break" not in [line.strip() for line in lines]
    assert len(diary.ok("support", "--plain").lines) == 5 + 2 * len(found)

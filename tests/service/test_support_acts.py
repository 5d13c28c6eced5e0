"""Own people and places through the service: each act said, undoable, and kept from samples."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from selfcare.core.errors import NameProblemError, SelfcareError, StorageError, UnreadableError
from selfcare.core.text import clean_line, name_key
from selfcare.service import Selfcare, create_sample, open_selfcare
from selfcare.service.support_acts import CONTACT_LENGTH, NotOnSampleError, draft_of_contact
from tests.refusing import refuses

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))


def names(service: Selfcare) -> list[str]:
    return [contact.name for contact in service.contacts()]


@pytest.fixture
def three(service: Selfcare) -> Selfcare:
    """Ana, Ben and the library."""
    service.add_contact("Ana", reach="085 123 4567", good_for="a walk")
    service.add_contact("Ben")
    service.add_contact("The library", reach="Parnell Street")
    return service


def test_each_act_is_said_and_taken_back(three: Selfcare) -> None:
    """Add, edit, move, remove: one change each, the way back in the same breath."""
    ana = three.contacts()[0]
    edited, receipt = three.edit_contact(ana.id, reach="086")
    assert (edited.name, edited.reach, edited.good_for) == ("Ana", "086", "a walk")
    assert receipt.app == "Ana is changed. z takes it back."
    assert three.move_contact(ana.id, 3).command == "Ana stands at place 3 now."
    assert names(three) == ["Ben", "The library", "Ana"]
    assert three.remove_contact(ana.id).app == "Ana is removed. z takes it back."
    assert names(three) == ["Ben", "The library"]
    for label, after in (
        ("Ana, removed", ["Ben", "The library", "Ana"]),
        ("Ana, moved", ["Ana", "Ben", "The library"]),
        ("Ana, edited", ["Ana", "Ben", "The library"]),
        ("The library, added", ["Ana", "Ben"]),
    ):
        assert three.undo().receipt.command == f"Taken back: {label}."
        assert names(three) == after
    assert three.contacts()[0].reach == "085 123 4567"
    for _ in range(4):
        three.redo()
    assert names(three) == ["Ben", "The library"]


def test_a_label_says_the_name_and_nothing_more(three: Selfcare) -> None:
    """How to reach somebody stands in no sentence about a change."""
    three.edit_contact(three.contacts()[0].id, reach="secret way", good_for="secret thing")
    newest = three.newest_change()
    assert newest is not None
    assert newest.label == "Ana, edited"
    assert "secret" not in three.undo().receipt.app


def test_what_changes_nothing_is_no_change(three: Selfcare) -> None:
    """The same words, the same place: said, and nothing to take back."""
    before = three.newest_change()
    ana = three.contacts()[0]
    assert three.edit_contact(ana.id, name=" Ana ", reach="085 123 4567")[1].changed is False
    assert three.move_contact(ana.id, 1).changed is False
    assert three.move_contact(ana.id, -5).changed is False
    assert three.newest_change() == before


def test_steps_of_one_move_are_one_act(three: Selfcare) -> None:
    """A row carried down with two arrows goes back with one undo; another carrying is another."""
    ana = three.contacts()[0]
    three.move_contact(ana.id, 2, join="first")
    three.move_contact(ana.id, 3, join="first")
    three.move_contact(ana.id, 2, join="second")
    three.undo()
    assert names(three) == ["Ben", "The library", "Ana"]
    three.undo()
    assert names(three) == ["Ana", "Ben", "The library"]


def test_carried_there_and_back_is_nothing(three: Selfcare) -> None:
    """Down and up again leaves no change behind."""
    ana, before = three.contacts()[0], three.newest_change()
    three.move_contact(ana.id, 2, join="one")
    three.move_contact(ana.id, 1, join="one")
    assert names(three) == ["Ana", "Ben", "The library"]
    assert three.newest_change() == before


@pytest.mark.parametrize(
    ("typed", "found"), [("a", "Ana"), ("ANA", "Ana"), ("the", "The library"), (" ben ", "Ben")]
)
def test_found_by_any_unambiguous_start(three: Selfcare, typed: str, found: str) -> None:
    """As habits are."""
    assert three.find_contact(typed).name == found


def test_an_exact_name_wins(three: Selfcare) -> None:
    """Ana is Ana, although Anabel begins with it."""
    three.add_contact("Anabel")
    assert three.find_contact("ana").name == "Ana"
    with pytest.raises(NameProblemError, match=r"begin with an: Ana, Anabel\. One more letter\."):
        three.find_contact("an")


def test_nobody_of_that_name(three: Selfcare) -> None:
    """The nearest, or all there are, or how to begin."""
    with pytest.raises(NameProblemError, match=r"Did you mean Ana\?"):
        three.find_contact("Anna")
    with pytest.raises(NameProblemError, match=r"There are: Ana, Ben, The library\."):
        three.find_contact("zz")
    for contact in three.contacts():
        three.remove_contact(contact.id)
    with pytest.raises(NameProblemError, match="support add NAME"):
        three.find_contact("ana")


def test_limits_and_names(three: Selfcare) -> None:
    """No name, a taken name, too many characters: said, and nothing is written."""
    before, newest = three.contacts(), three.newest_change()
    for name in ("", "  ", "\u200b"):
        with pytest.raises(UnreadableError, match="takes a name"):
            three.add_contact(name)
    with pytest.raises(NameProblemError, match="Ana is in your list already"):
        three.add_contact("ANA")
    long = "x" * (CONTACT_LENGTH + 1)
    with refuses(UnreadableError, match="at most 200"):
        three.add_contact(long)
    with refuses(UnreadableError, match="A way to reach them has at most 200 characters"):
        three.add_contact("Eve", reach=long)
    with refuses(UnreadableError, match="What they are good for has at most 200"):
        three.edit_contact(before[0].id, good_for=long)
    with pytest.raises(NameProblemError, match="already"):
        three.edit_contact(before[0].id, name="ben")
    assert (three.contacts(), three.newest_change()) == (before, newest)
    fits = "x" * CONTACT_LENGTH
    assert three.add_contact(fits, reach=fits, good_for=fits)[0].reach == fits


def test_hostile_texts_are_kept_as_clean_text(service: Selfcare) -> None:
    """Every one of them as name, reach and good-for: kept cleaned, found again, removed again."""
    tried = 0
    for text in HOSTILE:
        name = clean_line(text)
        if not name or name_key(text) in {name_key(known) for known in names(service)}:
            continue
        contact, receipt = service.add_contact(text, reach=text, good_for=text)
        assert (contact.name, contact.reach, contact.good_for) == (name, name, name)
        assert "\x1b" not in receipt.app
        assert service.find_contact(text) == contact
        service.undo()
        service.redo()
        tried += 1
    assert tried > 50
    for contact in service.contacts():
        service.remove_contact(contact.id)
    assert service.contacts() == ()


def test_a_read_only_file(three: Selfcare, db_path: Path) -> None:
    """Reading works; every act is refused in one sentence."""
    three.close()
    with open_selfcare(db_path, read_only=True) as looked:
        first = looked.contacts()[0]
        for act in (
            lambda: looked.add_contact("Eve"),
            lambda: looked.edit_contact(first.id, reach="1"),
            lambda: looked.move_contact(first.id, 2),
            lambda: looked.remove_contact(first.id),
        ):
            with pytest.raises(StorageError, match="read-only"):
                act()


def test_whoever_went_elsewhere_is_said(three: Selfcare, opened: Callable[[], Selfcare]) -> None:
    """Another window removed Ana: acts on her are one sentence and harm nobody."""
    ana = three.contacts()[0]
    opened().remove_contact(ana.id)
    with pytest.raises(SelfcareError, match="Nobody of that number"):
        three.edit_contact(ana.id, reach="1")
    with pytest.raises(SelfcareError):
        three.remove_contact(ana.id)
    assert names(three) == ["Ben", "The library"]


def test_removing_forgets_the_draft(three: Selfcare) -> None:
    """What was typed about somebody goes with them."""
    ana = three.contacts()[0]
    three.keep_draft(draft_of_contact(ana.id), "Ana\nsecret\n")
    three.remove_contact(ana.id)
    assert three.draft(draft_of_contact(ana.id)) == ""


def test_sample_data_has_nobody_and_takes_nobody(tmp_path: Path) -> None:
    """No contact in a generated file; none is shown from one, and none is written there."""
    path = tmp_path / "sample.db"
    create_sample(path)
    with open_selfcare(path) as kept:
        assert kept.contacts() == ()
        ana, _ = kept.add_contact("Ana")
    with open_selfcare(path, sample=True) as sample:
        assert sample.contacts() == ()
        newest = sample.newest_change()
        for act in (
            lambda: sample.add_contact("Eve"),
            lambda: sample.edit_contact(ana.id, reach="1"),
            lambda: sample.move_contact(ana.id, 1),
            lambda: sample.remove_contact(ana.id),
        ):
            with pytest.raises(NotOnSampleError, match="sample data"):
                act()
        assert sample.newest_change() == newest

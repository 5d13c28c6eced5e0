"""Own people and places through the diary: each act said, undoable, and kept from samples."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from selfcare.core.errors import NameProblemError, SelfcareError, StorageError, UnreadableError
from selfcare.core.text import clean_line, name_key
from selfcare.diary import (
    Diary,
    coming_back,
    create_sample,
    drafts,
    open_diary,
    support_acts,
)
from selfcare.diary.support_acts import CONTACT_LENGTH, NotOnSampleError, draft_of_contact
from tests.refusing import refuses

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))


def names(diary: Diary) -> list[str]:
    return [contact.name for contact in support_acts.contacts(diary)]


@pytest.fixture
def three(diary: Diary) -> Diary:
    """Ana, Ben and the library."""
    support_acts.add_contact(diary, "Ana", reach="085 123 4567", good_for="a walk")
    support_acts.add_contact(diary, "Ben")
    support_acts.add_contact(diary, "The library", reach="Parnell Street")
    return diary


def test_each_act_is_said_and_taken_back(three: Diary) -> None:
    """Add, edit, move, remove: one change each, the way back in the same breath."""
    ana = support_acts.contacts(three)[0]
    edited, receipt = support_acts.edit_contact(three, ana.id, reach="086")
    assert (edited.name, edited.reach, edited.good_for) == ("Ana", "086", "a walk")
    assert receipt.app == "Ana is changed. z takes it back."
    assert support_acts.move_contact(three, ana.id, 3).command == "Ana stands at place 3 now."
    assert names(three) == ["Ben", "The library", "Ana"]
    assert support_acts.remove_contact(three, ana.id).app == "Ana is removed. z takes it back."
    assert names(three) == ["Ben", "The library"]
    for label, after in (
        ("Ana, removed", ["Ben", "The library", "Ana"]),
        ("Ana, moved", ["Ana", "Ben", "The library"]),
        ("Ana, edited", ["Ana", "Ben", "The library"]),
        ("The library, added", ["Ana", "Ben"]),
    ):
        assert coming_back.undo(three).receipt.command == f"Taken back: {label}."
        assert names(three) == after
    assert support_acts.contacts(three)[0].reach == "085 123 4567"
    for _ in range(4):
        coming_back.redo(three)
    assert names(three) == ["Ben", "The library"]


def test_a_label_says_the_name_and_nothing_more(three: Diary) -> None:
    """How to reach somebody stands in no sentence about a change."""
    support_acts.edit_contact(
        three, support_acts.contacts(three)[0].id, reach="secret way", good_for="secret thing"
    )
    newest = coming_back.newest_change(three)
    assert newest is not None
    assert newest.label == "Ana, edited"
    assert "secret" not in coming_back.undo(three).receipt.app


def test_what_changes_nothing_is_no_change(three: Diary) -> None:
    """The same words, the same place: said, and nothing to take back."""
    before = coming_back.newest_change(three)
    ana = support_acts.contacts(three)[0]
    assert (
        support_acts.edit_contact(three, ana.id, name=" Ana ", reach="085 123 4567")[1].changed
        is False
    )
    assert support_acts.move_contact(three, ana.id, 1).changed is False
    assert support_acts.move_contact(three, ana.id, -5).changed is False
    assert coming_back.newest_change(three) == before


def test_steps_of_one_move_are_one_act(three: Diary) -> None:
    """A row carried down with two arrows goes back with one undo; another carrying is another."""
    ana = support_acts.contacts(three)[0]
    support_acts.move_contact(three, ana.id, 2, join="first")
    support_acts.move_contact(three, ana.id, 3, join="first")
    support_acts.move_contact(three, ana.id, 2, join="second")
    coming_back.undo(three)
    assert names(three) == ["Ben", "The library", "Ana"]
    coming_back.undo(three)
    assert names(three) == ["Ana", "Ben", "The library"]


def test_carried_there_and_back_is_nothing(three: Diary) -> None:
    """Down and up again leaves no change behind."""
    ana, before = support_acts.contacts(three)[0], coming_back.newest_change(three)
    support_acts.move_contact(three, ana.id, 2, join="one")
    support_acts.move_contact(three, ana.id, 1, join="one")
    assert names(three) == ["Ana", "Ben", "The library"]
    assert coming_back.newest_change(three) == before


@pytest.mark.parametrize(
    ("typed", "found"), [("a", "Ana"), ("ANA", "Ana"), ("the", "The library"), (" ben ", "Ben")]
)
def test_found_by_any_unambiguous_start(three: Diary, typed: str, found: str) -> None:
    """As habits are."""
    assert support_acts.find_contact(three, typed).name == found


def test_an_exact_name_wins(three: Diary) -> None:
    """Ana is Ana, although Anabel begins with it."""
    support_acts.add_contact(three, "Anabel")
    assert support_acts.find_contact(three, "ana").name == "Ana"
    with pytest.raises(NameProblemError, match=r"begin with an: Ana, Anabel\. One more letter\."):
        support_acts.find_contact(three, "an")


def test_nobody_of_that_name(three: Diary) -> None:
    """The nearest, or all there are, or how to begin."""
    with pytest.raises(NameProblemError, match=r"Did you mean Ana\?"):
        support_acts.find_contact(three, "Anna")
    with pytest.raises(NameProblemError, match=r"There are: Ana, Ben, The library\."):
        support_acts.find_contact(three, "zz")
    for contact in support_acts.contacts(three):
        support_acts.remove_contact(three, contact.id)
    with pytest.raises(NameProblemError, match="support add NAME"):
        support_acts.find_contact(three, "ana")


def test_limits_and_names(three: Diary) -> None:
    """No name, a taken name, too many characters: said, and nothing is written."""
    before, newest = support_acts.contacts(three), coming_back.newest_change(three)
    for name in ("", "  ", "\u200b"):
        with refuses(UnreadableError, match="takes a name"):
            support_acts.add_contact(three, name)
    with pytest.raises(NameProblemError, match="Ana is in your list already"):
        support_acts.add_contact(three, "ANA")
    long = "x" * (CONTACT_LENGTH + 1)
    with refuses(UnreadableError, match="at most 200"):
        support_acts.add_contact(three, long)
    with refuses(UnreadableError, match="A way to reach them has at most 200 characters"):
        support_acts.add_contact(three, "Eve", reach=long)
    with refuses(UnreadableError, match="What they are good for has at most 200"):
        support_acts.edit_contact(three, before[0].id, good_for=long)
    with pytest.raises(NameProblemError, match="already"):
        support_acts.edit_contact(three, before[0].id, name="ben")
    assert (support_acts.contacts(three), coming_back.newest_change(three)) == (before, newest)
    fits = "x" * CONTACT_LENGTH
    assert support_acts.add_contact(three, fits, reach=fits, good_for=fits)[0].reach == fits


def test_hostile_texts_are_kept_as_clean_text(diary: Diary) -> None:
    """Every one of them as name, reach and good-for: kept cleaned, found again, removed again."""
    tried = 0
    for text in HOSTILE:
        name = clean_line(text)
        if not name or name_key(text) in {name_key(known) for known in names(diary)}:
            continue
        contact, receipt = support_acts.add_contact(diary, text, reach=text, good_for=text)
        assert (contact.name, contact.reach, contact.good_for) == (name, name, name)
        assert "\x1b" not in receipt.app
        assert support_acts.find_contact(diary, text) == contact
        coming_back.undo(diary)
        coming_back.redo(diary)
        tried += 1
    assert tried > 50
    for contact in support_acts.contacts(diary):
        support_acts.remove_contact(diary, contact.id)
    assert support_acts.contacts(diary) == ()


def test_a_read_only_file(three: Diary, db_path: Path) -> None:
    """Reading works; every act is refused in one sentence."""
    three.close()
    with open_diary(db_path, read_only=True) as looked:
        first = support_acts.contacts(looked)[0]
        for act in (
            lambda: support_acts.add_contact(looked, "Eve"),
            lambda: support_acts.edit_contact(looked, first.id, reach="1"),
            lambda: support_acts.move_contact(looked, first.id, 2),
            lambda: support_acts.remove_contact(looked, first.id),
        ):
            with pytest.raises(StorageError, match="read-only"):
                act()


def test_whoever_went_elsewhere_is_said(three: Diary, opened: Callable[[], Diary]) -> None:
    """Another window removed Ana: acts on her are one sentence and harm nobody."""
    ana = support_acts.contacts(three)[0]
    support_acts.remove_contact(opened(), ana.id)
    with pytest.raises(SelfcareError, match="Nobody of that number"):
        support_acts.edit_contact(three, ana.id, reach="1")
    with pytest.raises(SelfcareError):
        support_acts.remove_contact(three, ana.id)
    assert names(three) == ["Ben", "The library"]


def test_removing_forgets_the_draft(three: Diary) -> None:
    """What was typed about somebody goes with them."""
    ana = support_acts.contacts(three)[0]
    drafts.keep_draft(three, draft_of_contact(ana.id), "Ana\nsecret\n")
    support_acts.remove_contact(three, ana.id)
    assert drafts.draft(three, draft_of_contact(ana.id)) == ""


def test_sample_data_has_nobody_and_takes_nobody(tmp_path: Path) -> None:
    """No contact in a generated file; none is shown from one, and none is written there."""
    path = tmp_path / "sample.db"
    create_sample(path)
    with open_diary(path) as kept:
        assert support_acts.contacts(kept) == ()
        ana, _ = support_acts.add_contact(kept, "Ana")
    with open_diary(path, sample=True) as sample:
        assert support_acts.contacts(sample) == ()
        newest = coming_back.newest_change(sample)
        for act in (
            lambda: support_acts.add_contact(sample, "Eve"),
            lambda: support_acts.edit_contact(sample, ana.id, reach="1"),
            lambda: support_acts.move_contact(sample, ana.id, 1),
            lambda: support_acts.remove_contact(sample, ana.id),
        ):
            with pytest.raises(NotOnSampleError, match="sample data"):
                act()
        assert coming_back.newest_change(sample) == newest

"""Files a person asks for: private, whole or not there, never through a link."""

import os
import stat
from pathlib import Path

import pytest

from selfcare.core.errors import StorageError, UnreadableError
from selfcare.files import target_path, write_private
from selfcare.store import posix


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_for_its_owner_alone(tmp_path, umask):
    """0600 whatever the umask; over a file that others could read as well."""
    target = tmp_path / "w.html"
    before = os.umask(umask)
    try:
        write_private(target, "one")
        assert mode(target) == 0o600
        target.chmod(0o644)
        write_private(target, "two", force=True)
    finally:
        os.umask(before)
    assert (mode(target), target.read_text()) == (0o600, "two")
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["w.html"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("what", ["link", "dangling", "folder", "pipe"])
def test_nothing_but_a_file_is_written_over(tmp_path, what, force):
    """Links, folders and pipes are refused, and what they are stays."""
    target, victim = tmp_path / "target", tmp_path / "victim"
    if what == "link":
        victim.write_text("mine")
        target.symlink_to(victim)
    elif what == "dangling":
        target.symlink_to(victim)
    elif what == "folder":
        target.mkdir()
    else:
        os.mkfifo(target)
    said = "is a link" if target.is_symlink() else "is no file"
    with pytest.raises(StorageError, match=said):
        write_private(target, "x", force=force)
    assert victim.exists() == (what == "link")
    assert what != "link" or victim.read_text() == "mine"


def test_a_link_that_appears_meanwhile_is_not_followed(tmp_path, monkeypatch):
    """Planted between the look and the naming: without force refused, with it only replaced."""
    target, victim = tmp_path / "target", tmp_path / "victim"
    victim.write_text("mine")
    flush = posix.flush_file

    def plant(path: Path) -> None:
        flush(path)
        target.symlink_to(victim)

    monkeypatch.setattr(posix, "flush_file", plant)
    with pytest.raises(StorageError, match="there already"):
        write_private(target, "x")
    target.unlink()
    write_private(target, "x", force=True)
    assert (victim.read_text(), target.read_text(), target.is_symlink()) == ("mine", "x", False)


def test_without_hard_links_it_works_too(tmp_path, monkeypatch):
    """Some file systems have none: the file gets its name all the same, and others stay."""

    def no_links(*_: object) -> None:
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr(os, "link", no_links)
    write_private(tmp_path / "a", "one")
    with pytest.raises(StorageError, match="there already"):
        write_private(tmp_path / "a", "two")
    assert (tmp_path / "a").read_text() == "one"


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    """A full disk at the last moment: the file as it was, no part of the new one."""
    target = tmp_path / "w"
    target.write_text("old")

    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(posix, "flush_file", full)
    with pytest.raises(StorageError, match="No space left"):
        write_private(target, "new", force=True)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["w"]
    assert target.read_text() == "old"


def test_it_is_on_the_disk_before_it_has_its_name(tmp_path, monkeypatch):
    """The bytes are flushed first, then the name is given, then the folder is flushed."""
    done: list[str] = []
    flush_file, flush_folder = posix.flush_file, posix.flush_folder
    target = tmp_path / "w"

    def file(path: Path) -> None:
        done.append(f"file {path.read_text()} {target.exists()}")
        flush_file(path)

    def folder(path: Path) -> None:
        done.append(f"folder {target.read_text()}")
        flush_folder(path)

    monkeypatch.setattr(posix, "flush_file", file)
    monkeypatch.setattr(posix, "flush_folder", folder)
    write_private(target, "x")
    assert done == ["file x False", "folder x"]


@pytest.mark.parametrize("text", ["", "a\0b"])
def test_impossible_names(text, db_path):
    """A name that is none is said so."""
    with pytest.raises(UnreadableError):
        target_path(text, db_path)


@pytest.mark.parametrize("name", ["d.db", "sub/../d.db", "d.db-journal", "link.db"])
def test_the_diary_is_no_target(tmp_path, monkeypatch, name):
    """By no name it has, nor the files that SQLite keeps beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "d.db").write_text("diary")
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.db").symlink_to("d.db")
    with pytest.raises(StorageError, match="your diary itself"):
        target_path(name, tmp_path / "d.db")


def test_names_are_absolute_and_know_home(tmp_path, monkeypatch, db_path):
    """`~` is the home folder, everything else lies below the current one."""
    monkeypatch.chdir(tmp_path)
    assert target_path("a.md", db_path) == tmp_path / "a.md"
    assert target_path("~/a.md", db_path) == Path.home() / "a.md"


def test_odd_letters_are_kept_or_marked(tmp_path):
    """Lone surrogates cannot be written; they become a question mark and nothing fails."""
    write_private(tmp_path / "w", "a\ud800b")
    assert (tmp_path / "w").read_text("utf-8") == "a?b"


def test_the_folder_of_copies_is_for_copies_alone(tmp_path):
    """`-o` into it is refused, through a link as well; a file beside it is not."""
    diary, copies = tmp_path / "selfcare.db", tmp_path / "selfcare-backups"
    copies.mkdir()
    (tmp_path / "link").symlink_to(copies)
    for place in (copies, copies / "deeper", tmp_path / "link", tmp_path / "." / "link"):
        with pytest.raises(StorageError, match="is for copies of your diary"):
            target_path(str(place / "week.html"), diary)
    beside = tmp_path / "week.html"
    assert target_path(str(beside), diary) == beside

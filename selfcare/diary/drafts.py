"""What was typed and not saved. It lies in the database; where that can't take it, beside it.

Keeping a draft never raises and never waits long: another program may hold the file, the disk may
be full, the file may be gone, or the text longer than a setting. Then it goes to `<name>-drafts`,
0600, and when that is refused too it is remembered, for the front end to print at the end.
"""

from pathlib import Path

from selfcare.core.errors import SelfcareError
from selfcare.core.text import NOTE_LENGTH, clean
from selfcare.diary.diary import Diary, act
from selfcare.files import write_private

PREFIX = "draft "
"""What the key of a draft begins with, among the settings."""
LONGEST = 200_000
"""Most characters of a draft; a front end takes no more than that in."""
PATIENCE = 0.2
"""Seconds that keeping a draft waits for another program."""
_BYTES = 4 * 1024 * 1024
"""Most bytes of a file of drafts that are read."""


def draft(diary: Diary, key: str) -> str:
    """What was typed and not saved."""
    beside = _beside(diary)
    if key in beside:
        return clean(beside[key], LONGEST)
    return clean(diary.memory.settings.get(PREFIX + key, ""), LONGEST)


def keep_draft(diary: Diary, key: str, text: str) -> None:
    """Keep what was typed and not saved; empty forgets it. Never raises."""
    kept = clean(text, LONGEST)
    if key not in diary.unkept and kept == draft(diary, key):
        return
    diary.unkept.pop(key, None)
    beside = _beside(diary)
    if _kept_inside(diary, key, kept):
        if beside.pop(key, None) is not None:
            _write_beside(diary, beside)
        return
    # An emptied draft stands beside as such, over the one the database still has.
    if not _write_beside(diary, {**beside, key: kept}) and kept:
        diary.unkept[key] = kept


def unkept_drafts(diary: Diary) -> tuple[str, ...]:
    """The texts that neither the database nor the file beside it took."""
    return tuple(diary.unkept.values())


def _kept_inside(diary: Diary, key: str, kept: str) -> bool:
    """Whether the database holds the draft now."""
    if not diary.store.writable or len(kept) > NOTE_LENGTH:
        return False
    if kept == diary.memory.settings.get(PREFIX + key, "") and not diary.store.replaced():
        return True
    try:
        with diary.store.patient(PATIENCE):
            _write_draft(diary, PREFIX + key, kept or None)
    except SelfcareError:
        return False
    return True


@act
def _write_draft(diary: Diary, key: str, kept: str | None) -> None:
    diary.store.set_setting(key, kept)
    diary.memory.settings = diary.store.settings()


def _beside_path(diary: Diary) -> Path:
    return diary.path.with_name(f"{diary.path.name}-drafts")


def _beside(diary: Diary) -> dict[str, str]:
    """The drafts beside the database; none when there is no such file of ours."""
    path = _beside_path(diary)
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _BYTES:
            return {}
        import json  # noqa: PLC0415  # a command that keeps no draft does without

        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: text for key, text in found.items() if isinstance(text, str)}


def _write_beside(diary: Diary, drafts: dict[str, str]) -> bool:
    """Whether the file beside the database holds these now."""
    path = _beside_path(diary)
    try:
        if drafts:
            import json  # noqa: PLC0415  # as above

            write_private(path, json.dumps(drafts), force=True)
        else:
            path.unlink(missing_ok=True)
    except (SelfcareError, OSError):
        return False
    return True

"""What was typed and not saved. It lies in the database; where that can't take it, beside it.

Keeping a draft never raises and never waits long: another program may hold the file, the disk may
be full, the file may be gone, or the text longer than a setting. Then it goes to `<name>-drafts`,
0600, and when that is refused too it is remembered, for the front end to print at the end.
"""

from pathlib import Path

from selfcare.core.errors import SelfcareError
from selfcare.core.text import NOTE_LENGTH, clean
from selfcare.files import write_private
from selfcare.service.acts import act
from selfcare.service.desk import Desk

PREFIX = "draft "
"""What the key of a draft begins with, among the settings."""
LONGEST = 200_000
"""Most characters of a draft; a front end takes no more than that in."""
PATIENCE = 0.2
"""Seconds that keeping a draft waits for another program."""
_BYTES = 4 * 1024 * 1024
"""Most bytes of a file of drafts that are read."""


class Drafts(Desk):
    """Drafts by key: `day 2026-11-22`, `habit`."""

    def draft(self, key: str) -> str:
        """What was typed and not saved."""
        beside = self._beside()
        if key in beside:
            return clean(beside[key], LONGEST)
        return clean(self._memory.settings.get(PREFIX + key, ""), LONGEST)

    def keep_draft(self, key: str, text: str) -> None:
        """Keep what was typed and not saved; empty forgets it. Never raises."""
        kept = clean(text, LONGEST)
        if key not in self._unkept and kept == self.draft(key):
            return
        self._unkept.pop(key, None)
        beside = self._beside()
        if self._kept_inside(key, kept):
            if beside.pop(key, None) is not None:
                self._write_beside(beside)
            return
        # An emptied draft stands beside as such, over the one the database still has.
        if not self._write_beside({**beside, key: kept}) and kept:
            self._unkept[key] = kept

    def unkept_drafts(self) -> tuple[str, ...]:
        """The texts that neither the database nor the file beside it took."""
        return tuple(self._unkept.values())

    def _kept_inside(self, key: str, kept: str) -> bool:
        """Whether the database holds the draft now."""
        if not self._store.writable or len(kept) > NOTE_LENGTH:
            return False
        if kept == self._memory.settings.get(PREFIX + key, "") and not self._store.replaced():
            return True
        try:
            with self._store.patient(PATIENCE):
                self._write_draft(PREFIX + key, kept or None)
        except SelfcareError:
            return False
        return True

    @act
    def _write_draft(self, key: str, kept: str | None) -> None:
        self._store.set_setting(key, kept)
        self._memory.settings = self._store.settings()

    @property
    def _beside_path(self) -> Path:
        return self.path.with_name(f"{self.path.name}-drafts")

    def _beside(self) -> dict[str, str]:
        """The drafts beside the database; none when there is no such file of ours."""
        path = self._beside_path
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

    def _write_beside(self, drafts: dict[str, str]) -> bool:
        """Whether the file beside the database holds these now."""
        path = self._beside_path
        try:
            if drafts:
                import json  # noqa: PLC0415  # as above

                write_private(path, json.dumps(drafts), force=True)
            else:
                path.unlink(missing_ok=True)
        except (SelfcareError, OSError):
            return False
        return True

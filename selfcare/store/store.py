"""The store: one open file with typed methods for everything selfcare keeps.

What goes in and out are the core's frozen values. Reads may be made at any time; every write but
a setting is made inside `act`, which is one transaction and one change to undo. Text is saved as it
comes: the diary has cleaned it.

Every method may raise StorageError, FileRefusedError and BusyError; no SQLite error leaves.
"""

import stat
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from selfcare.core.model import Change, Habit, OddRow
from selfcare.store import backup, connect, posix, rows
from selfcare.store.connect import OpenDatabase
from selfcare.store.days import DayRows
from selfcare.store.errors import translated
from selfcare.store.habits import HabitRows
from selfcare.store.journal import refused


class Store(HabitRows, DayRows):
    """One open file."""

    def __init__(self, opened: OpenDatabase, now: Callable[[], datetime]) -> None:
        super().__init__(opened, now)
        self._seen = (self.version(), opened.identity)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        copied: bool = True,
        now: Callable[[], datetime],
        timeout: float = connect.TIMEOUT,
    ) -> Self:
        """Open the file by the contract of `connect.open_database`; `now` gives aware instants.

        `read_only` never creates a file and refuses every write. A file or a folder that is
        read-only opens too, with `writable` False. `copied`: a day's first opening copies the file.
        """
        opened = connect.open_database(
            path,
            create=create,
            read_only=read_only,
            timeout=timeout,
            today=now().date() if copied else None,
        )
        try:
            with translated(opened.path):
                return cls(opened, now)
        except BaseException:
            opened.connection.close()
            raise

    def reopen(self) -> None:
        """Open the file that lies at the path now, in place of the one that was replaced.

        Raises as `open` does; then the file that was open stays so.
        """
        opened = connect.open_database(
            self.path, create=False, timeout=self._opened.timeout, today=self._now().date()
        )
        with translated(self.path):
            self._connection.close()
            self._take(opened)
            self._seen = (self.version(), opened.identity)

    def close(self) -> None:
        """Let go of the file; again does nothing."""
        with translated(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def undo(self, expected: int | None = None) -> Change:
        """Take the newest change back, whoever made it; the change.

        Raises:
            NothingToUndoError: There is none.
            ChangeMovedError: `expected` is given and the newest change is another one.
            UndoRefusedError: Rows it touched have been changed since; nothing was written.
        """
        return self._turn(self._journal.undo, expected, back=True)

    def redo(self, expected: int | None = None) -> Change:
        """Do again what was taken back last; raises as `undo` does."""
        return self._turn(self._journal.redo, expected, back=False)

    def newest_change(self) -> Change | None:
        """What undo would take back."""
        return self._read(self._journal.newest)

    def next_redo(self) -> Change | None:
        """What redo would do again."""
        return self._read(self._journal.next_redo)

    def habits_of_change(self, change_id: int) -> frozenset[int]:
        """The ids of the habits a change touched, so that their figures alone are made anew."""
        return self._read(lambda: self._journal.habits_of(change_id))

    def forget_habit(self, habit_id: int) -> None:
        """Take a habit that was removed out of undo, with its name and all that belonged to it."""
        with self.turn(), translated(self.path):
            self._journal.forget_habit(habit_id)

    def settings(self) -> dict[str, str]:
        """All settings that were set."""
        return dict(self._rows("setting", "key, value", order="key"))

    def set_setting(self, key: str, value: str | None) -> None:
        """Set or, with None, clear a setting: at once, or as part of the act that is open.

        Settings are not undone.
        """
        if self._acting:
            self._put_setting(key, value)
        else:
            with self.turn():
                self._put_setting(key, value)

    def newest_outside(self) -> Change | None:
        """The newest change of another program since this was last asked; at first there is none.

        The newest change of all may be one of our own, made in the same moment.
        """
        with translated(self.path):
            newest = self._journal.newest()
            since, self._looked = self._looked, newest.id if newest is not None else 0
            found = None if since is None else self._journal.newest_but(self._own, since)
        self._own.clear()
        return found

    def read_everything(self) -> tuple[OddRow, ...]:
        """Read every row of every table; those that cannot be read."""
        self.habits()
        self.rests()
        for kind in rows.TABLES:
            if kind is not Habit:
                self.all(kind)
        return self.odd_rows

    def check_everything(self) -> tuple[str, ...]:
        """What a check of everything finds, in one sentence; none when the file is whole."""
        found = backup.trouble(self._connection)
        if found is None:
            return ()
        return (backup.trouble_words(found, self.path, self._now().date()),)

    def changed_outside(self) -> bool:
        """Whether another program has written, or replaced the file, since this was last asked."""
        with translated(self.path):
            seen = (self.version(), self._identity())
        changed = seen != self._seen
        self._seen = seen
        return changed

    def replaced(self) -> bool:
        """Whether another file lies at the path now: nothing can be saved until it is opened."""
        return self._identity() != self._opened.identity

    def size_bytes(self) -> int:
        """How large the file is."""
        with translated(self.path):
            return self.path.stat().st_size

    def mode_words(self) -> str:
        """The file's permissions: "0600" is its owner alone."""
        with translated(self.path):
            return f"{stat.S_IMODE(self.path.stat().st_mode):04o}"

    def newest_backup(self) -> Path | None:
        """The automatic copy written last."""
        return backup.newest(self.path)

    def can_write(self) -> bool:
        """Whether the file allows writing, however it was opened this time."""
        return posix.can_write(self.path)

    def backups(self) -> tuple[Path, ...]:
        """Every automatic copy, the one written last first."""
        return backup.copies(self.path)

    def day_of_backup(self, copy: Path) -> date:
        """The day an automatic copy is of."""
        with translated(copy):
            return backup.day_of_copy(copy, self.path)

    @property
    def backup_folder(self) -> Path:
        """Where the automatic copies lie, or will lie."""
        return backup.folder_of(self.path)

    def undo_steps(self) -> int:
        """How many changes can be taken back."""
        with translated(self.path):
            return self._journal.steps_back()

    def backup_to(self, target: Path) -> None:
        """Copy everything to a new 0600 file, checked and flushed; StorageError if it exists."""
        backup.backup_to(self._connection, target)

    def _turn(
        self, turn: Callable[[int | None], Change], expected: int | None, *, back: bool
    ) -> Change:
        if self._acting:
            raise RuntimeError("undo inside an act")
        with self.turn(), translated(self.path):
            change = turn(expected)
            self._unkept = refused(change, back=back)
        return change

    def _put_setting(self, key: str, value: str | None) -> None:
        with translated(self.path):
            if value is None:
                self._connection.execute("DELETE FROM setting WHERE key = ?", (key,))
                return
            self._connection.execute(
                "INSERT INTO setting (key, value, changed_at) VALUES (?, ?, ?) ON CONFLICT (key) "
                "DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at",
                (key, value, self._stamp()),
            )

    def _identity(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError:
            return (0, 0)
        return (found.st_dev, found.st_ino)

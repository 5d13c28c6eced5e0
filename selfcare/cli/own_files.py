"""Files that commands write when they are asked to: where to, and what is said afterwards."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from selfcare.core.errors import UnreadableError
from selfcare.files import shown, target_path

if TYPE_CHECKING:
    from selfcare.diary import Diary


def one_file(
    named: Mapping[str, str | None], *, force: bool, **others: bool
) -> tuple[str, str] | None:
    """The kind and name of the one file that is asked for, if any.

    Args:
        named: kind -> the name given for it.
        force: whether --force was given; it says nothing without a file.
        others: further outlets, by the name of their option; at most one outlet may be chosen.

    Raises:
        UnreadableError: two outlets at once, or --force alone.
    """
    given = [(kind, name) for kind, name in named.items() if name is not None]
    if len(given) + sum(others.values()) > 1:
        *first, last = (f"--{name}" for name in (*others, *named))
        raise UnreadableError(f"Choose one of {', '.join(first)} and {last}.")
    if force and not given:
        *first, last = (f"--{name}" for name in named)
        raise UnreadableError(f"--force goes with {', '.join(first)} or {last}.")
    return given[0] if given else None


def own_target(diary: "Diary", name: str) -> Path:
    """The file a person named; never the diary itself."""
    return target_path(name, diary.path)


def file_answer(what: str, target: Path) -> str:
    """What is said once the file is there."""
    return f"{what} is in {shown(target)}. Only you can read it."

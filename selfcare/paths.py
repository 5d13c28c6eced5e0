"""Where the one file lies.

`--db PATH` comes first, then `SELFCARE_DB`, then the folder for a person's own data on this
machine (`~/.local/share/selfcare/selfcare.db` on Linux). A relative `XDG_DATA_HOME` is ignored, as
its standard asks.
"""

import os
from pathlib import Path

from selfcare.core.errors import UnreadableError

FILE_NAME = "selfcare.db"


def database_path(given: str | None = None) -> Path:
    """The absolute path of the person's file; raises UnreadableError for an impossible one."""
    chosen = os.environ.get("SELFCARE_DB", "") if given is None else given
    if given == "" or "\0" in chosen:
        raise UnreadableError("--db takes the path of a file, such as --db diary.db.")
    if not chosen:
        return own_folder() / FILE_NAME
    try:
        path = Path(chosen).expanduser().absolute()
        if ".." in path.parts:  # SQLite stumbles where there are more of them than folders
            path = path.resolve() if path.name == ".." else path.parent.resolve() / path.name
    except (RuntimeError, OSError):
        raise UnreadableError("I can't find the home folder in that path.") from None
    return path


def own_folder() -> Path:
    """The folder for a person's own data on this machine."""
    import platformdirs  # noqa: PLC0415 - 10 ms that `--db` and SELFCARE_DB do without

    folder = platformdirs.user_data_path("selfcare", appauthor=False)
    if folder.is_absolute():
        return folder
    return Path.home() / ".local" / "share" / "selfcare"

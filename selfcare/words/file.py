"""About my data, in words: a label and whole sentences a fact, for the app and for the command.

Every sentence can be checked with `ls`, `stat` and `sqlite3`; nothing is promised that a reader
could not find out alone.
"""

from collections.abc import Sequence
from datetime import date

from selfcare.core.amounts import counted
from selfcare.core.days import long_day
from selfcare.core.model import OddRow
from selfcare.core.text import clean_line
from selfcare.core.views import FileFacts

HEAD = "Nothing is sent anywhere. All of it is in this one file."
NO_NETWORK = "selfcare has no network code, no account and no telemetry."
TAKE_ALONG = (
    "Close selfcare and copy the file: it is whole by itself. On another machine, "
    "selfcare --db FILE opens it."
)
REMOVE = (
    "Remove the file, and the folder with its copies. selfcare keeps nothing of it anywhere else; "
    "files you exported lie where you put them."
)
OPEN_FORMAT = "It is an ordinary SQLite file: any program that reads those can read yours."
_INSTEAD = {"plan": ", so it counts as daily"}
"""What holds for a value that cannot be read, where its row is not left out."""
MOST_ODD = 50
"""Most rows that are listed; more are counted."""
_OWNER, _GROUP_READS, _OTHERS_READ = "0600", 0o040, 0o004


def facts_words(
    facts: FileFacts, path: str, folder: str, today: date
) -> tuple[tuple[str, str], ...]:
    """Label and words of each fact; `path` and `folder` are the places as they may be shown."""
    return (
        ("File", path),
        ("Size", f"{size_words(facts.bytes)}."),
        ("In it", contents_words(facts)),
        ("Access", access_words(facts)),
        ("Copies", backup_words(facts, folder, today)),
        ("Undo", undo_words(facts)),
        ("Take along", TAKE_ALONG),
        ("Delete", REMOVE),
    )


def size_words(size: int) -> str:
    """A file's size: `96 kB`, `3.2 MB`."""
    if size < 1_000_000:
        return f"{max(round(size / 1000), 1)} kB"
    return f"{size / 1_000_000:.1f} MB"


def contents_words(facts: FileFacts) -> str:
    """What is in the file: "4 habits, 1 put away, 812 entries and 90 check-ins on 214 days."."""
    away = f", {facts.put_away} put away" if facts.put_away else ""
    held = [counted(facts.entries, "entry", "entries")]
    for number, one, many in (
        (facts.checkins, "check-in", "check-ins"),
        (facts.notes, "note", "notes"),
        (facts.practices, "practice", "practices"),
    ):
        if number:
            held.append(counted(number, one, many))
    *first, last = held
    listed = f"{', '.join(first)} and {last}" if first else last
    days = counted(facts.days, "day", "days")
    return f"{counted(facts.habits, 'habit', 'habits')}{away}, {listed} on {days}."


def access_words(facts: FileFacts) -> str:
    """Who can read the file, and that it is not encrypted."""
    if facts.mode == _OWNER:
        who = "Your login alone can read it"
    else:
        bits = int(facts.mode, 8)
        others = "Everybody on this machine" if bits & _OTHERS_READ else "Your group"
        reads = bits & (_OTHERS_READ | _GROUP_READS)
        who = f"{others} can read it" if reads else "Your login alone can read it"
    rest = "It is not encrypted: who can log in as you, or holds the disk, can read it too."
    read_only = "" if facts.writable else " It is read-only now, so nothing can be written."
    return f"{who} (mode {facts.mode}). {rest}{read_only}"


def backup_words(facts: FileFacts, folder: str, today: date) -> str:
    """The newest automatic copy with its day and place, or what makes the first one."""
    habit = "Opening selfcare makes one, once a day; the 7 newest stay."
    if facts.newest_backup is None or facts.newest_backup_day is None:
        return f"None yet. {habit} They will lie in {folder}."
    day = long_day(facts.newest_backup_day, today)
    there = counted(facts.backups, "copy", "copies")
    return (
        f"The newest is of {day}, {there} in {folder}. {habit} "
        "They are on the same disk: keep one elsewhere too."
    )


def odd_words(rows: Sequence[OddRow]) -> str:
    """That some rows could not be read; empty when there are none."""
    if not rows:
        return ""
    return f"{counted(len(rows), 'row')} could not be read: selfcare data lists them."


def odd_lines(rows: Sequence[OddRow]) -> tuple[str, ...]:
    """Each row that could not be read, and that it stays."""
    if not rows:
        return ()
    named = (
        f"{row.table} {row.key}: its {row.what} cannot be read{_INSTEAD.get(row.what, '')}."
        for row in rows[:MOST_ODD]
    )
    more = len(rows) - MOST_ODD
    return (
        "Set aside, and as they are in the file:",
        *(clean_line(line, 120) for line in named),
        *((f"There are {more} more.",) if more > 0 else ()),
    )


def undo_words(facts: FileFacts) -> str:
    """How far back undo goes."""
    kept = f"The newest {facts.undo_most} of the last {facts.undo_days} days are kept."
    if not facts.undo_steps:
        return f"There is nothing to take back now. {kept}"
    changes = counted(facts.undo_steps, "change", "changes")
    return f"{changes} can be taken back, one by one. {kept}"


def unsaved_words(count: int) -> str:
    """What is said of answers that waited for the file to the end."""
    which, them = ("answer is", "it") if count == 1 else (f"{count} answers are", "them")
    return (
        f"Another program still holds your file, so your last {which} not saved; "
        f"give {them} again when it is free."
    )

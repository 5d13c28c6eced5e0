"""Migration 1: every table, index and view as it was first released. Never edited afterwards.

Conventions of every table:

- STRICT; a column that need not be given has a default, so that a plain INSERT of the obvious
  columns works from any SQLite program.
- A day is `YYYY-MM-DD` between 1900 and 2999; a moment is ISO text with an offset (local for
  started_at and ended_at, UTC with Z for logged_at and changed_at).
- Text has no NUL, where SQLite's own functions would stop, and a greatest length.
- `rev` grows by one with each update of a row; `changed_at` says when.
"""

import sqlite3

from selfcare.core.text import NAME_LENGTH, clean_line, name_key

_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_UID = "lower(hex(randomblob(16)))"
_STAMPS = f"""
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT ({_NOW})
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)"""


def _text(column: str, limit: int, least: int = 0) -> str:
    default = "" if least else " DEFAULT ''"
    return (
        f"{column} TEXT NOT NULL{default} CHECK (length({column}) BETWEEN {least} AND {limit}"
        f" AND instr({column}, char(0)) = 0)"
    )


def _day(column: str) -> str:
    return (
        f"CHECK ({column} IS date({column}, '+0 days')"
        f" AND {column} BETWEEN '1900-01-01' AND '2999-12-31')"
    )


def _maybe_day(column: str) -> str:
    return f"{column} TEXT CHECK ({column} IS NULL OR ({_day(column)[7:-1]}))"


def _moment(column: str) -> str:
    return (
        f"({column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*'"
        f" AND ({column} GLOB '*Z' OR {column} GLOB '*[+-][0-9][0-9]:[0-9][0-9]')"
        f" AND length({column}) <= 40 AND instr({column}, char(0)) = 0"
        f" AND datetime({column}) IS NOT NULL)"
    )


def _rating(column: str) -> str:
    return f'"{column}" INTEGER CHECK ("{column}" BETWEEN 0 AND 10)'


def _positive(column: str) -> str:
    return f"{column} REAL CHECK ({column} > 0 AND {column} <= 1e9)"


_TABLES = (
    f"""CREATE TABLE habit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT ({_UID})
        CHECK (length(uid) BETWEEN 1 AND 64 AND instr(uid, char(0)) = 0),
    {_text("name", 200, 1)},
    area TEXT NOT NULL DEFAULT 'own'
        CHECK (area IN ('mindfulness', 'exercise', 'sleep', 'connection', 'eating', 'own')),
    {_text("if_then", 200)},
    {_text("note", 10000)},
    position INTEGER NOT NULL DEFAULT 0,
    first_day TEXT NOT NULL DEFAULT (date('now', 'localtime'))
        {_day("first_day")},
    {_maybe_day("archived_day")},{_STAMPS}
) STRICT""",
    f"""CREATE TABLE habit_rule (
    habit_id INTEGER NOT NULL REFERENCES habit(id) ON DELETE CASCADE,
    from_day TEXT NOT NULL {_day("from_day")},
    unit TEXT NOT NULL DEFAULT 'times'
        CHECK (length(unit) BETWEEN 1 AND 200 AND instr(unit, char(0)) = 0),
    {_positive("goal_low")},
    goal_high REAL CHECK (goal_high >= 0 AND goal_high <= 1e9),
    {_positive("smallest")},
    plan TEXT NOT NULL DEFAULT 'daily'
        CHECK (length(plan) BETWEEN 1 AND 1000 AND instr(plan, char(0)) = 0),{_STAMPS},
    PRIMARY KEY (habit_id, from_day),
    CHECK (goal_low <= goal_high)
) STRICT""",
    f"""CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT ({_UID})
        CHECK (length(uid) BETWEEN 1 AND 64 AND instr(uid, char(0)) = 0),
    habit_id INTEGER NOT NULL REFERENCES habit(id) ON DELETE CASCADE,
    day TEXT NOT NULL {_day("day")},
    amount REAL NOT NULL DEFAULT 1 CHECK (amount >= 0 AND amount <= 1e9),
    started_at TEXT CHECK (started_at IS NULL OR {_moment("started_at")}),
    ended_at TEXT CHECK (ended_at IS NULL OR {_moment("ended_at")}),
    {_text("note", 10000)},
    {_text("source", 200)},
    source_id TEXT CHECK (length(source_id) <= 200 AND instr(source_id, char(0)) = 0),
    logged_at TEXT NOT NULL DEFAULT ({_NOW}) CHECK {_moment("logged_at")},{_STAMPS}
) STRICT""",
    f"""CREATE TABLE rest (
    habit_id INTEGER NOT NULL REFERENCES habit(id) ON DELETE CASCADE,
    day TEXT NOT NULL {_day("day")},{_STAMPS},
    PRIMARY KEY (habit_id, day)
) STRICT""",
    f"""CREATE TABLE pause (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    habit_id INTEGER REFERENCES habit(id) ON DELETE CASCADE,
    first_day TEXT NOT NULL {_day("first_day")},
    {_maybe_day("last_day")},
    {_text("reason", 10000)},{_STAMPS},
    CHECK (last_day >= first_day)
) STRICT""",
    f"""CREATE TABLE checkin (
    day TEXT NOT NULL PRIMARY KEY {_day("day")},
    {_rating("mood")},
    {_rating("energy")},
    {_rating("stress")},
    {_text("note", 10000)},
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    logged_at TEXT NOT NULL DEFAULT ({_NOW}) CHECK {_moment("logged_at")},{_STAMPS}
) STRICT""",
    f"""CREATE TABLE practice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {_text("routine", 200, 1)},
    day TEXT NOT NULL {_day("day")},
    started_at TEXT NOT NULL DEFAULT ({_NOW}) CHECK {_moment("started_at")},
    seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds BETWEEN 0 AND 86400),
    completed INTEGER NOT NULL DEFAULT 1 CHECK (completed IN (0, 1)),
    {_rating("before")},
    {_rating("after")},
    entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
    {_text("note", 10000)},{_STAMPS}
) STRICT""",
    f"""CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {_text("instrument", 200, 1)},
    day TEXT NOT NULL {_day("day")},
    {_text("answers", 10000, 1)},{_STAMPS}
) STRICT""",
    f"""CREATE TABLE review (
    week TEXT NOT NULL PRIMARY KEY {_day("week")},
    {_text("helped", 10000)},
    {_text("in_the_way", 10000)},
    {_text("next_step", 10000)},{_STAMPS}
) STRICT""",
    f"""CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {_text("name", 200, 1)},
    {_text("reach", 200)},
    {_text("good_for", 200)},
    position INTEGER NOT NULL DEFAULT 0,{_STAMPS}
) STRICT""",
    f"""CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY
        CHECK (length(key) BETWEEN 1 AND 200 AND instr(key, char(0)) = 0),
    {_text("value", 10000)},{_STAMPS}
) STRICT""",
    f"""CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    {_text("label", 1000)},
    day TEXT {_day("day")},
    {_text("joins", 200)},
    made_at TEXT NOT NULL CHECK {_moment("made_at")},
    acted_at TEXT NOT NULL CHECK {_moment("acted_at")},
    open INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1)),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    scrubbed INTEGER NOT NULL DEFAULT 0 CHECK (scrubbed IN (0, 1))
) STRICT""".replace(_day("day"), f"CHECK (day IS NULL OR ({_day('day')[7:-1]}))"),
    """CREATE TABLE change_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
    tbl TEXT NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    before TEXT,
    after TEXT,
    bare INTEGER NOT NULL DEFAULT 0 CHECK (bare IN (0, 1))
) STRICT""",
)

_INDEXES = (
    # Sums by day come from this index alone; the others find a day, and a habit's latest entry.
    "CREATE INDEX entry_total ON entry(habit_id, day, amount)",
    "CREATE INDEX entry_day ON entry(day)",
    "CREATE INDEX entry_habit ON entry(habit_id)",
    "CREATE UNIQUE INDEX entry_source ON entry(source, source_id) WHERE source_id IS NOT NULL",
    "CREATE INDEX rest_day ON rest(day)",
    "CREATE INDEX pause_habit ON pause(habit_id)",
    "CREATE INDEX practice_day ON practice(day)",
    "CREATE INDEX practice_entry ON practice(entry_id)",
    "CREATE INDEX change_row_change ON change_row(change_id)",
)

_DAILY = """CREATE VIEW daily AS
WITH RECURSIVE
paused(habit_id, day, last_day) AS (
    SELECT habit.id,
        max(pause.first_day, habit.first_day),
        min(coalesce(pause.last_day, date('now', 'localtime')), date('now', 'localtime'))
    FROM pause JOIN habit ON pause.habit_id IS NULL OR pause.habit_id = habit.id
    UNION
    SELECT habit_id, date(day, '+1 day'), last_day FROM paused WHERE day < last_day
),
marked(habit_id, day, mark) AS (
    SELECT habit_id, day, min(mark) FROM (
        SELECT habit_id, day, '1rest' AS mark FROM rest
        UNION ALL
        SELECT habit_id, day, '0paused' FROM paused WHERE day <= last_day
    ) GROUP BY habit_id, day
),
logged(habit_id, day, amount, entries) AS (
    SELECT habit_id, day, sum(amount), count(*) FROM entry GROUP BY habit_id, day
),
known(habit_id, day) AS (
    SELECT habit_id, day FROM logged UNION SELECT habit_id, day FROM marked
)
SELECT
    known.day AS day,
    habit.name AS habit,
    habit.area AS area,
    coalesce(
        (SELECT unit FROM habit_rule WHERE habit_rule.habit_id = known.habit_id
            AND from_day <= known.day ORDER BY from_day DESC LIMIT 1),
        (SELECT unit FROM habit_rule WHERE habit_rule.habit_id = known.habit_id
            ORDER BY from_day LIMIT 1),
        'times') AS unit,
    logged.amount AS amount,
    coalesce(logged.entries, 0) AS entries,
    substr(marked.mark, 2) AS mark
FROM known
JOIN habit ON habit.id = known.habit_id
LEFT JOIN logged ON logged.habit_id = known.habit_id AND logged.day = known.day
LEFT JOIN marked ON marked.habit_id = known.habit_id AND marked.day = known.day
ORDER BY known.day, habit.position, habit.id"""

STATEMENTS = (*_TABLES, *_INDEXES, _DAILY)


# Names that are one person's or one habit's alone, by the file itself.
#
# `name_key` is the folded name (`core.text.name_key`); a unique index over it holds for habits that
# are not put away and for a person's own people. A row that another program wrote comes without it:
# the key is filled in when the file is opened, and a name that stands twice is told apart.


_COLUMN = (
    "name_key TEXT NOT NULL DEFAULT '' "
    "CHECK (length(name_key) <= 1000 AND instr(name_key, char(0)) = 0)"
)
NAME_STATEMENTS = (
    f"ALTER TABLE habit ADD COLUMN {_COLUMN}",
    f"ALTER TABLE contact ADD COLUMN {_COLUMN}",
    """CREATE UNIQUE INDEX habit_name ON habit(name_key)
        WHERE archived_day IS NULL AND name_key <> ''""",
    "CREATE UNIQUE INDEX contact_name ON contact(name_key) WHERE name_key <> ''",
)
_NAMED = (
    ("habit", "archived_day IS NULL", "Two habits were named"),
    ("contact", "1", "Two of your people were named"),
)
"""The table, which of its rows need a name of their own, and how two of one name are told."""


def keyed(connection: sqlite3.Connection) -> bool:
    """Whether every name has its key."""
    return all(
        key == name_key(name)
        for table, _, _ in _NAMED
        for name, key in connection.execute(f"SELECT name, name_key FROM {table}")  # noqa: S608  # our own names
    )


def key_all(connection: sqlite3.Connection) -> list[str]:
    """Give every name its key inside an open transaction; a sentence for each name told apart."""
    told: list[str] = []
    for table, alone, words in _NAMED:
        rows = connection.execute(
            f"SELECT id, name, name_key, {alone} FROM {table} ORDER BY id"  # noqa: S608  # our own names
        ).fetchall()
        keys = {name_key(name) for _, name, _, _ in rows}
        taken: set[str] = set()
        changed: list[tuple[str, str, int]] = []
        for number, name, key, counts in rows:
            given = name
            if counts and name_key(name) in taken:
                given = _apart(name, keys)
                told.append(f"{words} {clean_line(name, 40)}; the later one is {given[-60:]} now.")
            fresh = name_key(given)
            keys.add(fresh)
            if counts:
                taken.add(fresh)
            if (given, fresh) != (name, key):
                changed.append((given, fresh, number))
        for _, _, number in changed:  # a stale key must not stand in the way of a fresh one
            connection.execute(f"UPDATE {table} SET name_key = '' WHERE id = ?", (number,))  # noqa: S608  # our own names
        connection.executemany(
            f"UPDATE {table} SET name = ?, name_key = ? WHERE id = ?",  # noqa: S608  # our own names
            changed,
        )
    return told


def _apart(name: str, keys: set[str]) -> str:
    """The name with the first number behind it that makes it another."""
    number = 2
    while True:
        tail = f" {number}"
        given = name[: NAME_LENGTH - len(tail)].rstrip() + tail
        if name_key(given) not in keys:
            return given
        number += 1

"""Migration 3: a few words beside a rest, such as why."""

_COLUMN = "note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 10000 AND instr(note, char(0)) = 0)"
STATEMENTS = (f"ALTER TABLE rest ADD COLUMN {_COLUMN}",)

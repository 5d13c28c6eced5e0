BEGIN TRANSACTION;
CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    instrument TEXT NOT NULL CHECK (length(instrument) BETWEEN 1 AND 200 AND instr(instrument, char(0)) = 0),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days') AND day BETWEEN '1900-01-01' AND '2999-12-31'),
    answers TEXT NOT NULL CHECK (length(answers) BETWEEN 1 AND 10000 AND instr(answers, char(0)) = 0),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)
) STRICT;
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL DEFAULT '' CHECK (length(label) BETWEEN 0 AND 1000 AND instr(label, char(0)) = 0),
    day TEXT CHECK (day IS NULL OR (day IS date(day, '+0 days') AND day BETWEEN '1900-01-01' AND '2999-12-31')),
    joins TEXT NOT NULL DEFAULT '' CHECK (length(joins) BETWEEN 0 AND 200 AND instr(joins, char(0)) = 0),
    made_at TEXT NOT NULL CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*' AND (made_at GLOB '*Z' OR made_at GLOB '*[+-][0-9][0-9]:[0-9][0-9]') AND length(made_at) <= 40 AND instr(made_at, char(0)) = 0 AND datetime(made_at) IS NOT NULL),
    acted_at TEXT NOT NULL CHECK (acted_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*' AND (acted_at GLOB '*Z' OR acted_at GLOB '*[+-][0-9][0-9]:[0-9][0-9]') AND length(acted_at) <= 40 AND instr(acted_at, char(0)) = 0 AND datetime(acted_at) IS NOT NULL),
    open INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1)),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
    scrubbed INTEGER NOT NULL DEFAULT 0 CHECK (scrubbed IN (0, 1))
) STRICT;
CREATE TABLE change_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_id INTEGER NOT NULL REFERENCES change(id) ON DELETE CASCADE,
    tbl TEXT NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    before TEXT,
    after TEXT,
    bare INTEGER NOT NULL DEFAULT 0 CHECK (bare IN (0, 1))
) STRICT;
CREATE TABLE checkin (
    day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day, '+0 days') AND day BETWEEN '1900-01-01' AND '2999-12-31'),
    "mood" INTEGER CHECK ("mood" BETWEEN 0 AND 10),
    "energy" INTEGER CHECK ("energy" BETWEEN 0 AND 10),
    "stress" INTEGER CHECK ("stress" BETWEEN 0 AND 10),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) BETWEEN 0 AND 10000 AND instr(note, char(0)) = 0),
    closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    logged_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) CHECK (logged_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*' AND (logged_at GLOB '*Z' OR logged_at GLOB '*[+-][0-9][0-9]:[0-9][0-9]') AND length(logged_at) <= 40 AND instr(logged_at, char(0)) = 0 AND datetime(logged_at) IS NOT NULL),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)
) STRICT;
INSERT INTO "checkin" VALUES('2026-11-22',7,NULL,NULL,'calm',0,'2026-11-22T21:00:00.000Z',2,'2026-11-22T21:00:00.000Z');
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    reach TEXT NOT NULL DEFAULT '' CHECK (length(reach) BETWEEN 0 AND 200 AND instr(reach, char(0)) = 0),
    good_for TEXT NOT NULL DEFAULT '' CHECK (length(good_for) BETWEEN 0 AND 200 AND instr(good_for, char(0)) = 0),
    position INTEGER NOT NULL DEFAULT 0,
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)
, name_key TEXT NOT NULL DEFAULT '' CHECK (length(name_key) <= 1000 AND instr(name_key, char(0)) = 0)) STRICT;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
        CHECK (length(uid) BETWEEN 1 AND 64 AND instr(uid, char(0)) = 0),
    habit_id INTEGER NOT NULL REFERENCES habit(id) ON DELETE CASCADE,
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days') AND day BETWEEN '1900-01-01' AND '2999-12-31'),
    amount REAL NOT NULL DEFAULT 1 CHECK (amount >= 0 AND amount <= 1e9),
    started_at TEXT CHECK (started_at IS NULL OR (started_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*' AND (started_at GLOB '*Z' OR started_at GLOB '*[+-][0-9][0-9]:[0-9][0-9]') AND length(started_at) <= 40 AND instr(started_at, char(0)) = 0 AND datetime(started_at) IS NOT NULL)),
    ended_at TEXT CHECK (ended_at IS NULL OR (ended_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*' AND (ended_at GLOB '*Z' OR ended_at GLOB '*[+-][0-9][0-9]:[0-9][0-9]') AND length(ended_at) <= 40 AND instr(ended_at, char(0)) = 0 AND datetime(ended_at) IS NOT NULL)),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) BETWEEN 0 AND 10000 AND instr(note, char(0)) = 0),
    source TEXT NOT NULL DEFAULT '' CHECK (length(source) BETWEEN 0 AND 200 AND instr(source, char(0)) = 0),
    source_id TEXT CHECK (length(source_id) <= 200 AND instr(source_id, char(0)) = 0),
    logged_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) CHECK (logged_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*' AND (logged_at GLOB '*Z' OR logged_at GLOB '*[+-][0-9][0-9]:[0-9][0-9]') AND length(logged_at) <= 40 AND instr(logged_at, char(0)) = 0 AND datetime(logged_at) IS NOT NULL),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)
) STRICT;
INSERT INTO "entry" VALUES(1,'00000000000000000000000000000000',1,'2026-11-22',20.5,NULL,NULL,'it''s','',NULL,'2026-11-22T21:00:00.000Z',1,'2026-11-22T21:00:00.000Z');
INSERT INTO "entry" VALUES(2,'11111111111111111111111111111111',1,'2026-11-22',21.5,NULL,NULL,'it''s','',NULL,'2026-11-22T21:00:00.000Z',1,'2026-11-22T21:00:00.000Z');
INSERT INTO "entry" VALUES(3,'22222222222222222222222222222222',1,'2026-11-22',22.5,NULL,NULL,'it''s','',NULL,'2026-11-22T21:00:00.000Z',1,'2026-11-22T21:00:00.000Z');
CREATE TABLE habit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
        CHECK (length(uid) BETWEEN 1 AND 64 AND instr(uid, char(0)) = 0),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200 AND instr(name, char(0)) = 0),
    area TEXT NOT NULL DEFAULT 'own'
        CHECK (area IN ('mindfulness', 'exercise', 'sleep', 'connection', 'eating', 'own')),
    if_then TEXT NOT NULL DEFAULT '' CHECK (length(if_then) BETWEEN 0 AND 200 AND instr(if_then, char(0)) = 0),
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) BETWEEN 0 AND 10000 AND instr(note, char(0)) = 0),
    position INTEGER NOT NULL DEFAULT 0,
    first_day TEXT NOT NULL DEFAULT (date('now', 'localtime'))
        CHECK (first_day IS date(first_day, '+0 days') AND first_day BETWEEN '1900-01-01' AND '2999-12-31'),
    archived_day TEXT CHECK (archived_day IS NULL OR (archived_day IS date(archived_day, '+0 days') AND archived_day BETWEEN '1900-01-01' AND '2999-12-31')),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)
, name_key TEXT NOT NULL DEFAULT '' CHECK (length(name_key) <= 1000 AND instr(name_key, char(0)) = 0)) STRICT;
INSERT INTO "habit" VALUES(1,'00000000000000000000000000000000','Walk','exercise','','',0,'2026-11-22',NULL,1,'2026-11-22T21:00:00.000Z','walk');
CREATE TABLE habit_rule (
    habit_id INTEGER NOT NULL REFERENCES habit(id) ON DELETE CASCADE,
    from_day TEXT NOT NULL CHECK (from_day IS date(from_day, '+0 days') AND from_day BETWEEN '1900-01-01' AND '2999-12-31'),
    unit TEXT NOT NULL DEFAULT 'times'
        CHECK (length(unit) BETWEEN 1 AND 200 AND instr(unit, char(0)) = 0),
    goal_low REAL CHECK (goal_low > 0 AND goal_low <= 1e9),
    goal_high REAL CHECK (goal_high >= 0 AND goal_high <= 1e9),
    smallest REAL CHECK (smallest > 0 AND smallest <= 1e9),
    plan TEXT NOT NULL DEFAULT 'daily'
        CHECK (length(plan) BETWEEN 1 AND 1000 AND instr(plan, char(0)) = 0),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0),
    PRIMARY KEY (habit_id, from_day),
    CHECK (goal_low <= goal_high)
) STRICT;
INSERT INTO "habit_rule" VALUES(1,'2026-11-22','min',30.0,NULL,NULL,'daily',1,'2026-11-22T21:00:00.000Z');
CREATE TABLE pause (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    habit_id INTEGER REFERENCES habit(id) ON DELETE CASCADE,
    first_day TEXT NOT NULL CHECK (first_day IS date(first_day, '+0 days') AND first_day BETWEEN '1900-01-01' AND '2999-12-31'),
    last_day TEXT CHECK (last_day IS NULL OR (last_day IS date(last_day, '+0 days') AND last_day BETWEEN '1900-01-01' AND '2999-12-31')),
    reason TEXT NOT NULL DEFAULT '' CHECK (length(reason) BETWEEN 0 AND 10000 AND instr(reason, char(0)) = 0),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0),
    CHECK (last_day >= first_day)
) STRICT;
INSERT INTO "pause" VALUES(1,NULL,'2026-11-22',NULL,'holiday',1,'2026-11-22T21:00:00.000Z');
CREATE TABLE practice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    routine TEXT NOT NULL CHECK (length(routine) BETWEEN 1 AND 200 AND instr(routine, char(0)) = 0),
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days') AND day BETWEEN '1900-01-01' AND '2999-12-31'),
    started_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) CHECK (started_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]*' AND (started_at GLOB '*Z' OR started_at GLOB '*[+-][0-9][0-9]:[0-9][0-9]') AND length(started_at) <= 40 AND instr(started_at, char(0)) = 0 AND datetime(started_at) IS NOT NULL),
    seconds INTEGER NOT NULL DEFAULT 0 CHECK (seconds BETWEEN 0 AND 86400),
    completed INTEGER NOT NULL DEFAULT 1 CHECK (completed IN (0, 1)),
    "before" INTEGER CHECK ("before" BETWEEN 0 AND 10),
    "after" INTEGER CHECK ("after" BETWEEN 0 AND 10),
    entry_id INTEGER REFERENCES entry(id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT '' CHECK (length(note) BETWEEN 0 AND 10000 AND instr(note, char(0)) = 0),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)
) STRICT;
CREATE TABLE rest (
    habit_id INTEGER NOT NULL REFERENCES habit(id) ON DELETE CASCADE,
    day TEXT NOT NULL CHECK (day IS date(day, '+0 days') AND day BETWEEN '1900-01-01' AND '2999-12-31'),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0),
    PRIMARY KEY (habit_id, day)
) STRICT;
CREATE TABLE review (
    week TEXT NOT NULL PRIMARY KEY CHECK (week IS date(week, '+0 days') AND week BETWEEN '1900-01-01' AND '2999-12-31'),
    helped TEXT NOT NULL DEFAULT '' CHECK (length(helped) BETWEEN 0 AND 10000 AND instr(helped, char(0)) = 0),
    in_the_way TEXT NOT NULL DEFAULT '' CHECK (length(in_the_way) BETWEEN 0 AND 10000 AND instr(in_the_way, char(0)) = 0),
    next_step TEXT NOT NULL DEFAULT '' CHECK (length(next_step) BETWEEN 0 AND 10000 AND instr(next_step, char(0)) = 0),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)
) STRICT;
CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY
        CHECK (length(key) BETWEEN 1 AND 200 AND instr(key, char(0)) = 0),
    value TEXT NOT NULL DEFAULT '' CHECK (length(value) BETWEEN 0 AND 10000 AND instr(value, char(0)) = 0),
    rev INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        CHECK (length(changed_at) <= 40 AND instr(changed_at, char(0)) = 0)
) STRICT;
INSERT INTO "setting" VALUES('plain','on',1,'2026-11-22T21:00:00.000Z');
CREATE INDEX entry_total ON entry(habit_id, day, amount);
CREATE INDEX entry_day ON entry(day);
CREATE INDEX entry_habit ON entry(habit_id);
CREATE UNIQUE INDEX entry_source ON entry(source, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX rest_day ON rest(day);
CREATE INDEX pause_habit ON pause(habit_id);
CREATE INDEX practice_day ON practice(day);
CREATE INDEX practice_entry ON practice(entry_id);
CREATE INDEX change_row_change ON change_row(change_id);
CREATE VIEW daily AS
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
ORDER BY known.day, habit.position, habit.id;
CREATE UNIQUE INDEX habit_name ON habit(name_key)
        WHERE archived_day IS NULL AND name_key <> '';
CREATE UNIQUE INDEX contact_name ON contact(name_key) WHERE name_key <> '';
CREATE TRIGGER kept_insert_habit AFTER INSERT ON habit WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'habit', 'insert', NULL, quote(NEW."id") || ',' || quote(NEW."uid") || ',' || quote(NEW."name") || ',' || quote(NEW."area") || ',' || quote(NEW."if_then") || ',' || quote(NEW."note") || ',' || quote(NEW."position") || ',' || quote(NEW."first_day") || ',' || quote(NEW."archived_day") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at") || ',' || quote(NEW."name_key")); END;
CREATE TRIGGER kept_update_habit AFTER UPDATE ON habit WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'habit', 'update', quote(OLD."id") || ',' || quote(OLD."uid") || ',' || quote(OLD."name") || ',' || quote(OLD."area") || ',' || quote(OLD."if_then") || ',' || quote(OLD."note") || ',' || quote(OLD."position") || ',' || quote(OLD."first_day") || ',' || quote(OLD."archived_day") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at") || ',' || quote(OLD."name_key"), quote(NEW."id") || ',' || quote(NEW."uid") || ',' || quote(NEW."name") || ',' || quote(NEW."area") || ',' || quote(NEW."if_then") || ',' || quote(NEW."note") || ',' || quote(NEW."position") || ',' || quote(NEW."first_day") || ',' || quote(NEW."archived_day") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at") || ',' || quote(NEW."name_key")); END;
CREATE TRIGGER kept_delete_habit AFTER DELETE ON habit WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'habit', 'delete', quote(OLD."id") || ',' || quote(OLD."uid") || ',' || quote(OLD."name") || ',' || quote(OLD."area") || ',' || quote(OLD."if_then") || ',' || quote(OLD."note") || ',' || quote(OLD."position") || ',' || quote(OLD."first_day") || ',' || quote(OLD."archived_day") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at") || ',' || quote(OLD."name_key"), NULL); END;
CREATE TRIGGER touched_habit AFTER UPDATE ON habit WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE habit SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_habit_rule AFTER INSERT ON habit_rule WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'habit_rule', 'insert', NULL, quote(NEW."habit_id") || ',' || quote(NEW."from_day") || ',' || quote(NEW."unit") || ',' || quote(NEW."goal_low") || ',' || quote(NEW."goal_high") || ',' || quote(NEW."smallest") || ',' || quote(NEW."plan") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_update_habit_rule AFTER UPDATE ON habit_rule WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'habit_rule', 'update', quote(OLD."habit_id") || ',' || quote(OLD."from_day") || ',' || quote(OLD."unit") || ',' || quote(OLD."goal_low") || ',' || quote(OLD."goal_high") || ',' || quote(OLD."smallest") || ',' || quote(OLD."plan") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), quote(NEW."habit_id") || ',' || quote(NEW."from_day") || ',' || quote(NEW."unit") || ',' || quote(NEW."goal_low") || ',' || quote(NEW."goal_high") || ',' || quote(NEW."smallest") || ',' || quote(NEW."plan") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_delete_habit_rule AFTER DELETE ON habit_rule WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'habit_rule', 'delete', quote(OLD."habit_id") || ',' || quote(OLD."from_day") || ',' || quote(OLD."unit") || ',' || quote(OLD."goal_low") || ',' || quote(OLD."goal_high") || ',' || quote(OLD."smallest") || ',' || quote(OLD."plan") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), NULL); END;
CREATE TRIGGER touched_habit_rule AFTER UPDATE ON habit_rule WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE habit_rule SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_entry AFTER INSERT ON entry WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'entry', 'insert', NULL, quote(NEW."id") || ',' || quote(NEW."uid") || ',' || quote(NEW."habit_id") || ',' || quote(NEW."day") || ',' || quote(NEW."amount") || ',' || quote(NEW."started_at") || ',' || quote(NEW."ended_at") || ',' || quote(NEW."note") || ',' || quote(NEW."source") || ',' || quote(NEW."source_id") || ',' || quote(NEW."logged_at") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_update_entry AFTER UPDATE ON entry WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'entry', 'update', quote(OLD."id") || ',' || quote(OLD."uid") || ',' || quote(OLD."habit_id") || ',' || quote(OLD."day") || ',' || quote(OLD."amount") || ',' || quote(OLD."started_at") || ',' || quote(OLD."ended_at") || ',' || quote(OLD."note") || ',' || quote(OLD."source") || ',' || quote(OLD."source_id") || ',' || quote(OLD."logged_at") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), quote(NEW."id") || ',' || quote(NEW."uid") || ',' || quote(NEW."habit_id") || ',' || quote(NEW."day") || ',' || quote(NEW."amount") || ',' || quote(NEW."started_at") || ',' || quote(NEW."ended_at") || ',' || quote(NEW."note") || ',' || quote(NEW."source") || ',' || quote(NEW."source_id") || ',' || quote(NEW."logged_at") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_delete_entry AFTER DELETE ON entry WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'entry', 'delete', quote(OLD."id") || ',' || quote(OLD."uid") || ',' || quote(OLD."habit_id") || ',' || quote(OLD."day") || ',' || quote(OLD."amount") || ',' || quote(OLD."started_at") || ',' || quote(OLD."ended_at") || ',' || quote(OLD."note") || ',' || quote(OLD."source") || ',' || quote(OLD."source_id") || ',' || quote(OLD."logged_at") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), NULL); END;
CREATE TRIGGER touched_entry AFTER UPDATE ON entry WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE entry SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_rest AFTER INSERT ON rest WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'rest', 'insert', NULL, quote(NEW."habit_id") || ',' || quote(NEW."day") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_update_rest AFTER UPDATE ON rest WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'rest', 'update', quote(OLD."habit_id") || ',' || quote(OLD."day") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), quote(NEW."habit_id") || ',' || quote(NEW."day") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_delete_rest AFTER DELETE ON rest WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'rest', 'delete', quote(OLD."habit_id") || ',' || quote(OLD."day") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), NULL); END;
CREATE TRIGGER touched_rest AFTER UPDATE ON rest WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE rest SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_pause AFTER INSERT ON pause WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'pause', 'insert', NULL, quote(NEW."id") || ',' || quote(NEW."habit_id") || ',' || quote(NEW."first_day") || ',' || quote(NEW."last_day") || ',' || quote(NEW."reason") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_update_pause AFTER UPDATE ON pause WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'pause', 'update', quote(OLD."id") || ',' || quote(OLD."habit_id") || ',' || quote(OLD."first_day") || ',' || quote(OLD."last_day") || ',' || quote(OLD."reason") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), quote(NEW."id") || ',' || quote(NEW."habit_id") || ',' || quote(NEW."first_day") || ',' || quote(NEW."last_day") || ',' || quote(NEW."reason") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_delete_pause AFTER DELETE ON pause WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'pause', 'delete', quote(OLD."id") || ',' || quote(OLD."habit_id") || ',' || quote(OLD."first_day") || ',' || quote(OLD."last_day") || ',' || quote(OLD."reason") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), NULL); END;
CREATE TRIGGER touched_pause AFTER UPDATE ON pause WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE pause SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_checkin AFTER INSERT ON checkin WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'checkin', 'insert', NULL, quote(NEW."day") || ',' || quote(NEW."mood") || ',' || quote(NEW."energy") || ',' || quote(NEW."stress") || ',' || quote(NEW."note") || ',' || quote(NEW."closed") || ',' || quote(NEW."logged_at") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_update_checkin AFTER UPDATE ON checkin WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'checkin', 'update', quote(OLD."day") || ',' || quote(OLD."mood") || ',' || quote(OLD."energy") || ',' || quote(OLD."stress") || ',' || quote(OLD."note") || ',' || quote(OLD."closed") || ',' || quote(OLD."logged_at") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), quote(NEW."day") || ',' || quote(NEW."mood") || ',' || quote(NEW."energy") || ',' || quote(NEW."stress") || ',' || quote(NEW."note") || ',' || quote(NEW."closed") || ',' || quote(NEW."logged_at") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_delete_checkin AFTER DELETE ON checkin WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'checkin', 'delete', quote(OLD."day") || ',' || quote(OLD."mood") || ',' || quote(OLD."energy") || ',' || quote(OLD."stress") || ',' || quote(OLD."note") || ',' || quote(OLD."closed") || ',' || quote(OLD."logged_at") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), NULL); END;
CREATE TRIGGER touched_checkin AFTER UPDATE ON checkin WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE checkin SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_practice AFTER INSERT ON practice WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'practice', 'insert', NULL, quote(NEW."id") || ',' || quote(NEW."routine") || ',' || quote(NEW."day") || ',' || quote(NEW."started_at") || ',' || quote(NEW."seconds") || ',' || quote(NEW."completed") || ',' || quote(NEW."before") || ',' || quote(NEW."after") || ',' || quote(NEW."entry_id") || ',' || quote(NEW."note") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_update_practice AFTER UPDATE ON practice WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'practice', 'update', quote(OLD."id") || ',' || quote(OLD."routine") || ',' || quote(OLD."day") || ',' || quote(OLD."started_at") || ',' || quote(OLD."seconds") || ',' || quote(OLD."completed") || ',' || quote(OLD."before") || ',' || quote(OLD."after") || ',' || quote(OLD."entry_id") || ',' || quote(OLD."note") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), quote(NEW."id") || ',' || quote(NEW."routine") || ',' || quote(NEW."day") || ',' || quote(NEW."started_at") || ',' || quote(NEW."seconds") || ',' || quote(NEW."completed") || ',' || quote(NEW."before") || ',' || quote(NEW."after") || ',' || quote(NEW."entry_id") || ',' || quote(NEW."note") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_delete_practice AFTER DELETE ON practice WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'practice', 'delete', quote(OLD."id") || ',' || quote(OLD."routine") || ',' || quote(OLD."day") || ',' || quote(OLD."started_at") || ',' || quote(OLD."seconds") || ',' || quote(OLD."completed") || ',' || quote(OLD."before") || ',' || quote(OLD."after") || ',' || quote(OLD."entry_id") || ',' || quote(OLD."note") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), NULL); END;
CREATE TRIGGER touched_practice AFTER UPDATE ON practice WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE practice SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_answer AFTER INSERT ON answer WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'answer', 'insert', NULL, quote(NEW."id") || ',' || quote(NEW."instrument") || ',' || quote(NEW."day") || ',' || quote(NEW."answers") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_update_answer AFTER UPDATE ON answer WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'answer', 'update', quote(OLD."id") || ',' || quote(OLD."instrument") || ',' || quote(OLD."day") || ',' || quote(OLD."answers") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), quote(NEW."id") || ',' || quote(NEW."instrument") || ',' || quote(NEW."day") || ',' || quote(NEW."answers") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_delete_answer AFTER DELETE ON answer WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'answer', 'delete', quote(OLD."id") || ',' || quote(OLD."instrument") || ',' || quote(OLD."day") || ',' || quote(OLD."answers") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), NULL); END;
CREATE TRIGGER touched_answer AFTER UPDATE ON answer WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE answer SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_review AFTER INSERT ON review WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'review', 'insert', NULL, quote(NEW."week") || ',' || quote(NEW."helped") || ',' || quote(NEW."in_the_way") || ',' || quote(NEW."next_step") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_update_review AFTER UPDATE ON review WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'review', 'update', quote(OLD."week") || ',' || quote(OLD."helped") || ',' || quote(OLD."in_the_way") || ',' || quote(OLD."next_step") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), quote(NEW."week") || ',' || quote(NEW."helped") || ',' || quote(NEW."in_the_way") || ',' || quote(NEW."next_step") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at")); END;
CREATE TRIGGER kept_delete_review AFTER DELETE ON review WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'review', 'delete', quote(OLD."week") || ',' || quote(OLD."helped") || ',' || quote(OLD."in_the_way") || ',' || quote(OLD."next_step") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at"), NULL); END;
CREATE TRIGGER touched_review AFTER UPDATE ON review WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE review SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER kept_insert_contact AFTER INSERT ON contact WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'contact', 'insert', NULL, quote(NEW."id") || ',' || quote(NEW."name") || ',' || quote(NEW."reach") || ',' || quote(NEW."good_for") || ',' || quote(NEW."position") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at") || ',' || quote(NEW."name_key")); END;
CREATE TRIGGER kept_update_contact AFTER UPDATE ON contact WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'contact', 'update', quote(OLD."id") || ',' || quote(OLD."name") || ',' || quote(OLD."reach") || ',' || quote(OLD."good_for") || ',' || quote(OLD."position") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at") || ',' || quote(OLD."name_key"), quote(NEW."id") || ',' || quote(NEW."name") || ',' || quote(NEW."reach") || ',' || quote(NEW."good_for") || ',' || quote(NEW."position") || ',' || quote(NEW."rev") || ',' || quote(NEW."changed_at") || ',' || quote(NEW."name_key")); END;
CREATE TRIGGER kept_delete_contact AFTER DELETE ON contact WHEN coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 1 BEGIN INSERT INTO change_row (change_id, tbl, op, before, after) VALUES ((SELECT max(id) FROM change), 'contact', 'delete', quote(OLD."id") || ',' || quote(OLD."name") || ',' || quote(OLD."reach") || ',' || quote(OLD."good_for") || ',' || quote(OLD."position") || ',' || quote(OLD."rev") || ',' || quote(OLD."changed_at") || ',' || quote(OLD."name_key"), NULL); END;
CREATE TRIGGER touched_contact AFTER UPDATE ON contact WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE contact SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
CREATE TRIGGER touched_setting AFTER UPDATE ON setting WHEN NEW.rev IS OLD.rev AND coalesce((SELECT open FROM change ORDER BY id DESC LIMIT 1), 0) = 0 BEGIN UPDATE setting SET rev = OLD.rev + 1, changed_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE rowid = NEW.rowid; END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',8);
INSERT INTO "sqlite_sequence" VALUES('change_row',11);
INSERT INTO "sqlite_sequence" VALUES('habit',1);
INSERT INTO "sqlite_sequence" VALUES('entry',3);
INSERT INTO "sqlite_sequence" VALUES('pause',1);
COMMIT;

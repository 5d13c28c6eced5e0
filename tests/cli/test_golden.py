"""What commands print, word for word."""

TODAY = """\
Sunday 22 November
Mood 7, stress 0.
A walk by the sea.
The rain came later.

■ done      Walk         42 min  42 of 150 min
· open      Sit quietly          0 of 1 day
■ in range  Sleep        7 h 40  1 of 5 nights
□ none      Water          none  0 of 1 day

1 of 7 planned days this week.
"""


def told(said):
    assert said.err == ""
    return said.out


def fill(diary) -> None:
    diary.ok("log", "walk", "12", "sleep", "2310", "650", "water", "0")
    diary.ok("log", "walk", "30")
    diary.ok("checkin", "--mood", "7", "--stress", "0")
    diary.ok("checkin", "--note", "A walk by the sea.\nThe rain came later.")


def test_log_answers_with_weekday_date_and_sum(diary):
    """Every write says which day it was about and what the day has now."""
    assert told(diary.ok("log", "walk", "12")) == (
        "Walk: 12 min on Sunday 22 November. 12 of 150 min this week.\n"
    )
    assert told(diary.ok("log", "WAL", "30")) == (
        "Walk: 12 + 30 = 42 min on Sunday 22 November. 42 of 150 min this week.\n"
    )
    assert told(diary.ok("log", "walk", "=20", "--day", "fri")) == (
        "Walk: 20 min on Friday 20 November. 62 of 150 min this week.\n"
    )
    assert told(diary.ok("log", "walk", "5", "--plain")) == (
        "Walk, 5 minutes, 47 in all today. 67 of 150 this week.\n"
    )


def test_no_amount_is_the_usual(diary):
    """Without an amount the amount logged last is logged, else the goal's low end."""
    assert told(diary.ok("log", "sit")).startswith("Sit quietly: 5 min on Sunday")
    diary.ok("log", "sit", "8", "--day", "yesterday")
    assert told(diary.ok("log", "sit", "--day", "-2")).startswith("Sit quietly: ")


def test_several_habits_are_one_act(diary):
    """One line, one undo."""
    diary.ok("log", "walk", "10", "sit", "5")
    diary.ok("undo")
    assert diary.ok("entries", "--json").json == {"entries": []}
    diary.ok("redo")
    assert len(diary.ok("entries", "--json").json["entries"]) == 2


def test_a_line_that_cannot_be_read_writes_nothing(diary):
    """When the second amount is unreadable the first is not written either."""
    assert diary.run("log", "walk", "10", "sit", "5kg").code == 2
    assert diary.ok("entries", "--json").json == {"entries": []}


def test_today(diary):
    """Signs beside words, aligned columns, nothing judged."""
    fill(diary)
    assert told(diary.ok("today")).splitlines() == TODAY.splitlines()


def test_today_plain(diary):
    """Sentences alone, one short line a fact."""
    fill(diary)
    assert told(diary.ok("--plain", "today")) == (
        "Sunday 22 November.\n"
        "Mood 7, stress 0.\n"
        "Note: A walk by the sea. The rain came later.\n"
        "Walk, 42 minutes, done. 42 of 150 minutes this week.\n"
        "Sit quietly, open. 0 of 1 day this week.\n"
        "Sleep, 7 hours 40, in range. 1 of 5 nights this week.\n"
        "Water, none. 0 of 1 day this week.\n"
    )
    assert diary.ok("today", "--plain").out == diary.ok("--plain", "today").out


def test_today_without_wide_characters(diary):
    """The ascii signs do for a terminal that has nothing else."""
    fill(diary)
    diary.ok("settings", "set", "glyphs", "ascii")
    said = diary.ok("today")
    assert said.out.isascii()
    assert "# done      Walk" in said.out


def test_today_json(diary):
    """The shape of design.md section 6."""
    fill(diary)
    shape = diary.ok("today", "--json").json
    assert list(shape) == ["day", "checkin", "habits"]
    assert shape["day"] == "2026-11-22"
    assert shape["checkin"] == {
        "mood": 7,
        "energy": None,
        "stress": 0,
        "note": "A walk by the sea.\nThe rain came later.",
        "closed": False,
    }
    assert shape["habits"][0] == {
        "name": "Walk",
        "area": "exercise",
        "unit": "min",
        "plan": "150 min/week",
        "goal": "any",
        "status": "done",
        "amount": 42,
        "due": None,
        "week": {"done": None, "planned": None, "amount": 42, "goal": 150},
        "run": {"current": 0, "unit": "week", "best": 0, "total": 0, "spares": 1},
        "strength": None,
    }
    assert diary.ok("today", "--day", "yesterday", "--json").json["checkin"] is None


def test_explain(diary):
    """Every day with its own reason, then the run, then the rule."""
    diary.ok("log", "sit", "5", "--day", "-2")
    diary.ok("log", "sit", "3")
    said = told(diary.ok("explain", "sit"))
    assert said.splitlines() == [
        "Sit quietly, every day",
        "",
        "  Fri 20 Nov: 5 min, done; the run is 1.",
        "  Sat 21 Nov: nothing logged yet; open until Tue 24 Nov; the run stays 1.",
        "  Sun 22 Nov: 3 min, the small version counts; the run is 2.",
        "",
        (
            "The run is 2 days. It began on Fri 20 Nov. 2 more quiet days would be forgiven now. "
            "It is the best so far, 2 in all."
        ),
        "2 days count towards its strength so far; with 14 it shows.",
        "Two quiet days in any fourteen are forgiven.",
    ]
    assert told(diary.ok("explain", "sit", "--plain")).splitlines()[0] == "Sit quietly, every day."


def test_explain_json(diary):
    """The shape of design.md section 6."""
    diary.ok("log", "sit", "5")
    assert diary.explain("sit") == {
        "habit": "Sit quietly",
        "plan": "daily",
        "days": [
            {
                "day": "2026-11-22",
                "status": "done",
                "amount": 5,
                "outcome": "kept",
                "reason": "Sun 22 Nov: 5 min, done; the run is 1.",
                "run": 1,
                "spares": 2,
            }
        ],
        "run": {"current": 1, "unit": "day", "best": 1, "total": 1, "spares": 2},
        "strength": {"value": None, "updates": 1, "word": None},
    }


def test_entries(diary):
    """Under their days, with the numbers that edit and remove take."""
    diary.ok("log", "walk", "20", "--day", "yesterday", "--note", "Along\nthe river.")
    diary.ok("log", "sleep", "2310 650")
    assert told(diary.ok("entries")).splitlines() == [
        "Saturday 21 November",
        "  1  Walk   20 min               Along the river.",
        "Sunday 22 November",
        "  2  Sleep  7 h 40  23:10-06:50",
    ]
    assert told(diary.ok("entries", "walk", "--plain")) == (
        "Entry 1, Walk, 20 minutes, on Saturday 21 November. Note: Along the river.\n"
    )
    assert diary.ok("entries", "--day", "today", "--json").json == {
        "entries": [
            {
                "id": 2,
                "habit": "Sleep",
                "day": "2026-11-22",
                "amount": 7.666667,
                "unit": "h",
                "started_at": "2026-11-21T23:10:00+01:00",
                "ended_at": "2026-11-22T06:50:00+01:00",
                "note": "",
                "source": "",
            }
        ]
    }


def test_entries_edit_and_remove(diary):
    """An entry is corrected and removed by its number, and comes back with undo."""
    diary.ok("log", "walk", "20", "--note", "-", stdin="From a pipe.\n")
    assert told(diary.ok("entries", "edit", "1", "25")).startswith("Walk: 25 min on Sunday 22")
    diary.ok("entries", "edit", "#1", "--note", "Another.")
    entry = diary.ok("entries", "--json").json["entries"][0]
    assert (entry["amount"], entry["note"]) == (25, "Another.")
    diary.ok("entries", "remove", "1")
    assert diary.ok("entries").err == "No entries there yet.\n"
    diary.ok("undo")
    assert len(diary.ok("entries", "--json").json["entries"]) == 1


def test_many_entries_say_that_there_are_more(diary):
    """The newest fifty are listed, and how to see all; programs get all."""
    for _ in range(6):
        diary.ok("log", *["walk", "1"] * 9)
    said = diary.ok("entries")
    assert len([line for line in said.lines if line.startswith("  ")]) == 50
    assert said.err == "These are the newest 50. --limit 0 shows all.\n"
    assert len(diary.ok("entries", "--json").json["entries"]) == 54
    assert len(diary.ok("entries", "--limit", "2", "--json").json["entries"]) == 2


def test_habits(diary):
    """Place, name, area, plan, goal and smallest version."""
    assert told(diary.ok("habits")).splitlines() == [
        "1  Walk         exercise     150 min a week  any amount      smallest 5 min",
        "2  Sit quietly  mindfulness  every day       at least 5 min",
        "3  Sleep        sleep        5 days a week   7 to 9 h",
        "4  Water        own          Mon, Wed, Sun   any amount",
    ]
    assert told(diary.ok("habits", "list", "--plain")).splitlines()[0] == (
        "Walk, exercise, 150 min a week, any amount, smallest 5 min."
    )
    assert diary.ok("habits", "--json").json["habits"][0] == {
        "name": "Walk",
        "area": "exercise",
        "unit": "min",
        "goal": "any",
        "plan": "150 min/week",
        "smallest": 5,
        "if_then": "",
        "note": "",
        "first_day": "2026-11-22",
        "archived_day": None,
    }


def test_habits_change(diary):
    """Move, edit, archive, restore and remove, each named by a start of the name."""

    def names(*more: str) -> list[str]:
        return [habit["name"] for habit in diary.ok("habits", *more, "--json").json["habits"]]

    diary.ok("habits", "move", "water", "1")
    assert names() == ["Water", "Walk", "Sit quietly", "Sleep"]
    diary.ok("habits", "edit", "wat", "--name", "Tea", "--plan", "3/week", "--from", "first")
    assert diary.ok("habits", "--json").json["habits"][0]["plan"] == "3/week"
    diary.ok("habits", "archive", "tea")
    assert names() == ["Walk", "Sit quietly", "Sleep"]
    assert names("--archived") == ["Tea"]
    diary.ok("habits", "restore", "t")
    diary.ok("habits", "remove", "tea", "--yes")
    assert "Tea" not in names()


def test_status(diary):
    """Counts without names; the line for a prompt is short."""
    diary.ok("log", "walk", "10", "sit", "3")
    assert told(diary.ok("status", "--line")) == "1 of 4 done\n"
    said = told(diary.ok("status"))
    assert said == "Sunday 22 November: 1 of 4 done, 1 partly, 2 open.\nNo mood yet.\n"
    assert diary.ok("status", "--json").json == {
        "day": "2026-11-22", "done": 1, "partly": 1, "open": 2, "total": 4, "rated": False,
    }  # fmt: skip


def test_days(diary):
    """Rest, off and close say the day, and saying it twice changes nothing."""
    assert told(diary.ok("rest", "water")) == (
        "Water rests on Sunday 22 November. Its run waits.\n"
    )
    assert told(diary.ok("rest", "water")) == "Water rests already on Sunday 22 November.\n"
    assert diary.row("Water")["status"] == "rest"
    diary.ok("rest", "water", "--clear")
    assert diary.row("Water")["status"] == "unlogged"
    diary.ok("off")
    assert told(diary.ok("off")) == "Sunday 22 November is set aside already.\n"
    assert diary.row("Water")["status"] == "paused"
    diary.ok("resume")
    assert diary.row("Water")["status"] == "unlogged"
    diary.ok("close")
    assert told(diary.ok("close")) == "Sunday 22 November is closed already.\n"
    assert diary.row("Water")["status"] == "none"
    diary.ok("close", "--clear")
    assert diary.row("Water")["status"] == "unlogged"


def test_settings(diary):
    """list, get and set; what is kept is said."""
    assert told(diary.ok("settings", "get", "day_start")) == "04:00\n"
    assert told(diary.ok("settings", "set", "day-start", "3:00")) == "day_start is 03:00 now.\n"
    assert diary.ok("settings", "--json").json["settings"]["day_start"] == "03:00"
    assert any(line.startswith("day_start      03:00") for line in diary.ok("settings").lines)


def test_data(diary):
    """Where the file lies, who can read it, its copies; the same facts as JSON."""
    diary.ok("log", "walk", "5")
    said = told(diary.ok("data")).splitlines()
    assert said[0] == "Nothing is sent anywhere. All of it is in this one file."
    assert said[1] == f"File        {diary.path}"
    assert any(line.startswith("Access      Your login alone") for line in said)
    assert said[-1] == "selfcare has no network code, no account and no telemetry."
    facts = diary.ok("data", "--json").json
    assert (facts["entries"], facts["mode"], facts["encrypted"]) == (1, "0600", False)
    assert facts["newest_backup"].startswith(facts["backup_folder"])
    assert facts["newest_backup_day"] == "2026-11-22"
    assert facts["undo"] == {"steps": 5, "most": 500, "days": 90}


def test_undo_names_what_it_took_back(diary):
    """Undo and redo say the act."""
    diary.ok("log", "walk", "20")
    assert told(diary.ok("undo")) == "Taken back: Walk, 20 min on Sunday 22 November.\n"
    assert told(diary.ok("redo")) == "Done again: Walk, 20 min on Sunday 22 November.\n"


def test_one_in_the_morning_belongs_to_the_evening_before(diary):
    """At 01:30 the day is still yesterday's, and the heading says until when."""
    late = {"SELFCARE_NOW": "2026-11-23T01:30:00+01:00"}
    assert "on Sunday 22 November" in diary.ok("log", "walk", "20", env=late).out
    assert diary.ok("today", env=late).lines[0] == "Sunday 22 November, until 04:00"


def test_wide_letters_line_up(shell):
    """Columns are counted in cells, so that wide letters take two."""
    from rich.cells import cell_len

    shell.ok("habits", "add", "お茶", "--area", "own", "--unit", "cups")
    shell.ok("habits", "add", "Tea", "--area", "own", "--unit", "cups")
    shell.ok("log", "お茶", "2", "tea", "3")
    rows = [line for line in shell.ok("today").lines if " cups" in line]
    assert len({cell_len(row[: row.index(" cups")]) for row in rows}) == 1


def test_no_escape_reaches_a_pipe(diary):
    """Styles are for terminals."""
    for words in (["today"], ["explain", "walk"], ["entries"], ["habits"], ["--help"]):
        assert "\x1b" not in diary.ok(*words).out

"""`data`: where the file lies, what is in it, who can read it, what copies there are."""

import click

from selfcare.cli.opening import Call, looking, pass_call
from selfcare.cli.options import json_option, plain_option
from selfcare.cli.output import say, say_json
from selfcare.core.file_words import HEAD, NO_NETWORK, OPEN_FORMAT, facts_words, odd_lines
from selfcare.core.text import clean_line

COLUMN = 12
"""Cells for a fact's name."""


@click.command()
@json_option
@plain_option
@pass_call
def data(call: Call, as_json: bool, plain: bool) -> None:
    """About my data: one file on this machine, nothing sent anywhere."""
    with looking(call) as service:
        facts = service.file_facts()
        today = service.today()
    if as_json:
        day = facts.newest_backup_day
        say_json(
            {
                "path": facts.path,
                "bytes": facts.bytes,
                "mode": facts.mode,
                "encrypted": False,
                "writable": facts.writable,
                "habits": facts.habits,
                "put_away": facts.put_away,
                "entries": facts.entries,
                "checkins": facts.checkins,
                "notes": facts.notes,
                "practices": facts.practices,
                "days": facts.days,
                "newest_backup": facts.newest_backup,
                "newest_backup_day": None if day is None else day.isoformat(),
                "backups": facts.backups,
                "backup_folder": facts.backup_folder,
                "undo": {
                    "steps": facts.undo_steps,
                    "most": facts.undo_most,
                    "days": facts.undo_days,
                },
                "notices": list(facts.notices),
                "set_aside": [
                    {"table": row.table, "key": row.key, "what": row.what} for row in facts.odd_rows
                ],
            }
        )
        return
    path, folder = (clean_line(text, 4096) for text in (facts.path, facts.backup_folder))
    rows = facts_words(facts, path, folder, today)
    say([HEAD])
    if plain or call.plain:
        say(f"{name}: {words.rstrip('.')}." for name, words in rows)
    else:
        say(f"{name:<{COLUMN}}{words}" for name, words in rows)
    say(clean_line(notice, 400) for notice in facts.notices)
    say(odd_lines(facts.odd_rows))
    say([OPEN_FORMAT, NO_NETWORK])

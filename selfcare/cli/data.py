"""`data`: where the file lies, what is in it, and who can read it."""

import click

from selfcare.cli.opening import Call, looking, pass_call
from selfcare.cli.options import json_option, plain_option
from selfcare.cli.output import say, say_json
from selfcare.core.text import clean_line


@click.command()
@json_option
@plain_option
@pass_call
def data(call: Call, as_json: bool, plain: bool) -> None:
    """About my data: one file on this machine, and nothing sent anywhere."""
    with looking(call) as service:
        facts = service.file_facts()
    if as_json:
        say_json(
            {
                "path": facts.path,
                "bytes": facts.bytes,
                "mode": facts.mode,
                "habits": facts.habits,
                "entries": facts.entries,
                "days": facts.days,
                "newest_backup": facts.newest_backup,
                "notices": list(facts.notices),
            }
        )
        return
    rows = (
        ("File", clean_line(facts.path, 4096)),
        ("Size", _size(facts.bytes)),
        ("Rights", f"{facts.mode}, {_who(facts.mode)}"),
        ("Habits", str(facts.habits)),
        ("Entries", f"{facts.entries} on {facts.days} day{'' if facts.days == 1 else 's'}"),
        ("Newest copy", clean_line(facts.newest_backup or "none yet")),
    )
    if plain or call.plain:
        say(f"{name}: {value}." for name, value in rows)
    else:
        say(f"{name:<13}{value}" for name, value in rows)
    say(clean_line(notice, 400) for notice in facts.notices)
    say("All of it stays in this file. Nothing is sent anywhere.")


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, count // 1000)} kB"


def _who(mode: str) -> str:
    return "for you alone" if mode.endswith("00") else "others on this machine can read it"

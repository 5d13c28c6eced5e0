"""`today`, `explain`, `status`: looking, without changing anything."""

import click

from selfcare.cli.opening import Call, looking, pass_call
from selfcare.cli.options import (
    begun_day_of,
    day_option,
    habit_argument,
    json_option,
    plain_option,
)
from selfcare.cli.output import can_show_signs, say, say_heading, say_json
from selfcare.core.errors import BusyError, ExitCode, UnreadableError
from selfcare.core.text import clean_line, whole_number
from selfcare.diary import day_views, looking_back, setting_acts
from selfcare.words.file import HEAD, NO_NETWORK, OPEN_FORMAT, facts_words, odd_lines

USUAL_UNITS = 28
MOST_UNITS = 999_999
PROMPT_PATIENCE = 0.1
"""Seconds that a shell prompt waits for a busy file."""


@click.command()
@day_option
@json_option
@plain_option
@pass_call
def today(call: Call, day: str | None, as_json: bool, plain: bool) -> None:
    """A day at a glance: check-in, habits, the week so far."""
    with looking(call, whole=True) as diary:
        view = day_views.today_view(diary, begun_day_of(diary, day))
        if as_json:
            from selfcare.cli.shapes import today_shape

            say_json(today_shape(view))
            return
        if plain or call.plain:
            from selfcare.cli.text.today import today_sentences

            say(today_sentences(view))
            return
        from selfcare.cli.text.columns import signs_for
        from selfcare.cli.text.today import today_lines

        signs = signs_for(setting_acts.setting(diary, "glyphs"), wide=can_show_signs())
        heading, *lines = today_lines(view, signs)
        say_heading(heading)
        say(lines)


@click.command()
@habit_argument()
@click.option("--units", metavar="N", help="How many days or periods; 28, or 0 for all.")
@json_option
@plain_option
@pass_call
def explain(call: Call, habit: str, units: str | None, as_json: bool, plain: bool) -> None:
    """Why the run is what it is, day by day or by its periods."""
    count = _units(units)
    with looking(call, whole=True) as diary:
        found = diary.find(habit)
        explanation = day_views.explanation(diary, found.id, units=count)
        if as_json:
            from selfcare.cli.shapes import explain_shape

            say_json(explain_shape(explanation, found.rule_on(diary.today())))
            return
        from selfcare.cli.text.figures import explain_lines, explain_sentences

        if plain or call.plain:
            say(explain_sentences(explanation))
            return
        heading, *lines = explain_lines(explanation)
        say_heading(heading)
        say(lines)


@click.command()
@click.option("--line", "as_line", is_flag=True, help="One short line for a shell prompt.")
@json_option
@plain_option
@pass_call
def status(call: Call, as_line: bool, as_json: bool, plain: bool) -> int:
    """Counts for today, without any names. --line never complains, and never waits."""
    try:
        with looking(call, patience=PROMPT_PATIENCE if as_line else None) as diary:
            counts = day_views.status_counts(diary)
            current = diary.today()
    except Exception as error:
        if as_line:  # a prompt is no place for a sentence, whatever happened
            return ExitCode.BUSY if isinstance(error, BusyError) else ExitCode.OK
        raise
    if as_json:
        from selfcare.cli.shapes import status_shape

        say_json(status_shape(counts))
        return ExitCode.OK
    if as_line:
        say(f"{counts.done} of {counts.total} done")
        return ExitCode.OK
    from selfcare.core.days import long_day

    day = long_day(counts.day, current)
    rest = f"{counts.partly} partly, {counts.open} open"
    mood = "A mood is noted." if counts.rated else "No mood yet."
    if plain or call.plain:
        say(f"{day}. {counts.done} of {counts.total} done. {rest}. {mood}")
    else:
        say((f"{day}: {counts.done} of {counts.total} done, {rest}.", mood))
    return ExitCode.OK


def _units(text: str | None) -> int:
    if text is None:
        return USUAL_UNITS
    number = whole_number(text, MOST_UNITS)
    if number is None:
        raise UnreadableError("--units takes a whole number, such as 28; 0 shows all.")
    return number


# `patterns`: links between habits and mood, with how many days each rests on.


@click.command()
@json_option
@plain_option
@pass_call
def patterns(call: Call, as_json: bool, plain: bool) -> None:
    """Links between habits and mood; most people have none."""
    with looking(call, whole=True) as diary:
        found = looking_back.link_question(diary).answer()
        if as_json:
            from selfcare.cli.shapes import patterns_shape

            say_json(patterns_shape(found))
            return
        from selfcare.cli.text.figures import pattern_lines, pattern_sentences

        say(pattern_sentences(found) if plain or call.plain else pattern_lines(found))


# `data`: where the file lies, what is in it, who can read it, what copies there are.

COLUMN = 12
"""Cells for a fact's name."""


@click.command()
@json_option
@plain_option
@pass_call
def data(call: Call, as_json: bool, plain: bool) -> None:
    """About my data: one file on this machine, nothing sent anywhere."""
    with looking(call) as diary:
        facts = day_views.file_facts(diary)
        today = diary.today()
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

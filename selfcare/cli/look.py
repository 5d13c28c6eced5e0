"""`today`, `explain`, `history`, `status` and the like: looking, without changing anything."""

from datetime import date
from typing import TYPE_CHECKING

import click

from selfcare.cli.options import (
    Call,
    begun_day_of,
    day_option,
    habit_argument,
    json_option,
    looking,
    pass_call,
    plain_option,
)
from selfcare.cli.output import (
    can_show_signs,
    file_answer,
    one_file,
    own_target,
    say,
    say_heading,
    say_json,
)
from selfcare.core.days import FIRST_YEAR
from selfcare.core.errors import BusyError, ExitCode, NameProblemError, UnreadableError
from selfcare.core.text import clean_line, plain_digits, whole_number
from selfcare.diary import day_views, looking_back, setting_acts
from selfcare.words.file import HEAD, NO_NETWORK, OPEN_FORMAT, facts_words, odd_lines

if TYPE_CHECKING:
    from selfcare.core.views import RestNote
    from selfcare.core.views_back import Subject
    from selfcare.diary import Diary

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
            from selfcare.cli.text.lists import today_sentences

            say(today_sentences(view))
            return
        from selfcare.cli.text.lists import signs_for, today_lines

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
        from selfcare.cli.text.lists import explain_lines, explain_sentences

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
        from selfcare.cli.text.lists import pattern_lines, pattern_sentences

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


# `history`: a year of a habit, of all habits, or of mood; on the terminal or as a file.


@click.command()
@habit_argument(required=False)
@click.option("--year", metavar="Y", help="Which year: 2025, or -1 for last year. This year.")
@click.option("--mood", is_flag=True, help="Mood instead of habits.")
@json_option
@plain_option
@click.option("--markdown", metavar="FILE", help="Write the year as Markdown.")
@click.option("--svg", metavar="FILE", help="Write the year as a picture.")
@click.option("--html", metavar="FILE", help="Write the year as a page to read or print.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@pass_call
def history(
    call: Call,
    habit: str | None,
    *,
    year: str | None,
    mood: bool,
    as_json: bool,
    plain: bool,
    markdown: str | None,
    svg: str | None,
    html: str | None,
    force: bool,
) -> None:
    """A year at a glance: of one habit, of all of them, or of mood."""
    file = one_file({"markdown": markdown, "svg": svg, "html": html}, force=force, json=as_json)
    with looking(call, whole=True) as diary:
        subject = _subject(diary, habit, mood=mood)
        view = looking_back.year_view(diary, subject, _year(year, diary.today().year))
        rests = _rests(diary, subject, view.year)
        if as_json:
            from selfcare.cli.shapes import history_shape

            say_json(history_shape(view, rests))
            return
        if file is not None:
            from selfcare.draw.files import FileKind, write_year

            kind, name = file
            target = own_target(diary, name)
            write_year(view, target, FileKind(kind), force=force)
            say(file_answer("The year", target))
            return
        if plain or call.plain:
            from selfcare.cli.text.lists import rest_sentences
            from selfcare.draw.year import year_sentences

            say(year_sentences(view))
            say(rest_sentences(rests, view.today))
            return
        from selfcare.cli.text.lists import history_lines, rest_lines, signs_for

        signs = signs_for(setting_acts.setting(diary, "glyphs"), wide=can_show_signs())
        heading, *lines = history_lines(view, signs)
        say_heading(heading)
        say(lines)
        if rests:
            say(["", *rest_lines(rests, view.today)])


def _rests(diary: "Diary", subject: "Subject", year: int) -> "tuple[RestNote, ...]":
    """The notes beside rests of a year, of one habit or of all; mood has none."""
    if subject == "mood":
        return ()
    return day_views.rest_notes(diary, subject, date(year, 1, 1), date(year, 12, 31))


def _subject(diary: "Diary", habit: str | None, *, mood: bool) -> "Subject":
    """What it is about; habits that were put away are found as well."""
    if habit is None:
        return "mood" if mood else None
    if mood:
        raise UnreadableError("Name a habit or give --mood, not both.")
    try:
        return diary.find(habit).id
    except NameProblemError:
        try:
            return diary.find(habit, archived=True).id
        except NameProblemError:
            pass
        raise


def _year(text: str | None, current: int) -> int:
    if text is None:
        return current
    word = plain_digits(text).strip()
    number = whole_number(word.removeprefix("-"), current)
    if number is not None:
        year = current - number if word.startswith("-") else number
        if FIRST_YEAR <= year <= current:
            return year
    raise UnreadableError(
        f"--year takes a year from {FIRST_YEAR} to {current}, such as {current - 1}, "
        "or -1 for last year."
    )

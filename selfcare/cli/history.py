"""`history`: a year of a habit, of all habits, or of mood; on the terminal or as a file."""

from datetime import date
from typing import TYPE_CHECKING

import click

from selfcare.cli.opening import Call, looking, pass_call
from selfcare.cli.options import habit_argument, json_option, plain_option
from selfcare.cli.output import can_show_signs, say, say_heading, say_json
from selfcare.cli.own_files import file_answer, one_file, own_target
from selfcare.core.days import FIRST_YEAR
from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.core.text import plain_digits, whole_number
from selfcare.diary import day_views, looking_back, setting_acts

if TYPE_CHECKING:
    from selfcare.core.views import RestNote
    from selfcare.core.views_back import Subject
    from selfcare.diary import Diary


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
        from selfcare.cli.text.columns import signs_for
        from selfcare.cli.text.figures import history_lines
        from selfcare.cli.text.lists import rest_lines

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

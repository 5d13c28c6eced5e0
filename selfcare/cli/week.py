"""`week`: one picture, for programs, or as a file; `share`: a sheet of what a person chooses."""

from typing import TYPE_CHECKING

import click

from selfcare.cli.options import (
    Call,
    at_a_keyboard,
    begun_day_of,
    json_option,
    looking,
    pass_call,
    plain_option,
    writing,
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
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area
from selfcare.core.text import clean_line
from selfcare.diary import setting_acts, week_acts

if TYPE_CHECKING:
    from datetime import date

    from selfcare.diary import Diary


@click.command(context_settings={"ignore_unknown_options": True})  # -3 is a day, not an option
@click.argument("day", required=False, metavar="[DAY]")
@json_option
@plain_option
@click.option("--markdown", metavar="FILE", help="Write the week as Markdown.")
@click.option("--svg", metavar="FILE", help="Write the week as a picture.")
@click.option("--html", metavar="FILE", help="Write the week as a page to read or print.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--review", is_flag=True, help="Answer the three questions about the week.")
@pass_call
def week(
    call: Call,
    day: str | None,
    *,
    as_json: bool,
    plain: bool,
    markdown: str | None,
    svg: str | None,
    html: str | None,
    force: bool,
    review: bool,
) -> int:
    """The week of a day: how it went, and how it compares.

    Without a day the running week. Files are for you alone and hold everything they need.
    """
    files = {"markdown": markdown, "svg": svg, "html": html}
    file = one_file(files, force=force, json=as_json, review=review)
    if review:
        return _review(call, day)
    with looking(call, whole=True) as diary:
        page = week_acts.week(diary, _week_day(diary, day))
        if as_json:
            from selfcare.cli.shapes import week_shape

            say_json(week_shape(page.summary))
        elif file is not None:
            from selfcare.draw.files import FileKind, write_week

            kind, name = file
            target = own_target(diary, name)
            write_week(page, target, FileKind(kind), force=force)
            say(file_answer("The week", target))
        elif plain or call.plain:
            from selfcare.draw.week import week_sentences

            say(week_sentences(page))
        else:
            from selfcare.cli.text.lists import signs_for
            from selfcare.draw.lines import plain as text_of
            from selfcare.draw.week import week_card

            signs = signs_for(setting_acts.setting(diary, "glyphs"), wide=can_show_signs())
            heading, *lines = week_card(page, signs)
            say_heading(text_of(heading))
            say(text_of(line) for line in lines)
    return 0


def _review(call: Call, day: str | None) -> int:
    if not at_a_keyboard():
        raise UnreadableError("There is no terminal to ask in. Run selfcare week --review in one.")
    from selfcare.cli.lines.review import ask_review

    with writing(call) as diary:
        return ask_review(diary, _week_day(diary, day))


def _week_day(diary: "Diary", text: str | None) -> "date":
    return begun_day_of(diary, text) or diary.today()


# `share`: a sheet for a clinician or a coach, with what the person chooses and nothing more.


RATINGS = "ratings"
"""Stands among the areas for mood, energy and stress."""


@click.command()
@click.option("--from", "from_", metavar="D", help="The first day: mon, -28 or 2026-11-01.")
@click.option("--to", metavar="D", help="The last day; today when it is left out.")
@click.option(
    "--areas",
    metavar="A,B",
    help="Which areas; ratings stands for mood, energy and stress. All of them.",
)
@click.option("--notes", is_flag=True, help="With your notes; without them unless you say so.")
@click.option("-o", "--output", metavar="FILE", help="The file to write.")
@click.option("--markdown", is_flag=True, help="Write Markdown.")
@click.option("--html", is_flag=True, help="Write a page to read or print; it is the usual kind.")
@click.option("--preview", is_flag=True, help="Show the sheet here first; alone it writes nothing.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@plain_option
@pass_call
def share(
    call: Call,
    *,
    from_: str | None,
    to: str | None,
    areas: str | None,
    notes: bool,
    output: str | None,
    markdown: bool,
    html: bool,
    preview: bool,
    force: bool,
    plain: bool,
) -> None:
    """A sheet for a clinician or a coach.

    It counts what is logged and diagnoses nothing.
    """
    if from_ is None:
        raise UnreadableError("--from says which day the sheet begins on, such as --from -28.")
    if output is None and not preview:
        raise UnreadableError("Name a file with -o, or look at the sheet first with --preview.")
    if markdown and html:
        raise UnreadableError("Choose one of --markdown and --html.")
    if output is None and (markdown or html or force):
        raise UnreadableError("--markdown, --html and --force go with a file: name it with -o.")
    with looking(call, whole=True) as diary:
        target = None if output is None else own_target(diary, output)
        shared, ratings = _chosen(areas)
        sheet = week_acts.share_sheet(
            diary, _day(diary, from_), _day(diary, to), shared, ratings=ratings, notes=notes
        )
        if preview:
            from selfcare.draw.share_document import share_document, share_sentences

            if plain or call.plain:
                say(share_sentences(sheet))
            else:
                from selfcare.draw.document import text_lines
                from selfcare.draw.lines import plain as text_of

                heading, *lines = text_lines(share_document(sheet))
                say_heading(text_of(heading))
                say(text_of(line) for line in lines)
        if target is not None:
            from selfcare.draw.files import FileKind, write_share

            kind = FileKind.MARKDOWN if _is_markdown(output, markdown, html) else FileKind.HTML
            write_share(sheet, target, kind, force=force)
            say(file_answer("The sheet", target))


def _day(diary: "Diary", text: str | None) -> "date":
    return begun_day_of(diary, text) or diary.today()


def _is_markdown(name: str | None, markdown: bool, html: bool) -> bool:
    return markdown or (not html and (name or "").casefold().endswith((".md", ".markdown")))


def _chosen(text: str | None) -> tuple[frozenset[Area] | None, bool]:
    """The areas that were named (None: all that are shown), and whether ratings are shared."""
    if text is None:
        return None, True
    named = [word for part in text.split(",") if (word := part.strip().casefold())]
    known = {area.value: area for area in Area}
    odd = [word for word in named if word not in known and word != RATINGS]
    if odd or not named:
        raise UnreadableError(
            f"I can't read the area {clean_line(odd[0], 40) if odd else 'that is empty'}. "
            f"There are: {', '.join(known)}, and {RATINGS}."
        )
    return frozenset(known[word] for word in named if word != RATINGS), RATINGS in named

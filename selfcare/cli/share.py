"""`share`: a sheet for a clinician or a coach, with what the person chooses and nothing more."""

from typing import TYPE_CHECKING

import click

from selfcare.cli.opening import Call, looking, pass_call
from selfcare.cli.options import begun_day_of, plain_option
from selfcare.cli.output import say, say_heading
from selfcare.cli.own_files import file_answer, own_target
from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area
from selfcare.core.text import clean_line
from selfcare.diary import sharing

if TYPE_CHECKING:
    from datetime import date

    from selfcare.diary import Diary

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
        sheet = sharing.share_sheet(
            diary, _day(diary, from_), _day(diary, to), shared, ratings=ratings, notes=notes
        )
        if preview:
            from selfcare.draw.share_document import share_document, share_sentences

            if plain or call.plain:
                say(share_sentences(sheet))
            else:
                from selfcare.draw.as_text import text_lines
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

"""`week`: the week in one picture, on the terminal, for programs, or as a file of one's own."""

from typing import TYPE_CHECKING

import click

from selfcare.cli.opening import Call, looking, pass_call, writing
from selfcare.cli.options import at_a_keyboard, begun_day_of, json_option, plain_option
from selfcare.cli.output import can_show_signs, say, say_heading, say_json
from selfcare.cli.own_files import file_answer, one_file, own_target
from selfcare.core.errors import UnreadableError
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
            from selfcare.cli.text.columns import signs_for
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

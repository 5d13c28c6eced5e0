"""`support`: people who listen, one's own first; and keeping one's own people and places.

Somebody in need must get the page: with no file, or one that is damaged, newer or busy, the lines
are printed all the same. The trouble goes to stderr and decides the exit code.
"""

from datetime import date
from typing import Any

import click

from selfcare.cli.diagnostics import narrate
from selfcare.cli.options import (
    Call,
    Command,
    Family,
    NothingHereError,
    complete_names,
    json_option,
    looking,
    pass_call,
    plain_option,
    writing,
)
from selfcare.cli.output import answer, say, say_heading, say_json
from selfcare.content.support import SupportPage, is_old, support_for
from selfcare.core.errors import ExitCode, SelfcareError, UnreadableError
from selfcare.core.model import Contact
from selfcare.core.text import whole_number
from selfcare.diary import setting_acts, support_acts
from selfcare.diary.support_acts import contact_texts
from selfcare.words.changed import Seen

DAY_START = 4
"""The hour a day begins at where the person's own setting cannot be read."""


class SupportFamily(Family):
    """`support` alone prints the page."""

    usual = "show"


def _complete(
    ctx: click.Context, _param: click.Parameter, incomplete: str
) -> "list[click.shell_completion.CompletionItem]":
    """Names of own people for the shell."""
    return complete_names(
        ctx,
        incomplete,
        lambda diary: (contact.name for contact in support_acts.contacts(diary)),
    )


def name_argument(command: Command) -> Command:
    """Somebody, by any unambiguous start of their name."""
    return click.argument("name", metavar="NAME", shell_complete=_complete)(command)


def words_options(command: Command) -> Command:
    """What `add` and `edit` share."""
    good = click.option("--good-for", metavar="G", help="What they are good for.")
    reach = click.option(
        "--reach", metavar="R", help="How to reach them: a number, a place, hours."
    )
    return reach(good(command))


@click.group(cls=SupportFamily)
def support() -> None:
    """People who listen: your own people first, then help lines.

    Without a further word the page is printed.
    """


@support.command("show")
@json_option
@plain_option
@pass_call
def show_support(call: Call, as_json: bool, plain: bool) -> int:
    """Your own people, the lines of your country, the emergency number."""
    people: tuple[Contact, ...] | None = None
    region: str | None = None
    today: date | None = None
    trouble: SelfcareError | None = None
    try:
        with looking(call) as diary:
            today, region = diary.today(), setting_acts.setting(diary, "region")
            people = support_acts.contacts(diary)
    except NothingHereError:
        people = ()
    except SelfcareError as error:
        trouble = error
    except Exception as error:  # noqa: BLE001 - whatever the file holds, the page is printed
        trouble = SelfcareError(f"Your own people could not be read ({type(error).__name__}).")
    page = support_for(region)
    today = today or _today()
    if as_json:
        say_json(support_shape(people, page, today))
    else:
        _print(people, page, today, plain=plain or call.plain)
    if trouble is None:
        return ExitCode.OK
    narrate(str(trouble))
    return trouble.exit_code


@support.command("add")
@click.argument("name", metavar="NAME")
@words_options
@plain_option
@pass_call
def add_support(
    call: Call, name: str, reach: str | None, good_for: str | None, plain: bool
) -> None:
    """Add somebody, or a place.

    \b
    selfcare support add Ana --reach "085 123 4567" --good-for "a walk, a laugh"
    selfcare support add "The library" --reach "Parnell Street, till 8"
    """  # noqa: D301  click reads the sign itself
    with writing(call, begins=True) as diary:
        _, receipt = support_acts.add_contact(
            diary, name, reach=reach or "", good_for=good_for or ""
        )
        answer(receipt, plain=plain or call.plain)


@support.command("edit")
@name_argument
@click.option("--name", "new_name", metavar="N", help="Another name.")
@words_options
@plain_option
@pass_call
def edit_support(
    call: Call,
    *,
    name: str,
    new_name: str | None,
    reach: str | None,
    good_for: str | None,
    plain: bool,
) -> None:
    """Change what is said of somebody; "" empties a part."""
    if new_name is None and reach is None and good_for is None:
        raise UnreadableError(
            "Say what changes, such as --reach. selfcare support edit --help lists it all."
        )
    with writing(call) as diary:
        found = support_acts.find_contact(diary, name)
        _, receipt = support_acts.edit_contact(
            diary,
            found.id,
            name=new_name,
            reach=reach,
            good_for=good_for,
            seen=Seen(contact_texts(found)),
        )
        answer(receipt, plain=plain or call.plain)


@support.command("move", context_settings={"ignore_unknown_options": True})
@name_argument
@click.argument("place", metavar="N", type=click.UNPROCESSED)
@plain_option
@pass_call
def move_support(call: Call, name: str, place: str, plain: bool) -> None:
    """Move somebody to another place in the list; 1 is the top."""
    with writing(call) as diary:
        found = support_acts.find_contact(diary, name)
        last = len(support_acts.contacts(diary))
        number = whole_number(place, last)
        if not number:
            raise UnreadableError(f"A place is a number from 1, the top, to {last}.")
        answer(support_acts.move_contact(diary, found.id, number), plain=plain or call.plain)


@support.command("remove")
@name_argument
@plain_option
@pass_call
def remove_support(call: Call, name: str, plain: bool) -> None:
    """Remove somebody from the list; selfcare undo brings them back."""
    with writing(call) as diary:
        answer(
            support_acts.remove_contact(diary, support_acts.find_contact(diary, name).id),
            plain=plain or call.plain,
        )


def support_shape(
    people: tuple[Contact, ...] | None, page: SupportPage, today: date
) -> dict[str, Any]:
    """The page for programs; `people` is null when they could not be read."""
    checked = page.emergency_checked
    return {
        "people": None if people is None else [
            {"name": one.name, "reach": one.reach, "good_for": one.good_for} for one in people
        ],
        "region": page.code,
        "country": page.country or None,
        "lines": [
            {
                "name": line.name,
                "reach": line.reach,
                "hours": line.hours,
                "note": line.note,
                "site": line.site,
                "checked": line.checked.isoformat(),
                "old": is_old(line.checked, today),
                "source": line.source,
            }
            for line in page.lines
        ],
        "emergency": {
            "call": page.emergency,
            "checked": None if checked is None else checked.isoformat(),
            "old": None if checked is None else is_old(checked, today),
        },
        "directory": page.directory,
    }  # fmt: skip


def _print(
    people: tuple[Contact, ...] | None, page: SupportPage, today: date, *, plain: bool
) -> None:
    from selfcare.cli.text.routines import support_lines, support_sentences

    if plain:
        say(support_sentences(people, page, today))
        return
    first, *more = support_lines(people, page, today)
    say_heading(first)
    say(more)


def _today() -> date:
    """The current day where no file tells when a day begins."""
    from selfcare.core.days import day_of
    from selfcare.diary.clock import system_clock

    return day_of(system_clock()(), DAY_START)

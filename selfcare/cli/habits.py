"""`habits`: what a person plans to do, and changing it."""

from datetime import date
from typing import Literal

import click

from selfcare.cli.diagnostics import narrate
from selfcare.cli.options import (
    Call,
    Command,
    Family,
    at_a_keyboard,
    day_of,
    habit_argument,
    json_option,
    looking,
    pass_call,
    plain_option,
    writing,
)
from selfcare.cli.output import answer, say, say_json
from selfcare.core.errors import ExitCode, UnreadableError
from selfcare.core.model import Area
from selfcare.core.text import clean_line, whole_number
from selfcare.diary import habit_acts, pausing
from selfcare.diary.habit_acts import habit_texts
from selfcare.words.changed import Seen

AREAS = tuple(area.value for area in Area)


def rule_options(command: Command) -> Command:
    """The options that `add` and `edit` share."""
    for name, metavar, words in reversed(
        (
            ("--unit", "U", "times, min, h, portions or any short word."),
            ("--goal", "G", "A day's goal: >=30, 7-9, <=2 or any."),
            (
                "--plan",
                "P",
                "daily, mon-fri, every 3 days, 3 days after, 5/week, as needed, RRULE:...",
            ),
            ("--smallest", "N", "The least that still counts."),
            ("--if-then", "T", "When and where: After breakfast, I walk round the block."),
            ("--note", "T", "A note."),
        )
    ):
        command = click.option(name, metavar=metavar, help=words)(command)
    return command


@click.group(cls=Family)
def habits() -> None:
    """Your habits: list, add, edit, move, archive, restore, remove.

    Without a further word they are listed.
    """


@habits.command("list")
@click.option("--archived", is_flag=True, help="The ones that were put away.")
@json_option
@plain_option
@pass_call
def list_habits(call: Call, archived: bool, as_json: bool, plain: bool) -> None:
    """The habits with their plans and goals.

    Those that are paused or put away are marked.
    """
    with looking(call) as diary:
        known = diary.habits(archived=archived)
        away = () if archived else diary.habits(archived=True)
        asides = pausing.asides(diary)
        today = diary.today()
    if as_json:
        from selfcare.cli.shapes import habits_shape

        say_json(habits_shape(known, today))
        return
    from selfcare.cli.text.lists import away_sentence, listed_lines, listed_sentences

    lines = listed_sentences if plain or call.plain else listed_lines
    say(lines(known, asides, today))
    if away:
        say(away_sentence(away, today))
    if not known:
        narrate("No habit is put away." if archived else "No habits here yet: selfcare habits add.")


@habits.command("add")
@click.argument("name", metavar="NAME")
@click.option("--area", metavar="A", required=True, help=", ".join(AREAS) + ".")
@rule_options
@click.option("--first-day", metavar="D", help="The first due day of every N days; else today.")
@plain_option
@pass_call
def add_habit(
    call: Call,
    *,
    name: str,
    area: str,
    unit: str | None,
    goal: str | None,
    plan: str | None,
    smallest: str | None,
    if_then: str | None,
    note: str | None,
    first_day: str | None,
    plain: bool,
) -> None:
    """Add a habit.

    \b
    selfcare habits add Walk --area exercise --unit min --plan "150 min/week"
    selfcare habits add Piano --area own --plan mon,wed,fri
    """  # noqa: D301  click reads the sign itself
    with writing(call, begins=True) as diary:
        _, receipt = habit_acts.add_habit(
            diary,
            name,
            area,
            unit=unit or "times",
            goal=goal or "any",
            plan=plan or "daily",
            smallest=smallest or "",
            if_then=if_then or "",
            note=note or "",
            first_due=day_of(diary, first_day),
        )
        answer(receipt, plain=plain or call.plain)


@habits.command("edit")
@habit_argument()
@click.option("--name", metavar="N", help="Another name.")
@click.option("--area", metavar="A", help=", ".join(AREAS) + ".")
@rule_options
@click.option(
    "--from", "from_", metavar="D|first", help="Holds from this day on; today if left out."
)
@click.option("--relabel", is_flag=True, help="Read what is logged already in the new unit.")
@plain_option
@pass_call
def edit_habit(
    call: Call,
    *,
    habit: str,
    name: str | None,
    area: str | None,
    unit: str | None,
    goal: str | None,
    plan: str | None,
    smallest: str | None,
    if_then: str | None,
    note: str | None,
    from_: str | None,
    relabel: bool,
    plain: bool,
) -> None:
    """Change a habit; days before keep the rule they were lived under."""
    if all(v is None for v in (name, area, unit, goal, plan, smallest, if_then, note)):
        raise UnreadableError(
            "Say what changes, such as --plan 3/week. selfcare habits edit --help lists it all."
        )
    with writing(call) as diary:
        found = diary.find(habit)
        begins: date | Literal["first"] | None = (
            "first" if from_ == "first" else day_of(diary, from_)
        )
        _, receipt = habit_acts.edit_habit(
            diary,
            found.id,
            name=name,
            area=area,
            unit=unit,
            goal=goal,
            plan=plan,
            smallest=smallest,
            if_then=if_then,
            note=note,
            from_=begins,
            relabel=relabel,
            seen=Seen(habit_texts(found, found.rule_on(diary.today())), named=True),
        )
        answer(receipt, plain=plain or call.plain)


@habits.command("move", context_settings={"ignore_unknown_options": True})
@habit_argument()
@click.argument("place", metavar="PLACE", type=click.UNPROCESSED)
@plain_option
@pass_call
def move_habit(call: Call, habit: str, place: str, plain: bool) -> None:
    """Move a habit to another place in the list; 1 is the top."""
    with writing(call) as diary:
        found = diary.find(habit)
        last = len(diary.habits())
        number = whole_number(place, last)
        if not number:
            raise UnreadableError(f"A place is a number from 1, the top, to {last}.")
        answer(habit_acts.move_habit(diary, found.id, number), plain=plain or call.plain)


@habits.command("archive")
@habit_argument()
@plain_option
@pass_call
def archive_habit(call: Call, habit: str, plain: bool) -> None:
    """Put a habit away; its history stays."""
    with writing(call) as diary:
        answer(habit_acts.archive(diary, diary.find(habit).id), plain=plain or call.plain)


@habits.command("restore")
@habit_argument()
@plain_option
@pass_call
def restore_habit(call: Call, habit: str, plain: bool) -> None:
    """Bring back a habit that was put away."""
    with writing(call) as diary:
        found = diary.find(habit, archived=True)
        answer(habit_acts.restore(diary, found.id), plain=plain or call.plain)


@habits.command("remove")
@habit_argument()
@click.option("--yes", is_flag=True, help="Remove without asking.")
@click.option("--archived", is_flag=True, help="One of those that were put away.")
@click.option("--for-good", is_flag=True, help="From undo too: nothing brings it back.")
@plain_option
@pass_call
def remove_habit(
    call: Call, *, habit: str, yes: bool, archived: bool, for_good: bool, plain: bool
) -> int:
    """Remove a habit with all of its entries; it asks first."""
    with writing(call) as diary:
        found = diary.find(habit, archived=archived)
        name = clean_line(found.name)
        if not yes:
            if not at_a_keyboard():
                raise UnreadableError(
                    f"Removing {name} takes its entries with it. Say --yes, "
                    "or put it away with selfcare habits archive."
                )
            if not click.confirm(f"Remove {name} with all of its entries?", default=False):
                narrate(f"{name} stays.")
                return ExitCode.OK
            if for_good and not click.confirm(
                "And from undo, so that nothing brings it back?", default=False
            ):
                narrate(f"{name} stays.")
                return ExitCode.OK
        answer(
            habit_acts.remove_habit(diary, found.id, for_good=for_good), plain=plain or call.plain
        )
    return ExitCode.OK

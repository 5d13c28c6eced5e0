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
from selfcare.core.text import whole_number

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
    with looking(call, whole=True) as service:
        view = service.today_view(begun_day_of(service, day))
        if as_json:
            from selfcare.cli.shapes import today_shape

            say_json(today_shape(view))
            return
        if plain or call.plain:
            from selfcare.cli.text.today import today_sentences

            say(today_sentences(view))
            return
        from selfcare.cli.text.signs import signs_for
        from selfcare.cli.text.today import today_lines

        signs = signs_for(service.setting("glyphs"), wide=can_show_signs())
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
    with looking(call, whole=True) as service:
        found = service.find(habit)
        explanation = service.explanation(found.id, units=count)
        if as_json:
            from selfcare.cli.shapes import explain_shape

            say_json(explain_shape(explanation, found.rule_on(service.today())))
            return
        from selfcare.cli.text.explain import explain_lines, explain_sentences

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
        with looking(call, patience=PROMPT_PATIENCE if as_line else None) as service:
            counts = service.status_counts()
            current = service.today()
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

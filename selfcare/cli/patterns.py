"""`patterns`: links between habits and mood, with how many days each rests on."""

import click

from selfcare.cli.opening import Call, looking, pass_call
from selfcare.cli.options import json_option, plain_option
from selfcare.cli.output import say, say_json


@click.command()
@json_option
@plain_option
@pass_call
def patterns(call: Call, as_json: bool, plain: bool) -> None:
    """Links between habits and mood; most people have none."""
    with looking(call, whole=True) as service:
        found = service.link_question().answer()
        if as_json:
            from selfcare.cli.shapes_back import patterns_shape

            say_json(patterns_shape(found))
            return
        from selfcare.cli.text.patterns import pattern_lines, pattern_sentences

        say(pattern_sentences(found) if plain or call.plain else pattern_lines(found))

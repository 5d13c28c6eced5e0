"""`undo` and `redo`: taking the newest act back, and doing it again."""

import click

from selfcare.cli.opening import Call, pass_call, writing
from selfcare.cli.options import plain_option
from selfcare.cli.output import answer


@click.command()
@plain_option
@pass_call
def undo(call: Call, plain: bool) -> None:
    """Take the newest change back, wherever it was made."""
    with writing(call) as service:
        answer(service.undo().receipt, plain=plain or call.plain)


@click.command()
@plain_option
@pass_call
def redo(call: Call, plain: bool) -> None:
    """Do again what was taken back."""
    with writing(call) as service:
        answer(service.redo().receipt, plain=plain or call.plain)

"""The command `selfcare`: what it opens on its own, and where each command lives.

Commands are imported when they are named, Textual when the app opens, so that
`selfcare log` starts quickly.
"""

import gc
import importlib
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from selfcare.cli.diagnostics import ending, narrate, told_when_nobody_reads
from selfcare.cli.options import Call, Commands, at_a_keyboard
from selfcare.core.errors import ExitCode

if TYPE_CHECKING:
    from selfcare.core.views import CardWish
    from selfcare.diary import Diary

COMMANDS = {
    "log": "log",
    "entries": "log",
    "rest": "days",
    "pause": "days",
    "resume": "days",
    "off": "days",
    "close": "days",
    "checkin": "days",
    "today": "look",
    "week": "week",
    "history": "look",
    "explain": "look",
    "patterns": "look",
    "status": "look",
    "pulse": "days",
    "share": "week",
    "practice": "practice",
    "routines": "practice",
    "habits": "habits",
    "support": "support",
    "undo": "log",
    "redo": "log",
    "settings": "settings",
    "data": "look",
    "demo": "demo",
}
"""Each command and the module that holds it, in the order in which help lists them."""

NO_TERMINAL = (
    "selfcare opens an app, and there is no terminal here. "
    "selfcare today prints the day, selfcare --help lists the commands."
)


class Everything(Commands):
    """The commands, each imported when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        del ctx
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = getattr(importlib.import_module(f"selfcare.cli.{module}"), cmd_name)
        assert isinstance(found, click.Command)
        return found

    def make_context(self, *given: Any, **more: Any) -> click.Context:
        """Read the words; help is printed here."""
        with told_when_nobody_reads():
            return super().make_context(*given, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run what they name."""
        with told_when_nobody_reads():
            return super().invoke(ctx)

    def main(  # type: ignore[override]  # it always ends with an exit code, so it has one shape
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> int:
        """Run, and give the exit code; every error has become a sentence."""
        extra["standalone_mode"] = False
        code = ending(lambda: super(Everything, self).main(args, prog_name or "selfcare", **extra))
        if code:
            sys.exit(code)
        return code


def _tell_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from selfcare import __version__

        click.echo(f"selfcare {__version__}")
        ctx.exit()


@click.group(cls=Everything, invoke_without_command=True)
@click.option("--db", metavar="PATH", help="Your file; SELFCARE_DB does the same.")
@click.option("--plain", is_flag=True, help="Line by line: for screen readers and plain terminals.")
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_tell_version,
    help="The version.",
)  # fmt: skip
@click.pass_context
def selfcare(ctx: click.Context, db: str | None, plain: bool) -> int:
    """A kind diary for self-care: a small daily check-in, for you alone.

    On its own it opens the app. Everything stays in one file on this machine.
    """
    call = ctx.ensure_object(Call)
    call.db, call.plain = db, plain
    return ExitCode.OK if ctx.invoked_subcommand else open_front_end(call)


def open_front_end(call: Call, *, sample: bool = False) -> int:
    """Open the app, or line mode where that is wished for; a hint without a terminal."""
    if not at_a_keyboard():
        narrate(NO_TERMINAL)
        return ExitCode.UNREADABLE
    from selfcare.diary import open_diary

    with open_diary(call.path, sample=sample) as diary:
        if wants_lines(call, diary):
            from selfcare.cli.lines import run_lines

            for notice in diary.notices:
                narrate(notice)
            return run_lines(diary)
        return open_app(diary, sample=sample)


def open_app(
    diary: "Diary",
    *,
    sample: bool = False,
    practice: bool = False,
    card: "CardWish | None" = None,
) -> int:
    """The one door to the app: at Today, or at Practice and there perhaps at a card."""
    start_light()
    from selfcare.tui.app import run  # Textual: 230 ms, paid by the app alone

    return run(diary, sample=sample, practice=practice, card=card)


def start_light() -> None:
    """What is left out when the app starts.

    Imports make many objects and no garbage; the app collects again after its first frame. And it
    speaks to nobody: asyncio and hashlib do without OpenSSL where there is none, and that is 8 MB.
    """
    gc.disable()
    for name in ("ssl", "_hashlib"):
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # as if it were not there


def wants_lines(call: Call, diary: "Diary") -> bool:
    """Whether line mode is asked for: `--plain`, a dumb terminal, ACCESSIBLE, or the setting."""
    if call.plain or os.environ.get("TERM") == "dumb":
        return True
    if os.environ.get("ACCESSIBLE", "").strip().casefold() not in {"", "0", "false"}:
        return True
    from selfcare.diary import setting_acts

    return setting_acts.setting(diary, "plain") == "on"

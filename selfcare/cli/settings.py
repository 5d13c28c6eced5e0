"""`settings`: what can be set, and setting it, one by one or from a file.

Settings and keys of one's own live in the person's file; they stay out of undo.
"""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from selfcare.cli.diagnostics import narrate
from selfcare.cli.options import (
    Call,
    Family,
    NothingHereError,
    json_option,
    looking,
    pass_call,
    plain_option,
    writing,
)
from selfcare.cli.output import say, say_json
from selfcare.content.keymap import DEFAULT, PREFIX, keys_text
from selfcare.content.settings import LONGEST, SETTINGS, setting_named
from selfcare.core.amounts import counted
from selfcare.core.errors import StorageError, UnreadableError
from selfcare.core.model import Area
from selfcare.core.text import clean_line, one_near
from selfcare.diary import setting_acts

if TYPE_CHECKING:
    from selfcare.diary import Diary

ALL_KEYS = PREFIX.rstrip(".")
"""What names all keys at once: `settings set keys default`."""


def _complete_key(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    names = [setting.key for setting in SETTINGS]
    if incomplete.startswith(ALL_KEYS):
        from selfcare.content.acts import actions

        names += [f"{PREFIX}{name}" for name in actions().by_id]
    return [name for name in names if name.startswith(incomplete)]


class SettingsFamily(Family):
    """`settings --from FILE` means `settings set --from FILE`; any other option is the list's."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command first that an option belongs to."""
        if args and args[0].partition("=")[0] == "--from":
            args = ["set", *args]
        return super().parse_args(ctx, args)


@click.group(cls=SettingsFamily)
def settings() -> None:
    """The settings: list, get, set. Without a further word they are listed."""


@settings.command("list")
@json_option
@click.option("--toml", is_flag=True, help="TOML, which --from reads again.")
@plain_option
@pass_call
def list_settings(call: Call, as_json: bool, toml: bool, plain: bool) -> None:
    """Every setting with its value, what it allows, and what it does."""
    if as_json and toml:
        raise UnreadableError("JSON and TOML are two answers. Take one of them.")
    with looking(call) as diary:
        if toml:
            click.echo(setting_acts.settings_toml(diary), nl=False)
            return
        values = setting_acts.settings(diary)
        own, left_out = setting_acts.own_keys(diary)
    if as_json:
        shown = {setting.key: values[setting.key] for setting in SETTINGS}
        say_json({"settings": shown, "keys": {name: keys_text(own[name]) for name in sorted(own)}})
        return
    if left_out:
        narrate(left_out)
    for setting in SETTINGS:
        value = clean_line(values[setting.key]) or "none"
        if plain or call.plain:
            name = setting.key.replace("_", " ").capitalize()
            say(f"{name} is {value}. {setting.sentence} It takes {setting.allowed}.")
        else:
            say(f"{setting.key:<14} {value:<22} {setting.sentence}")
    for name in sorted(own):
        if plain or call.plain:
            say(f"The key of {name} is {keys_text(own[name])}.")
        else:
            say(f"{PREFIX + name:<37} {keys_text(own[name])}")


@settings.command("get")
@click.argument("key", metavar="KEY", shell_complete=_complete_key)
@pass_call
def get_setting(call: Call, key: str) -> None:
    """The value of one setting, or the keys of one action: keys.rest."""
    if _is_key(key):
        with looking(call) as diary:
            say(keys_text(setting_acts.keys_of(diary, _id_of(key))))
        return
    known = setting_named(key)
    with looking(call) as diary:
        say(clean_line(setting_acts.setting(diary, known.key), LONGEST))


@settings.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("key", metavar="KEY", required=False, shell_complete=_complete_key)
@click.argument("value", metavar="VALUE", required=False, type=click.UNPROCESSED)
@click.option("--from", "file", metavar="FILE", help="Read settings from a TOML file, or - here.")
@pass_call
def set_setting(call: Call, key: str | None, value: str | None, file: str | None) -> None:
    """Give a setting a value, or an action a key: keys.rest x."""
    if file is not None:
        if key is not None:
            raise UnreadableError("--from names every setting in its file. Leave the others out.")
        _take_file(call, file)
        return
    if key is None or value is None:
        raise UnreadableError("A setting and its value are needed: settings set day_start 03:00.")
    if _is_key(key):
        _set_keys(call, _id_of(key), value)
        return
    from selfcare.content.settings import parse_setting

    known = setting_named(key)
    parse_setting(known.key, value)  # a slip creates no file
    with writing(call, begins=True) as diary:
        kept = clean_line(setting_acts.set_setting(diary, known.key, value)) or "none"
    say(f"{known.key} is {kept} now.")


@settings.command("break")
@click.argument("area", metavar="AREA")
@pass_call
def take_break(call: Call, area: str) -> None:
    """Put an area away for now: sleep, eating, any. Its runs wait."""
    known = _area(area)
    with writing(call) as diary:
        say(setting_acts.take_break(diary, known).command)


@settings.command("back")
@click.argument("area", metavar="AREA")
@pass_call
def bring_back(call: Call, area: str) -> None:
    """Show an area again; the days it was put away stay set aside."""
    known = _area(area)
    with writing(call) as diary:
        say(setting_acts.bring_back(diary, known).command)


def _is_key(key: str) -> bool:
    name = key.strip().casefold()
    return name == ALL_KEYS or name.startswith(PREFIX)


def _id_of(key: str) -> str:
    return key.strip().casefold().removeprefix(ALL_KEYS).removeprefix(".")


def _set_keys(call: Call, name: str, text: str) -> None:
    from selfcare.content.acts import actions
    from selfcare.content.keymap import with_keys

    if not name:
        if text.strip().casefold() != DEFAULT:
            raise UnreadableError(f"Name an action, such as {PREFIX}rest. keys takes {DEFAULT}.")
        with writing(call) as diary:
            setting_acts.keys_as_they_came(diary)
        say("Every action has the key it came with.")
        return
    row = actions().get(name)
    signs = _written(
        call,
        lambda diary: setting_acts.set_keys(diary, row.id, text),
        check=lambda: with_keys(actions(), {}, row.id, text),
    )
    say(f"{row.name} is on {' and '.join(signs)} now ({PREFIX}{row.id}).")


def _take_file(call: Call, file: str) -> None:
    from selfcare.diary.settings_file import SettingsFileError, read_settings

    document = _read(file)
    try:
        changed = _written(
            call,
            lambda diary: setting_acts.take_settings(diary, document),
            check=lambda: read_settings(document, {}),
        )
    except SettingsFileError as error:
        for problem in error.problems:
            narrate(problem)
        raise UnreadableError("Nothing was changed. Mend that, then read it again.") from None
    if not changed:
        say("Everything is set like that already.")
        return
    many = counted(len(changed), "setting")
    say(f"{many} changed: {', '.join(changed)}.")


def _written(
    call: Call, write: "Callable[[Diary], tuple[str, ...]]", *, check: Callable[[], object]
) -> tuple[str, ...]:
    """What was written; where there is no file yet, one is begun when `check` finds nothing."""
    try:
        with writing(call) as diary:
            return write(diary)
    except NothingHereError:
        check()
    with writing(call, begins=True) as diary:
        return write(diary)


def _read(file: str) -> bytes:
    from selfcare.diary.settings_file import LONGEST_FILE

    if not file or "\0" in file:
        raise UnreadableError("A file needs a name, such as settings.toml.")
    if file == "-":
        return sys.stdin.buffer.read(LONGEST_FILE + 1)
    try:
        descriptor = os.open(Path(file), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as opened:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise StorageError(f"{clean_line(file)} is not a plain file.")
            return opened.read(LONGEST_FILE + 1)
    except OSError:
        raise StorageError(f"{clean_line(file)} cannot be read. Check its name.") from None


def _area(text: str) -> Area:
    name = text.strip().casefold()
    try:
        return Area(name)
    except ValueError:
        near = one_near(name, list(Area))
        more = f"The nearest is {near}." if near else f"There are: {', '.join(Area)}."
        raise UnreadableError(f"There is no area {clean_line(text, 40)}. {more}") from None

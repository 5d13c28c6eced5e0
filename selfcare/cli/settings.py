"""`settings`: what can be set, and setting it. Settings live in the person's file."""

import click

from selfcare.cli.opening import Call, looking, pass_call, writing
from selfcare.cli.options import Family, json_option, plain_option
from selfcare.cli.output import say, say_json
from selfcare.core.settings import SETTINGS, setting_named
from selfcare.core.text import clean_line


def _complete_key(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    return [setting.key for setting in SETTINGS if setting.key.startswith(incomplete)]


@click.group(cls=Family)
def settings() -> None:
    """The settings: list, get, set. Without a further word they are listed."""


@settings.command("list")
@json_option
@plain_option
@pass_call
def list_settings(call: Call, as_json: bool, plain: bool) -> None:
    """Every setting with its value, what it allows, and what it does."""
    with looking(call) as service:
        values = service.settings()
    if as_json:
        say_json({"settings": {setting.key: values[setting.key] for setting in SETTINGS}})
        return
    for setting in SETTINGS:
        value = clean_line(values[setting.key]) or "none"
        if plain or call.plain:
            name = setting.key.replace("_", " ").capitalize()
            say(f"{name} is {value}. {setting.sentence} It takes {setting.allowed}.")
        else:
            say(f"{setting.key:<14} {value:<22} {setting.sentence}")


@settings.command("get")
@click.argument("key", metavar="KEY", shell_complete=_complete_key)
@pass_call
def get_setting(call: Call, key: str) -> None:
    """The value of one setting."""
    known = setting_named(key)
    with looking(call) as service:
        say(clean_line(service.setting(known.key)))


@settings.command("set", context_settings={"ignore_unknown_options": True})
@click.argument("key", metavar="KEY", shell_complete=_complete_key)
@click.argument("value", metavar="VALUE", type=click.UNPROCESSED)
@pass_call
def set_setting(call: Call, key: str, value: str) -> None:
    """Give a setting a value."""
    from selfcare.core.settings import parse_setting

    known = setting_named(key)
    parse_setting(known.key, value)  # a slip creates no file
    with writing(call, begins=True) as service:
        kept = clean_line(service.set_setting(known.key, value)) or "none"
    say(f"{known.key} is {kept} now.")

"""docs/commands.md names every command and every option, and its examples can be typed."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from selfcare.cli.app import selfcare

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
SECTIONS = dict(
    re.findall(r"^### (selfcare [^\n]+)\n(.*?)(?=^##)", TEXT + "\n##", re.DOTALL | re.MULTILINE)
)
EXAMPLE = re.compile(r"^(?:echo .*\| )?(selfcare .*)$", re.MULTILINE)


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


ALL = dict(commands(selfcare, "selfcare"))


def test_every_command_has_its_section():
    """No more and no fewer commands than there are."""
    assert set(SECTIONS) == set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_every_option_is_documented(name):
    """Each option stands in the section of its command, and has help."""
    for parameter in ALL[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            for option in parameter.opts:
                assert option in SECTIONS[name], option


@pytest.mark.parametrize("name", ALL)
def test_every_command_has_an_example_and_help(name):
    """At least one line to type, and a first sentence in its help."""
    command = ALL[name]
    assert command.help
    assert "```" in SECTIONS[name]
    assert command.get_short_help_str(200).endswith((".", "?"))


@pytest.mark.parametrize("name", ALL)
def test_help_reads_as_it_is_written(name):
    """Each example on a line of its own, no sign of the layout, and what may be left out in []."""
    command = ALL[name]
    context = click.Context(command, info_name=name, max_content_width=80)
    said = command.get_help(context)
    assert "\\" not in said
    assert "\b" not in said
    examples = [line for line in (command.help or "").splitlines() if line.startswith("selfcare ")]
    assert {*examples} <= {line.strip() for line in said.splitlines()}
    for parameter in command.params:
        if parameter.metavar in {"HABIT", "[HABIT]"}:
            assert parameter.required == (parameter.metavar == "HABIT")


GROUPS = [name for name in ALL if " " in name.removeprefix("selfcare ")]


@pytest.mark.parametrize("group", ["", *dict.fromkeys(name.split()[1] for name in GROUPS)])
def test_no_line_of_the_list_of_commands_is_cut(group):
    """At 80 columns each command has its whole line."""
    context = click.Context(selfcare, info_name="selfcare", max_content_width=80)
    command = selfcare.get_command(context, group) if group else selfcare
    assert command is not None
    said = command.get_help(click.Context(command, parent=context, terminal_width=80))
    assert [line for line in said.partition("Commands:")[2].splitlines() if "..." in line] == []


def test_global_options_are_documented():
    """The options before a command."""
    for parameter in selfcare.params:
        assert all(f"`{option}" in TEXT for option in parameter.opts)


@pytest.mark.parametrize("code", ["0", "1", "2", "3", "75", "130", "141"])
def test_exit_codes_are_documented(code):
    """Each exit code has its row."""
    assert f"\n| {code} |" in TEXT


def test_every_example_runs(shell, tmp_path, monkeypatch):
    """Each example line is accepted as it stands, on a diary that has what it names."""
    monkeypatch.chdir(tmp_path)
    add = ("habits", "add")
    shell.ok(*add, "Walk", "--area", "exercise", "--unit", "min")
    shell.ok(*add, "Sit quietly", "--area", "mindfulness", "--unit", "min")
    shell.ok(*add, "Sleep", "--area", "sleep", "--unit", "h")
    shell.ok(*add, "Fruit", "--area", "eating", "--unit", "portions")
    shell.ok(*add, "Talk with someone", "--area", "connection")
    shell.ok(*add, "Piano", "--area", "own", "--plan", "daily")
    for _ in range(12):
        shell.ok("log", "fruit", "1")
    elsewhere = {"selfcare demo", "selfcare practice", "selfcare routines check"}
    bodies = [body for name, body in SECTIONS.items() if name not in elsewhere]
    tried = 0
    for line in (found for body in bodies for found in EXAMPLE.findall(body)):
        words = shlex.split(line)[1:]
        if "[" in line:
            continue
        said = shell.run(*words, stdin="A long thought.\n")
        taken = said.code == 1 and words[:2] == ["habits", "add"]  # Walk is there already
        nothing = said.code == 1 and words[0] == "redo"
        assert said.code == 0 or taken or nothing, (line, said)
        tried += 1
    assert tried >= 30

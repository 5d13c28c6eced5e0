"""The first run: what this is and where it lies, what to look after, where the help lines are."""

from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import StoppedError, Talk, command_of, shown
from selfcare.content.starters import Starter, starters
from selfcare.content.support import Region, regions
from selfcare.core.amounts import parse_amount, spoken_amount
from selfcare.core.errors import NameProblemError
from selfcare.core.goals import parse_goal
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.text import name_key
from selfcare.diary import Diary, habit_acts
from selfcare.words.goals import goal_spoken

_KEYS = "y picks it, n or Enter leaves it out, q stops. All of it can be changed later."


def first_run(diary: Diary, talk: Talk) -> None:
    """Ask what to look after and for the country; what was picked is kept when it stops early.

    Raises:
        StoppedError: the person stopped.
        KeyboardInterrupt: with Ctrl+C.
    """
    talk.say(
        "Welcome. A small daily check-in, for you alone.",
        "All of it stays in one file on this machine. Nothing is sent anywhere.",
        "Anyone who can log in as you can read it.",
        f"Your file is {diary.path}.",
        "What would you like to look after? Answer y or n. Two or three are plenty.",
    )
    picked: list[Starter] = []
    region: str | None = None
    try:
        for starter in starters():
            if talk.ask_yes_no(f"{starter_words(starter)}:", (*_detail(starter), _KEYS)):
                picked.append(starter)  # noqa: PERF401 - what was picked before a stop is kept
        talk.say("Which country are you in? So that the help lines fit.")
        region = _ask_region(talk)
    except (StoppedError, KeyboardInterrupt):
        if picked:
            habit_acts.start_with(diary, picked, None)
        raise
    if picked:
        habit_acts.start_with(diary, picked, region)
    else:
        habit_acts.finish_first_run(diary, region)


def starter_words(starter: Starter) -> str:
    """A starter at its start value: `Sit quietly, at least 5 minutes, 3 days a week`."""
    low, high = parse_goal(starter.goal)
    plan = parse_plan(starter.start_plan, starter.unit)
    words = [starter.name, voice.plan_spoken(plan, starter.unit, starter.area)]
    if (low is not None or high is not None) and (starter.unit, low) != ("times", 1):
        words.insert(1, goal_spoken(low, high, starter.unit))
    return ", ".join(words)


def _detail(starter: Starter) -> tuple[str, ...]:
    told = [starter.words]
    if starter.smallest:
        smallest = parse_amount(starter.smallest, starter.unit).value
        told.append(f"Smallest {spoken_amount(smallest, starter.unit)}.")
    return (*told, f"Source: {starter.source}")


def _ask_region(talk: Talk) -> str | None:
    while True:
        answer = talk.ask(
            "Country, Enter leaves it open:",
            (
                "Type its name in English, the beginning of it, or its two letters, as in IE.",
                "It is kept in your file alone, and selfcare settings changes it.",
            ),
        )
        if command_of(answer) in {"", "-"}:
            talk.say("Left open.")
            return None
        try:
            found = find_region(answer)
        except NameProblemError as error:
            talk.trouble(error)
            continue
        talk.say(f"{found.name}.")
        return found.code


def find_region(answer: str) -> Region:
    """The country of that name, of those two letters, or the one alone that begins like it.

    Raises:
        NameProblemError: none or several do.
    """
    key = name_key(answer)
    listed = regions()
    for region in listed:
        if key in {name_key(region.name), (region.code or "").casefold()} - {""}:
            return region
    begun = [region for region in listed if name_key(region.name).startswith(key)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        names = ", ".join(region.name for region in begun[:8])
        raise NameProblemError(f"{len(begun)} countries begin like that: {names}.")
    raise NameProblemError(
        f"I know no help lines for {shown(answer)}. "
        "Type another spelling, or Enter to leave it open."
    )

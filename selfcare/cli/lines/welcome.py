"""The first run and coming back, line by line."""

from collections.abc import Iterator
from datetime import date, timedelta

from selfcare.cli.lines import voice
from selfcare.cli.lines.ask import StoppedError, Talk, command_of, shown
from selfcare.cli.lines.checkin import Asked, CheckInTalk
from selfcare.content.starters import Starter, starters
from selfcare.content.support import Region, regions
from selfcare.core.amounts import counted, parse_amount, spoken_amount
from selfcare.core.days import long_day, span_words
from selfcare.core.errors import FileRefusedError, NameProblemError, SelfcareError
from selfcare.core.goals import parse_goal
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.text import name_key
from selfcare.core.views import Gap, Greeting, TodayView
from selfcare.core.ways_back import Way, WaysBack
from selfcare.diary import Diary, coming_back, habit_acts
from selfcare.words.coming_back import effects_of, short_gap_effects, spoken_effect, spoken_tail
from selfcare.words.plans import goal_spoken

_CHOICE = "1, 2 or 3:"
_WAYS = {1: Way.START, 2: Way.ASIDE, 3: Way.FILL}


def greet(diary: Diary, talk: Talk, view: TodayView) -> None:
    """Say what Today has to say before anything else, and ask what a long gap asks for."""
    match view.greeting, view.gap:
        case Greeting.WELCOME_BACK, Gap() as gap:
            _welcome_back(diary, talk, gap, view)
        case Greeting.SHORT_GAP, Gap() as gap:
            span = span_words(gap.first_day, gap.last_day, view.today)
            talk.say(f"{span} are open. f fills them in, or leave them.")
            talk.say(short_gap_effects(view.ways))
        case Greeting.FIRST_DAY, _:
            talk.say("Welcome. One line is plenty for a first day.")
        case Greeting.NO_HABITS, _:
            talk.say("No habits here yet. a adds one of your own.")
    if view.light:
        talk.say("Light days are on. d turns them off.")


def _welcome_back(diary: Diary, talk: Talk, gap: Gap, view: TodayView) -> None:
    talk.say(voice.welcome_back(gap, view.today))
    talk.say(*(_effect(number, gap, view.ways) for number in _WAYS))
    detail = (
        f"All of it is still here, {counted(gap.days_logged, 'day')}.",
        *_detail(gap, view),
        "Undo takes your choice back at any question.",
    )
    while True:
        answer = command_of(talk.ask(_CHOICE, detail))
        try:
            match answer:
                case "" | "1":
                    return talk.say(coming_back.start_from_today(diary).spoken)
                case "2":
                    return talk.say(coming_back.set_aside(diary, gap).spoken)
                case "3":
                    return fill_in(diary, talk, gap.first_day)
        except FileRefusedError:
            raise
        except SelfcareError as error:
            talk.trouble(error)
        else:
            talk.trouble(f"I can't read {shown(answer)}. Answer 1, 2 or 3.")


def _effect(number: int, gap: Gap, ways: WaysBack | None) -> str:
    """What a choice does to all runs and to the longest one.

    `1. The days between stay blank. New runs begin. Walk, new run, best 9 weeks stays.`
    """
    way = _WAYS[number]
    said = spoken_tail(way, gap.days, ways)
    told = [] if ways is None else effects_of(ways, way)
    return f"{number}. {said} {spoken_effect(told[0]) if told else ''}".rstrip()


def _detail(gap: Gap, view: TodayView) -> Iterator[str]:
    """Each choice at length, and what it does to every run."""
    span = span_words(gap.first_day, gap.last_day, view.today)
    said = {
        1: "1. Start from today. The days between stay blank.",
        2: f"2. Set those days aside. {span} off for every habit.",
        3: "3. Fill in what you remember. Day by day, from yesterday back, q any time.",
    }
    for number, way in _WAYS.items():
        yield said[number]
        if view.ways is not None:
            yield from (spoken_effect(effect) for effect in effects_of(view.ways, way))


def fill_in(diary: Diary, talk: Talk, first_day: date) -> None:
    """Go through the days from yesterday back to `first_day`; `q` goes on with today.

    Raises:
        StoppedError: the input has ended.
    """
    today = diary.today()
    talk.say("Day by day, from yesterday back. s goes to the day before, q goes on with today.")
    day = today - timedelta(days=1)
    while day >= first_day:
        talk.say(f"{long_day(day, today)}.")
        try:
            CheckInTalk(diary, talk, day, asked=Asked.PAST_DAY).run()
        except StoppedError as stop:
            if stop.ended:
                raise
            break
        day -= timedelta(days=1)
    talk.say(f"On with {voice.day_words(today, today)}.")


def earliest_open_day(diary: Diary, view: TodayView) -> date:
    """How far back `f` goes: to the gap's first day, else as long as there were habits."""
    if view.gap is not None:
        return view.gap.first_day
    return min((habit.first_day for habit in diary.habits()), default=view.today)


# The first run: what this is and where it lies, what to look after, where the help lines are.


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
            if talk.ask_yes_no(f"{starter_words(starter)}:", (*_starter_detail(starter), _KEYS)):
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


def _starter_detail(starter: Starter) -> tuple[str, ...]:
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

"""A made-up person's year: what is typed on each of 365 days, and what the file must hold then.

One seeded plan for both front ends. What is expected is a plain account of what was typed: day ->
habit -> amount, check-ins, pauses, rests, reviews. It shares no code with the app but the words of
the starter habits; `compare` reads the file with sqlite3 alone.
"""

import random
import sqlite3
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from selfcare.diary import day_views

SIT, WALK, SLEEP, TALK, PILLS = "Sit quietly", "Walk", "Sleep", "Talk with someone", "Pills"
FRIEND = "Talk with a friend"
"""What the fourth habit is called after it was edited."""

FIRST = date(2025, 12, 1)
"""A Monday."""
DAYS = 365
ADDED, RENAMED, MOVED, AWAY = 20, 60, 100, 250
"""On which day of the year a habit is added, edited, moved, put away."""
SHORT_GAP = range(38, 42)
GAP_START = range(120, 131)
"""Ten days away; then the person starts from that day."""
GAP_ASIDE = range(290, 325)
"""Five weeks away; then those days are set aside."""
HOLIDAY = range(203, 217)
"""Two weeks for which everything is paused beforehand."""
DAYS_OFF = (75, 160, 240)
SET = 50
"""The day from which a new day begins at five instead of four."""
SIGNS_ONLY = range(63, 70)
"""A week from Monday to Sunday in which no letter is typed at all."""
OTHER_SCRIPT = range(133, 140)
"""A week from Monday to Sunday on a Cyrillic keyboard."""
PRACTISED = (15, 90, 150, 225, 335)
PRACTISE_SECONDS = 135
LOOKED_BACK = (30, 110, 190, 270, 340)

_OWN_STORY = {
    ADDED, RENAMED, MOVED, AWAY, SET, HOLIDAY[0] - 1, *DAYS_OFF, *PRACTISED, *LOOKED_BACK,
    SHORT_GAP[0] - 1, GAP_START[0] - 1, GAP_ASIDE[0] - 1,
    SHORT_GAP[-1] + 1, GAP_START[-1] + 1, GAP_ASIDE[-1] + 1, HOLIDAY[-1] + 1,
    SIGNS_ONLY[0], SIGNS_ONLY[-1], OTHER_SCRIPT[0], OTHER_SCRIPT[-1], DAYS - 1,
}  # fmt: skip
"""Days that are more than an evening like others."""

_USUAL_FIRST = {SIT: 5.0, WALK: 1.0}
_SMALLEST = {SIT: 1.0, WALK: 5.0}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is typed about one habit."""

    kind: str
    """`typed`, `usual`, `small`, `none`, `rest`."""
    text: str = ""
    slip: str = ""
    """Typed first, and taken back."""
    instead: str = ""
    """Typed afterwards, in place of the first."""


@dataclass(slots=True)
class Day:
    """What a person does on one day."""

    number: int
    day: date
    ratings: tuple[int | None, int | None, int | None] | None = None
    answers: dict[str, Answer] = field(default_factory=dict)
    """By habit, in the order in which they stand on screen."""
    note: str = ""
    off: bool = False
    closes: bool = False
    practises: bool = False
    looks_back: bool = False
    fills: str = ""
    """Minutes walked that are filled in for the day before."""
    review: tuple[str, str, str] | None = None


@dataclass(slots=True)
class Expected:
    """What the file must hold at the end."""

    amounts: dict[tuple[date, str], float] = field(default_factory=dict)
    checkins: dict[date, tuple[int | None, int | None, int | None, str, int]] = field(
        default_factory=dict
    )
    rests: set[tuple[str, date]] = field(default_factory=set)
    pauses: set[tuple[date, date]] = field(default_factory=set)
    reviews: dict[date, tuple[str, str, str]] = field(default_factory=dict)
    practices: list[tuple[date, int]] = field(default_factory=list)
    order: tuple[str, ...] = ()
    away: dict[str, date] = field(default_factory=dict)


@dataclass(slots=True)
class Year:
    """The whole of it."""

    days: list[Day]
    """The days on which something is typed."""
    expected: Expected


def day_of(number: int) -> date:
    """The day of the year by its number from 0."""
    return FIRST + timedelta(days=number)


def shown(number: int) -> list[str]:
    """The habits on screen on a day, by their names and in their order then."""
    talk = TALK if number < RENAMED else FRIEND
    names = [SIT, WALK, SLEEP, talk]
    if number >= ADDED:
        names.append(PILLS)
    if number >= MOVED:
        names = [PILLS, SIT, WALK, SLEEP, talk]
    return [name for name in names if not (name == FRIEND and number >= AWAY)]


def live(seed: int, every: int = 1) -> Year:
    """A year from a seed; of ordinary days every third, fourth, ... alone is lived."""
    chance = random.Random(seed)
    expected = Expected()
    latest = dict(_USUAL_FIRST)
    days: list[Day] = []
    for number in range(DAYS):
        if number in {*SHORT_GAP, *GAP_START, *GAP_ASIDE, *HOLIDAY}:
            continue
        if number % every and number not in _OWN_STORY:
            continue
        days.append(_day(number, chance, expected, latest))
    expected.pauses |= {
        (day_of(GAP_ASIDE[0]), day_of(GAP_ASIDE[-1])), (day_of(HOLIDAY[0]), day_of(HOLIDAY[-1])),
    }  # fmt: skip
    expected.pauses |= {(day_of(number), day_of(number)) for number in DAYS_OFF}
    expected.order = tuple(shown(DAYS - 1))
    expected.away = {FRIEND: day_of(AWAY)}
    return Year(days, expected)


def _day(number: int, chance: random.Random, expected: Expected, latest: dict[str, float]) -> Day:
    on = day_of(number)
    lived = Day(number, on)
    signs_only = number in SIGNS_ONLY
    if chance.random() < 0.85:
        lived.ratings = (
            chance.randint(0, 10),
            chance.choice([None, *range(11)]),
            chance.choice([None, *range(11)]),
        )
    lived.off = number in DAYS_OFF
    if not lived.off:
        for name in shown(number):
            answer = _answer(name, chance, signs_only=signs_only)
            if answer is not None:
                lived.answers[name] = answer
    if not signs_only and chance.random() < 0.2:
        script = ("Дождь весь день.", "Друг звонил.")
        words = ("Long walk with Ana.", "Rain all day.", "Slept badly, rested after lunch.")
        lived.note = chance.choice(script if number in OTHER_SCRIPT else words)
    lived.closes = not signs_only and chance.random() < 0.25
    lived.practises = number in PRACTISED
    lived.looks_back = number in LOOKED_BACK
    if number == SHORT_GAP[-1] + 1:
        lived.fills = "15"
    if on.weekday() == 6:
        texts = ("7", "8", "9") if signs_only else ("Early nights", "Rain", "Walk before lunch")
        lived.review = texts
        expected.reviews[on - timedelta(days=6)] = texts
    _expect(lived, expected, latest)
    return lived


def _answer(name: str, chance: random.Random, *, signs_only: bool) -> Answer | None:
    if chance.random() < 0.3:
        return None
    if name == SLEEP:
        bed, up = chance.randint(22 * 60, 24 * 60 + 90), chance.randint(6 * 60, 9 * 60)
        if chance.random() < 0.3:
            hours, minutes = divmod(chance.randint(300, 560), 60)
            return Answer(
                "typed", f"{hours}{minutes:02}" if signs_only else f"{hours}h{minutes:02}"
            )
        return Answer("typed", f"{clock(bed)} {clock(up)}")
    kind = chance.choices(["typed", "usual", "small", "none"], [6, 2, 1, 1])[0]
    if name in {TALK, FRIEND, PILLS}:
        if name == PILLS and chance.random() < 0.1 and not signs_only:
            return Answer("rest")
        return Answer("none" if kind in {"small", "none"} else "usual")
    if signs_only and kind == "small":
        kind = "usual"
    if kind != "typed":
        return Answer(kind)
    text = str(chance.randint(1, 12) * 5)
    slip = "99" if chance.random() < 0.05 and not signs_only else ""
    instead = str(chance.randint(1, 12) * 5) if not slip and chance.random() < 0.05 else ""
    return Answer("typed", text, slip, "" if instead == text else instead)


def _expect(lived: Day, expected: Expected, latest: dict[str, float]) -> None:
    """Writes down what the day must have made of the file, from what is typed alone."""
    on, amounts = lived.day, expected.amounts
    if lived.fills:
        amounts[on - timedelta(days=1), WALK] = latest[WALK] = float(lived.fills)
    for name, answer in lived.answers.items():
        # The file knows a habit by its newest name alone.
        key = (on, FRIEND if name == TALK else name)
        if answer.kind == "rest":
            expected.rests.add((name, on))
            continue
        amounts[key] = _amount(name, answer, latest)
        if amounts[key]:
            latest[name] = amounts[key]
    if lived.practises:
        minutes = float(PRACTISE_SECONDS // 60)
        amounts[on, SIT] = amounts.get((on, SIT), 0.0) + minutes
        latest[SIT] = minutes
        expected.practices.append((on, PRACTISE_SECONDS))
    ratings = lived.ratings or (None, None, None)
    if lived.ratings or lived.note or lived.closes:
        expected.checkins[on] = (*ratings, lived.note, int(lived.closes))


def _amount(name: str, answer: Answer, latest: dict[str, float]) -> float:
    match answer.kind:
        case "none":
            return 0.0
        case "small":
            return _SMALLEST[name]
        case "usual":
            return latest.get(name, 1.0)
        case _ if name == SLEEP:
            return slept(answer.text)
        case _:
            return float(answer.instead or answer.text)


def clock(minutes: int) -> str:
    """Minutes after midnight as one types them: `2310`, `650`, `030`."""
    hours, rest = divmod(minutes % (24 * 60), 60)
    return f"{hours}{rest:02}"


def slept(text: str) -> float:
    """The hours of `2310 650`, `7h15` or `715`."""
    if " " in text:
        bed, up = (int(part[:-2] or "0") * 60 + int(part[-2:]) for part in text.split())
        return ((up - bed) % (24 * 60)) / 60
    digits = text.replace("h", "")
    return int(digits[:-2]) + int(digits[-2:]) / 60


# the file ---------------------------------------------------------------------------------------


def compare(path: Path, expected: Expected) -> None:
    """The file holds what was typed, nothing more and nothing less."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        run = connection.execute
        names = dict(run("SELECT id, name FROM habit"))
        sums: dict[tuple[date, str], float] = defaultdict(float)
        for number, day, amount in run("SELECT habit_id, day, amount FROM entry"):
            sums[date.fromisoformat(day), names[number]] += amount
        assert {key: round(value, 4) for key, value in sums.items()} == {
            key: round(value, 4) for key, value in expected.amounts.items()
        }
        found = run("SELECT day, mood, energy, stress, note, closed FROM checkin").fetchall()
        empty = (None, None, None, "", 0)
        assert {
            date.fromisoformat(day): tuple(rest) for day, *rest in found if tuple(rest) != empty
        } == expected.checkins
        rests = run("SELECT habit_id, day FROM rest").fetchall()
        assert {(names[number], date.fromisoformat(day)) for number, day in rests} == expected.rests
        pauses = run("SELECT habit_id, first_day, last_day FROM pause").fetchall()
        assert {number for number, _, _ in pauses} <= {None}
        assert {
            (date.fromisoformat(first), date.fromisoformat(last)) for _, first, last in pauses
        } == expected.pauses
        reviews = run("SELECT week, helped, in_the_way, next_step FROM review").fetchall()
        assert {
            date.fromisoformat(week): tuple(texts) for week, *texts in reviews
        } == expected.reviews
        practices = run("SELECT day, seconds FROM practice ORDER BY day").fetchall()
        assert [(date.fromisoformat(day), seconds) for day, seconds in practices] == (
            expected.practices
        )
        settings = dict(run("SELECT key, value FROM setting"))
        assert settings["day_start"] == "05:00"
        order = run("SELECT name FROM habit WHERE archived_day IS NULL ORDER BY position")
        assert tuple(name for (name,) in order) == expected.order
        away = run("SELECT name, archived_day FROM habit WHERE archived_day IS NOT NULL")
        assert {name: date.fromisoformat(day) for name, day in away} == expected.away


def figures_agree(path: Path, expected: Expected) -> None:
    """What the diary says of weeks and runs follows from what was typed."""
    from selfcare.diary import open_diary

    evening = datetime.fromisoformat(f"{day_of(DAYS - 1)}T21:00:00+01:00")
    with open_diary(path, clock=lambda: evening) as diary:
        diary.load_all()
        for week in range(DAYS // 7):
            days = [day_of(7 * week + column) for column in range(7)]
            rows = {row.habit.name: row for row in day_views.today_view(diary, days[-1]).rows}
            walked = sum(expected.amounts.get((day, WALK), 0.0) for day in days)
            assert rows[WALK].week.amount == walked, days[0]
            sat = sum(expected.amounts.get((day, SIT), 0.0) >= 1 for day in days)
            assert rows[SIT].week.done == sat, days[0]
        for name in expected.order:
            told = day_views.explanation(diary, diary.find(name).id, units=0)
            assert told.units
            logged = {day for (day, habit), amount in expected.amounts.items() if habit == name}
            assert told.run.total <= len(logged)
        pills = day_views.explanation(diary, diary.find(PILLS).id, units=0)
        kept = sum(amount > 0 for (_, habit), amount in expected.amounts.items() if habit == PILLS)
        assert pills.run.total == kept
        counted = {unit.unit.first_day: unit.unit for unit in pills.units}
        for number in GAP_START:
            assert day_of(number) in counted

"""The Week screen in words: its head lines, a plain sentence for each part, what stands around.

Everybody understands every sentence: shares are "two thirds", spreads "about an hour", and no
figure judges. `PartLine.words` is a fragment to stand beside a bar; `PartLine.sentence` is whole,
for line mode and files. Names are cleaned here.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from selfcare.core.amounts import (
    bare_sum,
    counted,
    day_noun,
    near_goal,
    spoken_sum,
    spoken_whole,
    sum_of_words,
)
from selfcare.core.days import MONTHS, WEEKDAYS
from selfcare.core.model import Status
from selfcare.core.resilience.measure import AREAS_NEEDED, CHECKINS_NEEDED, WIDE, half_up
from selfcare.core.resilience.parts import (
    DAYS_IN_WEEK,
    HabitPractice,
    Holding,
    Practice,
    Recovery,
    Steadiness,
)
from selfcare.core.resilience.summary import Ratings, TableRow, WeekIndex, WeekSummary
from selfcare.core.text import clean_line
from selfcare.words.explain import strength_word
from selfcare.words.plans import goal_spoken, goal_words
from selfcare.words.receipts import shortened

PARTS = ("Your plan", "Rhythm", "Coming back", "Holding up")
WAITING = "Your plan · Rhythm · Coming back · Holding up: they need a little more time."
"""In place of the parts while there is too little for a summary."""
WAITING_SENTENCE = "Your plan, rhythm, coming back and holding up need a little more time."
_WHAT_IT_IS = (
    "A picture of how you looked after yourself this week, not a test and not a measure of your "
    "health."
)
_WHAT_IT_ADDS = (
    "It adds four things: how much of your own plan you did, how steady your rhythm was, how you "
    "came back after dips, and how your mood held up for a week this stressful."
)
PICTURE = (
    _WHAT_IT_IS,
    _WHAT_IT_ADDS,
    "Days you did not log are unknown, so you see a range.",
    "A lighter week is information, not a verdict.",
)
"""What the summary is, in whole sentences."""

WEEK_WORDS = ("a quiet week", "a lighter week", "a steady week", "a full week")
"""By the level of a week's index."""
USUAL_WORDS = ("about your usual", "higher than your usual", "lower than your usual")
"""By the side on which a week lies: 0, 1 and -1."""
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip
_NEARLY_ALL = "nearly all"
_SHARES = (
    (0.025, "very little"),
    (0.1, "a little"),
    (0.25, "a quarter"),
    (1 / 3, "a third"),
    (0.5, "half"),
    (2 / 3, "two thirds"),
    (0.75, "three quarters"),
    (0.9, _NEARLY_ALL),
)
_SPREADS = (
    (0.25, "a quarter of an hour"),
    (0.5, "half an hour"),
    (0.75, "three quarters of an hour"),
    (1.0, "an hour"),
    (1.5, "an hour and a half"),
    (2.0, "two hours"),
)
_HELD = (
    (-1.5, "mood well below usual for this much stress"),
    (-0.5, "mood a bit below usual for this much stress"),
    (0.5, "mood as usual for this much stress"),
    (1.5, "mood a bit above usual for this much stress"),
)


class PartLine(Struct, frozen=True):
    """One of the four parts, told."""

    name: str
    value: float | None
    """0-100, unrounded. None: not scored."""
    low: float | None
    """Its range, where days are unknown; None: a value without one."""
    high: float | None
    words: str
    """For beside the bar: "two thirds of what you planned"."""
    sentence: str
    """Whole: "Two thirds of what you planned; Sit quietly came most, Walk least."."""


def head_lines(week: WeekSummary, *, number: bool = True) -> tuple[str, str]:
    """The two lines at the top; the second is empty when there is nothing to add.

    `number` False leaves the number out, for those who put it away.
    """
    blend = week.blend
    if blend is None:
        return _too_little(week)
    usual = "" if week.usual is None else USUAL_WORDS[week.usual.side]
    if blend.wide:
        if not number:
            return "Several days are not logged, so this week stays open.", _sentence(usual)
        ends = f"Somewhere from {half_up(blend.low)} to {half_up(blend.high)}."
        return f"{ends} Several days are not logged, so it stays wide.", _sentence(usual)
    so_far = " so far" if week.running else ""
    borderline = " (borderline)" if blend.borderline else ""
    word = f"{WEEK_WORDS[blend.level]}{so_far}{borderline}"
    first = _sentence(f"{word}, {usual}" if usual else word)
    if not number:
        return first, ""
    ends = f"between {half_up(blend.low)} and {half_up(blend.high)}"
    return first, f"{half_up(blend.index)}, most likely {ends}."


def part_lines(week: WeekSummary) -> tuple[PartLine, ...]:
    """The four parts in their order, each with the figures that moved it most."""
    practice = week.practice
    holding = week.holding
    error = holding.error
    value = holding.value
    ends = None if value is None or error is None else (value - error, value + error)
    held = holding_words(holding)
    back = recovery_words(week.recovery)
    rhythm = steadiness_words(week.steadiness)
    return (
        PartLine(
            PARTS[0],
            practice.value,
            practice.low,
            practice.high,
            practice_words(practice),
            practice_sentence(practice),
        ),
        PartLine(PARTS[1], week.steadiness.value, None, None, rhythm, _sentence(rhythm)),
        PartLine(PARTS[2], week.recovery.value, None, None, back, _sentence(back)),
        PartLine(
            PARTS[3],
            value,
            None if ends is None else max(0.0, ends[0]),
            None if ends is None else min(100.0, ends[1]),
            held,
            _sentence(held),
        ),
    )


def practice_words(practice: Practice) -> str:
    """`two thirds of what you planned`; both ends when much is unknown.

    Where unknown days make another share of it, the words say what that takes.
    """
    if practice.value is None or practice.low is None or practice.high is None:
        return "needs most days of a habit logged"
    low, high = share_words(practice.low / 100), share_words(practice.high / 100)
    if practice.high - practice.low > WIDE and low != high:
        return f"from {low} to {high} of your plan"
    if practice.value == 0:
        return "a quiet week for your plan"
    share = share_words(practice.value / 100)
    if share != low:
        said = share if share == _NEARLY_ALL else f"about {share}"
        return f"{said}, if the open days were like the others"
    return f"{share} of what you planned"


def practice_sentence(practice: Practice) -> str:
    """The same with the habits that moved it most up and down, when they differ."""
    words = practice_words(practice)
    scored = [habit for habit in practice.habits if habit.share is not None]
    if len(scored) < 2:
        return _sentence(words)
    ordered = sorted(scored, key=_estimate)
    least, most = ordered[0], ordered[-1]
    if _estimate(most) - _estimate(least) < 0.1:
        return _sentence(f"{words}, much the same for all of it")
    return _sentence(f"{words}; {_name(most.name)} came most, {_name(least.name)} least")


def steadiness_words(part: Steadiness) -> str:
    """`bedtimes moved by about an hour`; the strength of the habits when there is no timing.

    Timing comes first: it is what a week can move, while strength takes months.
    """
    if part.spread is not None:
        return spread_words(part.spread)
    if part.strength is not None:
        word = strength_word(part.strength / 100)
        return f"your habits are {word}, on the whole"
    return "needs 5 nights with times, or two weeks of logs"


def recovery_words(part: Recovery) -> str:
    """`three dips, back in 1, 1 and 3 days`; days are logged days."""
    if not part.spells:
        return "no dips to come back from"
    count = len(part.spells)
    dips = f"{number_word(count)} {'dip' if count == 1 else 'dips'}"
    spells = sorted(part.spells, key=lambda spell: spell.first_day)
    back = [spell.days for spell in spells if spell.last_day is not None]
    still = count - len(back)
    if not back:
        return f"{dips}, still going on"
    said = f"{dips}, back in {_day_list(back)}"
    return f"{said}, {number_word(still)} still going on" if still else said


def holding_words(part: Holding) -> str:
    """`mood as usual for this much stress`."""
    if part.z is not None:
        z = part.z
        above = "mood well above usual for this much stress"
        return next((words for below, words in _HELD if z < below), above)
    if part.baseline is None:
        return "needs two weeks of mood and stress before"
    return f"needs mood and stress on {DAYS_IN_WEEK} days"


def share_words(share: float) -> str:
    """A share of the plan, 0-1: `half`, `two thirds`, `nearly all`, `all`."""
    if half_up(100 * share) >= 100:
        return "all"
    if share <= 0:
        return "nothing"
    return min(_SHARES, key=lambda named: abs(named[0] - share))[1]


def spread_words(spread: float) -> str:
    """How far bedtimes moved, from the spread of the middles of the nights in hours."""
    if spread < 0.125:
        return "bedtimes hardly moved"
    if spread > 2.25:
        return "bedtimes moved by more than two hours"
    return f"bedtimes moved by about {min(_SPREADS, key=lambda each: abs(each[0] - spread))[1]}"


def around(ratings: Ratings) -> str:
    """`around 4, usual 6`, `around 8, usual 4 to 5`; empty when the week has none."""
    if ratings.mean is None:
        return ""
    said = f"around {about_words(ratings.mean)}"
    return said if ratings.usual is None else f"{said}, usual {about_words(ratings.usual)}"


def about_words(mean: float) -> str:
    """A mean as people say it: `6`, or `4 to 5` when it lies between."""
    whole = int(mean)
    return f"{whole} to {whole + 1}" if 0.4 <= mean - whole < 0.6 else str(half_up(mean))


def row_words(row: TableRow, *, aloud: bool = False) -> str:
    """How one habit stands: `5 of 5 days`, `45 of 150 min`, `2 of 5 nights in 7 to 9 h`.

    `aloud` says units as whole words: `45 of 150 minutes`.
    """
    habit, rule, figure = row.habit, row.rule, row.figure
    month = month_words(row)
    if (figure.goal if figure.planned is None else figure.planned) == 0:
        return _nothing_planned(row)
    if figure.goal is not None:
        of_goal = _sum_aloud if aloud else sum_of_words
        return f"{of_goal(figure.amount or 0.0, figure.goal, rule.unit)}{month}"
    if figure.planned is None:
        return ""
    what = day_noun(habit.area, rule.unit)
    said = f"{figure.done} of {counted(figure.planned, what)}{month}"
    if what == "day" or (rule.goal_low is None and rule.goal_high is None):
        return said
    both_ends = rule.goal_low is not None and rule.goal_high is not None
    words = goal_spoken if aloud else goal_words
    goal = words(rule.goal_low, rule.goal_high, rule.unit)
    return f"{said} {'in' if both_ends else 'of'} {goal}"


def _sum_aloud(so_far: float, goal: float, unit: str) -> str:
    left = spoken_sum(so_far, unit) if unit == "h" else bare_sum(so_far, unit)
    about, near = near_goal(goal, unit)
    return f"{left} of {about}{spoken_whole(near, unit)}"


def month_words(row: TableRow) -> str:
    """` in the month` for the figures of a month; a week in two months names the one it counts."""
    if row.figure.period != "month":
        return ""
    return f" in {'the month' if row.month is None else MONTHS[row.month.month - 1]}"


def _nothing_planned(row: TableRow) -> str:
    """For a habit that the week, or its month, asks nothing of."""
    if Status.PAUSED in row.cells:
        return "set aside"
    return "rest" if Status.REST in row.cells else ""


def first_week_line(week: WeekSummary) -> str:
    """For the week somebody began in, when it was not its first day; else empty."""
    if week.began is None:
        return ""
    before = [day for day in week.days if day < week.began]
    unknown = f"{days_words(before)} {'is' if len(before) == 1 else 'are'} unknown"
    return f"Your first week: you began on {WEEKDAYS[week.began.weekday()]}. {unknown}."


def untouched_line(week: WeekSummary) -> str:
    """Which days are unknown: "Thursday is not logged, so it counts as unknown."."""
    days = week.untouched
    if not days:
        return ""
    if len(days) == len(week.days):
        return "Nothing is logged this week, so all of it is unknown."
    if len(days) == 1:
        return f"{days_words(days)} is not logged, so it counts as unknown."
    return f"{days_words(days)} are not logged, so they count as unknown."


def aside_line(week: WeekSummary) -> str:
    """Which days ask for nothing: "Monday to Friday are set aside."; the head says it of all."""
    if not week.aside or week.set_aside:
        return ""
    return f"{days_words(week.aside)} {'is' if len(week.aside) == 1 else 'are'} set aside."


def days_words(days: Sequence[date]) -> str:
    """`Monday, Wednesday and Thursday`; three and more in a row are `Monday to Wednesday`."""
    rows: list[list[date]] = []
    for day in days:
        if rows and day - rows[-1][-1] == timedelta(days=1):
            rows[-1].append(day)
        else:
            rows.append([day])
    said: list[str] = []
    for row in rows:
        names = [WEEKDAYS[day.weekday()] for day in row]
        said += [f"{names[0]} to {names[-1]}"] if len(names) > 2 else names
    return _and(said)


def last_week_line(week: WeekIndex, today: date, *, number: bool, key: bool) -> str:
    """Where the last week with entries is, and what it was: a steady week, 66.

    `key`: with the key that goes there, which only the app has.
    """
    span = week_span(week.first_day, week.last_day, today)
    said = f"Your last week with entries was {span}"
    if key:
        said = f"← goes to {span}, your last week with entries"
    if week.blend is None or week.blend.wide:
        return f"{said}."
    if not number:
        return f"{said}: {WEEK_WORDS[week.blend.level]}."
    return f"{said}: {WEEK_WORDS[week.blend.level]}, {half_up(week.blend.index)}."


def week_span(first: date, last: date, today: date) -> str:
    """`16 to 22 November`, `28 September to 4 October`, with the year when it is not today's."""
    year = "" if last.year == today.year else f" {last.year}"
    ended = f"{last.day} {MONTHS[last.month - 1]}{year}"
    if first.month == last.month:
        return f"{first.day} to {ended}"
    began = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {MONTHS[first.month - 1]}{began} to {ended}"


def number_word(count: int) -> str:
    """`three`; figures above twelve."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def gate_words(week: WeekSummary) -> str | None:
    """Why there is no index: what there is too little of, counted. None: there is one."""
    if week.blend is not None:
        return None
    if week.set_aside:
        return "This week is set aside. Nothing is asked for."
    if week.measure.checkins < CHECKINS_NEEDED:
        counted = f"{week.measure.checkins} of {CHECKINS_NEEDED} check-ins so far."
        return f"{counted} A check-in is one mood number."
    areas = f"{week.practice.scored_areas} of {AREAS_NEEDED} areas so far."
    return f"{areas} An area joins in when most of its days are logged."


def _too_little(week: WeekSummary) -> tuple[str, str]:
    gate = gate_words(week) or ""
    if week.set_aside:
        return gate, ""
    if week.back_since is not None and week.measure.checkins < CHECKINS_NEEDED:
        day = "today"
        if week.back_since != week.today:
            day = WEEKDAYS[week.back_since.weekday()]
        since = f"{'since' if week.running else 'on'} {day}"
        days = f"{number_word(week.logged)} {'day' if week.logged == 1 else 'days'}"
        return (
            f"Back {since}. This week has {days} in it, and that is fine.",
            f"Summaries start again after {CHECKINS_NEEDED} check-ins.",
        )
    needed = CHECKINS_NEEDED if week.measure.checkins < CHECKINS_NEEDED else AREAS_NEEDED
    return gate, f"With {needed} there is a summary. The week itself is all here."


def _day_list(days: Sequence[int]) -> str:
    if len(days) > 4:
        least, most = min(days), max(days)
        return f"{least} to {most} days" if least < most else f"{counted(least, 'day')} each"
    if len(days) == 1:
        return counted(days[0], "day")
    return f"{_and([str(day) for day in days])} day{'' if set(days) == {1} else 's'}"


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _estimate(habit: HabitPractice) -> float:
    return 0.0 if habit.share is None else habit.share.estimate


def _name(name: str) -> str:
    return shortened(clean_line(name), 30)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""

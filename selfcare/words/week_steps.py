"""How the week's number is made: the formulas of measures.md section 5 on this week's figures.

Plain text lines, in the order in which somebody would do the sum on paper. Parts that are not
scored say what they wait for. Names are cleaned here.
"""

from collections.abc import Iterator

from msgspec import Struct

from selfcare.core.amounts import counted, number_words, sum_words
from selfcare.core.days import short_day
from selfcare.core.model import Area
from selfcare.core.resilience.measure import (
    AREAS_NEEDED,
    CHECKINS_NEEDED,
    WEEKS_FOR_USUAL,
    WEIGHTS,
    half_up,
)
from selfcare.core.resilience.parts import (
    DAYS_FOR_BASELINE,
    DAYS_IN_WEEK,
    MOODS_FOR_BASELINE,
    AreaPractice,
    HabitPractice,
    Spell,
)
from selfcare.core.resilience.summary import WeekSummary
from selfcare.core.sleep import NIGHTS_FOR_REGULARITY
from selfcare.core.strength import SHOWN_FROM
from selfcare.core.text import clean_line
from selfcare.words.receipts import shortened
from selfcare.words.week import PARTS, PICTURE, USUAL_WORDS, WEEK_WORDS


class Step(Struct, frozen=True):
    """One step of the sum."""

    title: str
    lines: tuple[str, ...]


def how_it_is_made(week: WeekSummary) -> tuple[Step, ...]:
    """Every step with this week's numbers; the last ones only when there is a summary."""
    steps = [
        Step("What this is", PICTURE),
        Step("Enough for a summary", tuple(_gate(week))),
        Step(PARTS[0], tuple(_practice(week))),
        Step(PARTS[1], tuple(_steadiness(week))),
        Step(PARTS[2], tuple(_recovery(week))),
        Step(PARTS[3], tuple(_holding(week))),
    ]
    if week.blend is not None:
        steps += [
            Step("All together", tuple(_index(week))),
            Step("The word", tuple(_word(week))),
            Step("Your usual", tuple(_usual(week))),
        ]
    return tuple(steps)


def _gate(week: WeekSummary) -> Iterator[str]:
    yield f"A summary takes {CHECKINS_NEEDED} days with a mood and {AREAS_NEEDED} areas."
    areas = week.practice.scored_areas
    yield (
        f"This week has {counted(week.measure.checkins, 'day')} with a mood "
        f"and {counted(areas, 'area')} with most days logged."
    )


def _practice(week: WeekSummary) -> Iterator[str]:
    practice = week.practice
    yield "For each habit: (done + unknown days x a usual day) / planned, at most 1."
    yield "The low end counts an unknown day as nothing, the high end as a full day."
    if week.running:
        yield "The week is not over, so planned means the days up to today."
    for area in practice.areas:
        for habit in area.habits:
            yield _habit(habit)
        if len(area.habits) > 1 and area.share is not None:
            scored = [h.share.estimate for h in area.habits if h.share is not None]
            terms = " + ".join(f"{value:.2f}" for value in scored)
            total = f"({terms}) / {len(scored)} = " if len(scored) > 1 else ""
            yield f"{_area(area)}: {total}{area.share.estimate:.2f}."
    shares = [area.share for area in practice.areas if area.share is not None]
    if practice.value is None or not shares:
        yield "No habit has most of its days logged yet."
        return
    terms = " + ".join(f"{share.estimate:.2f}" for share in shares)
    yield (
        f"{PARTS[0]} = 100 x ({terms}) / {len(shares)} areas = {practice.value:.1f}, "
        f"from {practice.low:.1f} to {practice.high:.1f}."
    )


def _habit(habit: HabitPractice) -> str:
    name = shortened(clean_line(habit.name), 30)
    unit = f" {clean_line(habit.unit, 20)}" if habit.by_amount else " days"
    if habit.share is None or habit.usual is None:
        asked = habit.known + habit.unknown
        if habit.goal <= 0 or not asked:
            return f"{name}: nothing was asked for, so it is left out."
        days = f"{habit.known} of {counted(asked, 'day')}"
        return f"{name}: {days} are logged, so it is left out this week."
    share = habit.share
    in_hours = habit.by_amount and habit.unit == "h"
    filled = ""
    if habit.unknown:
        source = "the four weeks before" if habit.usual_before else "this week's logged days"
        usual = sum_words(habit.usual, "h") if in_hours else f"{habit.usual:.2f}"
        filled = f" + {habit.unknown} unknown x {usual}"
        tail = f", from {share.low:.2f} to {share.high:.2f} (a usual day from {source})"
    else:
        tail = ""
    done, goal = _number(habit.done), _number(habit.goal) + unit
    if in_hours:
        done, goal = sum_words(habit.done, "h"), sum_words(habit.goal, "h")
    total = f"({done}{filled})" if filled else done
    most = ", at most 1" if habit.done > habit.goal else ""
    return f"{name}: {total} / {goal} = {share.estimate:.2f}{most}{tail}."


def _steadiness(week: WeekSummary) -> Iterator[str]:
    part = week.steadiness
    if part.spread is None or part.timing is None:
        yield (
            f"Nights with times: {part.nights} of {NIGHTS_FOR_REGULARITY}, "
            "so the timing of sleep is left out."
        )
    else:
        yield (
            f"The middles of your {part.nights} nights spread by {part.spread * 60:.0f} minutes. "
            "Half an hour is 100 and two hours are 0, in even steps between."
        )
        sum_words = f"100 x (2 - {part.spread:.2f} hours) / 1.5, within 0 to 100"
        yield f"Timing = {sum_words} = {part.timing:.1f}."
    if part.strength is None:
        yield f"No habit has {SHOWN_FROM} days behind it yet, so strength is left out."
    else:
        yield (
            f"Strength = 100 x the mean strength of {counted(part.habits, 'habit')} "
            f"= {part.strength:.1f}."
        )
    if part.value is not None:
        figures = [each for each in (part.timing, part.strength) if each is not None]
        yield f"{PARTS[1]} = {_mean_of(figures)} = {part.value:.1f}."


def _recovery(week: WeekSummary) -> Iterator[str]:
    part = week.recovery
    yield "It looks at dips in the four weeks that end with this one."
    if part.line is None:
        yield (
            f"Moods in the eight weeks before those: {part.moods_before} of {MOODS_FOR_BASELINE}, "
            "so low spells are left out."
        )
    else:
        line = part.line
        yield (
            f"Your usual mood is {line.usual:.1f}. A low spell starts below "
            f"{line.starts_below:.1f} and ends at {line.ends_from:.1f} or more."
        )
    yield "A quiet spell starts on a finished day without any habit and ends with the next habit."
    if part.value is None:
        yield "There are no dips to come back from, so this part is left out."
        return
    yield "Back on the next logged day is 1 point, a sixth less for each day more."
    for spell in part.spells:
        yield _spell(spell, week)
    points = " + ".join(f"{spell.points:.2f}" for spell in part.spells)
    yield (
        f"{PARTS[2]} = 100 x ({points} + 1.4) / ({len(part.spells)} + 2) = {part.value:.1f}. "
        "The 1.4 and the 2 keep a single dip from deciding it all."
    )


def _spell(spell: Spell, week: WeekSummary) -> str:
    what = "Low spell" if spell.low_mood else "Quiet spell"
    began = short_day(spell.first_day, week.today)
    days = counted(spell.days, "logged day")
    if spell.last_day is None:
        return f"{what} from {began}: {days} so far, {spell.points:.2f} points."
    ended = short_day(spell.last_day, week.today)
    return f"{what} from {began}, back on {ended}: {days}, {spell.points:.2f} points."


def _holding(week: WeekSummary) -> Iterator[str]:
    part = week.holding
    yield "Mood is compared with your own days of as much stress: a hard week is no low score."
    if part.baseline is None:
        yield (
            f"Days with mood and stress in the eight weeks before: {part.baseline_days} of "
            f"{DAYS_FOR_BASELINE}, so this part is left out."
        )
        return
    base = part.baseline
    yield (
        f"The eight weeks before, {base.days} days: mood {base.mood:.1f} on average, "
        f"stress {base.stress:.1f}; with each point of stress mood changes by {base.slope:+.2f}."
    )
    if part.value is None or part.above is None or part.z is None or part.error is None:
        yield f"Days with mood and stress this week: {part.days} of {DAYS_IN_WEEK}."
        return
    yield (
        f"This week, {part.days} days: mood is {part.above:+.2f} points from what its stress "
        "suggests, on average."
    )
    yield (
        f"{part.above:+.2f} / {base.scatter:.2f} (how far your days usually lie apart) "
        f"x {part.days}/{part.days + 3} = {part.z:+.2f}."
    )
    yield (
        f"{PARTS[3]} = 70 + 15 x {part.z:+.2f}, within 0 to 100 = {part.value:.1f}, "
        f"give or take {part.error:.1f}."
    )


def _index(week: WeekSummary) -> Iterator[str]:
    blend = week.blend
    assert blend is not None
    values = (
        week.practice.value,
        week.steadiness.value,
        week.recovery.value,
        week.holding.value,
    )
    scored = [(w, value) for w, value in zip(WEIGHTS, values, strict=True) if value is not None]
    yield "Your plan weighs 40, the other parts 20 each; a part that is left out weighs nothing."
    terms = " + ".join(f"{100 * w:.0f} x {value:.1f}" for w, value in scored)
    yield f"({terms}) / {sum(100 * w for w, _ in scored):.0f} = {blend.index:.1f}."
    yield (
        f"With the low ends it is {blend.raw_low:.1f}, with the high ends {blend.raw_high:.1f}; "
        f"at least 3 to either side: {half_up(blend.low)} to {half_up(blend.high)}."
    )
    if blend.wide:
        yield "The range is wider than 25, so the week shows the range without the number."


def _word(week: WeekSummary) -> Iterator[str]:
    blend = week.blend
    assert blend is not None
    yield "From 75 a full week, from 50 a steady week, from 25 a lighter week, else a quiet week."
    yield (
        f"{half_up(blend.index)} is {WEEK_WORDS[blend.level]}. Parts of equal weight give "
        f"{half_up(blend.equal)}, multiplied instead of added they give {half_up(blend.geometric)}."
    )
    if blend.borderline:
        yield "One of these falls under another word, so it says borderline."


def _usual(week: WeekSummary) -> Iterator[str]:
    numbers = [half_up(each.index) for each in week.earlier if each.index is not None]
    if week.running:
        yield "The week is not over, so it is not compared yet."
        return
    if week.usual is None:
        yield (
            f"It takes {WEEKS_FOR_USUAL} summaries in the eight weeks before; "
            f"there {'is' if len(numbers) == 1 else 'are'} {len(numbers)}."
        )
        return
    usual = week.usual
    yield f"The weeks before: {', '.join(map(str, numbers))}; the middle one is {usual.median:.0f}."
    yield (
        f"Weeks within {1.5 * usual.spread:.0f} points of it, or whose range covers it, are about "
        f"your usual. This one is {USUAL_WORDS[usual.side]}."
    )


def _area(area: AreaPractice) -> str:
    return "Your own" if area.area is Area.OWN else area.area.value.capitalize()


def _number(value: float) -> str:
    return number_words(round(value, 2))


def _mean_of(values: list[float]) -> str:
    terms = " + ".join(f"{value:.1f}" for value in values)
    return f"({terms}) / {len(values)}" if len(values) > 1 else terms

"""The words for the ways back after a gap: what each does to the runs, before it is taken.

Every word is about a fact of `ways_back`; with runs hidden or not known yet nothing is said of
them. Names are cleaned and cut here.
"""

from collections.abc import Callable, Iterable, Sequence

from selfcare.core.amounts import counted
from selfcare.core.days import WEEKDAYS
from selfcare.core.ways_back import DAYS_IN, RunEffect, Way, WaysBack
from selfcare.words.explain import run_words
from selfcare.words.receipts import shortened, shown_name

NAME_SHOWN = 24
"""Most characters of a name in a sentence about a way back."""


def effect_words(effect: RunEffect) -> str:
    """What happens to the run, without the name: `new run, best 9 weeks stays`."""
    if effect.way is Way.FILL and effect.now:
        return f"up to {run_words(effect.now, effect.unit)}"
    if effect.goes_on:
        return f"the run of {run_words(effect.now, effect.unit)} carries on"
    if effect.open_until is not None:
        day = WEEKDAYS[effect.open_until.weekday()]
        return f"the run of {run_words(effect.now, effect.unit)} holds until {day}"
    if effect.best:
        return f"new run, best {run_words(effect.best, effect.unit)} stays"
    return "a first run can begin"


def brief_words(effect: RunEffect) -> str:
    """The same for a narrow line: `7 weeks carry on`, `new run, best 9 weeks`."""
    now = run_words(effect.now, effect.unit)
    if effect.way is Way.FILL and effect.now:
        return f"up to {now}"
    if effect.goes_on:
        return f"{now} {'carries' if effect.now == 1 else 'carry'} on"
    if effect.open_until is not None:
        return f"{now}, until {WEEKDAYS[effect.open_until.weekday()][:3]}"
    if effect.best:
        return f"new run, best {run_words(effect.best, effect.unit)}"
    return "a first run can begin"


def effect_line(effect: RunEffect) -> str:
    """With the name before it: `Walk: new run, best 9 weeks stays`."""
    return f"{_name(effect)}: {effect_words(effect)}"


def spoken_effect(effect: RunEffect) -> str:
    """For line mode, without a sign between: `Walk, new run, best 9 weeks stays.`."""
    return f"{_name(effect)}, {effect_words(effect)}."


def effects_of(ways: WaysBack, way: Way) -> list[RunEffect]:
    """What a way does, the longest run first; filling in that changes nothing says so."""
    told = ways.of(way)
    if way is Way.FILL:
        pairs = zip(told, ways.start, strict=True)
        told = tuple(
            start if (fill.now, fill.settled) == (start.now, start.settled) else fill
            for fill, start in pairs
        )
    return longest_first(told)


def longest_first(effects: Iterable[RunEffect]) -> list[RunEffect]:
    """The effects worth a word, the longest run first."""
    return sorted(
        (each for each in effects if each.said), key=lambda each: each.length, reverse=True
    )


def runs_words(effects: Sequence[RunEffect]) -> str:
    """All runs together: `runs carry on`, `new runs begin`, `2 runs go on, 3 begin anew`.

    Empty when there is no run to speak of, or when one of them is not decided yet.
    """
    told = [each for each in effects if each.best > 0]
    going = sum(each.goes_on for each in told)
    anew = sum(each.begins_anew for each in told)
    if not told or going + anew < len(told):
        return ""
    if not anew:
        return "runs carry on"
    if not going:
        return "new runs begin"
    return f"{going} {'run goes' if going == 1 else 'runs go'} on, {anew} " + (
        "begins anew" if anew == 1 else "begin anew"
    )


def choice_tail(way: Way, days: int, ways: WaysBack | None) -> str:
    """What a choice of the panel does, beside it: at most 50 characters.

    `ways` None: runs are not known yet, or not shown.
    """
    parts = _parts(way, days, ways)
    if way is Way.FILL and len(parts) == 1:
        parts = (*parts, "Esc any time")
    return "; ".join(parts)


def spoken_tail(way: Way, days: int, ways: WaysBack | None) -> str:
    """The same as sentences for line mode: `34 days off for every habit. Runs carry on.`."""
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in _parts(way, days, ways))


def _parts(way: Way, days: int, ways: WaysBack | None) -> tuple[str, ...]:
    """What it does to the days, and to the runs if that is known."""
    if way is Way.FILL:
        same = ways is not None and longest_first(ways.fill) and ways.same(Way.START, Way.FILL)
        fill = "day by day, from yesterday back"
        return (fill, "no run changes") if same else (fill,)
    runs = "" if ways is None else runs_words(ways.of(way))
    long = len(runs) > len("new runs begin")
    if way is Way.START:
        does = "blank days between" if long else "the days between stay blank"
    elif ways is not None and runs and ways.same(Way.START, Way.ASIDE):
        return f"{_days(days)} off for every habit", "no run changes"
    else:
        does = f"{_days(days)} off" if long else f"{_days(days)} off for every habit"
    return (does, runs) if runs else (does,)


def _days(days: int) -> str:
    return counted(days, "day")


def short_gap_words(
    span: str, days: int, ways: WaysBack | None, fits: Callable[[str], bool]
) -> str:
    """The line of a short gap, with what both ways do to the run they differ most for.

    `fits` says whether a sentence has room; the fullest one that fits is given.
    """
    plain = f"{span} are open. f fills them in, or leave them."
    more = short_gap_effects(ways)
    if not more or fits(f"{plain} {more}"):
        return f"{plain} {more}".rstrip()
    if ways is None or ways.same(Way.START, Way.FILL):
        return plain
    left, filled = most_different(ways)
    kept = brief_words(left) if left.now else "a new run"
    reach = f"up to {run_words(filled.now, filled.unit)}"
    briefer = (
        f"{span}: f fills in, {_name(left)} {reach}; left open, {kept}.",
        f"{days} open days. f: {_name(left)} {reach}; left: {kept}.",
        f"{days} open days. f: {reach}; left: {kept}.",
        plain,
    )
    return next((words for words in briefer if fits(words)), plain)


def short_gap_effects(ways: WaysBack | None) -> str:
    """`Filled in, Walk can reach 9 days; left open, a new run begins.`; empty when unknown."""
    if ways is None or not longest_first((*ways.start, *ways.fill)):
        return ""
    if ways.same(Way.START, Way.FILL):
        return "Runs are the same either way."
    left, filled = most_different(ways)
    reach = f"Filled in, {_name(left)} can reach {run_words(filled.now, filled.unit)}"
    if left.goes_on:
        kept = f"the run of {run_words(left.now, left.unit)} carries on"
    elif left.open_until is not None:
        kept = effect_words(left)
    else:
        kept = "a new run begins"
    return f"{reach}; left open, {kept}."


def most_different(ways: WaysBack) -> tuple[RunEffect, RunEffect]:
    """START and FILL of the habit for which they differ most, in days; the longest run first."""
    pairs = zip(ways.start, ways.fill, strict=True)

    def weight(pair: tuple[RunEffect, RunEffect]) -> tuple[int, tuple[int, int]]:
        left, filled = pair
        each = DAYS_IN.get(left.unit, 1)
        return (filled.settled - left.settled) * each, left.length

    return max(pairs, key=weight)


def _name(effect: RunEffect) -> str:
    return shortened(shown_name(effect.habit), NAME_SHOWN)

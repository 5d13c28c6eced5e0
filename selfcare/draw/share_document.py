"""The share sheet as a page: what it is, the days, the habits, the weeks, and notes when chosen.

It counts and does not judge: no index, no colour, no comparison, and every figure beside the number
of days it rests on.
"""

from collections.abc import Iterator
from datetime import date

from selfcare.core.amounts import counted, sum_words
from selfcare.core.days import MONTHS, WEEKDAYS
from selfcare.core.model import Area
from selfcare.core.share import SharedHabit, SharedScale, SharedWeek, ShareSheet
from selfcare.core.text import clean_line
from selfcare.draw.document import Block, Document, Heading, Items, Table, Words
from selfcare.words.plans import goal_words, plan_words

WHAT_IT_IS = (
    "This sheet was made by a person from their own diary, and they chose what is in it.",
    "It counts what was logged. A day that is not logged is unknown, not a day without.",
    "It is not a diagnosis, not a test and not a medical record. It compares with nobody else.",
)
_ENDS = {
    "mood": ("0 very low", "10 very good"),
    "energy": ("0 empty", "10 full"),
    "stress": ("0 none", "10 very high"),
}


def share_document(sheet: ShareSheet) -> Document:
    """The whole page."""
    blocks: list[Block] = [Words(words) for words in WHAT_IT_IS]
    blocks += [Heading("Days"), Items(tuple(_days(sheet)))]
    if sheet.shares_ratings:
        blocks += [Heading("Ratings"), _ratings(sheet.ratings)]
    blocks.append(Heading("Habits"))
    blocks += _habits(sheet)
    blocks += [Heading("Weeks"), _weeks(sheet)]
    if sheet.shares_notes:
        blocks.append(Heading("Notes"))
        blocks.append(_notes(sheet) if sheet.notes else Words("There are no notes in these days."))
    return Document(f"From a diary, {span(sheet.first_day, sheet.last_day)}", tuple(blocks))


def span(first: date, last: date) -> str:
    """`1 to 22 November 2026`, `28 December 2025 to 3 January 2026`."""
    end = _date(last)
    if first == last:
        return end
    if first.year != last.year:
        return f"{_date(first)} to {end}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {end}"
    return f"{first.day} to {end}"


def _days(sheet: ShareSheet) -> Iterator[str]:
    yield f"{counted(sheet.days, 'day')} from {_long(sheet.first_day)} to {_long(sheet.last_day)}."
    what = "anything on this sheet"
    yield f"{counted(sheet.logged, 'day')} with {what} logged, {sheet.not_logged} not logged."
    if sheet.began is not None:
        yield f"The diary begins on {_long(sheet.began)}; days before it are not counted."
    yield f"Areas: {_areas(sheet.areas) or 'none'}."
    left_out = [_areas(sheet.left_out)] if sheet.left_out else []
    left_out += [] if sheet.shares_ratings else ["mood, energy and stress"]
    left_out += [] if sheet.shares_notes else ["notes"]
    if left_out:
        yield f"Left out by choice: {'; '.join(left_out)}."
    yield f"Made on {_long(sheet.made)}."


def _ratings(scales: tuple[SharedScale, ...]) -> Table:
    rows = tuple(
        (
            f"{scale.name.capitalize()} ({', '.join(_ENDS[scale.name])})",
            str(scale.days),
            _figure(scale.mean),
            "" if scale.lowest is None else str(scale.lowest),
            "" if scale.highest is None else str(scale.highest),
        )
        for scale in scales
    )
    head = ("Rating", "Days with it", "Mean", "Lowest", "Highest")
    return Table(head, rows, frozenset({1, 2, 3, 4}))


def _habits(sheet: ShareSheet) -> Iterator[Block]:
    if not sheet.habits:
        yield Words("There are no habits in these areas and days.")
        return
    head = ("Habit", "Area", "Plan", "Came", "Logged", "Not logged", "Set aside", "In all")
    rows = tuple(_habit(habit) for habit in sheet.habits)
    yield Table(head, rows, frozenset({3, 4, 5, 6}))
    yield Words(
        "Came: days on which it was done, the small version included. Logged: days of which it is "
        "known, with or without. Not logged: days asked for of which nothing is known. "
        "Set aside: rests and pauses.",
        quiet=True,
    )


def _habit(habit: SharedHabit) -> tuple[str, ...]:
    rule = habit.rule
    plan = clean_line(plan_words(rule.plan, rule.unit), 80)
    if rule.goal_low is not None or rule.goal_high is not None:
        plan = f"{plan}, {clean_line(goal_words(rule.goal_low, rule.goal_high, rule.unit), 60)}"
    in_all = ""
    if habit.total is not None and habit.mean is not None:
        mean = sum_words(habit.mean, rule.unit)
        in_all = f"{sum_words(habit.total, rule.unit)}, {mean} a day with it"
        if habit.area is Area.SLEEP and rule.unit == "h":
            in_all = f"{mean} a night logged"
    counts = (habit.came, habit.logged, habit.not_logged, habit.set_aside)
    return habit.name, _area(habit.area), plan, *map(str, counts), in_all


def _weeks(sheet: ShareSheet) -> Table:
    scales = ("Mood", "Energy", "Stress") if sheet.shares_ratings else ()
    head = ("From", "To", "Days", "Logged", *scales)
    rows = tuple(_week(week)[: len(head)] for week in sheet.weeks)
    return Table(head, rows, frozenset(range(2, len(head))))


def _week(week: SharedWeek) -> tuple[str, ...]:
    days = (_date(week.first_day), _date(week.last_day), str(week.days), str(week.logged))
    return (*days, *(_figure(mean) for mean in week.means))


def _notes(sheet: ShareSheet) -> Table:
    rows = tuple((_date(note.day), note.about or "the day", note.text) for note in sheet.notes)
    return Table(("Day", "About", "Note"), rows)


def _areas(areas: tuple[Area, ...]) -> str:
    return ", ".join(map(_area, areas))


def _area(area: Area) -> str:
    return "own" if area is Area.OWN else area.value


def _figure(mean: float | None) -> str:
    return "" if mean is None else f"{mean:.1f}"


def _date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _long(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {_date(day)}"


def share_sentences(sheet: ShareSheet) -> Iterator[str]:
    """The same for the ear: one short line a fact, no signs, no columns."""
    yield f"From a diary, {span(sheet.first_day, sheet.last_day)}."
    yield from WHAT_IT_IS
    yield from _days(sheet)
    for scale in sheet.ratings:
        name = f"{scale.name.capitalize()}, {' to '.join(_ENDS[scale.name])}"
        days = f"{counted(scale.days, 'day')} with it"
        ends = f", mean {_figure(scale.mean)}, from {scale.lowest} to {scale.highest}"
        yield f"{name}: {days}{ends if scale.days else ''}."
    for habit in sheet.habits:
        name, area, plan, *counts, in_all = _habit(habit)
        came, logged, not_logged, aside = counts
        more = f" In all {in_all}." if in_all else ""
        yield (
            f"{clean_line(name, 60)}, {area}, {plan}. Came on {came}, logged {logged}, "
            f"not logged {not_logged}, set aside {aside}.{more}"
        )
    for week in sheet.weeks:
        days = f"{span(week.first_day, week.last_day)}, {week.logged} of {week.days} days logged"
        pairs = zip(("mood", "energy", "stress"), week.means, strict=False)
        means = "".join(f", {name} {_figure(mean)}" for name, mean in pairs if mean is not None)
        yield f"{days}{means}."
    for note in sheet.notes:
        yield f"{_date(note.day)}, {note.about or 'the day'}. {clean_line(note.text, 10_000)}"

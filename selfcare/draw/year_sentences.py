"""A year in sentences: for the ear, below the drawing in files, and as the words of a picture."""

from collections import Counter
from collections.abc import Iterator

from selfcare.core.amounts import counted, spoken_sum
from selfcare.core.days import MONTHS, long_day
from selfcare.core.model import Area, Status
from selfcare.core.text import clean_line
from selfcare.core.views_back import About, MonthSum, YearView


def year_sentences(view: YearView) -> Iterator[str]:
    """The year in sentences, then each month of which something is known."""
    if not view.days_known:
        yield from nothing_sentences(view)
        return
    name = clean_line(view.name)
    yield f"{name} in {view.year}: {_counts(view)}."
    for month in view.months:
        if month.days:
            yield f"{MONTHS[month.first_day.month - 1]}: {_month(view, month)}."


def nothing_sentences(view: YearView) -> Iterator[str]:
    """A year of which nothing is known."""
    what = "No mood is noted" if view.about is About.MOOD else "Nothing is logged"
    yield f"{what} in {view.year}."
    if view.began is not None:
        yield f"It begins on {long_day(view.began, view.today)}."


def _counts(view: YearView) -> str:
    if view.about is not About.HABIT:
        verb = "rated" if view.about is About.MOOD else "logged"
        return f"{counted(view.days_known, 'day')} {verb}"
    counts = Counter(mark.status for mark in view.marks if mark.status is not None)
    parts = []
    if view.area is Area.SLEEP:
        logged = counts.pop(Status.DONE, 0) + counts.pop(Status.PARTLY, 0)
        parts += [f"{counted(logged, 'day')} logged"] if logged else []
    for status in Status:
        if counts[status] and status is not Status.NOT_DUE:
            word = "open" if status is Status.UNLOGGED else status.value
            parts.append(f"{counted(counts[status], 'day')} {word}")
    return ", ".join(parts)


def _month(view: YearView, month: MonthSum) -> str:
    match view.about:
        case About.HABIT if view.area is Area.SLEEP and view.unit == "h":
            nights = counted(month.days, "night")
            mean = (month.amount or 0) / month.days
            return f"{nights} logged, {spoken_sum(mean, 'h')} on average"
        case About.HABIT:
            words = f"{counted(month.came, 'day')} showed up"
            if month.amount and view.unit != "times":
                words = f"{words}, {spoken_sum(month.amount, view.unit)}"
            return words
        case About.ALL:
            return f"{counted(month.days, 'day')} logged"
        case About.MOOD:
            return f"mean {month.mean or 0:.1f}, {counted(month.days, 'day')} rated"

"""A year as text: the picture with its months for the eye, sentences for the ear."""

from collections import Counter
from collections.abc import Iterator

from selfcare.cli.text.signs import sign_set
from selfcare.core.amounts import spoken_amount
from selfcare.core.days import MONTHS, long_day
from selfcare.core.model import Area, Status
from selfcare.core.text import clean_line
from selfcare.core.views_back import About, MonthSum, YearView
from selfcare.draw.bars import bar_lines, days_words, month_bars
from selfcare.draw.lines import plain
from selfcare.draw.mark import legend
from selfcare.draw.signs import SETS as PICTURE_SETS
from selfcare.draw.signs import PictureSigns
from selfcare.draw.year import year_lines


def picture_signs(setting: str, *, wide: bool) -> PictureSigns:
    """The set that the setting names, or that the terminal can show."""
    return PICTURE_SETS[sign_set(setting, wide=wide)]


def history_lines(view: YearView, signs: PictureSigns) -> Iterator[str]:
    """A heading, the picture, what its signs say, the months."""
    yield f"{view.year}, {clean_line(view.name)}"
    yield ""
    if not view.days_known:
        yield from _nothing(view)
        return
    for line in year_lines(view, signs, margin=0):
        yield plain(line)
    yield ""
    yield plain(legend(view, signs, margin=0))
    yield ""
    for line in bar_lines(month_bars(view), signs, margin=0):
        yield plain(line)


def history_sentences(view: YearView) -> Iterator[str]:
    """The year in sentences, then each month of which something is known."""
    if not view.days_known:
        yield from _nothing(view)
        return
    name = clean_line(view.name)
    yield f"{name} in {view.year}: {_counts(view)}."
    for month in view.months:
        if month.days:
            yield f"{MONTHS[month.first_day.month - 1]}: {_month(view, month)}."


def _nothing(view: YearView) -> Iterator[str]:
    what = "No mood is noted" if view.about is About.MOOD else "Nothing is logged"
    yield f"{what} in {view.year}."
    if view.began is not None:
        yield f"It begins on {long_day(view.began, view.today)}."


def _counts(view: YearView) -> str:
    if view.about is not About.HABIT:
        verb = "rated" if view.about is About.MOOD else "logged"
        return f"{days_words(view.days_known)} {verb}"
    counts = Counter(mark.status for mark in view.marks if mark.status is not None)
    parts = []
    if view.area is Area.SLEEP:
        logged = counts.pop(Status.DONE, 0) + counts.pop(Status.PARTLY, 0)
        parts += [f"{days_words(logged)} logged"] if logged else []
    for status in Status:
        if counts[status] and status is not Status.NOT_DUE:
            word = "open" if status is Status.UNLOGGED else status.value
            parts.append(f"{days_words(counts[status])} {word}")
    return ", ".join(parts)


def _month(view: YearView, month: MonthSum) -> str:
    match view.about:
        case About.HABIT if view.area is Area.SLEEP and view.unit == "h":
            nights = "1 night" if month.days == 1 else f"{month.days} nights"
            mean = round(60 * (month.amount or 0) / month.days) / 60
            return f"{nights} logged, {spoken_amount(mean, 'h')} on average"
        case About.HABIT:
            words = f"{days_words(month.came)} showed up"
            if month.amount and view.unit != "times":
                words = f"{words}, {spoken_amount(month.amount, view.unit)}"
            return words
        case About.ALL:
            return f"{days_words(month.days)} logged"
        case About.MOOD:
            return f"mean {month.mean or 0:.1f}, {days_words(month.days)} rated"

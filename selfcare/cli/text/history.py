"""A year as text: the picture with its months."""

from collections.abc import Iterator

from selfcare.cli.text.signs import sign_set
from selfcare.core.text import clean_line
from selfcare.core.views_back import YearView
from selfcare.draw.bars import bar_lines, month_bars
from selfcare.draw.lines import plain
from selfcare.draw.mark import legend
from selfcare.draw.signs import SETS as PICTURE_SETS
from selfcare.draw.signs import PictureSigns
from selfcare.draw.year import year_lines
from selfcare.draw.year_sentences import nothing_sentences


def picture_signs(setting: str, *, wide: bool) -> PictureSigns:
    """The set that the setting names, or that the terminal can show."""
    return PICTURE_SETS[sign_set(setting, wide=wide)]


def history_lines(view: YearView, signs: PictureSigns) -> Iterator[str]:
    """A heading, the picture, what its signs say, the months."""
    yield f"{view.year}, {clean_line(view.name)}"
    yield ""
    if not view.days_known:
        yield from nothing_sentences(view)
        return
    for line in year_lines(view, signs, margin=0):
        yield plain(line)
    yield ""
    yield plain(legend(view, signs, margin=0))
    yield ""
    for line in bar_lines(month_bars(view), signs, margin=0):
        yield plain(line)

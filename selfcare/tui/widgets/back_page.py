"""A whole Look back screen from a picture, a width and a height: pure, as on the terminal."""

from dataclasses import dataclass, replace
from datetime import date

from selfcare.core.days import long_day, month_words
from selfcare.core.views_back import About, MonthView, YearView
from selfcare.draw import month as month_picture
from selfcare.draw import year as year_picture
from selfcare.draw.axis import caption, title
from selfcare.draw.bars import bar_lines, month_bars, weekday_bars
from selfcare.draw.curve import curve_lines
from selfcare.draw.lines import INK, QUIET, STRONG, Line, cells, fitted
from selfcare.draw.mark import legend
from selfcare.tui.widgets.back_links import link_lines
from selfcare.tui.widgets.back_picture import BackPicture, BackView
from selfcare.tui.widgets.back_words import day_lines
from selfcare.tui.wrapping import wrapped

BARS = 4
"""Rows that are not the place's own: header, the one under it, message line, key line."""
GRID = 80
"""The place itself is never wider."""
WIDE = 120
"""From this many columns the day's words stand beside the picture."""
TIGHT = 18
"""Below this many rows the picture is one week."""
MONTH_ROWS = 12
LINE_NAME = 22
"""Cells for the name of a line, which may be a person's own unit."""
PICTURE_TOP = 2
"""Lines above a picture: the title and a blank."""

Places = tuple[tuple[int, int, BackView], ...]


@dataclass(frozen=True, slots=True)
class BackPage:
    """The regions of the place."""

    top: tuple[Line, ...]
    under: tuple[Line, ...]
    """Below the plot, where there is one; else empty, and everything is in `top`."""
    side: tuple[Line, ...]
    """Empty: no side panel."""
    plot: bool
    """Whether the plot's widget stands between `top` and `under`."""
    tabs: Places
    """Where the views' names stand in the first line."""
    airy: bool = False
    """Whether the weeks of a month stand apart."""
    scrolls: int = 0
    """How far the text could be scrolled."""


def compose_page(picture: BackPicture, width: int, height: int) -> BackPage:
    """Lays the place out for a window of `width` columns and `height` rows."""
    room = max(height - BARS, 1)
    grid = min(width, GRID)
    wide = width >= WIDE
    heading, tabs = _title(picture, grid)
    side: tuple[Line, ...] = ()
    if wide and picture.words is not None and picture.view.by_day:
        rule = picture.signs.side
        inner = day_lines(
            picture.words, picture.signs, width=width - GRID - 4, room=room, columns=1, margin=0
        )
        inner += [()] * (room - len(inner))
        side = tuple(((f"{rule} ", QUIET), *line) for line in inner)
    tight = height < TIGHT
    head: list[Line] = [heading] if tight else [heading, ()]
    left = room - len(head)
    match picture.view:
        case BackView.LINES:
            frame = BackPage(tuple(head), (), side, plot=False, tabs=tabs)
            return _lines_page(picture, frame, grid if not wide else width, left)
        case BackView.WEEKDAYS:
            body = _weekdays(picture, left)
        case BackView.LINKS:
            body = link_lines(picture.links, grid)
        case _ if tight:
            body = _one_week(picture, grid, left)
        case _:
            body, airy = _days(picture, grid, left, wide=wide)
            return BackPage((*head, *body), (), side, plot=False, tabs=tabs, airy=airy)
    scrolls = max(len(body) - left, 0)
    at = min(picture.top, scrolls)
    return BackPage(
        (*head, *body[at : at + left]), (), side, plot=False, tabs=tabs, scrolls=scrolls
    )


def day_at(picture: BackPicture, page: BackPage, x: int, y: int, width: int) -> date | None:
    """The day drawn at a cell of `top`."""
    row = y - PICTURE_TOP
    if picture.view is BackView.YEAR and picture.year is not None:
        size = min(width, GRID)
        return year_picture.day_at(picture.year, x, row, selected=picture.day, width=size)
    if picture.view is BackView.MONTH and picture.month is not None:
        size = min(width, GRID)
        return month_picture.day_at(picture.month, x, row, width=size, airy=page.airy)
    return None


def nothing_words(picture: BackPicture, view: YearView | MonthView) -> list[str]:
    """What is said where nothing is known; empty when something is."""
    if picture.began is None:
        return [
            "Nothing is logged yet.",
            "One line on Today is plenty for a first day; then it shows here.",
        ]
    if view.days_known:
        return []
    when = str(view.year) if isinstance(view, YearView) else month_words(view.first_day)
    what = "No mood is noted" if view.about is About.MOOD else "Nothing is logged"
    if view.began is None:
        return [f"{what} in {when}, nor in any other time so far."]
    return [f"{what} in {when}.", f"It begins on {long_day(view.began, view.today)}; g goes there."]


def _title(picture: BackPicture, width: int) -> tuple[Line, Places]:
    """What is shown on the left, the views on the right."""
    left = {
        BackView.YEAR: str(picture.day.year),
        BackView.MONTH: month_words(picture.day),
        BackView.LINES: "Lines",
        BackView.WEEKDAYS: "By weekday",
        BackView.LINKS: "Links with mood",
    }[picture.view]
    spans: list[tuple[str, str]] = []
    places: list[tuple[int, int, BackView]] = []
    labels = [f"[{v}]" if v is picture.view else f" {v} " for v in BackView]
    size = sum(map(cells, labels))
    if width < 76:
        labels, size = [], 0
    name = "" if picture.view is BackView.LINKS else picture.name
    room = width - 4 - cells(left) - 3 - size
    shown = fitted(name, max(room, 0), picture.signs.ellipsis)
    spans += [("  ", INK), (left, STRONG), ("   ", INK), (shown, INK)]
    at = 2 + cells(left) + 3 + cells(shown)
    for view, label in zip(BackView, labels, strict=False):
        spans.append((label, STRONG if view is picture.view else QUIET))
        places.append((at, at + cells(label), view))
        at += cells(label)
    return tuple(spans), tuple(places)


def _days(picture: BackPicture, width: int, room: int, *, wide: bool) -> tuple[list[Line], bool]:
    """A year or a month, what its signs say, and below it the day's words or the months."""
    view, signs = picture.drawn, picture.signs
    if view is None or picture.words is None:
        return [], False
    nothing = nothing_words(picture, view)
    airy = False
    if nothing:
        size = year_picture.ROWS + 1 if picture.view is BackView.YEAR else 8
        body: list[Line] = [(("  ", INK), (words, INK)) for words in nothing]
        body += [()] * (size - len(body))
    elif isinstance(view, YearView):
        body = year_picture.year_lines(view, signs, selected=picture.day, width=width)
        body.append(legend(view, signs))
    else:
        airy = room >= 26
        body = month_picture.month_lines(view, signs, selected=picture.day, width=width, airy=airy)
        body += [(), legend(view, signs)]
    left = room - len(body)
    if wide:
        if isinstance(view, YearView) and not nothing and left > MONTH_ROWS:
            body += [(), *bar_lines(month_bars(view), signs)]
    elif left > 1:
        body += [(), *day_lines(picture.words, signs, width=width - 2, room=left - 1, columns=2)]
    return body, airy


def _one_week(picture: BackPicture, width: int, room: int) -> list[Line]:
    """The week of the day and its words, where there is no room for more."""
    if picture.words is None:
        return []
    columns = 2 if width >= 76 else 1
    return day_lines(picture.words, picture.signs, width=width - 2, room=room, columns=columns)


def _weekdays(picture: BackPicture, room: int) -> list[Line]:
    view, signs = picture.weekdays, picture.signs
    if view is None:
        return []
    body: list[Line] = [_spans(picture)]
    parts = [("Mood", True)]
    if view.about is not About.MOOD:
        parts.append(("Habits that showed up, of those known", False))
        if view.about is About.HABIT:
            parts[1] = ("Days that showed up, of those known", False)
    if room > 9 * len(parts):
        body.append(())
    for title_, mood in parts:
        bars = weekday_bars(view, mood=mood)
        body.append((("  ", INK), (title_, STRONG)))
        if all(bar.share is None for bar in bars):
            body.append((("  ", INK), ("Nothing is logged in this time.", QUIET)))
        else:
            body += bar_lines(bars, signs)
        if title_ != parts[-1][0]:
            body.append(())
    return body


def _spans(picture: BackPicture) -> Line:
    """The spans of time, brackets around the current one."""
    spans: list[tuple[str, str]] = [(" ", INK)]
    for span in type(picture.span):
        here = span is picture.span
        spans.append((f"[{span.value}]" if here else f" {span.value} ", STRONG if here else QUIET))
        spans.append((" ", INK))
    return tuple(spans)


def _lines_page(picture: BackPicture, frame: BackPage, width: int, room: int) -> BackPage:
    """The choice of lines and of spans, the plot between, its caption below."""
    choice: list[tuple[str, str]] = [(" ", INK)]
    for number, (series, unit) in enumerate(picture.lines):
        here = number == picture.line
        words = title(series, unit)
        words = fitted(words, min(cells(words), LINE_NAME), picture.signs.ellipsis)
        choice.append((f"[{words}]" if here else f" {words} ", STRONG if here else QUIET))
    view = picture.series
    top = (*frame.top, tuple(choice), _spans(picture))
    if view is None:
        return replace(frame, top=top)
    under: list[Line] = [
        (("  ", INK), (row, QUIET))
        for row in wrapped(caption(view, picture.signs.ellipsis), width - 4)
    ]
    rest = room - 2 - len(under)
    if picture.fine and rest >= 6 and view.points:
        return replace(frame, top=top, under=tuple(under), plot=True)
    if view.points and rest >= 5:
        under = [*curve_lines(view, picture.signs, width=width - 4, height=rest - 3), *under]
    return replace(frame, top=(*top, (), *under))

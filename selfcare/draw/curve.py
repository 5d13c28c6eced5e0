"""A line over time in whole cells, for terminals without fine dots and for plain text."""

from selfcare.core.views_back import SeriesView
from selfcare.draw.axis import day_ticks, value_axis
from selfcare.draw.lines import FULL, INK, QUIET, Line, merged
from selfcare.draw.signs import PictureSigns


def curve_lines(
    view: SeriesView, signs: PictureSigns, *, width: int = 76, height: int = 10, margin: int = 2
) -> list[Line]:
    """`height` rows, a rule and the days below it; where there is no value the row stays blank."""
    low, high, ticks = value_axis(view)
    label = max((len(words) for _, words in ticks), default=0)
    room = max(width - margin - label - 2, 8)
    rows = [[" "] * room for _ in range(height)]
    length = max((view.last_day - view.first_day).days, 1)
    columns: dict[int, list[float]] = {}
    for point in view.points:
        columns.setdefault((point.day - view.first_day).days * (room - 1) // length, []).append(
            point.value
        )
    for column, values in columns.items():
        rows[_row(sum(values) / len(values), low, high, height)][column] = signs.point
    words = {_row(value, low, high, height): text for value, text in ticks}
    lines = [
        merged(
            (
                (f"{' ' * margin}{words.get(number, ''):>{label}} ", QUIET),
                (signs.side, QUIET),
                ("".join(row).rstrip() or " ", FULL),
            )
        )
        for number, row in enumerate(rows)
    ]
    lead = " " * (margin + label + 1)
    lines.append(((lead, INK), (signs.rule * (room + 1), QUIET)))
    days = ""
    for day, text in day_ticks(view, room):
        at = (day - view.first_day).days * (room - 1) // length
        at = min(at, room - len(text))
        if at > len(days) or not days:
            days = days.ljust(max(at, 0)) + text
    lines.append(((f"{lead} {days}", QUIET),))
    return lines


def _row(value: float, low: float, high: float, height: int) -> int:
    """The row of a value, the highest at the top."""
    share = (value - low) / (high - low) if high > low else 0.5
    return round((1 - min(max(share, 0.0), 1.0)) * (height - 1))

"""Drawings as text: a year, a month, bars and lines, in every set of signs."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.looking_back import month_view, seen_of, series_view, year_view
from selfcare.core.model import Area, CheckIn, Habit, Rule, Status
from selfcare.core.plan import Daily
from selfcare.core.views_back import About, MonthView, Series, Span, YearView
from selfcare.draw import year as year_picture
from selfcare.draw.axis import caption, curve_lines, day_ticks, value_axis
from selfcare.draw.lines import TONES, plain
from selfcare.draw.look_back import Bar, bar_lines, month_bars
from selfcare.draw.mark import legend
from selfcare.draw.signs import ASCII_SIGNS, FULL_SIGNS, SETS

TODAY = date(2026, 11, 22)
FIRST = date(2026, 11, 9)


def habit_history(amounts: Mapping[date, float], name: str = "Walk") -> HabitHistory:
    """A daily habit of 30 min from the first day on."""
    rule = Rule(FIRST, "min", Daily(), goal_low=30.0, smallest=5.0)
    return HabitHistory(Habit(1, "u", name, Area.EXERCISE, FIRST, (rule,)), dict(amounts))


AMOUNTS = {FIRST: 30.0, FIRST + timedelta(days=1): 12.0, FIRST + timedelta(days=2): 0.0}


def a_year(about: About = About.HABIT, year: int = 2026, week_start: int = 0) -> YearView:
    """Three logged days and two moods."""
    checkins = {FIRST: CheckIn(FIRST, mood=10), TODAY: CheckIn(TODAY, mood=3)}
    histories = () if about is About.MOOD else (habit_history(AMOUNTS),)
    seen = seen_of(about, histories, checkins, TODAY)
    return year_view(seen, year, Frame(TODAY, week_start=week_start))


def a_month(about: About = About.HABIT) -> MonthView:
    """The same month."""
    checkins = {FIRST: CheckIn(FIRST, mood=10), TODAY: CheckIn(TODAY, mood=3)}
    histories = () if about is About.MOOD else (habit_history(AMOUNTS),)
    return month_view(seen_of(about, histories, checkins, TODAY), TODAY, Frame(TODAY))


def text(lines: list[tuple[tuple[str, str], ...]]) -> list[str]:
    """The lines as a plain terminal shows them."""
    return [plain(line) for line in lines]


def test_every_sign_is_one_cell_and_ascii_is_ascii() -> None:
    """In all three sets."""
    for signs in SETS.values():
        shown = [*map(signs.of, Status), *signs.scale, signs.most, signs.bar, signs.empty]
        shown += [signs.point, signs.cursor, signs.rule, signs.side, signs.ellipsis]
        assert {cell_len(sign) for sign in shown} == {1}
    assert "".join(map(ASCII_SIGNS.of, Status)).isascii()


def test_shares_and_ratings_in_signs() -> None:
    """Circles fill up; digits are tenths; nothing and all have signs of their own."""
    shares = [0.01, 0.33, 0.34, 0.66, 0.67, 0.99, 1.0]
    assert "".join(map(FULL_SIGNS.share, shares)) == "◔◔◐◐◕◕●"
    assert "".join(map(ASCII_SIGNS.share, shares)) == "133669#"
    assert "".join(map(FULL_SIGNS.rating, range(11))) == "○○◔◔◐◐◐◕◕●●"
    assert "".join(map(ASCII_SIGNS.rating, range(11))) == "0123456789#"


def test_a_year_is_53_weeks_with_months_above() -> None:
    """November's three days stand in one column; the rest of the year is blank or open."""
    lines = text(year_picture.year_lines(a_year(), FULL_SIGNS))
    months = "       Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov  Dec"
    assert lines[0] == months
    column = months.index("Nov") + 2
    assert lines[1] == "  Mon".ljust(column) + "■·"
    assert lines[2] == "  Tue".ljust(column) + "◧·"
    assert lines[3] == "  Wed".ljust(column) + "□·"
    assert lines[7] == "  Sun".ljust(column) + "··"
    assert len(lines) == 8


def test_without_a_selected_day_nothing_points_at_one() -> None:
    """The commands draw it like that, at the left edge."""
    lines = text(year_picture.year_lines(a_year(), ASCII_SIGNS, margin=0))
    assert len(lines) == 8
    assert lines[7].startswith("Sun")
    assert ">" not in "".join(lines)


@given(
    year=st.integers(1900, 2200),
    week_start=st.integers(0, 6),
    width=st.integers(20, 120),
    number=st.integers(0, 365),
)
def test_every_day_is_found_where_it_is_drawn(
    year: int, week_start: int, width: int, number: int
) -> None:
    """The selected day is among the columns shown, and 80 cells hold the year."""
    selected = min(date(year, 1, 1) + timedelta(days=number), date(year, 12, 31))
    view = a_year(About.MOOD, year, week_start)
    grid = year_picture.YearGrid.of(view, width=width, margin=0, selected=selected)
    columns = range(grid.first_column, grid.first_column + grid.shown)
    days = {grid.day(column, row): column for column in columns for row in range(7)}
    assert grid.shown + year_picture.LABEL <= max(width, year_picture.LABEL + 1)
    assert days[selected] == grid.column_of(selected) + grid.first_column
    if width >= 80:
        assert view.first_day in days
        assert date(year, 12, 31) in days


@pytest.mark.parametrize("about", About)
@pytest.mark.parametrize("name", SETS)
def test_pictures_keep_to_their_tones_and_width(about: About, name: str) -> None:
    """No line is wider than 80, every tone is known, and the ascii set draws in ascii."""
    signs = SETS[name]
    year = a_year(about)
    lines = [
        *year_picture.year_lines(year, signs),
        legend(year, signs),
        *bar_lines(month_bars(year), signs),
    ]
    for line in lines:
        assert cell_len(plain(line)) <= 80
        assert {tone for _, tone in line} <= set(TONES)
        if name == "ascii":
            assert plain(line).isascii()


def test_legends_count_what_they_show() -> None:
    """For one habit the days of each sign; nights are logged, whatever their length."""
    assert plain(legend(a_year(), FULL_SIGNS)) == "  ■ 1 done   ◧ 1 partly   □ 1 none   · 11 open"
    assert plain(legend(a_year(About.MOOD), ASCII_SIGNS)) == (
        "  0 0 very low   5 5   # 10 very good   . no mood"
    )
    rule = Rule(FIRST, "h", Daily(), goal_low=7.0, goal_high=9.0)
    habit = Habit(1, "u", "Sleep", Area.SLEEP, FIRST, (rule,))
    seen = seen_of(About.HABIT, (HabitHistory(habit, {FIRST: 8.0, TODAY: 5.0}),), {}, TODAY)
    sleep = year_view(seen, 2026, Frame(TODAY))
    assert plain(legend(sleep, FULL_SIGNS)) == "  ■ ◧ 2 logged   · 12 open"
    assert month_bars(sleep)[10] == Bar("Nov", 2 / 30, "", "2 nights, 6 h 30 on average")


def test_bars_are_aligned_and_blank_where_nothing_is_known() -> None:
    """Label, figure, bar, words."""
    bars = (Bar("Mon", 0.5, "5.0", "2 days"), Bar("Tue", None), Bar("Wed", 1.0, "10.0", "1 day"))
    assert text(bar_lines(bars, ASCII_SIGNS, width=4)) == [
        "  Mon   5.0  ##..  2 days",
        "  Tue",
        "  Wed  10.0  ####  1 day",
    ]


def test_month_bars() -> None:
    """Days that showed up and their sum; moods with how many they rest on."""
    assert month_bars(a_year())[10] == Bar("Nov", 2 / 30, "", "2 days, 42 min")
    assert month_bars(a_year())[9] == Bar("Oct", None)
    assert month_bars(a_year(About.MOOD))[10] == Bar("Nov", 0.65, "6.5", "2 days")


def test_a_curve_in_whole_cells() -> None:
    """The highest value on top, days below, nothing where nothing is known."""
    values = {FIRST: 0.0, FIRST + timedelta(days=7): 5.0, TODAY: 10.0}
    view = series_view(Series.MOOD, Span.WEEKS, values, FIRST, TODAY, most=28)
    lines = text(curve_lines(view, ASCII_SIGNS, width=34, height=5))
    assert lines == [
        "  10 |                           *",
        "     |",
        "   5 |              *",
        "     |",
        "   0 |*",
        "     -----------------------------",
        "      9 Nov       15 Nov    22 Nov",
    ]


def test_axes_speak_our_own_words_alone() -> None:
    """A unit can be a person's own word, and axis labels of the plot are read as markup."""
    unit = "[/b] [@click=app.quit]x"
    values = {TODAY: 37.0}
    view = series_view(
        Series.AMOUNT, Span.WEEKS, values, FIRST, TODAY, most=28, name="[/]", unit=unit
    )
    low, high, ticks = value_axis(view)
    assert (low, high) == (0.0, 40.0)
    assert [words for _, words in ticks] == ["0", "20", "40"]
    assert all("[" not in words for _, words in day_ticks(view, 70))
    assert caption(view).startswith("[/], [/b] [@click=app")


def test_strength_has_words_and_no_numbers() -> None:
    """Its numbers stand behind `i`."""
    view = series_view(Series.STRENGTH, Span.ALL, {TODAY: 0.5}, FIRST, TODAY, most=28)
    assert not any(char.isdigit() for _, words in value_axis(view)[2] for char in words)


def test_captions_say_what_a_point_is() -> None:
    """Days, means of days, sums of weeks, means of sums; nothing where nothing is."""
    last = FIRST + timedelta(days=59)
    values = {FIRST + timedelta(days=n): 5.0 for n in range(60)}

    def said(most: int, *, weekly: bool = False) -> str:
        line = Series.AMOUNT if weekly else Series.MOOD
        weeks = {day: 5.0 for day in values if (day - FIRST).days % 7 == 0}
        return caption(
            series_view(
                line, Span.ALL, weeks if weekly else values, FIRST, last,
                most=most, weekly=weekly, unit="min" if weekly else "",
            )
        )  # fmt: skip

    assert said(60) == "Mood. Each point is a day. 60 days with a value."
    assert said(20) == "Mood. Each point is the mean of 3 days. 60 days with a value."
    assert said(20, weekly=True) == (
        "Minutes. Each point is the sum of a week, the last one so far. 9 weeks with a value."
    )
    assert said(3, weekly=True) == (
        "Minutes. Each point is the mean of 3 weeks' sums. 9 weeks with a value."
    )
    empty = series_view(Series.MOOD, Span.ALL, {}, FIRST, last, most=9)
    assert caption(empty) == "Mood. Nothing is logged in this time."

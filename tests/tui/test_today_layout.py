"""The grid of Today, as a pure function of a picture and a size."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from selfcare.core.keystrokes import AmountKeys, RatingKeys
from selfcare.core.model import Area, CheckIn, Habit, Rule, Status
from selfcare.core.offers import Offer, QuietLine
from selfcare.core.plan import DaysPerPeriod, Period
from selfcare.core.runs import Run
from selfcare.core.views import Gap, Greeting, HabitRow, TodayView, WeekFigure
from selfcare.tui.glyphs import ASCII
from selfcare.tui.widgets.detail import wrapped
from selfcare.tui.widgets.lines import plain, width_of
from selfcare.tui.widgets.page import BARS, TodayPage, compose_page
from selfcare.tui.widgets.picture import TodayPicture
from selfcare.tui.widgets.words import day_words, run_column, week_words

SUNDAY = date(2026, 11, 22)
WEEK = tuple(SUNDAY - timedelta(days=back) for back in range(6, -1, -1))
CELLS = (
    Status.DONE,
    None,
    Status.NONE,
    Status.PARTLY,
    Status.REST,
    Status.PAUSED,
    Status.UNLOGGED,
)
PLAN = DaysPerPeriod(5, Period.WEEK)


def a_row(number: int = 1, name: str = "Walk", **changes: Any) -> HabitRow:
    """A habit in minutes, 12 logged."""
    area = changes.pop("area", Area.EXERCISE)
    unit = changes.pop("unit", "min")
    goal_low = changes.pop("goal_low", None)
    rule = Rule(from_day=WEEK[0], unit=unit, plan=PLAN, goal_low=goal_low)
    habit = Habit(number, f"u{number}", name, area, WEEK[0], (rule,), number)
    row = HabitRow(
        habit=habit,
        rule=rule,
        day=SUNDAY,
        status=Status.PARTLY,
        amount=12.0,
        due=None,
        cells=CELLS,
        week=WeekFigure(done=3, planned=5),
        usual=20.0,
        usual_known=True,
        smallest=5.0,
        run=Run(current=3, unit="week", best=9, total=61, spares=1, returns=0),
    )
    return replace(row, **changes)


def a_view(*rows: HabitRow, **changes: Any) -> TodayView:
    """Sunday with these rows."""
    view = TodayView(
        day=SUNDAY,
        today=SUNDAY,
        until=None,
        week=WEEK,
        checkin=CheckIn(SUNDAY, mood=7, energy=10),
        rows=rows,
        greeting=Greeting.NOTHING,
        gap=None,
        planned_done=3,
        planned=5,
        light=False,
        paused_all=False,
        complete=True,
        show_runs=True,
    )
    return replace(view, **changes)


def many(count: int) -> tuple[HabitRow, ...]:
    """So many habits, areas in turn."""
    areas = list(Area)
    return tuple(
        a_row(index + 1, f"Habit {index + 1}", area=areas[index * len(areas) // count])
        for index in range(count)
    )


def text(page: TodayPage) -> list[str]:
    """The left part and the foot as plain lines."""
    return [plain(line).rstrip() for line in (*page.lines, *page.foot)]


def find(page: TodayPage, words: str) -> str:
    """The one line with these words."""
    return next(line for line in text(page) if words in line)


def test_columns_stand_where_the_grid_says() -> None:
    """Sign at 3, name at 5, today at 27, strip at 46, week at 61, run at 71."""
    page = compose_page(TodayPicture(a_view(a_row()), cursor=1), 80, 24)
    line = find(page, "partly")
    assert line[:27] == " ▌ ◐ Walk                  "
    assert line[27:45] == "partly 12 min     "
    assert line[46:59] == "●   ○ ◐ – = ·"
    assert line[61:] == "3 of 5    3 weeks"
    assert find(page, "run")[45:60] == " M T W T F S[S]"


def test_numbers_end_at_the_same_cell_and_units_begin_at_the_same() -> None:
    """Numbers are right-aligned in their column, units left."""
    rows = (
        a_row(status=Status.DONE, amount=5.0),
        a_row(status=Status.PARTLY, amount=12.0),
        a_row(status=Status.DONE, amount=150.0),
        a_row(status=Status.DONE, amount=7 + 2 / 3, unit="h", area=Area.SLEEP),
    )
    words = [day_words(row) for row in rows]
    assert words == ["done    5 min", "partly 12 min", "done  150 min", "logged  7 h 40"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (a_row(status=Status.UNLOGGED, amount=None), "open"),
        (a_row(status=None, amount=None), ""),
        (a_row(status=Status.NONE, amount=0.0), "none"),
        (a_row(status=Status.DONE, amount=0.0), "done    0 min"),
        (a_row(status=Status.NOT_DUE, amount=None), "not due"),
        (a_row(status=Status.REST, amount=None), "rest"),
        (a_row(status=Status.PAUSED, amount=None), "paused"),
        (a_row(status=Status.DONE, amount=1.0, unit="times"), "done"),
        (a_row(status=Status.DONE, amount=2.0, unit="times"), "done    2 times"),
        (a_row(status=Status.DONE, amount=8.0, unit="h", area=Area.SLEEP), "logged  8 h"),
        (a_row(status=Status.PARTLY, amount=3.0, unit="h", area=Area.SLEEP), "logged  3 h"),
        (a_row(status=Status.PARTLY, amount=1250.0), "partly 1250 min"),
    ],
)
def test_each_status_has_its_word(row: HabitRow, words: str) -> None:
    """A night is logged whatever its length; nothing is ever called missed."""
    assert day_words(row) == words


def test_week_and_run_say_figures_or_nothing() -> None:
    """Counts, amounts, a best without a run, and silence when there is nothing to say."""
    assert week_words(WeekFigure(done=5, planned=5), "times") == "5 of 5"
    assert week_words(WeekFigure(amount=92.0, goal=150.0), "min") == "92 of 150"
    assert week_words(WeekFigure(amount=1250.0, goal=2000.0), "steps") == "1250/2000"
    assert week_words(WeekFigure(amount=4.25, goal=5.0), "h") == "4:15 of 5"
    assert week_words(WeekFigure(amount=3.25, goal=20.0), "km") == "3.25/20"
    assert week_words(WeekFigure(), "times") == ""
    assert run_column(a_row()) == "3 weeks"
    ended = Run(current=0, unit="day", best=11, total=30, spares=2, returns=0)
    assert run_column(a_row(run=ended)) == "best 11"
    assert run_column(a_row(run=replace(ended, best=0))) == ""
    assert run_column(a_row(run=None)) == ""


def test_runs_can_be_put_away() -> None:
    """With show_runs off neither the column nor its header is drawn."""
    lines = text(compose_page(TodayPicture(a_view(a_row(), show_runs=False), cursor=1), 80, 24))
    assert not any("run" in line or "3 weeks" in line for line in lines)


def test_air_depends_on_the_rows() -> None:
    """Up to 6 habits are double-spaced, 7 to 9 single, more than 9 scroll at 80x24."""
    for count, spaced in ((1, True), (5, True), (6, True), (7, False), (9, False)):
        page = compose_page(TodayPicture(a_view(*many(count)), cursor=1), 80, 24)
        ids = [number for number in page.habits.habits if number is not None]
        assert ids == list(range(1, count + 1))
        at = page.habits.habits
        assert count < 2 or (at.index(2) - at.index(1) == (2 if spaced else 1)), count
        assert not any("below" in line for line in text(page))
    page = compose_page(TodayPicture(a_view(*many(12)), cursor=1), 80, 24)
    assert find(page, "below")


def test_the_selected_row_is_always_on_screen() -> None:
    """A long list shows a window around the selected row, and says what is beyond it."""
    view = a_view(*many(40))
    first_line = 0
    for cursor in (*range(1, 41), *range(40, 0, -1)):
        picture = TodayPicture(view, cursor=cursor, first_line=first_line)
        page = compose_page(picture, 80, 24)
        first_line = page.habits.first_line
        assert cursor in page.habits.habits
        assert len(text(page)) == 24 - BARS
    assert "30 below" in "".join(text(page)) or "31 below" in "".join(text(page))


def test_area_names_appear_from_thirty_rows() -> None:
    """The person's own order stays; an area's name stands where the area changes."""
    view = a_view(*many(6))
    assert "   Mindfulness" not in text(compose_page(TodayPicture(view, cursor=1), 80, 29))
    page = compose_page(TodayPicture(view, cursor=1), 80, 36)
    names = [line.strip() for line in text(page) if line.startswith("   ") and line[3] != " "]
    assert names == ["Mindfulness", "Exercise", "Sleep", "Connection", "Eating", "My own"]
    assert find(page, "Habit 1")[:15] == " ▌   ◐ Habit 1 "


def test_columns_go_one_after_the_other() -> None:
    """Below 76 columns the strip is tight; then the run goes, then the week, then the strip."""
    row = a_row()

    def line(width: int) -> str:
        return find(compose_page(TodayPicture(a_view(row), cursor=1), width, 24), "partly")

    assert "3 weeks" in line(72)
    assert "● ○◐–=·" in line(72)
    assert "3 weeks" not in line(66)
    assert "3 of 5" in line(66)
    assert "3 of 5" not in line(55)
    assert "● ○◐–=·" in line(55)
    assert line(40) == " ▌ ◐ Walk             partly 12 min"


def test_typing_shows_the_sum_in_the_row() -> None:
    """While 20 is typed on 12 minutes the row says what Enter will make of it."""
    picture = TodayPicture(a_view(a_row()), cursor=1, amount=AmountKeys(text="20"))
    assert "12 + 20_ = 32 min " in find(compose_page(picture, 80, 24), "Walk ")


def test_rating_marks_the_scale_without_colour() -> None:
    """The scale at hand has the cursor sign, a waiting 1 an underscore; the line below explains."""
    rating = RatingKeys.opened(("mood", "energy", "stress"), {"energy": 10}).press("1")
    page = compose_page(TodayPicture(a_view(a_row()), cursor=1, rating=rating), 80, 24)
    line = find(page, "Mood")
    assert line.startswith(" ▌Mood  1_▪·········        Energy 10 ▪▪▪▪▪▪▪▪▪▪      Stress  · ·")
    words = "  0 very low · 10 very good     1 then 0 is ten     Backspace leaves it out"
    assert words in text(page)


def test_light_days_ask_for_one_number() -> None:
    """Mood alone stands there on light days."""
    page = compose_page(TodayPicture(a_view(a_row(), light=True), cursor=1), 80, 24)
    assert "Mood" in find(page, "Mood")
    assert not any("Energy" in line or "Stress" in line for line in text(page))


def test_after_midnight_the_day_says_until_when() -> None:
    """At 01:30 the day on screen is still the old one, and says so."""
    page = compose_page(TodayPicture(a_view(a_row(), until=time(4)), cursor=1), 80, 24)
    assert text(page)[0].startswith("  Sunday 22 November, until 04:00 ")


def test_a_short_gap_is_one_line() -> None:
    """3 to 6 open days are named in the message line; there is no panel."""
    gap = Gap(date(2026, 11, 20), date(2026, 11, 21), 2, date(2026, 11, 19), 30)
    quiet = QuietLine(Offer.SHORT_GAP)
    view = a_view(a_row(), greeting=Greeting.SHORT_GAP, gap=gap, quiet=quiet)
    lines = text(compose_page(TodayPicture(view, cursor=1), 80, 24))
    assert "  Friday to Saturday are open. f fills them in, or leave them." in lines
    assert not any("Welcome" in line for line in lines)


def test_no_habits_say_how_to_begin() -> None:
    """An empty place names the two ways to a first habit."""
    page = compose_page(TodayPicture(a_view(greeting=Greeting.NO_HABITS)), 80, 24)
    assert find(page, "No habits here yet. a adds one of your own, Enter shows some to choose")


def test_long_messages_take_a_second_line_and_nothing_moves() -> None:
    """A message is cut between words; the list keeps its place."""
    assert wrapped("one two three", 8) == ("one two", "three")
    assert wrapped("one", 8) == ("one", "")
    short = compose_page(TodayPicture(a_view(a_row()), cursor=1, message="Yes."), 80, 24)
    long = compose_page(TodayPicture(a_view(a_row()), cursor=1, message="word " * 25), 80, 24)
    assert [plain(line) for line in short.lines] == [plain(line) for line in long.lines]


def test_the_ascii_set_draws_a_whole_screen_in_ascii() -> None:
    """On a Linux console no sign outside ASCII is drawn, in any state."""
    gap = Gap(date(2026, 10, 19), date(2026, 11, 21), 34, date(2026, 10, 18), 214)
    for view in (
        a_view(*many(7)),
        a_view(a_row(), greeting=Greeting.FIRST_DAY),
        a_view(a_row(), greeting=Greeting.WELCOME_BACK, gap=gap),
    ):
        for size in ((80, 24), (120, 36), (40, 10)):
            page = compose_page(TodayPicture(view, cursor=1, choice=0, signs=ASCII), *size)
            whole = "\n".join([*text(page), *(plain(line) for line in page.side)])
            assert whole.isascii(), whole


PICTURES: dict[str, Callable[[], TodayPicture]] = {
    "normal": lambda: TodayPicture(a_view(*many(5)), cursor=2),
    "many": lambda: TodayPicture(a_view(*many(30)), cursor=17),
    "first": lambda: TodayPicture(a_view(*many(4), greeting=Greeting.FIRST_DAY), cursor=1),
    "none": lambda: TodayPicture(a_view(greeting=Greeting.NO_HABITS)),
    "welcome": lambda: TodayPicture(
        a_view(
            *many(5),
            greeting=Greeting.WELCOME_BACK,
            gap=Gap(date(2026, 10, 19), date(2026, 11, 21), 34, date(2026, 10, 18), 214),
        ),
        cursor=1,
        choice=1,
    ),
    "wide names": lambda: TodayPicture(
        a_view(a_row(1, "散歩" * 30, unit="步" * 9), a_row(2, "שלום " * 9), a_row(3, "👩‍👩‍👧 tea")),
        cursor=1,
        message="👩‍👩‍👧" * 60,
    ),
}


@settings(max_examples=60)
@given(st.sampled_from(sorted(PICTURES)), st.integers(40, 200), st.integers(10, 60))
def test_a_page_fills_its_window_exactly(state: str, width: int, height: int) -> None:
    """No line is wider than the window, and the regions add up to its rows, at any size."""
    page = compose_page(PICTURES[state](), width, height)
    lines = (*page.lines, *page.foot)
    assert len(lines) == height - BARS
    for line in page.lines:
        assert width_of(line) <= min(width, 80), plain(line)
    for line in page.foot:
        assert cell_len(plain(line)) <= width + 1, plain(line)
    assert len(page.side) == (len(page.lines) if width >= 120 else 0)

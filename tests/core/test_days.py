"""Day arithmetic, reading days and saying them."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.days import (
    day_of,
    days_of_week,
    each_day,
    ensure_begun,
    long_day,
    month_of,
    month_words,
    months_on,
    parse_day,
    period_of,
    short_day,
    span_words,
    until,
    week_of,
)
from selfcare.core.errors import UnreadableError
from selfcare.core.plan import Period
from selfcare.words.refusals import error_words
from tests.refusing import refuses

TODAY = date(2026, 11, 22)
"""A Sunday."""
WALLS = st.datetimes(datetime.fromisoformat("2000-01-01"), datetime.fromisoformat("2100-01-01"))
DAYS = st.dates(date(1900, 1, 8), date(2200, 12, 24))


@pytest.mark.parametrize(
    ("now", "day_start", "day"),
    [
        ("2026-11-22T21:00:00+01:00", 4, date(2026, 11, 22)),
        ("2026-11-23T01:30:00+01:00", 4, date(2026, 11, 22)),
        ("2026-11-23T03:59:59+01:00", 4, date(2026, 11, 22)),
        ("2026-11-23T04:00:00+01:00", 4, date(2026, 11, 23)),
        ("2026-11-23T00:00:00+01:00", 0, date(2026, 11, 23)),
        ("2027-01-01T02:00:00+00:00", 4, date(2026, 12, 31)),
    ],
)
def test_a_day_begins_at_its_day_start(now: str, day_start: int, day: date) -> None:
    """A log at 01:30 belongs to the day before."""
    assert day_of(datetime.fromisoformat(now), day_start) == day


def test_until_is_said_only_while_the_calendar_is_ahead() -> None:
    """Between midnight and the day start the screen says until when the day lasts."""
    assert until(datetime.fromisoformat("2026-11-23T01:30:00+01:00"), 4) == time(4)
    assert until(datetime.fromisoformat("2026-11-22T23:59:00+01:00"), 4) is None
    assert until(datetime.fromisoformat("2026-11-23T04:00:00+01:00"), 4) is None
    assert until(datetime.fromisoformat("2026-11-23T00:00:00+01:00"), 0) is None


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@given(wall=WALLS, day_start=st.integers(0, 12))
def test_daylight_saving_moves_no_day(zone: str, wall: datetime, day_start: int) -> None:
    """Only the reading of the wall clock counts, on either side of a change of the clocks."""
    for fold in (0, 1):
        local = wall.replace(tzinfo=ZoneInfo(zone), fold=fold)
        assert day_of(local, day_start) == day_of(wall, day_start)
        assert until(local, day_start) == until(wall, day_start)


def test_the_hours_around_a_clock_change() -> None:
    """The night of 25 October 2026 in Berlin has two hours from 02:00; both are Saturday's."""
    for text in ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"):
        assert day_of(datetime.fromisoformat(text), 4) == date(2026, 10, 24)


def test_weeks_begin_on_the_own_week_start() -> None:
    """Weeks are seven days from the week start, both ends included."""
    assert week_of(TODAY, 0) == (date(2026, 11, 16), TODAY)
    assert week_of(TODAY, 6) == (TODAY, date(2026, 11, 28))
    assert week_of(TODAY, 5) == (date(2026, 11, 21), date(2026, 11, 27))
    assert days_of_week(TODAY, 0)[0] == date(2026, 11, 16)
    assert len(days_of_week(TODAY, 0)) == 7


@given(day=DAYS, week_start=st.integers(0, 6))
def test_a_day_lies_in_its_own_week(day: date, week_start: int) -> None:
    """The week of a day holds it, begins on the week start, and is the week of all its days."""
    first, last = week_of(day, week_start)
    assert first <= day <= last
    assert first.weekday() == week_start
    assert {week_of(other, week_start) for other in days_of_week(day, week_start)} == {
        (first, last)
    }


def test_months_and_periods() -> None:
    """A month reaches from its first to its last day, leap years included."""
    assert month_of(date(2028, 2, 10)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_of(date(2026, 12, 31)) == (date(2026, 12, 1), date(2026, 12, 31))
    assert period_of(TODAY, Period.MONTH, 0) == (date(2026, 11, 1), date(2026, 11, 30))
    assert period_of(TODAY, Period.WEEK, 6) == week_of(TODAY, 6)


def test_each_day_includes_both_ends() -> None:
    """A span is closed at both ends and empty the wrong way round."""
    assert list(each_day(TODAY, TODAY)) == [TODAY]
    assert list(each_day(date(2026, 2, 27), date(2026, 3, 1)))[1:] == [
        date(2026, 2, 28),
        date(2026, 3, 1),
    ]
    assert list(each_day(TODAY, TODAY - timedelta(1))) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        (" Today\n", TODAY),
        ("yesterday", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("sun", TODAY),
        ("SUNDAY", TODAY),
        ("mon", date(2026, 11, 16)),
        ("Saturday", date(2026, 11, 21)),
        ("thurs", date(2026, 11, 19)),
        ("-3", date(2026, 11, 19)),
        ("-0", TODAY),
        ("2026-11-22", TODAY),
        ("1900-01-01", date(1900, 1, 1)),
        ("2028-02-29", date(2028, 2, 29)),
    ],
)
def test_days_are_read(text: str, day: date) -> None:
    """A weekday is the latest one that is not after today; today itself counts."""
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1",
            "22",
            "+3x",
            "--3",
            "- 3",
            "3",
            "moon",
            "m",
            "mo",
            "next mo",
            "11/22/2026",
            "-999999",
        ),
        *(
            "2026-02-30",
            "2026-13-01",
            "2026-1-1",
            "2026-11-22T00:00",
        ),
        *("20261122", "today today", "9" * 5000, "-" + "9" * 5000),
    ],
)
def test_other_days_are_refused_in_one_sentence(text: str) -> None:
    """What is not a day is never guessed at, and the answer says what to try."""
    with pytest.raises(UnreadableError) as refused:
        parse_day(text, TODAY)
    shown = text[:40]
    assert error_words(refused.value) == (
        f"I can't read the day {shown}. Try today, yesterday, mon, -3 or 2026-11-22."
    )


@pytest.mark.parametrize("text", ["", "   ", "\t"])
def test_no_day_is_refused(text: str) -> None:
    """An empty day has its own words."""
    with refuses(UnreadableError, match=r"^No day is given. Try today"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["0202-11-22", "1899-12-31", "2201-01-01", "9999-12-31", "-99999"])
def test_years_out_of_reach_are_refused(text: str) -> None:
    """A slip in the year makes no history of two thousand years."""
    with refuses(UnreadableError, match="days go from 1900 to 2200"):
        parse_day(text, TODAY)


def read_or_refused(text: str, today: date) -> tuple[date | None, str]:
    """The day, or None and the sentence that refuses it."""
    try:
        return parse_day(text, today), ""
    except UnreadableError as refused:
        return None, error_words(refused)


@given(text=st.text(max_size=30), today=DAYS)
def test_reading_a_day_only_ever_refuses(text: str, today: date) -> None:
    """Any text gives a day or an UnreadableError of one line."""
    day, sentence = read_or_refused(text, today)
    if day is None:
        assert "\n" not in sentence
        assert "\x1b" not in sentence
    else:
        assert date(1900, 1, 1) <= day <= date(2199, 12, 31)


@given(day=DAYS, today=DAYS)
def test_iso_days_and_weekdays_agree(day: date, today: date) -> None:
    """An ISO day reads as itself; a weekday lies in the seven days up to today."""
    assert parse_day(day.isoformat(), today) == day
    named = parse_day(long_day(day, day).split()[0], today)
    assert named.weekday() == day.weekday()
    assert today - timedelta(6) <= named <= today


def test_a_day_that_has_begun_on_the_wall_is_never_future() -> None:
    """At 01:30 on Monday both Sunday and Monday can be logged; Tuesday cannot."""
    now = datetime.fromisoformat("2026-11-23T01:30:00+01:00")
    ensure_begun(date(2026, 11, 22), now, 4)
    ensure_begun(date(2026, 11, 23), now, 4)
    with pytest.raises(UnreadableError):
        ensure_begun(date(2026, 11, 24), now, 4)


def test_a_day_to_come_says_when_it_begins() -> None:
    """The refusal names the day and the hour."""
    now = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
    with pytest.raises(UnreadableError) as refused:
        ensure_begun(date(2026, 11, 23), now, 4)
    assert error_words(refused.value) == (
        "Monday 23 November begins at 04:00 for you. "
        "Log it then, or change the day start in settings."
    )


def test_words_for_days() -> None:
    """The year is said only when it is another one."""
    assert long_day(TODAY, TODAY) == "Sunday 22 November"
    assert long_day(date(2025, 11, 22), TODAY) == "Saturday 22 November 2025"
    assert short_day(date(2026, 11, 12), TODAY) == "Thu 12 Nov"
    assert short_day(date(2025, 11, 12), TODAY) == "Wed 12 Nov 2025"
    assert month_words(TODAY) == "November 2026"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 20), TODAY, "Friday to Sunday"),
        (date(2026, 11, 16), date(2026, 11, 21), "Monday to Saturday"),
        (date(2026, 11, 20), date(2026, 11, 20), "Friday"),
        (date(2026, 11, 15), date(2026, 11, 20), "15 November to 20 November"),
        (date(2026, 10, 19), date(2026, 11, 21), "19 October to 21 November"),
        (date(2026, 11, 23), date(2026, 11, 25), "23 November to 25 November"),
        (date(2026, 10, 19), date(2026, 10, 19), "Monday 19 October"),
        (date(2025, 12, 28), date(2026, 1, 3), "28 December 2025 to 3 January"),
    ],
)
def test_words_for_spans(first: date, last: date, words: str) -> None:
    """Weekdays name a span only while each of them can mean one day."""
    assert span_words(first, last, TODAY) == words


def test_days_to_come_are_read() -> None:
    """`+3` counts on; the next weekday is the first after today, never today itself."""
    sunday = date(2026, 11, 22)
    assert parse_day("+3", sunday) == date(2026, 11, 25)
    assert parse_day("next monday", sunday) == date(2026, 11, 23)
    assert parse_day("next sun", sunday) == date(2026, 11, 29)


def test_a_month_on_ends_where_the_month_does() -> None:
    """The same day of the month, or its last one; no year before the first there is."""
    assert months_on(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_on(date(2026, 11, 22), -12) == date(2025, 11, 22)
    assert months_on(date(1900, 1, 31), -1).year == 1900

"""Recurrence rules: read strictly, and followed in bounded time."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from selfcare.core.errors import UnreadableError
from selfcare.core.plan import Recurrence, due_days, is_due
from selfcare.core.plan_grammar import format_plan, parse_plan
from selfcare.core.recurrence import check_recurrence
from selfcare.words.refusals import error_words
from tests.refusing import refuses

FIRST = date(2026, 11, 24)
"""A Tuesday."""
RULES = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=10",
    "FREQ=DAILY;BYMONTH=1,7;BYDAY=MO",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO",
    "FREQ=WEEKLY;BYDAY=TU",
    "FREQ=WEEKLY;BYDAY=SU",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1FR,1MO",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=WEEKLY;BYDAY=MO,SU;WKST=SU;BYSETPOS=-1",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=24",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=DAILY;COUNT=40",
    "FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20301231",
]
NEVER = [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4",
    "FREQ=DAILY;UNTIL=20200101",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=SU;INTERVAL=3649",
]


@pytest.mark.parametrize("rule", RULES)
def test_recurrence_rules_round_trip(rule: str) -> None:
    """A rule is kept as its text."""
    plan = Recurrence(rule)
    assert parse_plan(format_plan(plan, "min"), "min", FIRST) == plan


def test_a_rule_asks_for_nothing_before_its_first_day() -> None:
    """A recurrence begins on the first day; a second Tuesday before it is not due."""
    plan = Recurrence("FREQ=MONTHLY;BYDAY=2TU")
    assert not is_due(plan, FIRST, date(2026, 11, 10))
    assert due_days(plan, FIRST, date(2026, 10, 1), date(2027, 1, 31)) == (
        date(2026, 12, 8),
        date(2027, 1, 12),
    )


def test_plain_and_numbered_weekdays_add_up() -> None:
    """RFC 5545 asks for either, where dateutil asks for a day that is both."""
    days = due_days(Recurrence("FREQ=MONTHLY;BYDAY=-1FR,MO"), FIRST, FIRST, date(2026, 12, 31))
    assert [day.day for day in days] == [27, 30, 7, 14, 21, 25, 28]


@settings(deadline=None)
@given(rule=st.sampled_from(RULES), first=st.dates(date(1960, 1, 1), date(2090, 12, 31)))
def test_rules_give_the_days_dateutil_gives(rule: str, first: date) -> None:
    """Asking in a later, equal stretch of the calendar changes no day."""
    end = date(first.year + 15, 6, 30)
    expected = []
    for moment in rrulestr(rule, dtstart=first):
        if moment.date() > end:
            break
        expected.append(moment.date())
    assert list(due_days(Recurrence(rule), first, first, end)) == expected


@pytest.mark.parametrize("rule", [rule for rule in RULES if "UNTIL" not in rule])
def test_rules_hold_across_the_year_2100(rule: str) -> None:
    """2100 is no leap year, and the stretch asked instead has none there either."""
    first = date(2096, 2, 29)
    expected = rrulestr(rule, dtstart=first).between(
        rrulestr("FREQ=DAILY", dtstart=date(2096, 1, 1))[0],
        rrulestr("FREQ=DAILY", dtstart=date(2110, 1, 1))[0],
    )
    days = due_days(Recurrence(rule), first, date(2096, 1, 1), date(2109, 12, 31))
    assert list(days) == [moment.date() for moment in expected]


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_without_days_is_refused_at_once(rule: str) -> None:
    """No day within five years is refused, in a fraction of the seconds dateutil takes."""
    begun = perf_counter()
    with refuses(UnreadableError, match="it gives no day within 5 years"):
        check_recurrence(rule, FIRST)
    assert perf_counter() - begun < 1
    begun = perf_counter()
    assert due_days(Recurrence(rule), FIRST, FIRST, date(2036, 1, 1)) == ()
    assert perf_counter() - begun < 1


def test_ten_years_of_days_are_remembered() -> None:
    """A rule is worked out once; asking for each day of ten years is quick after that."""
    plan = Recurrence("FREQ=WEEKLY;BYDAY=MO,WE,FR")
    first = date(2016, 11, 24)
    span = [first + timedelta(step) for step in range(3650)]
    begun = perf_counter()
    due = sum(is_due(plan, first, day) for day in span)
    assert due == len(due_days(plan, first, span[0], span[-1]))
    assert perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=SECONDLY", "a plan counts whole days"),
        ("FREQ=MINUTELY", "a plan counts whole days"),
        ("FREQ=HOURLY;INTERVAL=24", "a plan counts whole days"),
        ("FREQ=DAILY;BYHOUR=9", "a plan counts whole days"),
        ("FREQ=DAILY;BYMINUTE=9", "a plan counts whole days"),
        ("FREQ=DAILY;BYSECOND=9", "a plan counts whole days"),
        ("FREQ=DAILY\nDTSTART:20200101", "it is not one short line"),
        ("FREQ=DAILY;DTSTART=20200101", "DTSTART is not one of its parts"),
        ("FREQ=DAILY;UNTIL=20300101T120000Z", "UNTIL is a date like 20271231"),
        ("FREQ=DAILY;UNTIL=20300231", "UNTIL is a date like 20271231"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20300101", "COUNT and UNTIL do not go together"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL goes from 1 to 3650"),
        ("FREQ=DAILY;INTERVAL=99999", "INTERVAL goes from 1 to 3650"),
        ("FREQ=DAILY;COUNT=０", "COUNT goes from 1"),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ=WEEKLY is not one of its parts"),
        ("INTERVAL=2", "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY"),
        ("FREQ=WEEKLY;BYDAY=2MO", "2MO does not go with WEEKLY"),
        ("FREQ=YEARLY;BYMONTH=12;BYDAY=53MO", "53MO does not go with YEARLY"),
        ("FREQ=MONTHLY;BYDAY=0MO", "0MO does not go with MONTHLY"),
        ("FREQ=MONTHLY;BYDAY=6MO", "6MO does not go with MONTHLY"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY lists MO, TU, WE, TH, FR, SA, SU"),
        ("FREQ=WEEKLY;WKST=XX", "WKST is one of MO, TU, WE, TH, FR, SA, SU"),
        ("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY does not go with WEEKLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY goes from -31 to 31"),
        ("FREQ=MONTHLY;BYSETPOS=-1", "BYSETPOS chooses among the days of another BY part"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1", "BYSETPOS is -1, the last of its days, and no other"),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1,1", "BYSETPOS is -1, the last of its days"),
        ("FREQ=YEARLY;BYWEEKNO=2;BYDAY=MO", "BYWEEKNO is not one of its parts"),
        ("FREQ=YEARLY;BYYEARDAY=100", "BYYEARDAY is not one of its parts"),
        ("FREQ=YEARLY;BYEASTER=0", "BYEASTER is not one of its parts"),
        ("FREQ=DAILY;;", None),
        ("FREQ=DAILY;\x1b]0;x\x07", "is not one of its parts"),
        ("FREQ=DAILY;BYMONTH=" + "1," * 400 + "1", "it is not one short line"),
    ],
)
def test_rules_are_read_strictly(rule: str, reason: str | None) -> None:
    """What dateutil would accept silently is refused with its reason."""
    if reason is None:
        assert check_recurrence(rule, FIRST) == "FREQ=DAILY"
        return
    with pytest.raises(UnreadableError) as refused:
        parse_plan(f"RRULE:{rule}", "min", FIRST)
    assert reason in error_words(refused.value)
    assert error_words(refused.value).endswith(". Try RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH.")
    assert "\x1b" not in error_words(refused.value)


def test_a_rule_is_checked_against_its_first_day_when_there_is_one() -> None:
    """Reading alone asks for no day; with a first day, a rule that gives none is refused."""
    assert parse_plan("RRULE:FREQ=DAILY;UNTIL=20200101", "min") == Recurrence(
        "FREQ=DAILY;UNTIL=20200101"
    )
    with refuses(UnreadableError, match="no day within 5 years"):
        parse_plan("RRULE:FREQ=DAILY;UNTIL=20200101", "min", FIRST)


@pytest.mark.parametrize("first", [date(1, 1, 1), date(9999, 12, 31), date(9990, 1, 1)])
@pytest.mark.parametrize("rule", RULES)
def test_the_ends_of_the_calendar_hold(rule: str, first: date) -> None:
    """A first day at either end of what a date can be gives days, never an error."""
    for day in (date.min, first, date.max):
        assert is_due(Recurrence(rule), first, day) in {True, False}

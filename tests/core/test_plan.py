"""Plans: due days, and the grammar both ways."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.errors import UnreadableError
from selfcare.core.model import Area
from selfcare.core.plan import (
    AfterDays,
    AmountPerPeriod,
    AsNeeded,
    CalendarPlan,
    Daily,
    DaysPerPeriod,
    EveryNDays,
    Period,
    Plan,
    Recurrence,
    Weekdays,
    due_days,
    is_calendar_plan,
    is_due,
    is_due_plan,
)
from selfcare.core.plan_grammar import format_plan, parse_plan
from selfcare.words.plans import plan_words, short_plan_words
from selfcare.words.refusals import error_words
from tests.refusing import refuses

EXAMPLES = "Try daily, mon,wed,fri, every 3 days, 5/week or 150 min/week."
WITH_UNIT = "or give the unit for an amount"
WEEK, MONTH = Period.WEEK, Period.MONTH
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
FIRST = date(2026, 11, 24)
"""A Tuesday."""
UNITS = st.sampled_from(
    ["min", "h", "times", "portions", "km", "days", "nights", "a", "Seiten/Tag"]
)

CALENDAR_PLANS = st.one_of(
    st.just(Daily()),
    st.sets(st.integers(0, 6), min_size=1, max_size=6).map(
        lambda days: Weekdays(tuple(sorted(days)))
    ),
    st.builds(EveryNDays, st.integers(2, 3650), st.none() | DAYS),
)
PLANS = st.one_of(
    CALENDAR_PLANS,
    st.just(AsNeeded()),
    st.integers(2, 3650).map(AfterDays),
    st.integers(1, 7).map(lambda days: DaysPerPeriod(days, WEEK)),
    st.integers(1, 28).map(lambda days: DaysPerPeriod(days, MONTH)),
    st.builds(
        AmountPerPeriod,
        st.decimals("0.000001", 168, places=6).map(lambda number: round(float(number), 6)),
        st.sampled_from(Period),
    ),
)


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("daily", Daily()),
        (" Daily ", Daily()),
        ("every day", Daily()),
        ("every 1 days", Daily()),
        ("mon,tue,wed,thu,fri,sat,sun", Daily()),
        ("mon,wed,fri", Weekdays((0, 2, 4))),
        ("Friday, MON wednesday,mon", Weekdays((0, 2, 4))),
        ("weekdays", Weekdays((0, 1, 2, 3, 4))),
        ("weekends", Weekdays((5, 6))),
        ("every 3 days", EveryNDays(3)),
        ("every other day", EveryNDays(2)),
        ("every 3650 days", EveryNDays(3650)),
        ("5/week", DaysPerPeriod(5, WEEK)),
        ("5 / week", DaysPerPeriod(5, WEEK)),
        ("5 days a week", DaysPerPeriod(5, WEEK)),
        ("5 nights/week", DaysPerPeriod(5, WEEK)),
        ("1 day per week", DaysPerPeriod(1, WEEK)),
        ("28/month", DaysPerPeriod(28, MONTH)),
        ("150 min/week", AmountPerPeriod(150, WEEK)),
        ("150 minutes a week", AmountPerPeriod(150, WEEK)),
        ("12,5 min/month", AmountPerPeriod(12.5, MONTH)),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO", Recurrence("FREQ=WEEKLY;BYDAY=MO")),
        ("rrule:freq=weekly;byday=mo;", Recurrence("FREQ=WEEKLY;BYDAY=MO")),
        ("FREQ=DAILY;COUNT=5", Recurrence("FREQ=DAILY;COUNT=5")),
    ],
)
def test_plans_are_read(text: str, plan: Plan) -> None:
    """The grammar, and friendly ways of saying the same."""
    assert parse_plan(text, "min") == plan


def test_times_a_week_are_an_amount() -> None:
    """Where the unit is times, `5 times/week` counts times and `5/week` counts days."""
    assert parse_plan("5 times/week", "times") == AmountPerPeriod(5, WEEK)
    assert parse_plan("5/week", "times") == DaysPerPeriod(5, WEEK)


@pytest.mark.parametrize(
    ("text", "unit", "sentence"),
    [
        (
            "often",
            "min",
            f"I can't read the plan often. {EXAMPLES}",
        ),
        (
            "",
            "min",
            f"No plan is given. {EXAMPLES}",
        ),
        (
            "9/week",
            "min",
            f"A plan can ask for 1 to 7 days a week. Try 5/week, {WITH_UNIT}: 150 min/week.",
        ),
        ("every 5000 days", "min", "A plan can be every 2 to 3650 days. Try every 3 days."),
        (
            "150 min/week",
            "h",
            "This counts in h, not min. Try 2.5 h/week, or 5/week for days.",
        ),
        ("20 km/week", "min", "This counts in min, not km. Try 150 min/week, or 5/week for days."),
        ("0 min/week", "min", "An amount a week is above 0. Try 150 min/week."),
        (
            "169 h/week",
            "h",
            "That is more than a week has room for. The most is 168 hours.",
        ),
    ],
)
def test_a_refused_plan_says_what_to_try(text: str, unit: str, sentence: str) -> None:
    """Each refusal names the limit or the grammar."""
    with pytest.raises(UnreadableError) as refused:
        parse_plan(text, unit)
    assert error_words(refused.value) == sentence


@pytest.mark.parametrize(
    "text",
    [
        *("0/week", "8/week", "29/month", "2.5/week", "every 0 days", "every -3 days"),
        *("5/year", "1e3 min/week", "every days", "mon,xyz", ",", "3 !!/week", "9" * 5000),
    ],
)
def test_other_plans_are_refused(text: str) -> None:
    """Out of range or out of the grammar."""
    with pytest.raises(UnreadableError):
        parse_plan(text, "min")


@given(plan=PLANS, unit=UNITS)
def test_plans_round_trip(plan: Plan, unit: str) -> None:
    """`parse_plan` reads what `format_plan` writes, in any unit."""
    assert parse_plan(format_plan(plan, unit), unit) == plan


@given(plan=PLANS)
def test_the_words_of_a_plan_can_be_typed(plan: Plan) -> None:
    """What the screen says of a plan is understood when it is typed."""
    assert parse_plan(plan_words(plan, "min"), "min") == plan


@given(
    text=st.text(max_size=30)
    | st.text("0123456789/ weekmonthdailyeverydays,.", max_size=20)
    | st.lists(st.sampled_from([*";=,:-1235", "RRULE", "FREQ", "DAILY", "BYDAY", "MO", "COUNT"]))
    .map("".join)
    .map("RRULE:".__add__),
    unit=UNITS,
)
def test_reading_a_plan_only_ever_refuses(text: str, unit: str) -> None:
    """Any text gives a plan that reads back, or an UnreadableError of one line."""
    plan, sentence = read_or_refused(text, unit)
    if plan is None:
        assert "\n" not in sentence
        assert "\x1b" not in sentence
    else:
        assert parse_plan(format_plan(plan, unit), unit) == plan


def read_or_refused(text: str, unit: str) -> tuple[Plan | None, str]:
    """The plan, or None and the sentence that refuses it."""
    try:
        return parse_plan(text, unit), ""
    except UnreadableError as refused:
        return None, error_words(refused)


@pytest.mark.parametrize(
    ("plan", "unit", "words", "short"),
    [
        (Daily(), "min", "every day", "every day"),
        (Weekdays((0, 2, 4)), "min", "Mon, Wed, Fri", "3 days"),
        (Weekdays((0, 2)), "min", "Mon, Wed", "Mon Wed"),
        (EveryNDays(3), "min", "every 3 days", "every 3rd"),
        (EveryNDays(11), "min", "every 11 days", "every 11th"),
        (DaysPerPeriod(5, WEEK), "min", "5 days a week", "5 days"),
        (DaysPerPeriod(1, WEEK), "min", "1 day a week", "1 day"),
        (DaysPerPeriod(2, MONTH), "min", "2 days a month", "2 a month"),
        (AmountPerPeriod(150, WEEK), "min", "150 min a week", "150 min"),
        (AmountPerPeriod(2.5, WEEK), "h", "2 h 30 a week", "2 h 30"),
        (AmountPerPeriod(3, WEEK), "times", "3 times a week", "3 times"),
        (AmountPerPeriod(20, MONTH), "km", "20 km a month", "20 km a month"),
        (
            Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
            "min",
            "every 2 weeks on Mon, Thu",
            None,
        ),
        (Recurrence("FREQ=MONTHLY;BYDAY=2TU"), "min", "every month on the 2nd Tue", None),
        (
            Recurrence("FREQ=MONTHLY;BYMONTHDAY=15,-1"),
            "h",
            "every month on the 15th, the last day",
            None,
        ),
        (Recurrence("FREQ=DAILY;INTERVAL=10"), "min", "every 10 days", "own rule"),
        (Recurrence("FREQ=DAILY;COUNT=5"), "min", "by its rule FREQ=DAILY;COUNT=5", "own rule"),
        (
            Recurrence("FREQ=MONTHLY;BYMONTHDAY=-3"),
            "h",
            "by its rule FREQ=MONTHLY;BYMONTHDAY=-3",
            None,
        ),
        (Recurrence("\x1b[31m"), "min", "by its rule \ufffd[31m", "own rule"),
    ],
)
def test_words_for_plans(plan: Plan, unit: str, words: str, short: str | None) -> None:
    """A plan reads as a phrase, and short in its column."""
    assert plan_words(plan, unit) == words
    assert short_plan_words(plan, unit, Area.EXERCISE) == (short or "own rule")


def test_sleep_counts_nights() -> None:
    """Hours of sleep are planned by nights."""
    assert short_plan_words(DaysPerPeriod(4, WEEK), "h", Area.SLEEP) == "4 nights"
    assert short_plan_words(DaysPerPeriod(1, WEEK), "h", Area.SLEEP) == "1 night"
    assert short_plan_words(Daily(), "h", Area.SLEEP) == "7 nights"
    assert short_plan_words(DaysPerPeriod(4, WEEK), "h", Area.OWN) == "4 days"


def test_which_plans_have_due_days() -> None:
    """Five kinds have due days, four of them by the calendar alone; as needed has none."""
    by_calendar: list[Plan] = [Daily(), Weekdays((0,)), EveryNDays(2), Recurrence("FREQ=DAILY")]
    others: list[Plan] = [DaysPerPeriod(5, WEEK), AmountPerPeriod(150, WEEK), AsNeeded()]
    assert all(is_due_plan(plan) for plan in [*by_calendar, AfterDays(3)])
    assert not any(is_due_plan(plan) for plan in others)
    assert [plan for plan in [*by_calendar, AfterDays(3)] if not is_calendar_plan(plan)] == [
        AfterDays(3)
    ]


def test_every_n_days_counts_both_ways() -> None:
    """Every third day from the first day, before it as after it."""
    days = due_days(EveryNDays(3), FIRST, FIRST - timedelta(7), FIRST + timedelta(7))
    assert [(day - FIRST).days for day in days] == [-6, -3, 0, 3, 6]


def test_weekdays_are_due_on_their_days() -> None:
    """Monday, Wednesday and Friday of one week."""
    days = due_days(Weekdays((0, 2, 4)), FIRST, date(2026, 11, 16), date(2026, 11, 22))
    assert [day.isoweekday() for day in days] == [1, 3, 5]


@given(
    plan=CALENDAR_PLANS | st.just(Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH")),
    first=DAYS,
    back=st.integers(-60, 60),
)
def test_due_days_agree_with_is_due(plan: CalendarPlan, first: date, back: int) -> None:
    """One day asked alone and a span asked at once say the same."""
    start = first - timedelta(back)
    span = [start + timedelta(step) for step in range(90)]
    assert list(due_days(plan, first, span[0], span[-1])) == [
        day for day in span if is_due(plan, first, day)
    ]


@pytest.mark.parametrize("plan", [Daily(), EveryNDays(2), Recurrence("FREQ=DAILY")])
def test_an_empty_span_has_no_due_days(plan: CalendarPlan) -> None:
    """A span the wrong way round is empty."""
    assert due_days(plan, FIRST, FIRST, FIRST - timedelta(1)) == ()


def test_plans_without_rules_do_not_import_dateutil() -> None:
    """Commands start quickly: dateutil is imported by the first rule that needs it."""
    code = (
        "import sys, selfcare.core.plan_grammar as g; g.parse_plan('mon,wed', 'min'); "
        "sys.exit(any(name.startswith('dateutil') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_plan_has_at_most_a_thousand_characters():
    """One more is refused at once, with both numbers; a thousand is read like any other."""
    assert parse_plan("daily".ljust(1000), "times") == Daily()
    with refuses(UnreadableError, match="at most 1,000 characters; this has 1,001"):
        parse_plan("daily".ljust(1001), "times")

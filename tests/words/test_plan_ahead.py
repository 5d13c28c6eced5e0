"""The next two weeks of a plan, for each kind of plan, in days and in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.history import Frame, HabitHistory
from selfcare.core.model import Area, Habit, Pause, Rule
from selfcare.core.plan_grammar import parse_plan
from selfcare.core.values import replace
from selfcare.words.plans import DAYS, days_words, plan_ahead, span_of, spans_words

SUNDAY = date(2026, 11, 22)
FRAME = Frame(SUNDAY)


def habit(plan: str, unit: str = "min", area: Area = Area.OWN) -> Habit:
    rule = Rule(SUNDAY, unit, parse_plan(plan, unit, SUNDAY))
    return Habit(1, "u", "Walk", area, SUNDAY, (rule,))


def ahead(plan: str, *pauses: Pause, unit: str = "min", area: Area = Area.OWN):
    return plan_ahead(HabitHistory(habit(plan, unit, area), pauses=pauses), FRAME)


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ("daily", "Every day is due."),
        ("mon,wed,fri", "Due on Mon, Wed and Fri, 6 of these 14 days."),
        ("every 3 days", "Due on Sun 22, Wed 25, Sat 28 Nov, Tue 1 and Fri 4 Dec."),
        ("every 40 days", "Due on Sun 22 Nov."),
        (
            "RRULE:FREQ=MONTHLY;BYDAY=1MO",
            "No day of these two weeks is due; the next one is Monday 7 December.",
        ),
        ("RRULE:FREQ=WEEKLY;BYDAY=SU", "Due on Sun 22 and Sun 29 Nov."),
        ("5/week", "Any 5 days of each week."),
        ("1/week", "Any one day of each week."),
        ("7/week", "All 7 days of each week."),
        ("2/month", "Any 2 days of each month."),
        ("150 min/week", "150 min in each week, on any of its days."),
        ("600 min/month", "600 min in each month, on any of its days."),
    ],
)
def test_in_words(plan: str, words: str) -> None:
    """Each kind of plan says what it asks for; plans without due days name none."""
    assert ahead(plan).words == words


def test_nights_are_nights() -> None:
    assert ahead("5/week", unit="h", area=Area.SLEEP).words == "Any 5 nights of each week."


def test_periods_say_how_far_they_are() -> None:
    """The running one with what is logged so far, the others with their goal."""
    history = HabitHistory(habit("5/week"), {SUNDAY - timedelta(days=1): 5.0, SUNDAY: 5.0})
    assert plan_ahead(history, FRAME).more == (
        "This week, to Sun 22 Nov: 2 of 5 days so far.",
        "Mon 23 to Sun 29 Nov: 5 days.",
        "Mon 30 Nov to Sun 6 Dec: 5 days.",
    )


def test_a_pause_scales_a_period_and_is_named() -> None:
    pause = Pause(1, 1, date(2026, 11, 24), date(2026, 11, 26))
    assert ahead("5/week", pause).more[1:] == (
        "Mon 23 to Sun 29 Nov: 3 days, with 3 of 7 set aside.",
        "Mon 30 Nov to Sun 6 Dec: 5 days.",
        "Set aside: Tue 24 to Thu 26 Nov.",
    )
    assert ahead("mon", replace(pause, last_day=None)).words == "Due on Mon, 1 of these 14 days."
    whole = Pause(1, None, SUNDAY, None)
    assert ahead("mon", whole).words == "Every due day of these two weeks is set aside."
    assert ahead("5/week", whole).more[1] == (
        "Mon 23 to Sun 29 Nov: set aside, nothing is asked for."
    )


def test_a_rule_to_come_is_named() -> None:
    """An edit that holds from a day ahead shows from that day on."""
    now = habit("daily")
    later = replace(now.rules[0], from_day=date(2026, 11, 30), plan=parse_plan("mon", "min"))
    shown = plan_ahead(HabitHistory(replace(now, rules=(*now.rules, later))), FRAME)
    assert shown.more == ("From Monday 30 November it is Mon.",)
    assert [each.day.day for each in shown.days if each.due] == [*range(22, 31)]


@given(
    plan=st.sampled_from(["daily", "tue,sat", "every 4 days", "RRULE:FREQ=DAILY;INTERVAL=5"]),
    pauses=st.lists(st.tuples(st.integers(-5, 20), st.none() | st.integers(0, 9)), max_size=3),
)
def test_every_day_is_asked_for_or_not(plan: str, pauses: list[tuple[int, int | None]]) -> None:
    """Fourteen days in a row from today; none is both set aside and asked for."""
    spans = [
        Pause(
            n,
            1,
            SUNDAY + timedelta(days=first),
            None if length is None else SUNDAY + timedelta(days=first + length),
        )
        for n, (first, length) in enumerate(pauses)
    ]
    shown = ahead(plan, *spans)
    assert [each.day for each in shown.days] == [SUNDAY + timedelta(days=n) for n in range(DAYS)]
    for each in shown.days:
        assert each.aside == any(pause.covers(each.day) for pause in spans)
        assert not (each.asked and each.aside)
    assert shown.words.endswith(".")


def test_days_and_spans_in_words() -> None:
    first = date(2026, 11, 29)
    days = [first + timedelta(days=n) for n in (0, 1, 2, 5)]
    assert days_words(days) == "Sun 29, Mon 30 Nov, Tue 1 and Fri 4 Dec"
    assert spans_words(days) == "Sun 29 Nov to Tue 1 Dec and Fri 4 Dec"
    assert span_of(first, first) == "Sun 29 Nov"
    assert spans_words([]) == ""

"""The pulse over time: what counts, and when it comes again."""

from datetime import date, timedelta

from selfcare.content.instruments import instruments
from selfcare.core.instruments import is_low, pulse_view
from selfcare.core.model import Answered

ONS4 = next(each for each in instruments() if each.id == "ons4")
TODAY = date(2026, 11, 22)


def answered(number: int, day: date, *answers: int | None) -> Answered:
    return Answered(number, "ons4", day, tuple(answers))


def test_never_answered():
    """It may be asked, and there is no next day."""
    view = pulse_view(ONS4, (), TODAY)
    assert (view.due, view.next_day, view.times) == (True, None, ())


def test_interval():
    """31 days later, not a day sooner; a time to come counts as well."""
    for days, due in ((0, False), (30, False), (31, True), (-5, False)):
        view = pulse_view(ONS4, [answered(1, TODAY - timedelta(days=days), 1, 2, 3, 4)], TODAY)
        assert view.due is due, days


def test_odd_rows_are_passed_over():
    """Too few answers, off the scale, or nothing at all: not a time, and no reason to wait."""
    odd = [
        answered(1, TODAY, 1, 2), answered(2, TODAY, 1, 2, 3, 11),
        answered(3, TODAY, None, None, None, None),
    ]  # fmt: skip
    view = pulse_view(ONS4, odd, TODAY)
    assert (view.times, view.due) == ((), True)


def test_times_are_in_the_order_of_days():
    """Whatever order they were written in."""
    rows = [answered(1, TODAY, 1, 1, 1, 1), answered(2, date(2026, 1, 1), 2, 2, 2, 2)]
    assert [time.day for time in pulse_view(ONS4, rows, TODAY).times] == [date(2026, 1, 1), TODAY]


def test_low_is_life_as_a_whole_at_four_or_less():
    """The first question alone; left out or never asked is not low."""
    assert ONS4.labels[0] == "Life satisfaction"
    assert [is_low((value, 0, 0, 10)) for value in (0, 4, 5, None)] == [True, True, False, False]
    assert is_low(()) is False

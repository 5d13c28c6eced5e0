"""The pulse over time: what counts, when it comes again, what is said about change."""

from datetime import date, timedelta

from selfcare.content.instruments import instruments
from selfcare.core.instruments import Difference, Scoring
from selfcare.core.pulse import Answered, is_low, item_difference, pulse_view
from selfcare.core.values import replace

ONS4 = next(each for each in instruments() if each.id == "ons4")
EXACT = replace(ONS4, sem=0.39)
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


def test_without_an_sem_nothing_is_said_about_change():
    """ONS4 has none: no word for any question, however far the answers lie apart."""
    view = pulse_view(
        ONS4, [answered(1, date(2026, 9, 1), 0, 0, 0, 0), answered(2, TODAY, 10, 10, 10, 10)], TODAY
    )
    assert view.times[1].changes == (None,) * 4
    assert view.times[1].total_change is None


def test_with_an_sem_each_question_has_its_own_word():
    """RCI by question: below 1 no clear change, below 1.96 possibly, else likely."""
    before, after = date(2026, 9, 1), date(2026, 11, 1)
    view = pulse_view(
        replace(EXACT, sem=1.5),
        [answered(2, after, 6, 8, 10, None), answered(1, before, 5, 5, 5, 5)],
        TODAY,
    )
    assert view.times[0].changes == (None,) * 4
    assert view.times[1].changes == (
        Difference.NO_CLEAR_CHANGE, Difference.POSSIBLY, Difference.LIKELY, None,
    )  # fmt: skip


def test_the_vectors_of_measures_hold_for_single_questions():
    """SEM .39: 3.17 to 3.67 is .91, 3.00 to 4.17 is 2.12; SEM 8.51: 48 to 64 is 1.33."""
    assert item_difference(EXACT, 3.17, 3.67) is Difference.NO_CLEAR_CHANGE
    assert item_difference(EXACT, 3.00, 4.17) is Difference.LIKELY
    assert item_difference(EXACT, 4.17, 3.00) is Difference.LIKELY
    assert item_difference(replace(ONS4, sem=8.51), 48, 64) is Difference.POSSIBLY
    assert item_difference(replace(EXACT, score=Scoring.SUM), 1, 9) is None


def test_a_total_has_its_word():
    """A questionnaire with a total compares totals and no single questions."""
    summed = replace(ONS4, score=Scoring.SUM, sem=1.0, labels=())
    view = pulse_view(
        summed, [answered(1, date(2026, 1, 1), 1, 1, 1, 1), answered(2, TODAY, 3, 3, 3, 3)], TODAY
    )
    assert view.times[1].total_change is Difference.LIKELY
    assert view.times[1].changes == (None,) * 4


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

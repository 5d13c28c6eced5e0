"""Reading amounts and saying them."""

from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.amounts import (
    Amount,
    amount_words,
    clock_words,
    ensure_day_total,
    ensure_possible,
    number_words,
    parse_amount,
    same_unit,
    spoken_amount,
    sum_of_words,
    sum_words,
    unit_words,
)
from selfcare.core.errors import UnreadableError
from selfcare.words.refusals import error_words
from tests.refusing import refuses

UNITS = st.sampled_from(["h", "min", "times", "portions", "km", "pages"])


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("30", "min", 30),
        (" 30 ", "min", 30),
        ("0", "min", 0),
        ("030", "min", 30),
        ("1h15", "min", 75),
        ("1H15", "min", 75),
        ("1 h 15 min", "min", 75),
        ("1h5", "min", 65),
        ("1h", "min", 60),
        ("1.5h", "min", 90),
        ("45m", "min", 45),
        ("45min", "min", 45),
        ("45 minutes", "min", 45),
        ("740", "min", 740),
        ("1440", "min", 1440),
        ("740", "h", 7.666667),
        ("7:40", "h", 7.666667),
        ("7 h 40", "h", 7.666667),
        ("0 h 45", "h", 0.75),
        ("1h15", "h", 1.25),
        ("45m", "h", 0.75),
        ("90 min", "h", 1.5),
        ("8", "h", 8),
        ("7,5", "h", 7.5),
        ("7.5", "h", 7.5),
        ("7.5 h", "h", 7.5),
        ("24", "h", 24),
        ("2400", "h", 24),
        ("045", "h", 0.75),
        (".5", "km", 0.5),
        ("3 portions", "portions", 3),
        ("1 portion", "portions", 1),
        ("3x", "times", 3),
        ("2.1250 KM", "km", 2.125),
        ("0,125", "km", 0.125),
        ("1000000", "steps", 1_000_000),
        ("45m", "m", 45),
    ],
)
def test_amounts_are_read(text: str, unit: str, value: float) -> None:
    """Numbers, lengths, and the unit's own word after them."""
    assert parse_amount(text, unit) == Amount(value)


def test_plus_adds_and_equals_sets() -> None:
    """`+30` is `30`; `=30` is the day's sum, of a length or a span as well."""
    assert parse_amount("+30", "min") == Amount(30, sets=False)
    assert parse_amount("=30", "min") == Amount(30, sets=True)
    assert parse_amount("= 1h15", "min") == Amount(75, sets=True)
    assert parse_amount("=2310 650", "h").sets


@pytest.mark.parametrize(
    "text",
    [
        "23:10-6:50",
        "23:10 - 06:50",
        "2310 650",
        "2310-650",
        "2310  0650",
        "23h10-6h50",
        "23:10–6:50",
    ],
)
@pytest.mark.parametrize(("unit", "value"), [("h", 7.666667), ("min", 460)])
def test_spans_reach_across_midnight(text: str, unit: str, value: float) -> None:
    """Two wall-clock times are a span with its length in the unit."""
    assert parse_amount(text, unit) == Amount(value, start=time(23, 10), end=time(6, 50))


def test_lone_hours_make_a_span_only_with_a_dash() -> None:
    """`23-7` is a night; `7 30` is a slip and is not guessed at."""
    assert parse_amount("23-7", "h") == Amount(8, start=time(23), end=time(7))
    for text, unit in [("7 30", "h"), ("10-30", "min")]:
        with pytest.raises(UnreadableError):
            parse_amount(text, unit)


def test_yes_and_no_answer_times() -> None:
    """Yes is one more; no says none for the day. Other units take neither."""
    for text in ("y", "Yes", "done"):
        assert parse_amount(text, "times") == Amount(1)
    for text in ("n", "NO", "none"):
        assert parse_amount(text, "times") == Amount(0, sets=True)
    for text in ("y", "no"):
        with pytest.raises(UnreadableError):
            parse_amount(text, "min")


@pytest.mark.parametrize(
    ("text", "unit", "sentence"),
    [
        ("3x", "min", "I can't read 3x. Try 30, 1h15, =45 or 2310 650."),
        ("3x", "h", "I can't read 3x. Try 7.5, 7h40, 740 or 2310 650."),
        ("abc", "times", "I can't read abc. Try 1, 2, =3, y or n."),
        ("abc", "portions", "I can't read abc. Try 3, 2.5 or =4."),
        ("3 km", "min", "This counts in min, not km. Try 30."),
        ("1h", "portions", "This counts in portions, not h. Try 3."),
        ("90", "h", "90 h is more than a day. Did you mean 90 min?"),
        ("90 h", "h", "90 h is more than a day. Did you mean 90 min?"),
        ("190", "h", "190 h is more than a day. Did you mean 190 min?"),
        ("760", "h", "760 h is more than a day. Try 7.5, 7h40, 740 or 2310 650."),
        ("1441", "min", "1441 min is more than a day. Try 30, 1h15, =45 or 2310 650."),
        ("1000001", "steps", "That is more than fits. The most is 1000000 for one amount."),
        ("10,000", "steps", "10,000 can be two numbers. Write 10000 or 10."),
        ("", "min", "No amount is given. Try 30, 1h15, =45 or 2310 650."),
        ("=", "km", "No amount is given. Try 3, 2.5 or =4."),
        (
            "7:00-7:00",
            "h",
            "07:00 to 07:00 has no length. Give the start and the end, as in 23:10-6:50.",
        ),
    ],
)
def test_a_refusal_is_one_helpful_sentence(text: str, unit: str, sentence: str) -> None:
    """The sentence says what happened and gives examples that fit the unit."""
    with pytest.raises(UnreadableError) as refused:
        parse_amount(text, unit)
    assert error_words(refused.value) == sentence


@pytest.mark.parametrize("text", ["-", "-10", "=-3", "+-3", "- 1"])
def test_nothing_below_zero(text: str) -> None:
    """A negative amount is refused with the two ways to correct a day."""
    with refuses(UnreadableError, match=r"starts at 0.*set it with =.*or edit the entry"):
        parse_amount(text, "min")


@pytest.mark.parametrize("unit", ["h", "min", "times", "km"])
@pytest.mark.parametrize(
    "text",
    [
        *(
            "1_0",
            "1e3",
            "nan",
            "inf",
            "0x10",
            "1.2345678",
            "1..2",
            "1,2,3",
            "7.",
            "5 5 5",
            "++3",
        ),
        *(
            "==3",
            "3=",
            "9" * 13,
            "9" * 5000,
            "1h75",
            "7:60",
            "2560-700",
            "24:00-7:00",
            "1:2:3",
        ),
    ],
)
def test_numbers_are_strict(text: str, unit: str) -> None:
    """No exponents, underscores, seventh decimals or sixty-first minutes."""
    with pytest.raises(UnreadableError):
        parse_amount(text, unit)


def read_or_refused(text: str, unit: str) -> tuple[Amount | None, str]:
    """The amount, or None and the sentence that refuses it."""
    try:
        return parse_amount(text, unit), ""
    except UnreadableError as refused:
        return None, error_words(refused)


@given(text=st.text(max_size=30) | st.text("0123456789hm:-+=., yn", max_size=14), unit=UNITS)
def test_reading_an_amount_only_ever_refuses(text: str, unit: str) -> None:
    """Any text gives an amount in range or an UnreadableError of one line."""
    amount, sentence = read_or_refused(text, unit)
    if amount is None:
        assert "\n" not in sentence
        assert "\x1b" not in sentence
    else:
        ensure_possible(amount.value, unit)
        assert amount.value >= 0
        assert amount.value == round(amount.value, 6)
        assert (amount.start is None) == (amount.end is None)


@given(unit=st.text(max_size=30), text=st.text(max_size=30))
def test_any_unit_can_be_asked_about(unit: str, text: str) -> None:
    """A unit from a foreign file is met with a sentence, never with a crash."""
    amount, sentence = read_or_refused(text, unit)
    assert amount is not None or ("\n" not in sentence and "\x1b" not in sentence)


@given(value=st.decimals(0, 24, places=6), unit=UNITS)
def test_a_number_reads_back(value: Decimal, unit: str) -> None:
    """`number_words` writes what `parse_amount` reads, with and without the unit's word."""
    number = round(float(value), 6)
    assert parse_amount(f"={number_words(number)}", unit) == Amount(number, sets=True)
    assert parse_amount(f"{number_words(number)} {unit}", unit) == Amount(number)


@given(minutes=st.integers(0, 1440))
def test_hours_read_back(minutes: int) -> None:
    """What the screen says of hours can be typed again, to the minute."""
    hours = round(minutes / 60, 6)
    for words in (amount_words(hours, "h"), clock_words(hours)):
        assert parse_amount(words, "h").value == hours


@given(start=st.times(), end=st.times())
def test_every_span_is_shorter_than_a_day(start: time, end: time) -> None:
    """A span runs from its start to the next time the clock shows its end."""
    text = f"{start:%H%M} {end:%H%M}"
    if f"{start:%H%M}" == f"{end:%H%M}":
        with pytest.raises(UnreadableError):
            parse_amount(text, "min")
        return
    amount = parse_amount(text, "min")
    begin = start.hour * 60 + start.minute
    assert 0 < amount.value < 1440
    assert (begin + amount.value) % 1440 == end.hour * 60 + end.minute


def test_a_days_sum_has_a_limit() -> None:
    """Adding up to more than 24 hours is refused with the sum and the way to set it."""
    ensure_day_total(24, "h")
    ensure_day_total(100_000, "steps")
    with pytest.raises(UnreadableError) as refused:
        ensure_day_total(25.5, "h")
    assert error_words(refused.value) == (
        "That makes 25 h 30 in one day, more than a day has. "
        "To set the day's sum, begin with =, as in =20."
    )


@pytest.mark.parametrize(
    ("value", "unit", "words", "spoken"),
    [
        (5, "min", "5 min", "5 minutes"),
        (92, "min", "92 min", "92 minutes"),
        (1, "min", "1 min", "1 minute"),
        (7.666667, "h", "7 h 40", "7 hours 40"),
        (8, "h", "8 h", "8 hours"),
        (1, "h", "1 h", "1 hour"),
        (0.75, "h", "0 h 45", "45 minutes"),
        (7.083333, "h", "7 h 05", "7 hours 5"),
        (7.999999, "h", "8 h", "8 hours"),
        (3, "portions", "3 portions", "3 portions"),
        (1, "portions", "1 portion", "1 portion"),
        (2.5, "km", "2.5 km", "2.5 km"),
        (0.1 + 0.2, "km", "0.3 km", "0.3 km"),
        (0, "times", "none", "none"),
        (1, "times", "once", "yes"),
        (2, "times", "twice", "twice"),
        (3, "times", "3 times", "3 times"),
        (0, "min", "0 min", "none"),
        (10_000, "steps", "10000 steps", "10000 steps"),
    ],
)
def test_words_for_amounts(value: float, unit: str, words: str, spoken: str) -> None:
    """Screens count; a voice speaks whole words."""
    assert amount_words(value, unit) == words
    assert spoken_amount(value, unit) == spoken


def test_words_for_units() -> None:
    """Questions name the unit in full; a unit from a foreign file is cleaned."""
    assert [unit_words(unit) for unit in ("min", "h", "portions", "times")] == [
        *("minutes", "hours", "portions", "times")
    ]
    assert "\x1b" not in unit_words("k\x1b[31mm") + amount_words(2, "k\x1b[31mm")


def test_a_unit_is_known_by_its_usual_names() -> None:
    """Singular, plural and short forms name the unit; others do not."""
    assert same_unit("Minutes", "min")
    assert same_unit("page", "pages")
    assert same_unit("laps", "lap")
    assert not same_unit("h", "min")
    assert not same_unit("", "km")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4.25, "h", "4 h 15"),
        (7.666667, "h", "7 h 40"),
        (7.245, "h", "7 h 15"),
        (3.25, "km", "3.25 km"),
        (12.345, "km", "12.345 km"),
        (107.142857, "min", "107.1 min"),
        (3.583333, "km", "3.58 km"),
        (2.0, "times", "twice"),
    ],
)
def test_a_sum_is_shown_in_one_way(value: float, unit: str, words: str) -> None:
    """Hours to the minute, what was typed whole, what was worked out to a sensible decimal."""
    assert sum_words(value, unit) == words


@pytest.mark.parametrize(
    ("so_far", "goal", "unit", "words"),
    [
        (4.25, 5.0, "h", "4 h 15 of 5 h"),
        (3.25, 20.0, "km", "3.25 of 20 km"),
        (1.0, 1.0, "times", "1 of 1 time"),
        (1.0, 2.0, "portions", "1 of 2 portions"),
        (0, 150 * 2 / 7, "min", "0 of about 43 min"),
        (1.2, 20 * 2 / 7, "km", "1.2 of about 5.7 km"),
        (0.5, 5 * 2 / 7, "h", "0 h 30 of about 1 h 26"),
        (0, 0.333333, "h", "0 h of 0 h 20"),
        (1, 10 * 2 / 7, "times", "1 of about 2.9 times"),
    ],
)
def test_how_far_a_sum_came(so_far: float, goal: float, unit: str, words: str) -> None:
    """The unit follows the goal, and the sum as well where it is hours."""
    assert sum_of_words(so_far, goal, unit) == words


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("１２", "min", 12),
        ("٣", "times", 3),
        ("٢٫٥", "km", 2.5),
        ("＝४५", "min", 45),
        ("７：４０", "h", 7.666667),
        ("１ｈ１５", "min", 75),
    ],
)
def test_digits_of_any_script_are_digits(text: str, unit: str, value: float) -> None:
    """Full-width forms and the digits of other scripts are numbers."""
    assert parse_amount(text, unit).value == value


@pytest.mark.parametrize(
    ("text", "unit", "readings"),
    [
        ("10.000", "steps", ("10000", "10")),
        ("12.345", "steps", ("12345", "12.3450")),
        ("12,345", "steps", ("12345", "12.3450")),
        ("1.500", "km", ("1500", "1.5")),
        ("１２．３４５", "steps", ("12345", "12.3450")),
    ],
)
def test_what_may_be_two_numbers_is_asked_with_both(
    text: str, unit: str, readings: tuple[str, str]
) -> None:
    """Thousands to some, a decimal to others; each answer is read without a question."""
    with refuses(UnreadableError, match=rf"Write {readings[0]} or {readings[1]}\.$"):
        parse_amount(text, unit)
    assert [parse_amount(each, unit).value for each in readings] == [
        float(each) for each in readings
    ]


def test_a_number_with_one_possible_reading_is_read() -> None:
    """1125 hours are more than a day, so 1.125 h is a little over an hour."""
    assert parse_amount("1.125", "h").value == 1.125
    assert parse_amount("0.125", "km").value == 0.125

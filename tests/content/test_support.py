"""Support lines: dated, sourced, and never guessed."""

from datetime import date

import pytest

from selfcare.content.support import (
    LOCAL_EMERGENCY,
    SupportLine,
    checked_words,
    first_words,
    is_old,
    reach_words,
    regions,
    sample_words,
    support_for,
)
from selfcare.core.text import clean_line
from selfcare.core.values import replace

CODES = [region.code for region in regions()]
LISTED = [code for code in CODES if code]
READ = date(2026, 11, 22)
WEST = "US CA GB IE AU NZ ES FR DE NL BE AT CH IT PL PT SE NO DK FI BR MX CL"
REST = "IN ZA JP KR SG HK TW PH IL"


def test_every_country_is_listed_once_and_somewhere_else_is_last() -> None:
    """The list is complete, sorted by name, and ends with a choice that fits everybody."""
    assert sorted(LISTED) == sorted(f"{WEST} {REST}".split())
    names = [region.name for region in regions()[:-1]]
    assert names == sorted(names)
    assert regions()[-1].code is None


@pytest.mark.parametrize("code", CODES)
def test_every_region_knows_what_to_call_and_where_to_look(code: str | None) -> None:
    """Whatever was chosen, there is an emergency word and the directory."""
    page = support_for(code)
    assert page.emergency
    assert page.directory == "findahelpline.com"
    assert page.sources
    assert page.code == code


@pytest.mark.parametrize("code", LISTED)
def test_no_line_without_a_date_and_a_source(code: str) -> None:
    """Every number says when it was confirmed and by whose page, and none is from the future."""
    page = support_for(code)
    assert page.checked is not None
    for line in page.lines:
        assert date(2015, 10, 26) <= page.checked <= line.checked <= READ
        assert line.source in page.sources
        assert any(char.isdigit() for char in line.reach)
        for text in (line.name, line.reach, line.note, line.source):
            assert text == clean_line(text)
        assert not line.note or line.note.endswith(".")


@pytest.mark.parametrize("code", [None, "", "XX", "none", "zz"])
def test_an_unknown_country_gets_no_number(code: str | None) -> None:
    """A wrong number is worse than none: the directory, and the local number in words."""
    page = support_for(code)
    assert (page.code, page.lines, page.checked) == (None, (), None)
    assert page.emergency == LOCAL_EMERGENCY


def test_hours_stand_beside_the_number() -> None:
    """A line that sleeps at night says when it answers; its own site closes the sentence."""
    (italy,) = support_for("it").lines
    assert reach_words(italy) == "Call 02 2327 2327, from 9 to 24 h. telefonoamico.it."
    for code in LISTED:
        for line in support_for(code).lines:
            assert "day and night" not in line.note.casefold()
            assert "/" not in line.site


def test_newer_sources() -> None:
    """Poland has a second line, Denmark the one that was read; both say how old that is."""
    assert [line.reach for line in support_for("pl").lines] == ["call 116 123", "call 800 70 2222"]
    (denmark,) = support_for("dk").lines
    assert (denmark.reach, is_old(denmark.checked, READ)) == ("call 70 201 201", True)
    text = {line.name: line.checked for line in support_for("gb").lines}
    assert text["Shout"] == date(2024, 11, 4)


@pytest.mark.parametrize(
    ("checked", "today", "old"),
    [
        (date(2025, 11, 22), date(2026, 11, 22), False),
        (date(2025, 11, 21), date(2026, 11, 22), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
    ],
)
def test_twelve_months_is_old(checked: date, today: date, old: bool) -> None:
    """Exactly a year is still fresh; a day more is old, leap days too."""
    assert is_old(checked, today) is old


def test_the_first_words_of_the_page() -> None:
    """As screens.md has them: not alone, own people, lines and their day, what to call."""
    day = date(2026, 6, 3)
    page = support_for("IE")
    lines = tuple(replace(line, checked=day) for line in page.lines)
    page = replace(page, lines=lines, checked=day, emergency_checked=day)
    assert " ".join(first_words(page)) == (
        "You don't have to carry this alone. Your own people come first, then lines in Ireland, "
        "checked on 3 June 2026. If a life is in danger, call 112 or 999."
    )


def test_one_day_is_named_only_where_it_is_true() -> None:
    """Numbers checked on different days each say their own."""
    page = support_for("IE")
    assert len({line.checked for line in page.lines}) > 1
    assert "lines in Ireland and when each was checked." in first_words(page)[1]


@pytest.mark.parametrize(
    ("code", "place"),
    [("US", "the United States"), ("NL", "the Netherlands"), ("GB", "the United Kingdom"),
     ("PH", "the Philippines"), ("FR", "France"), ("DE", "Germany")],
)  # fmt: skip
def test_countries_stand_well_in_a_sentence(code: str, place: str) -> None:
    """Some names take an article."""
    assert f"then lines in {place}" in first_words(support_for(code))[1]


@pytest.mark.parametrize("code", CODES)
def test_the_first_words_say_what_to_call(code: str | None) -> None:
    """Three sentences for every region; the last is what to call; nothing is promised in vain."""
    page = support_for(code)
    said = first_words(page)
    assert said[2] == f"If a life is in danger, call {page.emergency}."
    assert all(sentence.endswith(".") for sentence in said)
    assert ("lines in" in said[1]) is bool(page.lines)


def test_an_old_number_says_so_in_words() -> None:
    """A year and a day later the sentence says that it may have changed."""
    line = SupportLine("A", "call 1", "", date(2025, 6, 3), "B")
    assert checked_words(line.checked, date(2026, 6, 3)) == "Checked on 3 June 2025."
    assert checked_words(line.checked, date(2026, 6, 4)) == (
        "Last checked in June 2025, over a year ago; it may have changed."
    )


def test_sample_data_has_the_public_lines_and_nobody() -> None:
    """Others may be looking: nobody's people, and what to call all the same."""
    said = " ".join(sample_words(support_for("IE")))
    assert "sample data" in said
    assert "selfcare support" in said
    assert "call 112 or 999" in said
    assert LOCAL_EMERGENCY in " ".join(sample_words(support_for(None)))

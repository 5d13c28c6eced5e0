"""Support lines: dated, sourced, and never guessed."""

from datetime import date

import pytest

from selfcare.content.regions import regions
from selfcare.content.support import LOCAL_EMERGENCY, is_old, support_for
from selfcare.core.text import clean_line

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
        assert date(2018, 1, 1) <= page.checked <= line.checked <= READ
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


def test_a_country_whose_line_is_not_confirmed_shows_the_emergency_number_alone() -> None:
    """Denmark's line is printed by no page of a named publisher, so it is left out."""
    page = support_for("dk")
    assert page.lines == ()
    assert page.emergency == "112"


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

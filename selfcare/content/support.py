"""People who listen: help lines and the emergency number by country, and the words around them.

The region comes from the person's own setting and from nothing else. No country set, or one that
is not listed: a directory, and "your local emergency number" in words, never a guessed number.
"""

from datetime import date
from functools import cache

import msgspec
from msgspec import Struct

from selfcare.content.toml import Code, Words, read_content
from selfcare.core.days import MONTHS, month_words

LOCAL_EMERGENCY = "your local emergency number"
"""Stands where a number would, when no country is known."""
NOT_ALONE = "You don't have to carry this alone."
NO_COUNTRY = "No country is set, so no number is guessed."
_THE = frozenset({"GB", "NL", "PH", "US"})
"""Countries whose name takes an article in a sentence."""


class SupportLine(Struct, frozen=True):
    """One line that can be reached today."""

    name: str
    reach: str
    """How, ready to be read aloud: "call or text 988"."""
    note: str
    """Languages, price or for whom, a sentence; may be empty."""
    checked: date
    """When the number was last confirmed (support.toml says how)."""
    source: str
    """Who publishes the page it was confirmed on."""
    hours: str = ""
    """When it answers: "day and night". Empty: not known."""
    site: str = ""
    """The line's own site, without `https`. Empty: not known."""


class SupportPage(Struct, frozen=True):
    """What the support page shows for one country."""

    code: str | None
    """ISO 3166-1 alpha-2. None: no country is known."""
    country: str
    """Its name; empty when no country is known."""
    lines: tuple[SupportLine, ...]
    """May be empty: then the directory stands alone."""
    emergency: str
    """What to call when a life is in danger, ready for "call ...": "112 or 999"."""
    checked: date | None
    """The oldest day among everything shown. None: no country is known."""
    sources: tuple[str, ...]
    """Who publishes what was read, each once, in the order of the page."""
    directory: str
    """Where lines are listed by country."""
    emergency_checked: date | None = None
    """When the emergency number was confirmed. None: no country is known."""
    emergency_source: str = ""

    @property
    def place(self) -> str:
        """The country inside a sentence: "Ireland", "the Netherlands"."""
        return f"the {self.country}" if self.code in _THE else self.country


class _Emergency(msgspec.Struct, forbid_unknown_fields=True):
    call: Words
    checked: date
    source: Words


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    name: Words
    reach: Words
    checked: date
    source: Words
    note: str = ""
    hours: str = ""
    site: str = ""


class _Country(msgspec.Struct, forbid_unknown_fields=True):
    code: Code
    name: Words
    emergency: _Emergency
    line: list[_Line] = []


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    directory: Words
    directory_source: Words
    country: list[_Country]


@cache
def _document() -> _Document:
    return read_content("support.toml", _Document)


def country_names() -> dict[str, str]:
    """The listed countries: code -> name, in the order of the file."""
    return {country.code: country.name for country in _document().country}


def support_for(code: str | None) -> SupportPage:
    """The support page of a country by its two letters; None or an unlisted one: the directory."""
    document = _document()
    wanted = (code or "").upper()
    country = next((each for each in document.country if each.code == wanted), None)
    if country is None:
        return SupportPage(
            code=None,
            country="",
            lines=(),
            emergency=LOCAL_EMERGENCY,
            checked=None,
            sources=(document.directory_source,),
            directory=document.directory,
        )
    lines = tuple(
        SupportLine(
            each.name, each.reach, each.note, each.checked, each.source, each.hours, each.site
        )
        for each in country.line
    )
    shown: list[SupportLine | _Emergency] = [*lines, country.emergency]
    return SupportPage(
        code=country.code,
        country=country.name,
        lines=lines,
        emergency=country.emergency.call,
        checked=min(each.checked for each in shown),
        sources=tuple(dict.fromkeys(each.source for each in shown)),
        directory=document.directory,
        emergency_checked=country.emergency.checked,
        emergency_source=country.emergency.source,
    )


def first_words(page: SupportPage) -> tuple[str, str, str]:
    """The page's first three sentences: not alone, what comes in which order, what to call."""
    if page.code is None:
        order = "Your own people come first."
    elif not page.lines:
        order = f"Your own people come first, then {page.directory}, a list of lines by country."
    else:
        days = {*(line.checked for line in page.lines), page.emergency_checked}
        when = " and when each was checked"
        if len(days) == 1 and page.checked is not None:
            when = f", checked on {_day_words(page.checked)}"
        order = f"Your own people come first, then lines in {page.place}{when}."
    return NOT_ALONE, order, f"If a life is in danger, call {page.emergency}."


def checked_words(checked: date, today: date) -> str:
    """When a number was last confirmed, and that it may have changed when that is long ago."""
    if is_old(checked, today):
        return f"Last checked in {month_words(checked)}, over a year ago; it may have changed."
    return f"Checked on {_day_words(checked)}."


def reach_words(line: SupportLine) -> str:
    """How a line is reached, when and for whom: "Call 116 123, day and night. Free."."""
    hours = f", {line.hours}" if line.hours else ""
    site = f" {line.site}." if line.site and line.site not in line.reach else ""
    said = f"{line.reach[:1].upper()}{line.reach[1:]}{hours}. {line.note}".rstrip()
    return f"{said}{site}"


def directory_words(page: SupportPage) -> str:
    """Where to find lines that are not here."""
    return f"{page.directory} lists {'more' if page.lines else 'lines by country'}."


def sample_words(page: SupportPage) -> tuple[str, ...]:
    """The first words on sample data: others may be looking, so the public lines stand alone."""
    whose = "This is sample data, and others may be looking, so nobody's people are shown here."
    where = "selfcare support, in a terminal of your own, names the people who listen to you;"
    return (
        whose,
        f"{where} {directory_words(page)}",
        f"If a life is in danger, call {page.emergency}.",
    )


def _day_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def is_old(checked: date, today: date) -> bool:
    """Whether a number was last confirmed more than twelve months ago."""
    due = (checked.year + 1, checked.month, checked.day)
    return (today.year, today.month, today.day) > due


# The countries a person can choose, so that the support lines fit.

SOMEWHERE_ELSE = "Somewhere else"


class Region(Struct, frozen=True):
    """One choice of "Which country are you in?"."""

    code: str | None
    """ISO 3166-1 alpha-2, as the setting `region` keeps it. None: somewhere else."""
    name: str


def regions() -> tuple[Region, ...]:
    """Every listed country by name, and somewhere else at the end."""
    listed = sorted(country_names().items(), key=lambda item: item[1])
    return (*(Region(code, name) for code, name in listed), Region(None, SOMEWHERE_ELSE))

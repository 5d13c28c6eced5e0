"""People who listen: help lines and the emergency number by country.

The region comes from the person's own setting and from nothing else. No country set, or one that
is not listed: a directory, and "your local emergency number" in words, never a guessed number.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import msgspec

from selfcare.content.toml import Code, Words, read_content

LOCAL_EMERGENCY = "your local emergency number"
"""Stands where a number would, when no country is known."""


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One line that can be reached today."""

    name: str
    reach: str
    """How, ready to be read aloud: "call or text 988"."""
    note: str
    """Languages, hours or for whom, a sentence; may be empty."""
    checked: date
    """When the number was last confirmed (support.toml says how)."""
    source: str
    """Who publishes the page it was confirmed on."""


@dataclass(frozen=True, slots=True)
class SupportPage:
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
        SupportLine(each.name, each.reach, each.note, each.checked, each.source)
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
    )


def is_old(checked: date, today: date) -> bool:
    """Whether a number was last confirmed more than twelve months ago."""
    due = (checked.year + 1, checked.month, checked.day)
    return (today.year, today.month, today.day) > due

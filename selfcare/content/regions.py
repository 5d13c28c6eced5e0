"""The countries a person can choose, so that the support lines fit."""

from msgspec import Struct

from selfcare.content.support import country_names

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

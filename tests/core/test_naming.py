"""Which of several things a name means: exact, one start, several, or the nearest."""

from hypothesis import given
from hypothesis import strategies as st

from selfcare.core.text import Meant, meant

NAMES = ("Walk", "Water", "Sit quietly", "Sit", "Ärger")


def found(typed: str, names: tuple[str, ...] = NAMES) -> Meant[str]:
    return meant(typed, names, str)


def test_an_exact_name_wins_over_starts() -> None:
    """Also where it begins another name, in any case and any of Unicode's forms."""
    assert found("sit").found == "Sit"
    assert found("SIT QUIETLY").found == "Sit quietly"
    assert found("a\u0308rger").found == "Ärger"


def test_any_start_that_fits_one_alone() -> None:
    """Two letters can be enough, one is too few here."""
    assert found("wal").found == "Walk"
    assert found("w") == Meant(several=("Walk", "Water"))


def test_the_nearest_when_nothing_begins_like_it() -> None:
    """At most three; nothing typed means nothing."""
    assert found("Wlak").near[0] == "Walk"
    assert found("zzzz") == Meant()
    assert found("") == Meant()
    assert found("walk", ()) == Meant()


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=20), max_size=6).map(tuple))
def test_exactly_one_answer(typed: str, names: tuple[str, ...]) -> None:
    """Whatever is typed: one, several, near ones or nothing; only ever known names."""
    result = found(typed, names)
    told = (result.found is not None, bool(result.several), bool(result.near))
    assert sum(told) <= 1
    assert len(result.several) != 1
    assert len(result.near) <= 3
    assert {*result.several, *result.near, *([result.found] if told[0] else [])} <= set(names)

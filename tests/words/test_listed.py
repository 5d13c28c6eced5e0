"""Which routines are listed, and in which order."""

from selfcare.content.routines import built_in_routines
from selfcare.core.model import Area
from selfcare.core.views import Helped
from selfcare.words.listed import found_routines, helping_first, minutes_words, ways

ALL = built_in_routines()


def helped(routine: str, drop: float) -> Helped:
    """What a routine has done so far."""
    return Helped(routine, routine, 4, drop)


def test_every_value_has_a_routine_and_every_routine_is_found() -> None:
    """No empty time, area or feeling; together the values of each way hold every routine."""
    for way in ways(ALL):
        assert way.values[0].words == "any"
        for value in way.values:
            assert any(value.fits(routine) for routine in ALL)
        if way.name != "time":
            assert all(any(v.fits(r) for v in way.values[1:]) for r in ALL)


def test_areas_nobody_wrote_for_are_left_out() -> None:
    """An area without a routine is not offered."""
    some = [routine for routine in ALL if routine.area is Area.MINDFULNESS]
    area = next(way for way in ways(some) if way.name == "area")
    assert [value.words for value in area.values] == ["any", "Mindfulness"]


def test_what_helped_stands_first() -> None:
    """Most first; what made no difference, or the other way round, keeps its place."""
    known = {r: helped(r, drop) for r, drop in
             (("box-breath", 1), ("stop", 3), ("body-scan", 0.2), ("reach-out", -2))}  # fmt: skip
    first, rest = helping_first(ALL, known)
    assert [routine.id for routine in first] == ["stop", "box-breath"]
    assert [r.id for r in rest] == [r.id for r in ALL if r.id not in {"stop", "box-breath"}]


def test_titles_that_begin_so_come_first() -> None:
    """`bo` finds the box and the body before everything that only tells of them."""
    names = [routine.id for routine in found_routines(ALL, "BO")]
    assert names[:2] == ["box-breath", "body-scan"]
    assert found_routines(ALL, "lonely")
    assert found_routines(ALL, "zzz") == ()
    assert minutes_words(ALL[0]) == "1 3 5 10"

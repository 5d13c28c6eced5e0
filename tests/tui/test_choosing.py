"""Choosing one of many by typing part of its name."""

from selfcare.content.regions import regions
from selfcare.tui.choosing import Choosing

NAMES = ("Australia", "Austria", "México", "New Zealand")


def _pressed(choosing: Choosing, *keys: str) -> Choosing:
    for key in keys:
        choosing = choosing.press(key, key if len(key) == 1 else None)
    return choosing


def test_nothing_is_chosen_until_somebody_chooses() -> None:
    """Enter at once leaves it open."""
    done = _pressed(Choosing(NAMES), "enter")
    assert (done.chosen, done.committed) == (None, True)


def test_typing_chooses_the_first_that_fits() -> None:
    assert _pressed(Choosing(NAMES), *"austri").chosen == 1


def test_case_and_accents_do_not_matter() -> None:
    assert _pressed(Choosing(NAMES), *"MEXICO").chosen == 2


def test_a_part_inside_the_name_is_found_too() -> None:
    assert _pressed(Choosing(NAMES), *"zeal").chosen == 3


def test_words_beside_the_name_find_it_last() -> None:
    choosing = Choosing(("Rest", "Day off"), also=("a pause", "everything rests"))
    assert _pressed(choosing, *"rest").fitting == (0, 1)


def test_no_fit_leaves_it_open() -> None:
    assert _pressed(Choosing(NAMES), *"xyz", "enter").chosen is None


def test_arrows_walk_and_the_top_leaves_it_open() -> None:
    assert _pressed(Choosing(NAMES), "down", "down").chosen == 1
    assert _pressed(Choosing(NAMES), "down", "up").chosen is None


def test_backspace_in_an_empty_field_goes_back() -> None:
    assert _pressed(Choosing(NAMES), "backspace").left
    assert not _pressed(Choosing(NAMES), "a", "backspace").left


def test_every_country_can_be_found_by_its_own_name() -> None:
    names = tuple(region.name for region in regions())
    for index, name in enumerate(names):
        assert _pressed(Choosing(names), *name).chosen == index

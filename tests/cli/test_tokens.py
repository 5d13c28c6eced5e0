"""The words of `log` become habits and amounts."""

import pytest

from selfcare.core.errors import NameProblemError, UnreadableError
from selfcare.diary import habit_acts

HABITS = {
    "Walk": "min",
    "Water": "portions",
    "Sit quietly": "min",
    "Sleep": "h",
    "Talk": "times",
    "5 fruits": "portions",
    "Mindful minutes": "min",
}


@pytest.fixture
def words(tmp_path):
    from selfcare.cli.log import Words
    from selfcare.diary import open_diary

    with open_diary(tmp_path / "words.db") as kept:
        for name, unit in HABITS.items():
            habit_acts.add_habit(kept, name, "own", unit=unit)
        today = kept.today()
        yield Words(kept.habits(), kept.find, lambda habit: habit.rule_on(today).unit)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("wal", [("Walk", None)]),
        ("walk 30", [("Walk", "30")]),
        ("WALK +30 wat 2", [("Walk", "+30"), ("Water", "2")]),
        ("walk water", [("Walk", None), ("Water", None)]),
        ("walk =45 sit 5", [("Walk", "=45"), ("Sit quietly", "5")]),
        ("sit quietly 5 walk", [("Sit quietly", "5"), ("Walk", None)]),
        ("sit qui", [("Sit quietly", None)]),
        ("sleep 2310 650 walk 3", [("Sleep", "2310 650"), ("Walk", "3")]),
        ("sleep 23:10 - 6:50", [("Sleep", "23:10 - 6:50")]),
        ("sleep 7 h 40", [("Sleep", "7 h 40")]),
        ("walk 30 min", [("Walk", "30 min")]),
        ("walk 30 m 10", [("Walk", "30 m 10")]),
        ("walk 30 portions", [("Walk", "30 portions")]),
        ("walk 30 mindful 10", [("Walk", "30"), ("Mindful minutes", "10")]),
        ("talk y", [("Talk", "y")]),
        ("talk walk", [("Talk", None), ("Walk", None)]),
        ("walk -10", [("Walk", "-10")]),
        ("walk 3x", [("Walk", "3x")]),
        ("walk .5", [("Walk", ".5")]),
        ("walk|5 fruits|3", [("Walk", None), ("5 fruits", "3")]),
        ("5 fruits|3", [("5 fruits", "3")]),
        ("walk 1|walk 2", [("Walk", "1"), ("Walk", "2")]),
    ],
)
def test_pairs(words, typed, expected):
    """Each line splits as a person means it; | stands between quoted words."""
    parts = [part for piece in typed.split("|") for part in _unquoted(piece)]
    assert [(habit.name, amount) for habit, amount in words.pairs(parts)] == expected


def _unquoted(piece: str) -> list[str]:
    return [piece] if piece == "5 fruits" else piece.split()


@pytest.mark.parametrize(
    "typed", [["w"], ["walk", "w"], ["wolk"], ["30"], ["walk", "nothing"], [""]]
)
def test_names_that_do_not_fit(words, typed):
    """An ambiguous or unknown name refuses the whole line."""
    with pytest.raises(NameProblemError):
        words.pairs(typed)


def test_an_unknown_option_is_no_habit(words):
    """Because numbers with a minus come through, options are looked at here."""
    with pytest.raises(UnreadableError, match="There is no option --nite"):
        words.pairs(["walk", "30", "--nite"])

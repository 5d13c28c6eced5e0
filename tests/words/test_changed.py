"""A form against another window: fields changed in both are asked about, and nothing else."""

import pytest

from selfcare.words.changed import ChangedElsewhereError, Keep, Seen, settled

SAW = {"name": "Walk", "note": "rain", "goal": ">=30"}


def test_only_what_was_changed_here_is_written():
    """A field that is as it was seen is left to whoever changed it elsewhere."""
    now = {**SAW, "goal": ">=10"}
    assert settled(Seen(SAW), now, {**SAW, "name": "Stroll"}) == {"name": "Stroll"}


def test_without_a_form_everything_named_is_written():
    """None is a part that was not named."""
    assert settled(None, SAW, {"name": "Stroll", "note": None}) == {"name": "Stroll"}


@pytest.mark.parametrize(
    ("keep", "written"),
    [(Keep.MINE, {"note": "sun"}), (Keep.THEIRS, {}), (Keep.BOTH, {"note": "wind\nsun"})],
)
def test_a_field_changed_in_both_places_is_asked_about(keep, written):
    """The question holds the other text; the answer holds for that text alone."""
    seen, now = Seen(SAW), {**SAW, "note": "wind"}
    with pytest.raises(
        ChangedElsewhereError, match="The note was changed elsewhere to “wind”"
    ) as at:
        settled(seen, now, {"note": "sun"})
    assert at.value.answers == (Keep.MINE, Keep.THEIRS, Keep.BOTH)
    at.value.answer(keep)
    assert settled(seen, now, {"note": "sun"}) == written
    with pytest.raises(ChangedElsewhereError):
        settled(seen, {"note": "storm"}, {"note": "sun"})


def test_what_was_given_before_is_ones_own():
    """A second answer under what was seen at the first is not held against that one."""
    seen = Seen({"mood": "3"})
    assert settled(seen, {"mood": "3"}, {"mood": "7"}) == {"mood": "7"}
    assert settled(seen, {"mood": "7"}, {"mood": "3"}) == {"mood": "3"}
    with pytest.raises(ChangedElsewhereError):
        settled(seen, {"mood": "9"}, {"mood": "5"})


def test_a_number_has_no_both():
    """Two ratings do not join; and the same change in both places is no question."""
    seen = Seen({"mood": "5"})
    with pytest.raises(ChangedElsewhereError) as at:
        settled(seen, {"mood": "3"}, {"mood": "7"})
    assert at.value.answers == (Keep.MINE, Keep.THEIRS)
    assert settled(seen, {"mood": "7"}, {"mood": "7"}) == {"mood": "7"}


def test_a_command_writes_what_it_names():
    """Named as it is, a field is written still: it may hold for other days."""
    assert settled(Seen(SAW, named=True), SAW, {"goal": ">=30"}) == {"goal": ">=30"}

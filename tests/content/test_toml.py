"""A document is looked at before it is parsed: what would cost too much is refused at once."""

import pytest

from selfcare.content.routine_file import decode_routine
from selfcare.content.toml import too_much
from selfcare.core.errors import UnreadableError


@pytest.mark.parametrize(
    "text", [b"a = " + b"9" * 5000, b".".join([b"a"] * 20_000) + b" = 1", b"a = " + b"[" * 5000]
)
def test_what_costs_the_square_of_its_length_is_refused(text: bytes) -> None:
    """Long numbers, keys of many parts and deep lists never reach the parser."""
    assert too_much(text)
    with pytest.raises(UnreadableError):
        decode_routine(text, "mine.toml")


def test_dots_inside_words_are_no_matter() -> None:
    """A sentence may have as many dots as it likes."""
    assert not too_much(b'say = "' + b"." * 400 + b'"')

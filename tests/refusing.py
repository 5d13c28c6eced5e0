"""What refuses, by the sentence a person reads: `pytest.raises` matches the key of a refusal."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from selfcare.core.errors import SelfcareError
from selfcare.words.refusals import error_words


@contextmanager
def refuses(kind: type[SelfcareError], match: str) -> Iterator[None]:
    """Red unless the block raises this kind of error, and `match` is found in its sentence."""
    with pytest.raises(kind) as caught:
        yield
    said = error_words(caught.value)
    assert re.search(match, said), said

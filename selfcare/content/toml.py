"""Built-in TOML files, decoded into checked structures.

A key that is not known, a missing one or a value out of bounds stops the decoding with the path
of the value in the message: a slip in a built-in file is found by the first test that reads it.
"""

from importlib.resources import files
from typing import Annotated, TypeVar

import msgspec

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
"""A text that must say something."""
Code = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]
"""A country as ISO 3166-1 alpha-2."""

Document = TypeVar("Document", bound=msgspec.Struct)


def read_content(name: str, kind: type[Document]) -> Document:
    """The built-in file of that name as `kind`."""
    text = files("selfcare.content").joinpath(name).read_bytes()
    return msgspec.toml.decode(text, type=kind)

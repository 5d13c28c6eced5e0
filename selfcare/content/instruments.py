"""Questionnaires as TOML: the format, and the ones that are built in (`instruments/*.toml`).

The fields are those of `selfcare.core.instruments.Instrument`; `items` and `labels` are lists of
texts, `scale` a table (`low`, `high`, `low_words`, `high_words`), `bands` a list of tables
(`at_least`, `words`), lowest first. A key that is not known, one that is not there or a value out
of bounds is refused with the file and the path of the value.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec

from selfcare.content.toml import Words
from selfcare.core.errors import UnreadableError
from selfcare.core.instruments import Band, Instrument, Scale, Scoring
from selfcare.core.text import clean_line

BUILT_IN = ("ons4",)
"""The instruments that come with the app."""

_Id = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,39}$")]
_Text = Annotated[str, msgspec.Meta(max_length=1000)]
_ItemNumber = Annotated[int, msgspec.Meta(ge=1)]
_Point = Annotated[int, msgspec.Meta(ge=-100, le=100)]
_Positive = Annotated[float, msgspec.Meta(gt=0, le=1e6)]
_Edge = Annotated[float, msgspec.Meta(ge=-1e6, le=1e6)]
_Days = Annotated[int, msgspec.Meta(ge=1, le=3660)]


class _Scale(msgspec.Struct, forbid_unknown_fields=True):
    low: _Point
    high: _Point
    low_words: _Text = ""
    high_words: _Text = ""


class _Band(msgspec.Struct, forbid_unknown_fields=True):
    at_least: _Edge
    words: Words


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    id: _Id
    version: Words
    title: Words
    items: Annotated[list[Words], msgspec.Meta(min_length=1, max_length=100)]
    scale: _Scale
    score: Scoring
    min_interval_days: _Days
    licence: Words
    citation: Words
    reverse: list[_ItemNumber] = []
    multiply: _Positive = 1.0
    bands: list[_Band] = []
    recall_days: _Days | None = None
    sem: _Positive | None = None
    labels: list[Words] = []
    introduction: _Text = ""


def decode_instrument(text: bytes | str, source: str) -> Instrument:
    """An instrument from TOML; `source` is what the file is called in an error.

    Raises:
        UnreadableError: it is no TOML, or a value is wrong; says the file and the path.
    """
    try:
        document = msgspec.toml.decode(text, type=_Document)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _refusal(source, str(error)) from error
    _check(document, source)
    return Instrument(
        id=document.id,
        version=document.version,
        title=document.title,
        items=tuple(document.items),
        scale=Scale(
            document.scale.low,
            document.scale.high,
            document.scale.low_words,
            document.scale.high_words,
        ),
        licence=document.licence,
        citation=document.citation,
        min_interval_days=document.min_interval_days,
        score=document.score,
        reverse=frozenset(document.reverse),
        multiply=document.multiply,
        bands=tuple(Band(band.at_least, band.words) for band in document.bands),
        recall_days=document.recall_days,
        sem=document.sem,
        labels=tuple(document.labels),
        introduction=document.introduction,
    )


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every built-in instrument."""
    return tuple(_built_in(name) for name in BUILT_IN)


def instrument(id_: str) -> Instrument | None:
    """The built-in instrument of that id. None: there is none."""
    return next((each for each in instruments() if each.id == id_), None)


def _built_in(name: str) -> Instrument:
    path = f"instruments/{name}.toml"
    return decode_instrument(files("selfcare.content").joinpath(path).read_bytes(), path)


def _check(document: _Document, source: str) -> None:
    """What one value alone cannot show."""
    if document.scale.high <= document.scale.low:
        raise _refusal(source, "The scale ends before it begins - at `$.scale.high`")
    for place, number in enumerate(document.reverse):
        if number > len(document.items):
            raise _refusal(source, f"There is no item {number} - at `$.reverse[{place}]`")
    if _twice(document.reverse):
        raise _refusal(source, "An item is named twice - at `$.reverse`")
    if document.labels and len(document.labels) != len(document.items):
        raise _refusal(source, "There is not one label for each item - at `$.labels`")
    edges = [band.at_least for band in document.bands]
    if edges != sorted(edges) or _twice(edges):
        raise _refusal(source, "Bands go from the lowest to the highest - at `$.bands`")
    if document.score is Scoring.EACH:
        # Items that stand for themselves have no total that any of these could be about.
        for field, given in (
            ("bands", bool(document.bands)),
            ("multiply", document.multiply != 1),
            ("sem", document.sem is not None),
        ):
            if given:
                raise _refusal(source, f"Items scored each have no total - at `$.{field}`")


def _twice(values: Sequence[float]) -> bool:
    return len(set(values)) < len(values)


def _refusal(source: str, reason: str) -> UnreadableError:
    where = clean_line(source)
    return UnreadableError(
        f"The questionnaire {where} cannot be read: {clean_line(reason, 400)}. Mend it there."
    )

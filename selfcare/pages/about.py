"""Pages about the app itself: where the data lies, what the signs say."""

from collections.abc import Iterable
from datetime import date

from selfcare.core.file_words import HEAD, NO_NETWORK, OPEN_FORMAT, facts_words
from selfcare.core.views import FileFacts
from selfcare.draw.document import Document, Pairs, Words


def data_page(facts: FileFacts, path: str, folder: str, today: date) -> Document:
    """Facts anyone can check; `path` and `folder` are the places as they may be shown."""
    return Document(
        "About my data",
        (
            Words(HEAD),
            Pairs(tuple(facts_words(facts, path, folder, today))),
            *(Words(notice) for notice in facts.notices),
            Words(OPEN_FORMAT, quiet=True),
            Words(NO_NETWORK, quiet=True),
        ),
    )


def legend_page(signs: Iterable[tuple[str, str]]) -> Document:
    """Each sign with its words."""
    return Document("What the signs say", (Pairs(tuple(signs)),))

"""People who listen as text: own people first, then the lines of the country, then emergency.

The page is printed whatever the file says: `people` is None where they could not be read.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from selfcare.cli.text.columns import columns
from selfcare.content.support import (
    NO_COUNTRY,
    SupportLine,
    SupportPage,
    checked_words,
    directory_words,
    first_words,
    reach_words,
    sample_words,
)
from selfcare.core.model import Contact
from selfcare.core.text import as_sentence, clean_line

INVITE = "Who is good to talk to? selfcare support add NAME writes them down; one is enough."
UNREAD = "Your own people can't be read just now."


def support_lines(
    people: Sequence[Contact] | None, page: SupportPage, today: date
) -> Iterator[str]:
    """For the eye: what matters most in the first lines, then names with how to reach them."""
    yield from first_words(page)
    yield ""
    own = _rows((clean_line(one.name), _said_of(one)) for one in people or ())
    lines = _rows(
        (line.name, [reach_words(line), checked_words(line.checked, today)]) for line in page.lines
    )
    emergency = _rows([("Emergency", _emergency(page, today))])
    aligned = [f"  {line}" for line in columns([*own, *lines, *emergency])]
    yield "Your own people and places"
    if people:
        yield from aligned[: len(own)]
    else:
        yield f"  {UNREAD if people is None else INVITE}"
    yield ""
    if page.code is None:
        yield NO_COUNTRY
        yield directory_words(page)
        yield "selfcare settings set region IE sets it, by the country's two letters."
        return
    yield f"In {page.place}"
    yield from aligned[len(own) :]
    yield f"  {directory_words(page)}"
    yield ""
    yield f"Read at: {'; '.join(page.sources)}."


def support_sentences(
    people: Sequence[Contact] | None, page: SupportPage, today: date
) -> tuple[str, ...]:
    """For the ear: a sentence or two a line, own people first."""
    told = list(first_words(page))
    if people is None:
        told.append(UNREAD)
    for one in people or ():
        name, reach = clean_line(one.name), clean_line(one.reach)
        told.append(as_sentence(f"{name}: {reach}" if reach else name))
        told += [as_sentence(words) for words in _said_of(one) if words != reach]
    if page.code is None:
        return (*told, NO_COUNTRY, directory_words(page))
    for line in page.lines:
        told.append(_line(line, today))
    told.append(directory_words(page))
    emergency, *checked = _emergency(page, today)
    return (*told, " ".join([f"Emergency: c{emergency[1:]}", *checked]))


def sample_sentences(page: SupportPage, today: date) -> tuple[str, ...]:
    """On sample data, for the ear: the public lines, and nobody's people."""
    return (*sample_words(page), *(_line(line, today) for line in page.lines))


def _line(line: SupportLine, today: date) -> str:
    reach = reach_words(line)
    return f"{line.name}: {reach[0].lower()}{reach[1:]} {checked_words(line.checked, today)}"


def _said_of(one: Contact) -> list[str]:
    """How to reach somebody, and what they are good for, as far as it is said."""
    reach, good_for = clean_line(one.reach), clean_line(one.good_for)
    return [words for words in (reach, f"Good for: {good_for}" if good_for else "") if words]


def _emergency(page: SupportPage, today: date) -> list[str]:
    call = f"Call {page.emergency}."
    checked = page.emergency_checked
    return [call] if checked is None else [call, checked_words(checked, today)]


def _rows(told: Iterable[tuple[str, list[str]]]) -> list[list[str]]:
    """Names in one column, what is said of each below itself in the next."""
    rows: list[list[str]] = []
    for name, words in told:
        first, *more = words or [""]
        rows += [[name, first], *(["", each] for each in more)]
    return rows

"""Routines and people who listen, as text."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from selfcare.cli.text.lists import cell_width, columns
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
from selfcare.core.routine import Routine, RoutineKind
from selfcare.core.text import as_sentence, clean_line
from selfcare.words.player import EVIDENCE_WORDS, PHASE_WORDS, STOP_RULE

WIDTH = 76


def routine_lines(found: Sequence[Routine]) -> Iterator[str]:
    """Routines for the eye: id, title, minutes, what for, evidence, and where own ones lie."""
    yield from columns([
        [
            each.id,
            each.title,
            f"{_listed(each)} min",
            ", ".join(each.feelings),
            each.evidence,
            each.origin,
        ]
        for each in found
    ])  # fmt: skip


def routine_sentences(found: Sequence[Routine]) -> Iterator[str]:
    """Routines for the ear, one sentence each."""
    for each in found:
        feelings = (
            f", for {_and([str(feeling) for feeling in each.feelings])}" if each.feelings else ""
        )
        own = f" From {each.origin}." if each.origin else ""
        yield f"{each.title}, {_minutes(each)}{feelings}.{own}"


def routine_detail(routine: Routine, *, plain: bool) -> Iterator[str]:
    """One routine at length, its title first."""
    yield f"{routine.title}." if plain else routine.title
    gap = () if plain else ("",)
    yield from _paragraph(routine.summary, plain=plain)
    yield from gap
    yield from _paragraph(STOP_RULE, plain=plain)
    if routine.caution:
        yield from _paragraph(routine.caution, plain=plain)
    yield from gap
    yield f"{_minutes(routine)}, {routine.area}."
    if routine.kind is RoutineKind.BREATHING:
        yield from (
            f"{PHASE_WORDS[part.name]}, {_seconds(part.seconds)}. {part.say}"
            for part in routine.cycle
        )
    else:
        yield from _steps(routine, plain=plain)
    if routine.without_holds:
        yield f"Without holds: {routine.without_holds}."
    yield from gap
    yield from _paragraph(
        f"What is known: {EVIDENCE_WORDS[routine.evidence]} ({routine.evidence}). {routine.source}",
        plain=plain,
    )
    if routine.origin:
        yield f"From {routine.origin}."


def wrapped(text: str, width: int = WIDTH) -> list[str]:
    """A text in lines of at most so many cells; a longer word is cut. Never empty."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".lstrip()
        if cell_width(longer) <= width:
            lines[-1] = longer
            continue
        while cell_width(word) > width:
            word = word[:-1]  # noqa: PLW2901 - what does not fit is left out
        lines.append(word)
    return lines if lines[0] or len(lines) == 1 else lines[1:]


def _paragraph(text: str, *, plain: bool) -> list[str]:
    return [text] if plain else wrapped(text)


def _seconds(number: float) -> str:
    return f"{number:g} {'second' if number == 1 else 'seconds'}"


def _steps(routine: Routine, *, plain: bool) -> Iterator[str]:
    for length in routine.lengths:
        if not plain:
            yield ""
        yield f"{length.minutes} min" if not plain else f"In {length.minutes} min:"
        for step in length.steps:
            said = wrapped(step.say, WIDTH - 8)
            if plain:
                yield f"{_seconds(step.seconds)}. {step.say}"
                continue
            yield f"{step.seconds:6g}  {said[0]}"
            yield from (f"{'':8}{line}" for line in said[1:])


def _minutes(routine: Routine) -> str:
    """`1, 3 or 5 minutes`."""
    return f"{_listed(routine, ' or ')} minute{'' if routine.minutes == (1,) else 's'}"


def _listed(routine: Routine, last: str = ", ") -> str:
    minutes = [str(each) for each in routine.minutes]
    return last.join(filter(None, [", ".join(minutes[:-1]), minutes[-1]]))


def _and(words: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


# People who listen as text: own people first, then the lines of the country, then emergency.
#
# The page is printed whatever the file says: `people` is None where they could not be read.


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

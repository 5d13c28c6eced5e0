"""Routines as text: the list, and one routine at length."""

from collections.abc import Iterator, Sequence

from selfcare.cli.text.columns import cell_width, columns
from selfcare.core.routine import Routine, RoutineKind
from selfcare.words.player import PHASE_WORDS
from selfcare.words.practice import EVIDENCE_WORDS, STOP_RULE

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

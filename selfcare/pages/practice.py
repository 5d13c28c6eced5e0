"""What is known of a routine: its letter in words, its source, what breathing did in trials."""

from selfcare.core.routine import BUILT_IN, STOP_RULE, Routine, RoutineKind
from selfcare.core.text import clean_line
from selfcare.draw.document import Block, Document, Heading, Pairs, Words

BREATHING = (
    "Breathing exercises of several kinds: in 12 trials with 785 people, most of them not very "
    "rigorous, stress eased a little more than without (Fincham 2023). Across 58 studies what "
    "worked was five minutes and longer, more than once, not fast alone, and learned from a person "
    "(Bentley 2023). One minute is a taste."
)
LETTERS = "The letters: A many trials put together, B one trial or a few, C long used."
UNWANTED = (
    "Of 342 people who meditate, asked online, a quarter had felt something unwanted at some time, "
    "mostly brief (Cebolla 2017). Stopping is always fine."
)
FOR_SOME = "For some people it does nothing, and that is fine too."
NOT_TREATMENT = "None of it treats, diagnoses or prevents anything."


def known_page(routine: Routine) -> Document:
    """Source and letter, breathing as a whole, unwanted effects, when to stop."""
    letter = f"{routine.evidence.value}, {routine.evidence.words}"
    origin = clean_line(routine.origin, 400)
    facts = [("How sure", letter)]
    if routine.origin != BUILT_IN:
        facts.append(("Comes from", origin))
    blocks: list[Block] = [Words(routine.source), Pairs(tuple(facts))]
    if routine.kind is RoutineKind.BREATHING:
        blocks += [Heading("Breathing as a whole"), Words(BREATHING)]
    blocks += [Heading("What to look out for"), Words(FOR_SOME)]
    if routine.body:
        blocks.append(Words(UNWANTED))
    blocks.append(Words(STOP_RULE))
    if routine.caution:
        blocks.append(Words(routine.caution))
    blocks.append(Words(f"{LETTERS} {NOT_TREATMENT}", quiet=True))
    return Document(f"{clean_line(routine.title)}, what is known", tuple(blocks))

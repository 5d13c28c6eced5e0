"""Why a run is what it is."""

from selfcare.core.explain import Explanation
from selfcare.draw.document import Block, Document, Items, Words


def why_page(name: str, explained: Explanation) -> Document:
    """The summary, the rule in words, and a sentence for every unit, the newest first."""
    blocks: list[Block] = [Words(explained.summary), Words(explained.rule, quiet=True)]
    if explained.strength.word is not None:
        blocks.append(Words(f"Strength: {explained.strength.word}.", quiet=True))
    if explained.units:
        blocks.append(Items(tuple(unit.reason for unit in reversed(explained.units))))
    else:
        blocks.append(Words("Nothing is logged yet. The first entry begins the list."))
    return Document(f"{name}, {explained.plan}", tuple(blocks))

"""Text folded into lines of cells, between words where there are any.

Offsets are those of the text that was given, so that a cursor can be found again in the folded
lines. A grapheme (an emoji with its joiners, a letter with its accents) is never cut in two.
"""

from rich.cells import split_graphemes

from selfcare.core.text import clean


def graphemes(text: str) -> list[tuple[int, int, int]]:
    """Start, end and cells of each grapheme."""
    return list(split_graphemes(text)[0])


def folds(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of the text starts and ends; the blank or newline between two is left out.

    There is at least one line; a text that ends with a newline has an empty one at its end.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        found += [(start + first, start + end) for first, end in _fold_line(paragraph, width)]
        start += len(paragraph) + 1
    return found


def _fold_line(line: str, width: int) -> list[tuple[int, int]]:
    width = max(width, 1)
    found: list[tuple[int, int]] = []
    first, used, last_blank, used_at_blank = 0, 0, -1, 0
    for start, end, size in graphemes(line):
        blank = line[start:end] == " "
        while used and used + size > width and not blank:
            if last_blank >= first:
                found.append((first, last_blank))
                first, used = last_blank + 1, used - used_at_blank
            else:
                found.append((first, start))
                first, used = start, 0
        used += size
        if blank:
            last_blank, used_at_blank = start, used
    found.append((first, len(line)))
    return found


def wrapped(text: str, width: int) -> list[str]:
    """A sentence or note as lines of at most `width` cells, cleaned; tabs are one blank."""
    shown = clean(text).replace("\t", " ")
    return [shown[first:end].rstrip() for first, end in folds(shown, width)]

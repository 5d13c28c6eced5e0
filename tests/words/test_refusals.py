"""Every refusal of the core has its sentence, and every sentence is somebody's."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import selfcare
from selfcare.core.errors import RefusedError, SelfcareError
from selfcare.words.refusals import EXAMPLES, REFUSALS, error_words

SHELLS = ("cli", "tui", "forms")


def refusals(text: str) -> Iterator[tuple[str, set[str]]]:
    """Each reason that a source gives, and the names of its values."""
    for call in ast.walk(ast.parse(text)):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "RefusedError":
            values = {str(each.arg) for each in call.keywords}
            reasons = (each for each in ast.walk(call.args[0]) if isinstance(each, ast.Constant))
            yield from ((each.value, values) for each in reasons if isinstance(each.value, str))


def fields(sentence: str) -> set[str]:
    """The values a sentence asks for."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name} - set(EXAMPLES)


def sources(*folders: str) -> Iterator[str]:
    """Each source of these folders of the package."""
    for folder in folders:
        for path in (Path(selfcare.__file__).parent / folder).rglob("*.py"):
            yield path.read_text("utf-8")


def test_each_refusal_gives_what_its_sentence_asks_for():
    """The core names a reason with exactly the values of its sentence, and none is left over."""
    given = [each for text in sources("core") for each in refusals(text)]
    assert [
        (reason, values) for reason, values in given if fields(REFUSALS[reason]) != values
    ] == []
    assert {reason for reason, _ in given} == set(REFUSALS)


def test_the_rule_of_refusals_can_fail():
    """Negative control: a value too few is seen, in each branch of a reason."""
    assert list(refusals('RefusedError("day" if x else "plan", text=1)')) == [
        ("day", {"text"}),
        ("plan", {"text"}),
    ]
    assert fields(REFUSALS["day"]) == {"typed"}


def test_what_a_person_typed_is_harmless_in_a_refusal():
    """The core gives it as it came; its sentence shows one short line of it."""
    said = error_words(RefusedError("day", typed="\x1b]0;a\nb" + 50 * "c"))
    assert said == f"I can't read the day \ufffd]0;a b{33 * 'c'}. {EXAMPLES['days']}"


def test_another_error_brings_its_own_sentence():
    """Errors beyond the core are said as they stand."""
    assert error_words(SelfcareError("Nothing to undo.")) == "Nothing to undo."


def test_shells_show_no_key_of_a_refusal():
    """What a person reads of an error comes from `error_words`, never from `str(error)`."""
    assert [text[:60] for text in sources(*SHELLS) if "str(error)" in text] == []

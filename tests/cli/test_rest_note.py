"""A note beside a rest, and where it is shown."""

LISTS = (
    ("entries", "list", "walk"),
    ("entries", "list", "--day", "today"),
    ("entries", "list", "--plain"),
    ("entries", "walk", "--json"),
    ("history", "walk"),
    ("history", "--plain"),
    ("history", "walk", "--json"),
)


def test_a_note_stands_with_a_rest(shell):
    """Kept with the rest, changed and emptied beside it and shown there; undo takes it back."""
    shell.ok("habits", "add", "Walk", "--area", "exercise", "--unit", "min")
    shell.ok("log", "walk", "10", "--day", "-1")
    assert "rests" in shell.ok("rest", "walk", "--note", "A sore\x1b[31m knee").out
    for words in (("today",), ("today", "--plain"), ("explain", "walk"), *LISTS):
        said = shell.ok(*words).out
        assert "A sore" in said, words
        assert "\x1b" not in said
    for words in (("entries", "list", "--day", "-1"), ("history", "--year", "2025")):
        assert "A sore" not in shell.ok(*words).out
    (rest,) = shell.ok("entries", "--json").json["rest_notes"]
    assert (rest["habit"], rest["note"][:6]) == ("Walk", "A sore")
    for words in (("list", "--day", "-1"), ("list", "--day", "-1", "walk")):
        assert "rest_notes" not in shell.ok("entries", *words, "--json").json
    assert '"rest_note": "A sore' in shell.ok("today", "--json").out
    assert "note kept" in shell.ok("rest", "walk", "--note", "Travelling").out
    assert "as it was" in shell.ok("rest", "walk", "--note", "Travelling").out
    shell.ok("undo")
    assert "A sore" in shell.ok("today").out
    assert "note removed" in shell.ok("rest", "walk", "--note", "").out
    assert "rests already" in shell.ok("rest", "walk").out
    assert "sore" not in shell.ok("today").out


def test_a_note_of_a_rest_has_its_limit(shell):
    """A text over the limit is refused whole, and nothing rests."""
    shell.ok("habits", "add", "Walk", "--area", "exercise", "--unit", "min")
    assert shell.run("rest", "walk", "--note", "x" * 10_001).code == 2
    assert shell.run("rest", "walk", "--clear", "--note", "x").code == 2
    assert "does not rest" in shell.ok("rest", "walk", "--clear").out

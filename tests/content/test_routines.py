"""The built-in routines as practice.md lays them down, and files of one's own."""

import re
import tomllib
from pathlib import Path

import pytest

from selfcare.content.routines import (
    BUILT_IN,
    LONGEST_FILE,
    MOST_FILES,
    built_in_routines,
    decode_routine,
    folders_of,
    read_routine,
    read_shelf,
)
from selfcare.core.errors import NameProblemError, StorageError, UnreadableError
from selfcare.core.routine import (
    SHORTEST_CYCLE,
    Ask,
    PhaseName,
    RoutineKind,
    cycles_for,
    planned_seconds,
)
from selfcare.words.player import settle_words

ROOT = Path(__file__).parents[2]
CYCLES = {
    "cyclic-sighing": ("in 2 sip 1 out 6 rest 1", {1: 6, 3: 18, 5: 30}),
    "even-breath": ("in 5 out 5", {1: 6, 3: 18, 5: 30, 10: 60}),
    "longer-out-breath": ("in 4 out 6", {1: 6, 3: 18, 5: 30, 10: 60}),
    "box-breath": ("in 4 hold 4 out 4 hold 4", {1: 4, 3: 11, 5: 19, 10: 37}),
    "four-seven-eight": ("in 4 hold 7 out 8", {1: 3, 3: 8}),
}
STEPS = {
    "five-senses": {
        1: [18, 15, 12, 9, 6], 3: [10, 50, 45, 35, 25, 15], 5: [30, 80, 70, 55, 40, 25],
    },
    "muscle-release": {
        1: [5, 20] * 2 + [10], 3: [5, 20] * 7, 5: [20] + [6, 30] * 7 + [28],
        10: [36] + [6, 30] * 14 + [60],
    },
    "body-scan": {
        1: [18] * 3 + [6], 3: [25] * 6 + [30], 5: [20] + [30] * 8 + [40],
        10: [20] + [45] * 12 + [40],
    },
    "breathing-space": {1: [20] * 3, 3: [60] * 3, 5: [90, 120, 90]},
    "stop": {1: [10, 20, 20, 10]},
    "self-kindness": {1: [20] * 3, 3: [60] * 3, 5: [30] + [90] * 3},
    "kind-wishes": {3: [90] * 2, 5: [70] * 4 + [20], 10: [30] + [110] * 5 + [20]},
    "three-good-things": {1: [20, 40], 3: [20, 40] * 3, 5: [30, 60] * 3 + [30]},
    "park-the-worry": {
        1: [25, 20, 15], 3: [60, 60, 30, 30], 5: [60, 60, 90, 45, 45], 15: [300, 240, 240, 120],
    },
    "thought-record": {5: [30, 30, 45, 45, 60, 60, 30], 10: [60, 60, 90, 90, 120, 120, 60]},
    "one-small-action": {1: [60], 3: [60] * 3, 5: [60] * 5},
    "urge-surfing": {3: [50, 10] * 3, 5: [50, 10] * 5},
    "calm-place": {3: [45] * 4, 5: [65] * 4 + [40]},
    "reach-out": {1: [15, 45], 3: [15, 45, 60, 60]},
    "good-news-in-pairs": {5: [30, 120, 120, 30], 10: [60, 210, 30, 210, 90]},
    "wish-obstacle-plan": {3: [30, 30, 60, 60], 5: [60, 60, 90, 90]},
}  # fmt: skip
NEVER = {"missed", "failed", "broken", "bad", "lost", "should", "only"}
BRANDS = {"woop", "mbct", "wim", "hof", "tipp", "calm®"}
GOOD = """
id = "slow-waves"
title = "Slow waves"
area = "mindfulness"
feelings = ["tense"]
evidence = "C"
source = "My own."
summary = "In for 5, out for 5."
cycle = [
    { breath = "in", seconds = 5, say = "In." },
    { breath = "out", seconds = 5, say = "Out." },
]
"""
GUIDE = (
    GOOD[: GOOD.index("cycle")].replace("slow-waves", "window")
    + """
[[length]]
minutes = 1
steps = [{ seconds = 60, say = "Look out." }]
"""
)


def wrong(text: str) -> str:
    with pytest.raises(UnreadableError) as found:
        decode_routine(text.encode(), "waves.toml")
    return str(found.value)


def test_there_are_twenty_one():
    """Every file in the folder is a routine of the list, and the safest comes first."""
    folder = ROOT / "selfcare" / "content" / "routines"
    assert {path.stem for path in folder.glob("*.toml")} == set(BUILT_IN)
    assert [routine.id for routine in built_in_routines()] == list(BUILT_IN)
    assert len(BUILT_IN) == 21
    assert set(BUILT_IN) == {*CYCLES, *STEPS}


@pytest.mark.parametrize("name", CYCLES)
def test_breathing_times(name):
    """The seconds of each breath and the cycles for each length, as the table has them."""
    routine = next(each for each in built_in_routines() if each.id == name)
    cycle, lengths = CYCLES[name]
    assert " ".join(f"{part.name} {part.seconds:g}" for part in routine.cycle) == cycle
    assert {each: cycles_for(routine, each) for each in routine.minutes} == lengths
    assert routine.cycle_seconds >= SHORTEST_CYCLE


@pytest.mark.parametrize("name", STEPS)
def test_guided_times(name):
    """The seconds of each step at each length, as the table has them."""
    routine = next(each for each in built_in_routines() if each.id == name)
    assert routine.kind is RoutineKind.GUIDED
    assert {
        length.minutes: [step.seconds for step in length.steps] for length in routine.lengths
    } == STEPS[name]
    for length in routine.lengths:
        assert abs(planned_seconds(routine, length.minutes) - 60 * length.minutes) <= 5


def test_holds_have_a_way_without():
    """Wherever the breath is held there is a routine without, and it says who takes that one."""
    known = {routine.id: routine for routine in built_in_routines()}
    for routine in known.values():
        if any(part.name is PhaseName.HOLD for part in routine.cycle):
            variant = known[routine.without_holds]
            assert all(part.name is not PhaseName.HOLD for part in variant.cycle)
            assert variant.title in routine.caution


@pytest.mark.parametrize("routine", built_in_routines(), ids=lambda each: each.id)
def test_every_source_names_its_studies_or_says_there_are_none(routine):
    """A name and a year, or the words that none is named; no size of an effect in letters."""
    named = re.search(r"[A-Z][a-z]+ (?:& [A-Z][a-z]+ )?(?:19|20)\d\d\)", routine.source)
    none = "No study of " in routine.source
    assert bool(named) is not none, routine.source
    assert " g " not in routine.source
    assert "slow breathing" not in routine.source.casefold()


def test_the_letters_after_the_sources():
    """An A is for whole therapies: of two letters the more careful one."""
    letters = {routine.id: routine.evidence.value for routine in built_in_routines()}
    assert {name for name, letter in letters.items() if letter == "A"} == {
        "muscle-release", "three-good-things", "wish-obstacle-plan",
    }  # fmt: skip


def test_one_person_or_two():
    """Reaching out is for one person; what needs two is a routine of its own."""
    known = {routine.id: routine for routine in built_in_routines()}
    said = " ".join(step.say for each in known["reach-out"].lengths for step in each.steps)
    assert "pairs" not in said
    assert "In pairs" in known["good-news-in-pairs"].lengths[0].steps[0].say


def test_a_friend_or_a_pet_comes_first_in_every_length():
    """Wishing oneself well is hard for many, so it never comes first."""
    wishes = next(each for each in built_in_routines() if each.id == "kind-wishes")
    for length in wishes.lengths:
        first = next(step.say for step in length.steps if "May " in step.say)
        assert "or a pet" in first


def test_breath_and_body_are_told_apart_from_the_rest():
    """Dizziness is named where the breath or the body is turned to, and nowhere else."""
    known = built_in_routines()
    assert {routine.id for routine in known if routine.body} == {
        *CYCLES, "muscle-release", "body-scan", "breathing-space",
    }  # fmt: skip
    settles = {routine.id: settle_words(routine) for routine in known}
    assert settles["four-seven-eight"].startswith("Sit down.")
    assert settles["body-scan"].startswith("Sit or lie")
    assert settles["even-breath"].startswith("Sit or stand")


def test_urges_are_rated_every_minute():
    """Three ratings in three minutes, five in five."""
    routine = next(each for each in built_in_routines() if each.id == "urge-surfing")
    asked = [sum(step.ask is Ask.RATING for step in each.steps) for each in routine.lengths]
    assert asked == [3, 5]


@pytest.mark.parametrize("routine", built_in_routines(), ids=lambda each: each.id)
def test_the_words_are_kind_and_our_own(routine):
    """Whole sentences, none of the seven words, no brand, nothing that claims to treat."""
    said = [part.say for part in routine.cycle]
    said += [step.say for length in routine.lengths for step in length.steps]
    for text in [*said, routine.source, routine.summary, routine.caution]:
        words = set(re.findall(r"[a-z®]+", text.casefold()))
        assert not words & (NEVER | BRANDS), text
        assert not words & {"cure", "cures", "heals", "treats", "proven"}, text
        assert "!" not in text
        assert not text or text[0].isupper() or text[0].isdigit(), text
        assert not text or text.endswith((".", "?", "”")), text


def test_a_file_of_ones_own():
    """Whole numbers are fine as seconds, and where it comes from is kept."""
    routine = decode_routine(GOOD.encode(), "waves.toml", origin="/home/me/waves.toml")
    assert (routine.title, routine.cycle_seconds) == ("Slow waves", 10)
    assert routine.origin == "/home/me/waves.toml"
    assert decode_routine(GUIDE.encode(), "w.toml").minutes == (1,)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('title = "Slow waves"', "",
         "waves.toml: the field title is not there. It takes a text of 1 to 40 characters."),
        ('title = "Slow waves"', "title = 3",
         "waves.toml: I can't use the field title. It takes a text of 1 to 40 characters."),
        ('title = "Slow waves"', 'titel = "x"\ntitle = "x"',
         ("waves.toml: there is no field titel. There are: id, title, area, feelings, evidence, "
          "source, summary, caution, settle, body, cycle, max_cycles, without_holds, length.")),
        ('"in", seconds = 5', '"in", seconds = 0',
         ("waves.toml: I can't use the field cycle 1, seconds. "
          "It takes a number above 0, at most 30.")),
        ('"in", seconds', '"inn", seconds',
         "waves.toml: I can't use the field cycle 1, breath. It takes in, sip, hold, out or rest."),
        ('say = "Out."', 'sya = "Out."',
         "waves.toml: there is no field sya in cycle 2. There are: breath, seconds, say."),
        ('evidence = "C"', 'evidence = "A/B"',
         "waves.toml: I can't use the field evidence. It takes A, B or C."),
        ('["tense"]', '["sad"]',
         ("waves.toml: I can't use the field feelings 1. It takes a list of tense, low, scattered, "
          "restless and lonely.")),
        ('"mindfulness"', '"money"',
         ("waves.toml: I can't use the field area. It takes mindfulness, exercise, sleep, "
          "connection, eating or own.")),
        ('"slow-waves"', '"Slow Waves"',
         ("waves.toml: I can't use the field id. It takes small letters, digits and hyphens, at "
          "most 40, such as slow-waves.")),
        ("seconds = 5", "seconds = 2",
         ("waves.toml: one cycle takes 4 seconds. It takes at least 8, because fast breathing can "
          "make dizzy.")),
        ('"in", seconds', '"rest", seconds',
         "waves.toml: the field cycle begins with a breath in and has a breath out."),
        ('"out", seconds', '"hold", seconds',
         "waves.toml: the field cycle begins with a breath in and has a breath out."),
        ('{ breath = "out"', '{ breath = "hold", seconds = 11, say = "." }, { breath = "out"',
         "waves.toml: a hold takes 11 seconds. It takes at most 10."),
        ("summary", 'without_holds = "slow-waves"\nsummary',
         "waves.toml: the field without_holds names another routine, one without a hold."),
        ('title = "Slow waves"', 'title = "\\u200b"',
         "waves.toml: the title and the summary need a text that can be seen."),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_by_field(old, new, sentence):
    """File, field and what it takes, in one sentence or two."""
    assert old in GOOD
    assert wrong(GOOD.replace(old, new)) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (GOOD[: GOOD.index("cycle")],
         ("waves.toml: a routine has either a cycle, for breathing, or one length or more, for a "
          "guide.")),
        (GOOD + GUIDE[GUIDE.index("[["):],
         ("waves.toml: a routine has either a cycle, for breathing, or one length or more, for a "
          "guide.")),
        (GUIDE + GUIDE[GUIDE.index("[["):],
         "waves.toml: there are two lengths of 1 min. Each comes once."),
        (GUIDE.replace("seconds = 60", "seconds = 10"),
         "waves.toml: the steps for 1 min take 10 seconds in all. They take 60, give or take 30."),
        (GUIDE.replace("summary", "max_cycles = 3\nsummary"),
         "waves.toml: the fields max_cycles and without_holds go with a cycle, not with lengths."),
        (GUIDE.replace("say =", "ask = 3, say ="),
         ("waves.toml: I can't use the field length 1, steps 1, ask. "
          "It takes rating, line, plan or none.")),
        *(
            (GUIDE.replace("seconds = 60", f"seconds = {seconds}"),
             ("waves.toml: I can't use the field length 1, steps 1, seconds. "
              "It takes a number above 0, at most 1800."))
            for seconds in ("0", "-5", "-0.5", "1800.5", "nan", "inf")
        ),
        (GUIDE.replace(', say = "Look out."', ""),
         ("waves.toml: the field say in length 1, steps 1 is not there. "
          "It takes a text of 1 to 200 characters.")),
        ("cycle = 3 3", "waves.toml cannot be read as TOML: "),
        ("x" * (LONGEST_FILE + 1),
         f"waves.toml is longer than {LONGEST_FILE} bytes. Make it shorter."),
    ],
)  # fmt: skip
def test_a_wrong_whole_is_told(text, sentence):
    """What no single value can show, and what is no TOML at all."""
    assert wrong(text).startswith(sentence)
    assert wrong(text).endswith(".")


def test_own_folders_stand_beside_the_built_in_ones(tmp_path):
    """A wrong file is named and hides no other; an id belongs to who had it first."""
    (tmp_path / "b.toml").write_text(GOOD, "utf-8")
    (tmp_path / "a.toml").write_text("id = ", "utf-8")
    (tmp_path / "c.toml").write_text(GOOD, "utf-8")
    (tmp_path / "d.toml").write_text(GOOD.replace("slow-waves", "stop"), "utf-8")
    (tmp_path / "e.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "f.toml").mkdir()
    (tmp_path / "notes.txt").write_text("no routine", "utf-8")
    shelf = read_shelf([tmp_path / "nowhere", tmp_path])
    assert [each.id for each in shelf.routines] == [*BUILT_IN, "slow-waves"]
    assert shelf.routines[-1].origin == str(tmp_path / "b.toml")
    assert len(shelf.problems) == 6
    assert shelf.problems[0] == f"The folder {tmp_path / 'nowhere'} for routines cannot be read."
    assert shelf.problems[1].startswith(f"{tmp_path / 'a.toml'} cannot be read as TOML")
    assert shelf.problems[2] == (
        f"{tmp_path / 'c.toml'}: the id slow-waves belongs to “Slow waves” already "
        f"({tmp_path / 'b.toml'}). Give it another one."
    )
    assert shelf.problems[3].startswith(f"{tmp_path / 'd.toml'}: the id stop belongs to")
    assert shelf.problems[5] == f"{tmp_path / 'f.toml'} is a folder. Name a file in it."


def test_a_variant_without_holds_is_there(tmp_path):
    """An own routine that names none, or one that holds, is named; it stays in the list."""
    held = GOOD.replace("summary", 'without_holds = "box-breath"\nsummary')
    (tmp_path / "b.toml").write_text(held, "utf-8")
    shelf = read_shelf([tmp_path])
    assert shelf.get("slow-waves") is not None
    assert "the field without_holds names box-breath" in shelf.problems[0]


def test_too_many_files(tmp_path):
    """A folder that holds far too many is read up to a point, and it is said."""
    for at in range(MOST_FILES + 1):
        text = GOOD.replace("slow-waves", f"r{at:03}")
        (tmp_path / f"r{at:03}.toml").write_text(text, "utf-8")
    shelf = read_shelf([tmp_path])
    assert len(shelf.routines) == 21 + MOST_FILES
    assert shelf.problems == (f"{tmp_path} holds more than {MOST_FILES} routines.",)


def test_a_file_that_is_not_there(tmp_path):
    """Reading what is not there is a sentence, not a traceback."""
    with pytest.raises(StorageError, match="There is no file"):
        read_routine(tmp_path / "nothing.toml")


def test_a_file_that_cannot_be_read(tmp_path, monkeypatch):
    """What the system refuses to read is a sentence as well."""
    (tmp_path / "a.toml").write_text(GOOD, "utf-8")

    def refuse(*_args: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(StorageError, match=r"a\.toml cannot be read"):
        read_routine(tmp_path / "a.toml")


def test_folders_of_the_setting():
    """Paths with commas; `~` is the home folder, and nothing is no folder."""
    assert folders_of("") == ()
    assert folders_of(" /a , ~/b,") == (Path("/a"), Path("~/b").expanduser())


def test_finding_a_routine():
    """Id or title, any start that fits one alone."""
    shelf = read_shelf()
    assert shelf.find("BOX").id == "box-breath"
    assert shelf.find("stop").id == "stop"
    assert shelf.find("5-4").id == "five-senses"
    with pytest.raises(
        NameProblemError, match="3 routines begin with s: cyclic-sighing, stop, self"
    ):
        shelf.find("s")
    with pytest.raises(NameProblemError, match="There is no routine juggling"):
        shelf.find("juggling")
    with pytest.raises(NameProblemError, match="There is no routine without a name"):
        shelf.find("")


def test_the_examples_of_the_documentation_are_routines():
    """docs/routines.md shows files that are accepted, and names every field."""
    text = (ROOT / "docs" / "routines.md").read_text("utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        decode_routine(block.encode(), "docs")
        assert all(f"`{field}`" in text or f"[[{field}]]" in text for field in tomllib.loads(block))

"""Own people stand on the support page and in the file's copies, and nowhere else."""

from datetime import date

import pytest

from selfcare.diary import day_views, open_diary, week_acts

NEEDLES = ("Wilhelmina", "555 0199", "the small hours")


@pytest.fixture
def told(diary):
    """A diary with a week of entries and somebody in it."""
    diary.ok("settings", "set", "region", "IE")
    name, reach, good_for = NEEDLES
    diary.ok("support", "add", name, "--reach", reach, "--good-for", good_for)
    for day in ("mon", "tue", "wed", "thu", "today"):
        diary.ok("log", "walk", "30", "sit", "5", "--day", day)
        diary.ok("checkin", "--mood", "6", "--note", "A day.", "--day", day)
    return diary


def leaks(text: str) -> list[str]:
    return [needle for needle in NEEDLES if needle in text]


@pytest.mark.parametrize(
    "words",
    [
        ("today",), ("today", "--json"), ("today", "--plain"), ("week",), ("week", "--json"),
        ("history",), ("history", "--json"), ("history", "--mood"), ("patterns", "--json"),
        ("entries", "--json"), ("explain", "walk", "--json"), ("status",), ("status", "--json"),
        ("habits", "--json"), ("settings",), ("pulse", "--json"), ("data",), ("routines",),
        ("habits", "list", "--archived"),
    ],
)  # fmt: skip
def test_no_other_command_prints_them(told, words):
    """Not on stdout and not on stderr."""
    said = told.run(*words)
    assert said.code == 0, said
    assert leaks(said.out + said.err) == []


def test_no_file_for_others_has_them(told, tmp_path):
    """The week's and the year's files, and the sheet to share with notes, in every form."""
    kinds = ("markdown", "svg", "html")
    sheet = ("share", "--from", "-7", "--notes")
    for words in (
        *(("week", f"--{kind}", str(tmp_path / f"week.{kind}")) for kind in kinds),
        (*sheet, "--preview"),
        (*sheet, "--preview", "--plain"),
        (*sheet, "-o", str(tmp_path / "sheet.html")),
        (*sheet, "-o", str(tmp_path / "sheet.markdown"), "--markdown"),
    ):
        assert leaks(told.ok(*words).out) == [], words
    texts = [path for path in tmp_path.rglob("*") if path.suffix[1:] in kinds]
    assert len(texts) == 5
    for path in texts:
        text = path.read_text("utf-8")
        assert leaks(text) == []
        assert "Walk" in text


def test_the_shared_sheet_is_made_without_them(told):
    """The sheet's value itself has no place for them."""
    with open_diary(told.path, read_only=True) as kept:
        sheet = week_acts.share_sheet(kept, date(2026, 11, 16), date(2026, 11, 22), notes=True)
        assert leaks(repr(sheet)) == []
        assert leaks(repr(day_views.today_view(kept))) == []


def test_the_file_and_the_support_page_do(told):
    """The control: where they belong, the needles are found."""
    assert leaks(told.ok("support").out) == list(NEEDLES)
    assert leaks(told.path.read_bytes().decode("latin-1")) == list(NEEDLES)

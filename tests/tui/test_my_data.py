"""About my data: true facts, with a backup and without, at two sizes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App

from selfcare.service import Selfcare, open_selfcare
from selfcare.tui.app import SelfcareApp
from selfcare.tui.screens.my_data import MyDataSheet

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]

SIZES = [(80, 24), (120, 36)]


def steady(text: str, path: Path) -> str:
    """A screen without what differs from machine to machine: the folder, and the size in kB."""
    lines = [
        "  Size        SIZE kB." if line.startswith("  Size  ") else line
        for line in text.replace(str(path.parent), "FOLDER").splitlines()
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """A file in the test's own home, so that its path is as short as on a person's screen."""

    def moved(path: Path) -> Path:
        home = tmp_path / "home"
        target = home / "selfcare.db"
        shutil.copyfile(path, target)
        target.chmod(0o600)
        return target

    return moved


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("opened_before", [False, True])
async def test_it_looks_like_this(
    *,
    care: Selfcare,
    at_home: Callable[[Path], Path],
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: Callable[[str, str], None],
    opened_before: bool,
    size: tuple[int, int],
) -> None:
    """With a backup of today and where it lies; without one, what makes it."""
    path = at_home(care.path)
    with open_selfcare(path, clock=care.now) as service:
        if not opened_before:
            shutil.rmtree(path.parent / "selfcare-backups")
        app = make_app(service)
        async with app.run_test(size=size) as pilot:
            await pilot.press("comma", "d")
            await pilot.pause()
            assert isinstance(app.screen, MyDataSheet)
            name = "with_backup" if opened_before else "no_backup"
            text = steady(screen_text(app), path)
            same_screen(text, f"my_data/{name}_{size[0]}x{size[1]}")


async def test_facts_follow_what_is_logged(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """What is in the file, and how far undo goes, is read when the page opens."""
    before = care.file_facts()
    care.log(care.find("Walk").id, "20")
    after = care.file_facts()
    assert (after.entries, after.undo_steps) == (before.entries + 1, before.undo_steps + 1)
    app = make_app(care)
    async with app.run_test(size=(120, 36)) as pilot:
        app.action_data()
        await pilot.pause()
        text = screen_text(app)
        assert f"{after.entries} entries" in text
        assert f"{after.undo_steps} changes can be taken back" in text
        assert "no network code" in text


async def test_the_first_day_says_where_it_is_kept(
    open_care: Callable[[str], Selfcare], make_app: MakeApp, screen_text: ScreenText
) -> None:
    """After the first run Today names the two keys that lead here, and they do."""
    app = make_app(open_care("new"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("space", "enter", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "Kept in one file on this machine; , d shows where." in screen_text(app)
        assert screen_text(app).count("Welcome.") == 1
        await pilot.press("comma", "d")
        await pilot.pause()
        assert isinstance(app.screen, MyDataSheet)

"""Own routines with hostile words on every screen of practising: shown, inert, nothing crashes."""

import json
from collections.abc import Callable
from pathlib import Path

from rich.segment import Segment

from selfcare.diary import Diary, practising, setting_acts
from selfcare.tui.app import SelfcareApp
from tests.tui.practice_steps import go, open_card, press, turned
from tests.tui.test_look_back_hostile import OBEYED

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]

HOSTILE = json.loads((Path(__file__).parents[1] / "hostile_texts.json").read_text("utf-8"))


FIELDS = 6
"""The words of a routine."""


def toml_text(text: str) -> str:
    """A text as a TOML string: everything but plain letters as a code point."""
    safe = "".join(c if 0x20 <= ord(c) < 0x7F and c not in '"\\' else f"\\U{ord(c):08X}"
                   for c in text if not 0xD800 <= ord(c) < 0xE000)  # fmt: skip
    return f'"{safe}"'


def breathing(number: int, *texts: str) -> str:
    """A breathing routine whose every word is one of the texts, in turn."""
    title, source, summary, caution, first, second = _in_turn(texts)
    return (
        f'id = "own-{number}"\ntitle = {title}\narea = "own"\nfeelings = ["tense"]\n'
        f'evidence = "C"\nsource = {source}\nsummary = {summary}\ncaution = {caution}\n'
        f'cycle = [{{ breath = "in", seconds = 4, say = {first} }}, '
        f'{{ breath = "out", seconds = 6, say = {second} }}]\n'
    )


def guided(number: int, *texts: str) -> str:
    """A guided routine whose every word is one of the texts, in turn."""
    title, source, summary, caution, first, second = _in_turn(texts)
    return (
        f'id = "step-{number}"\ntitle = {title}\narea = "own"\nfeelings = ["low"]\n'
        f'evidence = "C"\nsource = {source}\nsummary = {summary}\ncaution = {caution}\n'
        f"[[length]]\nminutes = 1\n"
        f"steps = [{{ seconds = 30, say = {first} }}, {{ seconds = 30, say = {second} }}]\n"
    )


def _in_turn(texts: tuple[str, ...]) -> list[str]:
    return [toml_text(texts[at % len(texts)]) for at in range(FIELDS)]


def segments(app: SelfcareApp) -> list[Segment]:
    """Every cell on screen."""
    return [segment for strip in app.screen._compositor.render_strips() for segment in strip]


ACTS = {
    "begin",
    "longer",
    "shorter",
    "holds",
    "sound",
    "still",
    "close",
    "more",
    "support",
    "choose_value",
}
"""What our own words on the card and after it do when they are clicked."""


def check(app: SelfcareApp) -> None:
    """No action but ours, no link, no sign a terminal would obey."""
    for segment in segments(app):
        if segment.style is not None:
            assert not segment.style.link
            action = segment.style.meta.get("@click", "")
            ours = action.removeprefix("screen.").partition("(")[0]
            assert not action or ours in ACTS
        assert not OBEYED.search(segment.text), segment


async def test_everywhere(
    care: Diary, make_app: MakeApp, tmp_path: Path, screen_text: ScreenText
) -> None:
    """List, card, what is known, player in all its ways and after-card, in a window of 80 by 24."""
    folder = tmp_path / "own"
    folder.mkdir()
    for number, first in enumerate(range(0, len(HOSTILE), FIELDS)):
        some = HOSTILE[first : first + FIELDS]
        turn = number % len(some)  # no field has the same sort of text every time
        texts = [*some[turn:], *some[:turn]]
        written = guided(number, *texts) if number % 2 else breathing(number, *texts)
        folder.joinpath(f"own{number}.toml").write_text(written, "utf-8")
    setting_acts.set_setting(care, "routine_dirs", str(folder))
    own = [routine for routine in practising.routines(care) if routine.origin]
    assert len(own) >= len(HOSTILE) // 2 // FIELDS, practising.routine_problems(care)
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test(size=(80, 24)) as pilot:
            await press(app, pilot, "P", "end")
            for _ in range(0, len(own), 12):
                check(app)
                await press(app, pilot, "pageup")
            for routine in own:
                await open_card(app, pilot, routine.id)
                check(app)
                await press(app, pilot, "i")
                check(app)
                await go(app, pilot, seconds, ("q", "enter", 12))
                check(app)
                await press(app, pilot, "m")
                check(app)
                assert len(screen_text(app).splitlines()) == 24
                await press(app, pilot, "q")
                check(app)
                await press(app, pilot, "q")
                assert app.is_running


async def test_a_file_that_is_wrong_is_named_and_hides_nothing(
    care: Diary, make_app: MakeApp, tmp_path: Path, screen_text: ScreenText
) -> None:
    """Under the list stands which file cannot be used; the built-in ones and the others stay."""
    folder = tmp_path / "own"
    folder.mkdir()
    folder.joinpath("good.toml").write_text(breathing(1, "My own breath"), "utf-8")
    folder.joinpath("wrong.toml").write_text('id = "wrong"\n', "utf-8")
    setting_acts.set_setting(care, "routine_dirs", str(folder))
    app = make_app(care)
    async with app.run_test(size=(120, 60)) as pilot:
        await press(app, pilot, "P", "end")
        text = " ".join(screen_text(app).replace("│", " ").split())  # a long path wraps
    assert "My own breath" in text
    assert "the field title is not there" in text
    assert "Longer out-breath" in text

"""Text screens of practising: the list, the card, the player in its states, the after-card."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from selfcare.diary import Diary, setting_acts
from selfcare.tui.app import SelfcareApp
from tests.tui.practice_steps import go, open_card, practise_before, press, turned, until

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[SelfcareApp], str]
SameScreen = Callable[[str, str], None]

SIZES = {"40": (40, 10), "80": (80, 24), "120": (120, 36), "200": (200, 60)}
SLOW = "longer-out-breath"
STATES: dict[str, tuple[str, tuple[str | float, ...]]] = {
    "card": (SLOW, ()),
    "card_rated": (SLOW, ("7", "plus", "s", "m")),
    "card_holds": ("box-breath", ("h",)),
    "known": ("cyclic-sighing", ("i",)),
    "settling": (SLOW, ("enter", 2)),
    "out": (SLOW, ("enter", 5, 68)),
    "spoken": (SLOW, ("enter", 5, 6)),
    "sip": ("cyclic-sighing", ("enter", 5, 32.5)),
    "still": (SLOW, ("m", "enter", 5, 65)),
    "no_seconds": (SLOW, ("enter", 5, 68, "c")),
    "paused": (SLOW, ("enter", 5, 68, "space")),
    "last_breath": (SLOW, ("enter", 5, 298)),
    "guided": ("five-senses", ("minus", "minus", "enter", 5, 6)),
    "guided_rating": ("urge-surfing", ("enter", 5, 52, "7")),
    "guided_line": ("one-small-action", ("enter", 5, 2, "enter", *"walk")),
    "after": (SLOW, ("6", "enter", 5, 301, "4")),
    "stopped": (SLOW, ("enter", 5, 128, "q")),
    "written": ("one-small-action", ("enter", 5, 2, *"walk", "enter", 31, "escape")),
}  # fmt: skip
"""For each state the routine and what leads there: keys, and seconds that pass."""
ALSO: dict[str, tuple[str, ...]] = dict.fromkeys(
    ("card", "out", "still", "guided", "stopped"), ("120", "40")
)
ALSO["out"] = ("200", "120", "40")
"""States whose window then has other sizes."""


async def resized(pilot: Pilot[None], size: str) -> None:
    """The window gets another size."""
    await pilot.resize_terminal(*SIZES[size])
    await until(pilot, lambda: pilot.app.screen.size == SIZES[size])
    await pilot.pause()


@pytest.mark.parametrize("name", STATES)
async def test_each_state(
    *,
    name: str,
    care: Diary,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """Every state is the text that was agreed upon, and none is larger than its window."""
    practise_before(care)
    routine, steps = STATES[name]
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test(size=SIZES["80"]) as pilot:
            await open_card(app, pilot, routine)
            await go(app, pilot, seconds, steps)
            for size in ("80", *ALSO.get(name, ())):
                if size != "80":
                    await resized(pilot, size)
                text = screen_text(app)
                columns, rows = SIZES[size]
                assert len(text.splitlines()) == rows
                assert max(map(len, text.splitlines())) <= columns
                same_screen(text, f"practice/{name}_{size}")


LISTS: dict[str, tuple[str, ...]] = {
    "list": ("P",),
    "list_feeling": ("P", "f", "f", "right"),
    "find": ("P", "slash", *"bre"),
    "find_nothing": ("P", "slash", *"xyz"),
}


@pytest.mark.parametrize("name", LISTS)
async def test_each_list(
    *,
    name: str,
    care: Diary,
    make_app: MakeApp,
    screen_text: ScreenText,
    same_screen: SameScreen,
) -> None:
    """The list by time, by feeling, and what is found."""
    practise_before(care)
    app = make_app(care)
    async with app.run_test(size=SIZES["80"]) as pilot:
        await press(app, pilot, *LISTS[name])
        same_screen(screen_text(app), f"practice/{name}_80")
        for size in ("200", "120", "40") if name == "list" else ():
            await resized(pilot, size)
            same_screen(screen_text(app), f"practice/{name}_{size}")


@pytest.mark.parametrize("glyphs", ["ascii", "basic"])
@pytest.mark.parametrize("name", ["card_rated", "out", "still", "guided", "stopped"])
async def test_other_signs_need_no_other_font(
    *, name: str, glyphs: str, care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """With `ascii` the player is ASCII; with `basic` there are half blocks and nothing wider."""
    setting_acts.set_setting(care, "glyphs", glyphs)
    routine, steps = STATES[name]
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_card(app, pilot, routine)
            await go(app, pilot, seconds, steps)
            text = screen_text(app)
    odd = {sign for sign in text if not sign.isascii()} - set("╭╮╰╯─│")
    assert odd <= (set() if glyphs == "ascii" else set("■▪□▌▄▀█"))


async def test_sample_data_says_so_on_lists_and_cards_and_in_no_breath(
    care: Diary, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """What a room sees on sample data is marked as such, and nothing stands in the player."""
    app = make_app(care, sample=True)
    with turned() as seconds:
        async with app.run_test(size=(80, 24)) as pilot:
            await open_card(app, pilot)
            assert "SAMPLE DATA" in screen_text(app)
            for steps in (("enter",), (5.0, 12.0), ("m",)):
                await go(app, pilot, seconds, steps)
                assert "SAMPLE DATA" not in screen_text(app)
            await go(app, pilot, seconds, ("q",))
            assert "SAMPLE DATA" in screen_text(app)


@pytest.mark.parametrize(
    ("rows", "end"), [(24, "you would do on a hard day?"), (12, "you would do on a… Type")]
)
async def test_what_comes_then_is_wrapped_and_never_cut_without_a_sign(
    *, care: Diary, make_app: MakeApp, screen_text: ScreenText, rows: int, end: str
) -> None:
    """A narrow window shows it whole; a low one, too, says that it goes on."""
    app = make_app(care)
    with turned() as seconds:
        async with app.run_test(size=(40, rows)) as pilot:
            await open_card(app, pilot, "one-small-action")
            await go(app, pilot, seconds, ("enter", "enter"))
            assert end in " ".join(screen_text(app).split())

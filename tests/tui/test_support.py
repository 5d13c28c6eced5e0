"""Support in the app: reached from everywhere, own people first, the emergency number in sight."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from textual.app import App

from selfcare.content.support import support_for
from selfcare.core.errors import BusyError
from selfcare.service import Selfcare
from selfcare.service.support_acts import draft_of_contact
from selfcare.tui.app import SelfcareApp

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
SIZES = [(80, 24), (120, 36), (40, 10), (60, 16)]


def flat(text: str) -> str:
    """The words on screen in their order."""
    return " ".join(text.split())


def names(service: Selfcare) -> list[str]:
    return [contact.name for contact in service.contacts()]


@pytest.fixture
def three(care: Selfcare) -> Selfcare:
    """Ireland, and three people."""
    care.set_setting("region", "IE")
    care.add_contact("Ana", reach="085 123 4567", good_for="a walk, a laugh")
    care.add_contact("Dr Byrne", reach="01 555 1234, weekdays")
    care.add_contact("The library", good_for="being among people")
    return care


def is_open(app: SelfcareApp) -> bool:
    return type(app.screen).__name__ == "SupportSheet"


async def test_one_key_from_every_place(care: Selfcare, make_app: MakeApp) -> None:
    """S1: `!` opens it, and again closes it."""
    app = make_app(care)
    async with app.run_test() as pilot:
        for key in ("T", "W", "L", "P", "H"):
            await pilot.press(key)
            await pilot.pause()
            await pilot.press("exclamation_mark")
            await pilot.pause()
            assert is_open(app), key
            await pilot.press("exclamation_mark")
            await pilot.pause()
            assert not is_open(app), key


@pytest.mark.parametrize(
    "sheet", ["help", "legend", "settings", "my_data", "why", "pulse", "entries", "how_week"]
)
async def test_one_key_from_every_layer(care: Selfcare, make_app: MakeApp, sheet: str) -> None:
    """Also above another sheet; and while rating."""
    app = make_app(care)
    first = care.habits()[0].id
    args: dict[str, tuple[Any, ...]] = {
        "why": (first,), "entries": (first, care.today()),
    }  # fmt: skip
    async with app.run_test() as pilot:
        await pilot.pause()
        if sheet == "help":
            app.action_help()
        elif sheet == "how_week":
            await pilot.press("W", "i")
        else:
            app.open_sheet(sheet, *args.get(sheet, ()))
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert is_open(app)


async def test_while_rating_and_during_the_first_run(
    open_care: Callable[[str], Selfcare], make_app: MakeApp
) -> None:
    """Before anything is set up somebody may need it."""
    app = make_app(open_care("new"))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert is_open(app)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("region", ["IE", "none", "IN", "CA", "DK"])
async def test_what_to_call_is_always_in_sight(
    *,
    three: Selfcare,
    make_app: MakeApp,
    screen_text: ScreenText,
    size: tuple[int, int],
    region: str,
) -> None:
    """Without scrolling and wherever the cursor is, in every size and country."""
    three.set_setting("region", region)
    said = f"If a life is in danger, call {support_for(region).emergency}."
    app = make_app(three)
    async with app.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert said in flat(screen_text(app))
        for key in ("down", "down", "pagedown", "end", "m", "up", "enter", "home", "pagedown"):
            await pilot.press(key)
            await pilot.pause()
            if is_open(app):
                assert said in flat(screen_text(app)), key


async def test_the_words_stay_whole_when_the_window_changes(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Smaller and larger again: first words, rows and the emergency number."""
    app = make_app(three)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        before = screen_text(app)
        for size in ((40, 10), (120, 36), (60, 16), (41, 25)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            shown = flat(screen_text(app))
            assert "If a life is in danger, call 112 or 999." in shown, size
            assert "You don't have to carry this alone." in shown, size
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen_text(app) == before


async def test_own_people_come_first(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Name, how to reach them, what they are good for; then the lines with their days."""
    app = make_app(three)
    async with app.run_test(size=(80, 36)) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = flat(screen_text(app))
    order = [
        "You don't have to carry this alone.", "Your own people come first",
        "If a life is in danger, call 112 or 999.", "Ana", "085 123 4567",
        "Good for: a walk, a laugh", "Dr Byrne", "The library", "Samaritans", "Call 116 123.",
        "Checked on 22 November 2026.", "Emergency Call 112 or 999.", "findahelpline.com",
    ]  # fmt: skip
    places = [shown.index(part) for part in order]
    assert places == sorted(places)


async def test_support_guesses_no_number(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """No country: the directory and words; Enter chooses one at once."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = flat(screen_text(app))
        assert "No country is set, so no number is guessed." in shown
        assert "findahelpline.com lists lines by country." in shown
        assert "call your local emergency number." in shown
        assert not re.search(r"\d", shown)
        await pilot.press("enter", *"irel", "enter")
        await pilot.pause()
        shown = flat(screen_text(app))
        assert "If a life is in danger, call 112 or 999." in shown
        assert "116 123" in shown


async def test_support_says_when_a_number_is_old(
    care: Selfcare, clock: Any, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Over twelve months after a number was read, the page says so beside it."""
    care.set_setting("region", "IE")
    app = make_app(care)
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert screen_text(app).count("over a year ago") == 1
        await pilot.press("q")
        clock.now = datetime.fromisoformat("2028-01-01T12:00:00+01:00")
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert screen_text(app).count("over a year ago") == 3


async def test_whose_page_it_was_read_on(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Enter on a line says where its number comes from, the emergency number too."""
    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", *["down"] * 4, "enter")
        await pilot.pause()
        assert "Read on a page of Irish Examiner." in screen_text(app)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert "Read on a page of Hungary's 112 service" in screen_text(app)


# own people


async def test_somebody_is_added_with_letters_and_enter(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """a, three lines, Enter after each; then the new one is at hand and z takes it back."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "a", *"Ana", "enter", *"085", "enter", *"a walk")
        await pilot.press("enter")
        await pilot.pause()
        [ana] = care.contacts()
        assert (ana.name, ana.reach, ana.good_for) == ("Ana", "085", "a walk")
        assert "Ana is among your people now. z takes it back." in screen_text(app)
        assert "▌ Ana" in screen_text(app)
        await pilot.press("z")
        await pilot.pause()
        assert care.contacts() == ()
        assert "One is enough." in screen_text(app)
        await pilot.press("y")
        await pilot.pause()
        assert names(care) == ["Ana"]
        assert "Ana" in screen_text(app)


async def test_a_burst_arrives_whole(
    care: Selfcare, make_app: MakeApp, burst: Callable[[App[None], str], None], wait_until
) -> None:
    """Keys of one write reach the sheet, then the form, in their order."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.pause()
        burst(app, "!aAna~085~a walk~")
        await wait_until(pilot, lambda: names(care) == ["Ana"])
    assert care.contacts()[0].good_for == "a walk"


async def test_all_of_it_without_latin_letters(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Arrows, Enter, Backspace, digits and the palette: add, edit, move, remove."""
    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "down", "down", "down", "enter")
        await pilot.press("5", "5", "5", "down", "enter", "enter")
        await pilot.pause()
        assert names(three)[-1] == "555"
        await pilot.press("enter", "1", "tab", "7", "enter", "enter")
        await pilot.pause()
        assert (three.contacts()[-1].name, three.contacts()[-1].reach) == ("5551", "7")
        await pilot.press("colon", "down", "down")
        await pilot.pause()
        assert "▌ Move" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("up", "up", "up", "enter")
        await pilot.pause()
        assert names(three)[0] == "5551"
        await pilot.press("backspace")
        await pilot.pause()
        assert names(three) == ["Ana", "Dr Byrne", "The library"]


async def test_a_cyrillic_keyboard(three: Selfcare, make_app: MakeApp) -> None:
    """The key of a makes ф there, that of m makes ь."""
    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "ь", "down", "enter")
        await pilot.pause()
        assert names(three) == ["Dr Byrne", "Ana", "The library"]
        await pilot.press("ф", *"Ольга", "enter", "enter", "enter")
        await pilot.pause()
        assert names(three)[-1] == "Ольга"


async def test_carried_with_arrows_is_one_act(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """m, two arrows, Enter: the row at hand stays the same person, and one z takes it back."""
    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "m", "down", "j", "down", "enter")
        await pilot.pause()
        assert names(three) == ["Dr Byrne", "The library", "Ana"]
        assert "▌ Ana" in screen_text(app)
        await pilot.press("m", "up", "escape")
        await pilot.pause()
        assert is_open(app)
        assert names(three) == ["Dr Byrne", "Ana", "The library"]
        await pilot.press("z")
        assert names(three) == ["Dr Byrne", "The library", "Ana"]
        await pilot.press("z")
        assert names(three) == ["Ana", "Dr Byrne", "The library"]


async def test_removed_at_once_and_brought_back(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Backspace asks nothing, and says how to take it back."""
    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "down", "backspace")
        await pilot.pause()
        assert names(three) == ["Ana", "The library"]
        assert "Dr Byrne is removed. z takes it back." in screen_text(app)
        assert "▌ The library" in screen_text(app)
        await pilot.press("z")
        await pilot.pause()
        assert names(three) == ["Ana", "Dr Byrne", "The library"]
        assert "▌ Dr Byrne" in screen_text(app)


async def test_what_is_no_person_is_neither_moved_nor_removed(
    three: Selfcare, make_app: MakeApp
) -> None:
    """Backspace and m on a help line do nothing."""
    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "end", "up", "backspace", "m", "up", "delete")
        await pilot.pause()
    assert names(three) == ["Ana", "Dr Byrne", "The library"]


async def test_the_last_one_removed_leaves_an_invitation(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """One kind sentence, quietly."""
    care.add_contact("Ana")
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "backspace")
        await pilot.pause()
        assert "Who is good to talk to, or where is it good to be? One is enough." in flat(
            screen_text(app)
        )


async def test_a_change_in_another_window_shows(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """The command line adds somebody while the page is open."""
    from selfcare.service import open_selfcare

    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        with open_selfcare(three.path) as other:
            other.add_contact("Eve", reach="087")
        app.look_outside()
        await pilot.pause()
        assert "Eve" in screen_text(app)


async def test_trouble_with_the_file_does_not_close_the_page(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Own people cannot be read: it is said, and the lines are there."""

    def busy() -> None:
        raise BusyError("Another program is writing to your file.")

    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(three._store, "contacts", busy)
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = flat(screen_text(app))
        assert "Another program is writing to your file." in shown
        assert "Samaritans" in shown
        await pilot.press("a", *"Eve", "enter", "enter", "enter")
        await pilot.pause()
        assert "Another program is writing to your file." in flat(screen_text(app))


# sample data


async def test_sample_data_shows_nobody(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Neither people nor lines: a room may be looking. No key adds anybody."""
    three.sample = True
    app = make_app(three, sample=True)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        shown = flat(screen_text(app))
        assert "This is sample data, and others may be looking" in shown
        assert "selfcare support, in a terminal of your own" in shown
        assert "findahelpline.com" in shown
        for part in ("Ana", "Byrne", "Samaritans", "112", "Your own people"):
            assert part not in shown
        await pilot.press("a", "enter", "c", "m", "backspace", "down", "space")
        await pilot.pause()
        assert is_open(app)
        await pilot.press("q")
    assert len(three._store.contacts()) == 3


async def test_the_app_on_sample_data_hides_people_of_any_file(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Also when the app alone was told that it shows a sample."""
    app = make_app(three, sample=True)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "Ana" not in screen_text(app)
        await pilot.press("enter", "backspace", "m", "down", "enter")
        await pilot.pause()
        assert is_open(app)
    assert names(three) == ["Ana", "Dr Byrne", "The library"]


# the form


async def test_a_draft_is_kept_and_offered(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Esc leaves, nothing is written, and next time it goes on where it was."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "a", *"An", "tab", *"085", "escape")
        await pilot.pause()
        assert is_open(app)
        assert care.contacts() == ()
        await pilot.press("a")
        await pilot.pause()
        assert "This is your draft from before" in screen_text(app)
        await pilot.press("a", "enter", "enter", "enter")
        await pilot.pause()
        [ana] = care.contacts()
        assert (ana.name, ana.reach) == ("Ana", "085")
        assert care.draft(draft_of_contact(None)) == ""


async def test_a_draft_of_an_edit_is_its_own(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Left edits of Ana wait with Ana; unchanged ones are no draft."""
    app = make_app(three)
    ana = three.contacts()[0].id
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "enter", "escape")
        assert three.draft(draft_of_contact(ana)) == ""
        await pilot.press("enter", "tab", "ctrl+u", *"086", "escape")
        assert three.draft(draft_of_contact(ana)) == "Ana\n086\na walk, a laugh"
        await pilot.press("down", "enter")
        await pilot.pause()
        assert "your draft" not in screen_text(app)
        await pilot.press("escape", "up", "enter")
        await pilot.pause()
        assert "your draft" in screen_text(app)
    assert three.contacts()[0].reach == "085 123 4567"


async def test_a_killed_app_keeps_the_draft(care: Selfcare, make_app: MakeApp) -> None:
    """A closed terminal ends the app in order; what was typed is kept."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "a", *"Ana")
        app.end(129)
        await pilot.pause()
    assert care.draft(draft_of_contact(None)) == "Ana\n\n"


async def test_limits_are_live(three: Selfcare, make_app: MakeApp, screen_text: ScreenText) -> None:
    """The room that is left is said, a full line takes no more, a taken name is said."""
    from textual import events

    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "a")
        app.post_message(events.Paste("x" * 190))
        await pilot.pause()
        assert "Room for 10 more." in screen_text(app)
        app.post_message(events.Paste("y" * 190))
        await pilot.press("z")
        await pilot.pause()
        assert "This line is full: 200 characters." in screen_text(app)
        await pilot.press("ctrl+u", *"ANA")
        await pilot.pause()
        assert "That name is in your list already." in screen_text(app)
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert "Ana is in your list already. Try another name." in screen_text(app)
        assert len(three.contacts()) == 3


async def test_no_name_is_said_and_the_rest_stays(
    care: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Saving without a name goes to the name and loses nothing."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "a", "down", *"085", "down", "enter")
        await pilot.pause()
        assert "A name is enough, and it takes one." in screen_text(app)
        assert "085" in screen_text(app)
        await pilot.press(*"Ana", "enter", "enter", "enter")
        await pilot.pause()
    assert care.contacts()[0].reach == "085"


async def test_a_sign_in_a_name_is_a_letter(care: Selfcare, make_app: MakeApp) -> None:
    """While typing, ! ? q z and digits are text; Ctrl+L blanks."""
    app = make_app(care)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark", "a", "q", "z", "exclamation_mark", "question_mark")
        await pilot.press("7", "ctrl+l")
        await pilot.pause()
        assert type(app.screen).__name__ == "BlankSheet"
        await pilot.press("ctrl+l", "enter", "enter", "enter")
        await pilot.pause()
    assert names(care) == ["qz!?7"]


async def test_help_and_palette_name_every_act(
    three: Selfcare, make_app: MakeApp, screen_text: ScreenText
) -> None:
    """Each key of the page has its sentence."""
    from selfcare.tui.commands import commands_of

    app = make_app(three)
    async with app.run_test() as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        here, _ = commands_of(app.screen)
        keys = {command.keys for command in here}
    assert {"Enter Space", "a", "m", "Backspace Del", "c"} <= keys
    assert all(command.sentence.endswith(".") for command in here)

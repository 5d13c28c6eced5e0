"""Own people and places in the app: added, changed, moved, removed, and typing that is kept."""

from collections.abc import Callable

from textual.app import App

from selfcare.service import Selfcare
from selfcare.service.support_acts import draft_of_contact
from selfcare.tui.app import SelfcareApp
from tests.tui.support_steps import flat, is_open, names

MakeApp = Callable[..., SelfcareApp]
ScreenText = Callable[[App[None]], str]
SIZES = [(80, 24), (120, 36), (40, 10), (60, 16)]


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

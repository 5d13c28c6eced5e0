"""What every form does: Enter, marks, drafts, switches, lists."""

import asyncio

import pytest
from textual.widgets import Label

from selfcare.core.errors import UnreadableError
from selfcare.diary import drafts
from selfcare.forms.form import Field, Form, Kind, Offer
from selfcare.tui.screens.form import Choice

ROUNDS = 1000
"""Most rounds of the loop until a form that opens has its fields."""


def form(draft=""):
    """One field of each kind."""

    def even(answers):
        if len(answers["line"]) % 2:
            raise UnreadableError("An even number of letters, please.")

    offers = (Offer("a", "Anything [b]"), Offer("b", "Both", "two of them"))
    return Form(
        "Everything",
        (
            Field("line", "A line", "any", is_default=True, check=even, tells="Words."),
            Field("text", "Lines", "", Kind.TEXT),
            Field("choice", "A choice", "a", Kind.CHOICE, offers=offers),
            Field("many", "Several", "b", Kind.MANY, offers=offers),
            Field("switch", "A switch", "off", Kind.SWITCH),
            Field("number", "A number", "", Kind.NUMBER),
        ),
        draft=draft,
    )


@pytest.fixture
def open_form(make_app, care):
    """An app and what its form saved."""
    saved = []

    def make(draft=""):
        app = make_app(care)
        app.open_it = lambda: app.open_sheet(
            "form", form(draft), lambda a, _: saved.append(dict(a))
        )
        return app, saved

    return make


async def test_enter_goes_on_and_saves_on_the_last_line(open_form, press):
    """One meaning in every kind of field; nothing is turned or opened by it."""
    app, saved = open_form()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_it()
        await press(pilot, *"even")
        for key in ("line", "text", "choice", "many", "switch", "number"):
            assert app.screen._at() == key
            await press(pilot, "enter")
        assert saved == [
            {"line": "even", "text": "", "choice": "a", "many": "b", "switch": "off", "number": ""}
        ]


async def test_every_kind_is_answered_without_letters(open_form, press):
    """Arrows walk and choose, Space turns and opens."""
    app, saved = open_form()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_it()
        await press(pilot, "backspace", "tab", "tab", "right", "down", "space", "down", "space")
        await press(pilot, "down", "space", "down", "7", "ctrl+o")
        assert saved == [
            {"line": "", "text": "", "choice": "b", "many": "a", "switch": "on", "number": "7"}
        ]


async def test_a_wrong_answer_is_marked_once_where_it_stands(open_form, press, screen_text):
    """Enter does not go past it; mended, the mark goes."""
    app, saved = open_form()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_it()
        await press(pilot, "x", "enter")
        assert screen_text(app).count("An even number of letters, please.") == 1
        assert app.screen._at() == "line"
        await press(pilot, "y")
        assert "An even number" not in screen_text(app)
        assert saved == []


async def test_a_draft_announces_itself(open_form, press, screen_text):
    """What was left is there again and says so; saved, it is gone."""
    app, saved = open_form("a draft")
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_it()
        await press(pilot, *"left", "down", "down", "down", "down", "space", "escape")
        app.open_it()
        await press(pilot)
        assert "What you typed before is here again." in screen_text(app)
        await press(pilot, "ctrl+o")
        assert (saved[0]["line"], saved[0]["many"]) == ("left", "b")
        app.open_it()
        await press(pilot)
        assert "What you typed before" not in screen_text(app)


async def test_a_form_that_is_half_there_leaves_its_draft_alone(open_form, press, care):
    """The end may come while it opens: its fields do not say yet what they are to show."""
    app, _ = open_form("a draft")
    async with app.run_test() as pilot:
        drafts.keep_draft(care, "a draft", '{"choice": "b"}')
        app.open_it()
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
            if app.screen.query(Choice):
                break
        assert app.screen.query_one(Choice).value is Choice.NULL
        app.screen.keep_draft()
        await press(pilot)
    assert drafts.draft(care, "a draft") == '{"choice": "b"}'


async def test_signs_say_it_without_colour(open_form, press, screen_text):
    """`[x]`, on and off; a person's brackets are text."""
    app, _ = open_form()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_it()
        await press(pilot)
        text = screen_text(app)
        assert "[ ] Anything [b]" in text
        assert "[x] Both          two of them" in text
        app.screen.put("switch", "on")
        await press(pilot)
        words = app.screen.query_one(".switch").query_one(Label)
        assert str(words.render()) == "on"
        app.screen.put("many", "a,b")
        assert app.screen.answers["many"] == "a,b"


async def test_a_click_turns_and_chooses(open_form, press):
    """The box, the switch."""
    app, _ = open_form()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_it()
        await press(pilot)
        await pilot.click("#field-many", offset=(2, 0))
        await pilot.click("#field-switch")
        await press(pilot)
        assert (app.screen.answers["many"], app.screen.answers["switch"]) == ("a,b", "on")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60)])
async def test_the_line_at_hand_is_in_sight(open_form, press, size):
    """In every window, with its card whole inside."""
    app, _ = open_form()
    async with app.run_test(size=size) as pilot:
        app.open_it()
        await press(pilot)
        for _ in app.screen.form.fields:
            region = app.screen.focused.region
            inside = app.screen.query_one("#form").region.intersection(region)
            assert inside.height >= 1
            assert app.screen.query_one("#card").region.bottom < size[1]
            await press(pilot, "tab")

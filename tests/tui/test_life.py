"""The end of the app as a process: it ends with the code that was asked for."""


async def test_a_place_that_is_made_while_the_app_ends_is_no_fault(care, make_app):
    """The next places are made in the background; one that no longer gets its widgets is let go."""
    app = make_app(care)
    async with app.run_test() as pilot:
        app.end(129)
        app._init_mode("week")
        await pilot.pause()
    assert app.return_code == 129

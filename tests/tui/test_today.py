"""Today, driven by keys: what is shown, logged, taken back."""

import pytest


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_the_evening(care, make_app, shown, size):
    """Ratings, habits with their week, and what stands beside them where there is room."""
    await shown(make_app(care), size, f"today/evening_{size[0]}")


async def test_a_burst_arrives_whole(care, make_app, press, burst, wait_until):
    """A night typed in one write is logged whole, on the row that was selected."""
    app = make_app(care)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down", "down")
        burst(app, "=2300 700~")
        await wait_until(pilot, lambda: "8 h" in str(app.screen.query_one("#message").render()))

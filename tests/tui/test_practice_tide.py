"""The tide: eighths of a row, changed rows alone, enough pictures for a breath without jumps."""

from itertools import pairwise

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.widget import Widget

from selfcare.content.routines import built_in_routines
from selfcare.core.routine import phase_at
from selfcare.draw.signs import ASCII_SIGNS, BASIC_SIGNS, FULL_SIGNS, Signs
from selfcare.draw.tide import VESSELS, edge_row
from selfcare.tui import theme
from selfcare.tui.screens.player import FRAMES
from selfcare.tui.widgets.heatmap import Tide

LEAST_PICTURES = 40


class Host(App[None]):
    """The tide with the rows it has at 80x24."""

    CSS = "Tide { height: 8; width: 46; }"

    def __init__(self, signs: Signs = FULL_SIGNS) -> None:
        super().__init__()
        for each in theme.OURS:
            self.register_theme(theme.in_full(each.name))
        self.theme = theme.DUSK.name
        self.signs = signs

    def compose(self) -> ComposeResult:
        """One tide."""
        yield Tide(self.signs)


def drawn(tide: Tide) -> str:
    """The rows as text."""
    return "\n".join(tide.render_line(y).text for y in range(tide.size.height))


@pytest.mark.parametrize(
    ("routine", "least"),
    [("longer-out-breath", 56), ("even-breath", 56), ("cyclic-sighing", LEAST_PICTURES)],
)
async def test_a_breath_has_enough_pictures(routine: str, least: int) -> None:
    """At the player's own pace a cycle at 80x24 shows at least 40 different pictures."""
    found = next(each for each in built_in_routines() if each.id == routine)
    async with Host().run_test(size=(80, 24)) as pilot:
        tide = pilot.app.query_one(Tide)
        seen = set()
        for frame in range(round(found.cycle_seconds * FRAMES)):
            tide.rise_to(phase_at(found, 5, frame / FRAMES).level)
            seen.add(drawn(tide))
    assert len(seen) >= least


async def test_the_edge_moves_an_eighth_at_a_time() -> None:
    """No step of a slow breath jumps: from picture to picture the edge moves an eighth or two."""
    async with Host().run_test(size=(80, 24)) as pilot:
        tide = pilot.app.query_one(Tide)
        assert tide.rows == 7
        edges = []
        for frame in range(4 * FRAMES + 1):
            tide.rise_to(frame / (4 * FRAMES))
            edges.append(tide._drawn[0])
    assert edges[0] == 0
    assert edges[-1] == 56
    assert {b - a for a, b in pairwise(edges)} <= {0, 1, 2}


async def test_changed_rows_alone_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two steps of brightness one row is repainted, inside the vessel; else nothing is."""
    asked: list[tuple[Region, ...]] = []
    async with Host().run_test(size=(80, 24)) as pilot:
        tide = pilot.app.query_one(Tide)
        tide.rise_to(0.5)
        real = Widget.refresh

        def note(self: Widget, *regions: Region, **more: bool) -> Widget:
            if self is tide:
                asked.append(regions)
            return real(self, *regions, **more)

        monkeypatch.setattr(Widget, "refresh", note)
        for step in range(28, 57):
            tide.rise_to(step / 56)
        tide.rise_to(1.0)
    rows = [len(regions) for regions in asked]
    assert rows.count(1) >= 15
    assert max(rows) <= 7
    assert all(region.width == 44 and region.x == 1 for regions in asked for region in regions)


@pytest.mark.parametrize(
    "signs", [FULL_SIGNS, BASIC_SIGNS, ASCII_SIGNS], ids=lambda signs: signs.name
)
async def test_full_and_empty_in_every_set(signs: Signs) -> None:
    """Empty and full look so in each set of signs, and all rows are equally wide."""
    async with Host(signs).run_test(size=(80, 24)) as pilot:
        tide = pilot.app.query_one(Tide)
        vessel = VESSELS[signs.name]
        assert drawn(tide).split("\n")[0].strip() == f"{vessel.side}{' ' * 44}{vessel.side}"
        tide.rise_to(1)
        rows = drawn(tide).split("\n")
        assert rows[0].strip() == f"{vessel.side}{vessel.edge[-1] * 44}{vessel.side}"
        assert len({len(row) for row in rows}) == 1
        if signs is ASCII_SIGNS:
            assert drawn(tide).isascii()


async def test_it_is_brighter_the_higher_it_stands() -> None:
    """Brightness rises with the water, so that half-closed eyes can follow."""
    async with Host().run_test(size=(80, 24)) as pilot:
        tide = pilot.app.query_one(Tide)
        light = []
        for height in (0.2, 0.6, 1.0):
            tide.rise_to(height)
            style = next(s.style for s in tide.render_line(6) if "█" in s.text)
            assert style is not None
            assert style.color is not None
            assert style.color.triplet is not None
            light.append(sum(style.color.triplet))
    assert light == sorted(set(light))


def test_a_row_is_never_fuller_than_full() -> None:
    """The rows of a level add up to it."""
    for level in range(57):
        rows = [edge_row(level, row, 8) for row in range(7)]
        assert sum(rows) == level
        assert rows == sorted(rows, reverse=True)


@pytest.mark.parametrize("name", ["nord", "ansi-dark", "dawn", "dusk-contrast"])
async def test_every_theme_has_water(name: str) -> None:
    """Themes without a tide of their own take their accent."""
    async with Host().run_test(size=(80, 24)) as pilot:
        pilot.app.theme = name
        await pilot.pause()
        tide = pilot.app.query_one(Tide)
        tide.rise_to(0.7)
        assert "█" in drawn(tide)

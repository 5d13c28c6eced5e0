"""Draws the pictures of README from the app itself, on the sample diary, at a fixed clock.

Run it from the repository root: `python docs/screenshots.py`. A picture made by the app cannot
show anything the app does not.
"""

import asyncio
import re
import tempfile
from datetime import datetime
from pathlib import Path

from selfcare.diary import create_sample, open_diary
from selfcare.tui.app import SelfcareApp

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
SIZE = (120, 36)
DOCS = Path(__file__).resolve().parent
BREATH_SECONDS = 3.0
"""How far into the first breath the last picture is taken."""

PICTURES = {
    "today": ("down",),
    "week": ("W",),
    "year": ("L",),
    "breath": ("P", "down", "enter", "enter", "enter"),
}
"""The keys that lead to each."""


async def draw(database: Path, keys: tuple[str, ...], wait: float) -> str:
    """Open the app on the file and press some keys; what is on screen then, as SVG."""
    with open_diary(database, clock=lambda: NOW, sample=True) as diary:
        diary.load_all()
        app = SelfcareApp(diary, sample=True)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await app.keys_done()
            await pilot.pause(wait)
            return self_contained(app.export_screenshot(title="selfcare", simplify=True))


def self_contained(picture: str) -> str:
    """The picture without its remote fonts: the reader's own monospaced font draws it."""
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL).replace(
        "font-family: Fira Code, monospace", "font-family: monospace"
    )


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory(prefix="selfcare-docs-") as folder:
        database = Path(folder) / "selfcare.db"
        create_sample(database, lambda: NOW)
        for name, keys in PICTURES.items():
            wait = BREATH_SECONDS if name == "breath" else 0.5
            picture = asyncio.run(draw(database, keys, wait))
            (DOCS / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()

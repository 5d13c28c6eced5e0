"""Draws docs/today.svg from the app itself, on the sample diary, at a fixed clock.

Run it from the repository root: `python docs/screenshots.py`. A picture made by the app cannot
show anything the app does not.
"""

import asyncio
import re
import tempfile
from datetime import datetime
from pathlib import Path

from selfcare.service import create_sample, open_selfcare
from selfcare.tui.app import SelfcareApp

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
SIZE = (120, 36)
DOCS = Path(__file__).resolve().parent


async def draw(database: Path) -> str:
    """Open Today on the file with Walk selected; what is on screen, as SVG."""
    with open_selfcare(database, clock=lambda: NOW, sample=True) as service:
        service.load_all()
        app = SelfcareApp(service, sample=True)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            await pilot.press("down")
            await pilot.pause()
            return self_contained(app.export_screenshot(title="selfcare", simplify=True))


def self_contained(picture: str) -> str:
    """The picture without its remote fonts: the reader's own monospaced font draws it."""
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL).replace(
        "font-family: Fira Code, monospace", "font-family: monospace"
    )


def main() -> None:
    """Write the sample to a folder that goes again, and draw it."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "sample.db"
        create_sample(database, lambda: NOW)
        (DOCS / "today.svg").write_text(asyncio.run(draw(database)), "utf-8")


if __name__ == "__main__":
    main()

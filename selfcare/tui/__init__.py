"""The app: five places, the layers above them, and the keys that reach them.

Textual reads the environment when it is imported, and some of what it finds there would write
pictures or logs of a diary into files, open a port for its developer's tools, press keys, or load
another program's code. Of its names those stay which say how the app looks.
"""

import os

LOOKS = frozenset(
    f"TEXTUAL_{name}"
    for name in (
        "ANIMATIONS", "COLOR_SYSTEM", "DIM_FACTOR", "DISABLE_KITTY_KEY", "FILTERS", "FPS",
        "SMOOTH_SCROLL", "SPEEDUPS", "THEME",
    )
)  # fmt: skip
"""What a person may ask of Textual."""

for _name in [*os.environ]:
    if _name == "TEXTUAL" or (_name.startswith("TEXTUAL_") and _name not in LOOKS):
        del os.environ[_name]
if os.environ.get("NO_COLOR") == "":  # its standard: empty says nothing
    del os.environ["NO_COLOR"]

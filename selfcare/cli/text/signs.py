"""Which signs the commands print: the set that is wished for, or that stdout can carry."""

import os
from collections.abc import Mapping

from selfcare.core.model import Status
from selfcare.core.signs import STATUS_SIGNS

Signs = Mapping[Status, str]


def sign_set(setting: str, *, wide: bool) -> str:
    """The name of the set that the setting `glyphs` names, or that the terminal can show.

    `wide` says whether stdout carries more than ASCII.
    """
    if not wide:
        return "ascii"
    if setting in STATUS_SIGNS:
        return setting
    return "ascii" if os.environ.get("TERM") == "linux" else "full"


def signs_for(setting: str, *, wide: bool) -> Signs:
    """The signs of that set."""
    return STATUS_SIGNS[sign_set(setting, wide=wide)]

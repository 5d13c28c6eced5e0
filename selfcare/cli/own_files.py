"""Files that commands write when they are asked to: where to, and what is said afterwards."""

from pathlib import Path
from typing import TYPE_CHECKING

from selfcare.files import shown, target_path

if TYPE_CHECKING:
    from selfcare.service import Selfcare


def own_target(service: "Selfcare", name: str) -> Path:
    """The file a person named; never the diary itself."""
    return target_path(name, service.path)


def file_answer(what: str, target: Path) -> str:
    """What is said once the file is there."""
    return f"{what} is in {shown(target)}. Only you can read it."

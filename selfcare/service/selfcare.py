"""The one service that both front ends call."""

from types import TracebackType
from typing import Self

from selfcare.service.coming_back import ComingBack
from selfcare.service.day_acts import DayActs
from selfcare.service.habit_acts import HabitActs
from selfcare.service.logbook import Logbook
from selfcare.service.looking_back import LookingBack
from selfcare.service.pausing import Pausing
from selfcare.service.practice import Practising
from selfcare.service.pulse import Pulse
from selfcare.service.setting_acts import SettingActs
from selfcare.service.share import Sharing
from selfcare.service.support_acts import SupportActs
from selfcare.service.undo_acts import UndoActs
from selfcare.service.weeks import Weeks


class Selfcare(
    Weeks,
    ComingBack,
    LookingBack,
    Logbook,
    DayActs,
    HabitActs,
    Pausing,
    SupportActs,
    SettingActs,
    UndoActs,
    Sharing,
    Pulse,
    Practising,
):
    """All use cases over one open file; a context manager that lets go of the file."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

"""Practises on a clock that runs two hundred times as fast, and says on stdout what was practised.

Run as `practising.py FILE`; meant to be killed. Each line is written before the seconds it names
are kept, so the file may be behind the last line by what an autosave allows, never more.
"""

import io
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from selfcare.cli.practising import Keeper, follow
from selfcare.core.player import Session, begin
from selfcare.service import open_selfcare

REAL = 0.005
"""Real seconds for each second of the practice."""


def no_answer(_session: Session, _key: str) -> None:
    """Nobody writes here."""


class FastHands:
    """Each wait is a second of the practice, however little was asked for."""

    moment = 0.0

    def now(self) -> float:
        return self.moment

    def wait(self, seconds: float) -> str | None:
        del seconds
        time.sleep(REAL)
        self.moment += 1.0
        return None


def main(path: Path) -> None:
    clock = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    with open_selfcare(path, clock=lambda: clock) as service:
        service.add_habit("Sit quietly", "mindfulness", unit="min")
        session = begin(service.routine("longer-out-breath"), 5, 0.0, settle=0)
        keeper = Keeper(service, session, 6)

        def keep(here: Session) -> None:
            sys.stdout.write(f"{here.practised_seconds}\n")
            sys.stdout.flush()
            keeper.keep(here)

        follow(session, FastHands(), show=lambda _: 1.0, keep=keep, keys={}, write=no_answer)


if __name__ == "__main__":
    assert isinstance(sys.stdout, io.TextIOWrapper)
    main(Path(sys.argv[1]))

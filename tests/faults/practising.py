"""Practises on a clock that runs two hundred times as fast, and says on stdout what was practised.

Run as `practising.py FILE`; meant to be killed. Each line is written before the seconds it names
are kept, so the file may be behind the last line by what an autosave allows, never more.
"""

import io
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from selfcare.cli.lines.practice import practise_in_lines
from selfcare.core.player import SETTLE_SECONDS
from selfcare.diary import habit_acts, open_diary, practising

REAL = 0.005
"""Real seconds for each second of the practice."""


class FastHands:
    """Each wait is a second of the practice, however little was asked for."""

    moment = 0.0

    def now(self) -> float:
        return self.moment

    def wait(self, seconds: float) -> str | None:
        del seconds
        time.sleep(REAL)
        self.moment += 1.0
        if self.moment > SETTLE_SECONDS:
            sys.stdout.write(f"{self.moment - SETTLE_SECONDS:.0f}\n")
            sys.stdout.flush()
        return None


def main(path: Path) -> None:
    clock = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
    with open_diary(path, clock=lambda: clock) as diary:
        habit_acts.add_habit(diary, "Sit quietly", "mindfulness", unit="min")
        practise_in_lines(
            diary,
            practising.routine_card(diary, "longer-out-breath"),
            ask=True,
            hands=FastHands(),
            streams=(io.StringIO("6\n"), io.StringIO(), io.StringIO()),
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))

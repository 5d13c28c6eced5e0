"""Answers to short questionnaires in the file: each time one was answered.

`answers` is JSON: a list with a whole number or null for each question, in their order. A row that
any other program left in another shape is set aside.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from selfcare.store import rows
from selfcare.store.base import StoreBase

if TYPE_CHECKING:
    from selfcare.core.pulse import Answered


class AnswerRows(StoreBase):
    """The answers of a store."""

    def answers(self, instrument: str) -> "tuple[Answered, ...]":
        """Every time an instrument was answered, by day, then id."""
        from selfcare.core.pulse import Answered  # noqa: PLC0415 - 5 ms for questionnaires alone

        def read(row: rows.Row) -> Answered:
            number, day, text = row
            return Answered(number, instrument, rows.to_day(day), _to_answers(text))

        found = self._rows(
            "answer", "id, day, answers", "instrument = ?", (instrument,), order="day, id"
        )
        return tuple(self._made("answer", read, found))

    def add_answers(self, instrument: str, day: date, answers: Sequence[int | None]) -> int:
        """Add the answers of one time; gives its id."""
        text = f"[{', '.join('null' if each is None else str(int(each)) for each in answers)}]"
        return self._insert(
            "answer", {"instrument": instrument, "day": day.isoformat(), "answers": text}
        )


def _to_answers(text: str) -> tuple[int | None, ...]:
    import json  # noqa: PLC0415 - as above

    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise rows.OddRowError("answers") from error
    if not isinstance(found, list) or any(
        value is not None and type(value) is not int for value in found
    ):
        raise rows.OddRowError("answers")
    return tuple(found)

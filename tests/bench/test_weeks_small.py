"""The bench of weeks runs and measures what it names."""

from pathlib import Path

from tests.bench.big_file import write_big_file
from tests.bench.weeks import measure


def test_every_figure_is_there(tmp_path: Path) -> None:
    """One run on a small file gives each figure once, Week and Practice twice."""
    path = tmp_path / "small.db"
    write_big_file(path, years=1, habits=3)
    found = measure(path, runs=1)
    assert {len(times) for times in found.values()} == {1}
    assert len(found) == 9

"""Every key of every act as agreed; a key that is lost or moved shows here as one line."""

from pathlib import Path

from selfcare.content.acts import ACTS

AGREED = Path(__file__).with_name("keys.txt")
"""One act a line, `where id: keys`. Made anew by hand: what it says is a promise to hands."""


def test_no_key_is_lost() -> None:
    """Signs and named keys, which tests made of the table itself cannot miss."""
    found = [
        f"{where} {act.id}: {act.keys}".rstrip() for where, acts in ACTS.items() for act in acts
    ]
    assert found == AGREED.read_text("utf-8").splitlines()

"""A person's own people and places in the file."""

from selfcare.core.model import Contact
from selfcare.store import rows
from selfcare.store.base import CONFLICT, StoreBase
from selfcare.store.errors import ConflictError


class ContactRows(StoreBase):
    """The people and places of a store."""

    def contacts(self) -> tuple[Contact, ...]:
        """All of them by position, then id."""
        found = self._rows("contact", rows.CONTACT, order="position, id")
        return tuple(self._made("contact", rows.to_contact, found))

    def add_contact(self, contact: Contact) -> Contact:
        """Add one; the id is made here."""
        return self._contact(self._insert("contact", rows.contact_columns(contact)))

    def update_contact(self, contact: Contact) -> Contact:
        """Write name, reach, good-for and position; ConflictError unless `rev` is the row's own."""
        self._update("contact", {"id": contact.id}, rows.contact_columns(contact), contact.rev)
        return self._contact(contact.id)

    def remove_contact(self, contact_id: int) -> None:
        """Remove one; undo brings it back."""
        if self._write("DELETE FROM contact WHERE id = ?", (contact_id,)).rowcount == 0:
            raise ConflictError(CONFLICT)

    def _contact(self, contact_id: int) -> Contact:
        row = self._one(f"SELECT {rows.CONTACT} FROM contact WHERE id = ?", (contact_id,))  # noqa: S608  # our own columns
        if row is None:
            raise ConflictError(CONFLICT)
        return rows.to_contact(row)

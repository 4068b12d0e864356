"""Which receipts are kept, and what goes with a question that its asker deletes."""

from sqlalchemy import delete, select, update

from session_core.storage.database import Db
from session_core.storage.tables import activity, intervention, support
from session_core.storage.translations import forget_translations


def receipts_kept(db: Db, seat_id: str) -> frozenset[str]:
    """The hashes of the receipts for what a seat asked."""
    query = select(intervention.c.receipt_hash).where(
        intervention.c.seat_id == seat_id, intervention.c.receipt_hash.is_not(None)
    )
    return frozenset(db.scalars(query))


def forget_question(db: Db, session_id: str, intervention_id: str) -> None:
    """Forget the receipt of a question, its translations, and who did or supported what with it.

    Of what was done that is only what was done from a seat.
    """
    same = intervention.c.id == intervention_id
    db.execute(update(intervention).where(same).values(receipt_hash=None, client_key=None))
    db.execute(delete(support).where(support.c.intervention_id == intervention_id))
    forget_translations(db, intervention_id)
    by_a_seat = activity.c.actor.startswith("seat:")
    told = (activity.c.session_id == session_id) & (activity.c.subject == intervention_id)
    db.execute(update(activity).where(told, by_a_seat).values(actor=""))

"""Translations of questions as they are kept: one for each question and language."""

from collections.abc import Iterable
from dataclasses import asdict

from sqlalchemy import bindparam, delete, select

from session_core.domain.translations import Translation
from session_core.storage.database import Db
from session_core.storage.tables import question_translation

_KEPT = (
    question_translation.c.intervention_id,
    question_translation.c.language,
    question_translation.c.text,
    question_translation.c.at,
    question_translation.c.read_aloud_by,
    question_translation.c.written_by,
)
_OF_SESSION = select(*_KEPT).where(question_translation.c.session_id == bindparam("session"))


def translations_of(db: Db, session_id: str) -> tuple[Translation, ...]:
    """All translations of a session's questions."""
    rows = db.execute(_OF_SESSION, {"session": session_id}).mappings()
    return tuple(Translation(**row) for row in rows)


def translations_of_question(db: Db, intervention_id: str) -> tuple[Translation, ...]:
    """The translations of one question."""
    query = select(*_KEPT).where(question_translation.c.intervention_id == intervention_id)
    return tuple(Translation(**row) for row in db.execute(query).mappings())


def add_translations(db: Db, session_id: str, new: Iterable[Translation]) -> None:
    """Keep new translations."""
    rows = [{"session_id": session_id, **asdict(each)} for each in new]
    if rows:
        db.execute(question_translation.insert(), rows)


def drop_translation(db: Db, intervention_id: str, language: str) -> bool:
    """Forget a question's translation into a language; False where there was none."""
    same = (question_translation.c.intervention_id == intervention_id) & (
        question_translation.c.language == language
    )
    return db.execute(delete(question_translation).where(same)).rowcount > 0


def forget_translations(db: Db, intervention_id: str) -> None:
    """Forget all translations of a question."""
    same = question_translation.c.intervention_id == intervention_id
    db.execute(delete(question_translation).where(same))

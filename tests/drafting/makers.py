"""Short ways to make what a draft is made from."""

from datetime import UTC, datetime, timedelta

from session_core.domain.floor import Intervention, InterventionKind, InterventionState
from session_core.domain.notes import Note, NoteKind
from session_core.domain.people import Modality
from session_core.domain.poll_tally import Tally
from session_core.domain.polls import Poll, PollOption, PollState
from session_core.domain.session import WorkshopSession

START = datetime(2031, 5, 6, 8, 0, tzinfo=UTC)


def session(*questions: str) -> WorkshopSession:
    """A session of an hour with these policy questions."""
    return WorkshopSession(
        id="session",
        title="Radio before the storm",
        starts_at=START,
        ends_at=START + timedelta(hours=1),
        join_code="CODE",
        screen_key="key",
        policy_questions=questions,
    )


def note(number: int, text: str, kind: NoteKind = NoteKind.POINT) -> Note:
    """Note n1, n2, … one minute after the other."""
    return Note(f"n{number}", number, text, kind, START + timedelta(minutes=number))


def asked(
    number: int,
    text: str,
    side: Modality = Modality.ONSITE,
    state: InterventionState = InterventionState.HEARD,
    kind: InterventionKind = InterventionKind.QUESTION,
) -> Intervention:
    """Intervention i1, i2, … heard unless said otherwise."""
    return Intervention(
        id=f"i{number}",
        number=number,
        kind=kind,
        modality=side,
        asker=f"asker {number}",
        requested_at=START,
        text=text,
        state=state,
    )


def poll(number: int, question: str, state: PollState = PollState.CLOSED, **votes: int) -> Poll:
    """Poll p1, p2, … whose options are called as their keywords."""
    options = tuple(PollOption(option, option) for option in votes)
    return Poll(f"p{number}", number, question, options, state, tally=Tally(votes))

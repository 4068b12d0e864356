"""What a meeting refused is told as a finding or not at all, and never asked of anybody."""

import pytest

from session_core.domain.notes import NoteKind
from session_core.domain.takeaways import TakeawayKind
from session_core.drafting.drafter import draft
from session_core.drafting.obligation import directive
from session_core.drafting.rejection import is_rejected
from tests.drafting.makers import note, session
from tests.drafting.plain import called, found

REFUSED = """The group did not agree that operators should share data.
Nobody agreed that governments should ban encryption in schools.
The proposal that regulators should cap fees was rejected.
It was not agreed that governments must store traffic data.
The group rejected the idea that platforms should verify age.
Participants did not agree operators should share data.
Participants didn't think that platforms should verify age.
Nobody from industry or government agreed that platforms must verify age.
Few participants agreed that platforms should verify age.
Hardly anyone thought that platforms should verify age.
The idea that states should own the cables found no support.
The view that platforms should verify age was not shared by the room.
The motion that regulators should cap fees failed.
The suggestion to call on platforms to verify ages was turned down.
There was little support for the idea that platforms should verify age.
Speakers argued against the view that platforms should verify age.
It was proposed that platforms should verify age, but the group rejected this.
That regulators should cap fees was rejected by the group.""".split("\n")
KEPT = """Nobody disputed that operators should share data.
There was no doubt that operators should share data.
A few participants agreed that operators should share data.
The proposal that regulators should cap fees was adopted.
The group rejected the first draft and agreed that operators should share data.
Participants rejected shutdowns and said that governments should publish orders.
Participants not only agreed that operators should share data, but also set a date.
Participants agreed that platforms should not verify age.
Regulators should not reject the idea that networks can be shared.
Regulators should ensure that no operator refuses repairs.
Governments that reject requests should publish them.
Governments that did not agree should explain why to the public.
No government should ban encryption in schools.""".split("\n")


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_was_refused_is_no_call(sentence: str) -> None:
    assert is_rejected(sentence)
    assert directive(sentence) is None
    assert called(sentence) == {}


@pytest.mark.parametrize("sentence", KEPT)
def test_what_was_not_refused_stays_a_call(sentence: str) -> None:
    assert not is_rejected(sentence)
    assert directive(sentence) is not None


@pytest.mark.parametrize("at", [0, 2, 4])
def test_what_was_refused_is_a_finding(at: int) -> None:
    assert found(REFUSED[at]) == [REFUSED[at]]


def test_under_a_heading_of_actions_it_is_no_call_either() -> None:
    assert called(f"## Action items\n\n- {REFUSED[1]}\n") == {}


@pytest.mark.parametrize("kind", [NoteKind.POINT, NoteKind.AGREEMENT, NoteKind.PROPOSAL])
@pytest.mark.parametrize("sentence", [REFUSED[0], REFUSED[1], REFUSED[2], REFUSED[4]])
def test_nor_in_the_draft_of_a_report(sentence: str, kind: NoteKind) -> None:
    drafted = draft(session(), [note(1, sentence, kind)], [], [])
    assert [each.kind for each in drafted] == [TakeawayKind.KEY_TAKEAWAY]


def test_what_is_refused_elsewhere_is_not_called_for() -> None:
    asked, refused = "Platforms should verify the age of users.", (
        "The group rejected the idea that platforms should verify the age of users."
    )  # fmt: skip
    assert called(f"{asked}\n{refused}\n") == {}
    drafted = draft(session(), [note(1, asked), note(2, refused)], [], [], takeaways=0)
    assert drafted == ()


ASKED = "Election commissions should require a label on every synthetic voice."
OBJECTION = "DISAGREEMENT: Two parties said a label would not be heard on radio."


@pytest.mark.parametrize("label", ["DISAGREEMENT", "- **Disagreement**", "Objection from parties"])
def test_a_proposal_that_meets_a_written_disagreement_is_not_called_for(label: str) -> None:
    text = f"PROPOSAL: {ASKED}\n{label}: Two parties would not hear it.\n"
    assert list(called(f"PROPOSAL: {ASKED}\n")) == [ASKED]
    assert called(text) == {}


def test_nor_when_the_disagreement_that_repeats_it_stands_elsewhere() -> None:
    again = (
        "DISAGREEMENT: A label that commissions for an election require on a synthetic voice lies."
    )
    text = f"PROPOSAL: {ASKED}\nPOINT: Nine of ten adverts are heard on the radio.\n{again}\n"
    assert called(text) == {}


def test_the_finding_and_the_proposals_around_it_stay() -> None:
    keep = "Broadcasters should keep copies of campaign adverts for five years."
    point = "Synthetic calls reached voters in twelve districts."
    text = f"PROPOSAL: {keep}\nPOINT: {point}\nPROPOSAL: {ASKED}\n{OBJECTION}\n{OBJECTION}\n"
    assert list(called(text)) == [keep]
    assert found(text, 1) == [point]

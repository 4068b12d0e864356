"""Short ways to draft from running text."""

from session_core.domain.takeaways import TakeawayKind
from session_core.drafting.plain_text import TextProposal, draft_text


def of_kind(drafted: tuple[TextProposal, ...], kind: TakeawayKind) -> list[str]:
    return [each.text for each in drafted if each.kind is kind]


def found(text: str, count: int = 9) -> list[str]:
    return of_kind(draft_text(text, takeaways=count, calls=0), TakeawayKind.KEY_TAKEAWAY)


def called(text: str) -> dict[str, str]:
    drafted = draft_text(text, takeaways=0, calls=9)
    return {each.text: each.addressee for each in drafted}

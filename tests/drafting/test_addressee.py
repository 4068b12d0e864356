"""Who should act, and whether anybody should."""

import pytest

from session_core.drafting.addressee import addressee_of
from session_core.drafting.obligation import directive


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [
        ("Governments must not cut networks.", "governments"),
        ("Member States of the region must act.", "governments"),
        ("In times of crisis, states need to keep lines open.", "governments"),
        ("Big tech companies should publish orders.", "big tech"),
        ("Platforms, at minimum, should publish orders.", "big tech"),
        ("Civil society organisations should share logs.", "civil society"),
        ("The technical community ought to log cuts.", "technical community"),
        ("The United Nations should appoint an envoy.", "intergovernmental organisations"),
        ("Telecom operators should log cuts.", "private sector"),
        ("Civil society and big tech should meet.", "civil society and big tech"),
        ("Governments, companies and NGOs must meet.",
         "governments, private sector and civil society"),
        ("Participants agreed that regulators should act.", "governments"),
        ("The group called on regulators to act early.", "governments"),
        ("Orders should be published by platforms every month.", "big tech"),
        ("“Platforms should publish orders”.", "big tech"),
        ("The libraries in small towns should offer desks.", "libraries in small towns"),
        ("Orders should be published every month.", ""),
        ("Government requests should be published.", ""),
        ("They must be told.", ""),
        ("Everyone should take care.", ""),
        ("Networks fail without fuel.", ""),
    ],
)  # fmt: skip
def test_addressee(sentence: str, addressee: str) -> None:
    assert addressee_of(sentence) == addressee


@pytest.mark.parametrize(
    "sentence",
    [
        "The law says that platforms must store data.",
        "Under the new act, platforms must store data.",
        "Nobody knew whether platforms should leave.",
        "There is an urgent need to store fuel.",
        "Operators should have stored fuel.",
        "Warnings come late because tools must be installed first.",
    ],
)
def test_what_only_describes_is_no_call(sentence: str) -> None:
    assert directive(sentence) is None

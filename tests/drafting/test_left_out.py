"""What a running text holds that is no finding: greetings, names, titles, logistics, purposes."""

import pytest

from session_core.drafting.plain_text import draft_text
from tests.drafting.plain import called, found

SMALL_TALK = """Good morning and welcome to the northern harbour meeting.
Thank you for the report on the northern harbour.
Anna, you are on mute in the northern harbour office.
Let me share my screen with the northern harbour plan."""


@pytest.mark.parametrize("small_talk", SMALL_TALK.split("\n"))
def test_small_talk_is_left_out(small_talk: str) -> None:
    assert found(small_talk) == []


@pytest.mark.parametrize("nothing", ["", "Agenda\n\n1. Budget\n2. Staff\n", "***\n\nHello!\n"])
def test_where_nothing_supports_a_sentence_there_is_none(nothing: str) -> None:
    assert draft_text(nothing, takeaways=5, calls=5) == ()


def test_other_scripts_are_drafted_too() -> None:
    assert len(found("- 平台应该公开政府请求。\n- Платформы публикуют отчёты каждый месяц.\n")) == 2


RULES = "Regulators must publish the safety rules for harbours."
LABELS = (
    "JD> |JD - |JD — |AMINA DIALLO - APC - |Amina — |Amina Diallo 10:03 AM: |#3 Speaker: |Ama> "
)


@pytest.mark.parametrize("label", [*LABELS.split("|"), "AMINA DIALLO - ", "Amina (10:03): "])
def test_who_speaks_is_no_part_of_the_sentence(label: str) -> None:
    assert list(called(label + RULES)) == [RULES]


def test_a_full_width_colon_ends_a_name_too() -> None:
    assert found("主持人：政府必须公布所有港口的安全规则。") == ["政府必须公布所有港口的安全规则。"]


KEPT = """Costs - mostly fuel - rose in every northern harbour.
Governments — and platforms — must publish the safety rules.
Governments — Kenya and Ghana — must publish the safety rules.
US - China talks must publish the safety rules."""


@pytest.mark.parametrize("kept", KEPT.split("\n"))
def test_a_dash_within_a_sentence_names_nobody(kept: str) -> None:
    assert [each.text for each in draft_text(kept)] == [kept]


NO_FINDING = """Item two is the northern harbour licence.
We have ten minutes left for the northern harbour.
The workshop in Kuala Lumpur brought together forty experts from northern harbours.
During the session, experts from two agencies will analyse the northern harbour rules.
The panel is a perfect opportunity to spread knowledge on northern harbours.
Somebody asked whether the northern harbour label can be trusted.
The afternoon looked back at ten years of the northern harbour.
Minutes of the northern harbour board, 14 May
NORTHERN HARBOUR FORUM ON RURAL BUSES
- Ada Obi, Manager, Harbour Defenders (focused on ports), Project Lead
- Roles of platforms in supporting northern harbour defenders, including by means of labels
- Ideas on how to combat northern harbour shutdowns or mitigate their impact
Gracias a todos por venir al puerto.
Спасибо всем за участие в заседании.
大家好，欢迎参加港口会议。"""


@pytest.mark.parametrize("line", NO_FINDING.split("\n"))
def test_no_finding(line: str) -> None:
    text = f"The cable was repaired after 41 days.\n\n{line}\n"
    assert found(text) == ["The cable was repaired after 41 days."]


def test_the_side_it_came_from_is_no_part_of_a_sentence() -> None:
    said = "n Nepal, community networks pay nothing for the first three years."
    assert found(f"From the online side: i{said}") == [f"I{said}"]


def test_what_was_planned_before_a_session_is_no_outcome_of_it() -> None:
    assert draft_text("Expected outcomes\n\nThe harbours publish common rules for quays.\n") == ()

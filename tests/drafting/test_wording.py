"""How a sentence from the notes becomes a sentence of the report, or does not."""

import pytest

from session_core.drafting.wording import LONGEST, report_sentence


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("networks fail without fuel", "Networks fail without fuel."),
        ("Networks fail without fuel!", "Networks fail without fuel."),
        ("Networks fail without fuel;", "Networks fail without fuel."),
        ("I think that networks fail without fuel.", "Networks fail without fuel."),
        ("I think networks fail without fuel.", "Networks fail without fuel."),
        ("We all agreed that fuel must be stored early.", "Fuel must be stored early."),
        ("In my view, fuel must be stored early.", "Fuel must be stored early."),
        ("However, fuel was stored too late.", "Fuel was stored too late."),
        ("And I believe that fuel was stored late.", "Fuel was stored late."),
        ("S2: fuel was stored too late.", "Fuel was stored too late."),
        (">> MODERATOR: fuel was stored too late.", "Fuel was stored too late."),
        ("[Online] fuel was stored too late.", "Fuel was stored too late."),
        ("10:42 fuel was stored too late.", "Fuel was stored too late."),
        ("Power supply: Fuel was stored too late.", "Fuel was stored too late."),
        ("eBooks were stored on the relay.", "eBooks were stored on the relay."),
        ("An engineer said “fuel came late.”", "An engineer said “fuel came late”."),
        ("The fuel came late.” ", "The fuel came late."),
        ("Both sides agreed on early storage.", "Both sides agreed on early storage."),
        ("Fuel is stored early in the US.", "Fuel is stored early in the US."),
        ("Fuel, i.e. diesel, was stored late.", "Fuel, i.e. diesel, was stored late."),
        ("平台应该公开透明度报告", "平台应该公开透明度报告。"),
        ("मंच को आदेश प्रकाशित करना चाहिए।", "मंच को आदेश प्रकाशित करना चाहिए।"),
        ("Платформы должны публиковать отчёты", "Платформы должны публиковать отчёты."),
    ],
)
def test_a_sentence_that_can_stand(typed: str, written: str) -> None:
    assert report_sentence(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "Lack of fuel",
        "Late and costly fuel on outer islands",
        "This makes fuel late on the islands.",
        "It was stored too late for the storm.",
        "They told the village after the storm.",
        "Additionally, it was stored too late.",
        "Both agreed on storing fuel early.",
        "Some said that fuel came late.",
        "We stored fuel too late for the storm.",
        "Fuel reached us after the storm.",
        "I do not think that fuel was stored late.",
        "Our fuel was stored too late.",
        "Nous avons besoin de carburant avant la tempête.",
        "Was fuel stored early on the islands?",
        "Three things were agreed on fuel:",
        "Fuel was stored and then…",
        "(Fuel was stored too late.)",
        "S2 agreed with what was said on fuel.",
        "Speaker 4 stored fuel too early.",
        "Must store fuel early on the islands.",
        "The minister said \"fuel came late and nobody told the village.",
        "Fuel was stored " + "very " * (LONGEST // 5) + "late.",
    ],
)  # fmt: skip
def test_a_sentence_that_cannot(typed: str) -> None:
    assert report_sentence(typed) is None


def test_only_a_proposal_may_begin_with_its_verb() -> None:
    typed = "Publish fuel lists before each storm"
    assert report_sentence(typed) is None
    assert report_sentence(typed, imperative_allowed=True) == f"{typed}."

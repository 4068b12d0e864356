"""The Word document, opened again and compared with the report."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from session_core.domain.session import NamingRule
from session_core.domain.takeaways import adopted
from tests.exports.full_report import AGENDA, EMPTY, ENDED, FULL, INTERVENTIONS, under
from tests.exports.reading_docx import below, everything, opened, tables


def test_it_opens_with_what_session_this_is() -> None:
    document = opened(FULL)
    assert [(p.style.name, p.text) for p in document.paragraphs[:2] if p.style] == [
        ("Identity", "IGF 2031 Town Hall #12"),
        ("Title", "Radio before the storm"),
    ]
    assert tables(document)[0] == [
        ["When", "Tuesday, 6 May 2031, 08:00–09:00 UTC"],
        ["Room", "Hall 2 – Room C"],
        ["Onsite moderator", "Imke Sandvoort"],
        ["Online moderator", "Teo Maranhas"],
        ["Rapporteur", "Dina Okrafor"],
        ["Format", "Panel - 60 Min"],
        ["Naming rule", "Open: names may be said"],
    ]


def test_an_item_s_own_naming_rule_is_stated_where_it_differs() -> None:
    own = replace(AGENDA[1], naming_rule=NamingRule.CHATHAM_HOUSE)
    found = tables(opened(replace(FULL, agenda=(AGENDA[0], own))))[0][-1]
    assert found == [
        "Naming rule",
        "Open: names may be said\n"
        "Item 2, Questions – Chatham House: neither names nor affiliations",
    ]


def test_the_three_blocks_of_the_form_come_in_order() -> None:
    headings = [p.text for p in opened(FULL).paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [
        "Key Takeaways",
        "Call to Action",
        "Session Report",
        "Annex A: what the takeaways rest on",
        "Annex B: figures",
        "Annex C: every question and how it ended",
    ]


def test_only_what_is_adopted_stands_in_its_block() -> None:
    assert below(opened(FULL), "Key Takeaways") == [
        "Batteries ran out on day two.",
        "Rests on: note 1, question 2, poll 1",
    ]


def test_without_an_adopted_call_the_proposed_stand_apart() -> None:
    assert below(opened(FULL), "Call to Action") == [
        "No call to action has been adopted yet.",
        "Proposed, not yet adopted",
        "For private sector",
        "Operators must store fuel early.",
        "Rests on: note 2",
    ]


def test_an_adopted_call_hides_the_sentence_and_the_proposed() -> None:
    *others, call = FULL.takeaways
    document = opened(replace(FULL, takeaways=(*others, adopted(call))))
    assert below(document, "Call to Action") == [
        "For private sector",
        "Operators must store fuel early.",
        "Rests on: note 2",
    ]


def test_references_lead_to_the_texts_in_the_annex() -> None:
    document = opened(FULL)
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    places = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors == ["note_1", "intervention_2", "poll_1", "note_2"]
    assert sorted(anchors) == sorted(places)
    assert tables(document)[2] == [
        ["Note 1\npoint, Baraka Nameson", "Batteries ran out on day two."],
        ["Note 2\nagreement, Technical Community", "Fuel must be stored early."],
        ["Question 2\nonline, Quiet Heron 2", "Who stores fuel number 2?"],
        ["Poll 1\nclosed", "What failed first?\nPower: 14\nPermits: 7\nMoney: 1"],
    ]


def test_the_session_report_has_all_its_parts() -> None:
    document = opened(FULL)
    assert below(document, "Policy questions") == list(FULL.session.policy_questions)
    assert below(document, "What was noted") == [
        "Agreement",
        "Fuel must be stored early. – Technical Community",
        "Points",
        "Batteries ran out on day two. – Baraka Nameson",
        "Disagreement",
        "Lists of fuel: public or not?",
    ]
    assert below(document, "What was asked") == [
        "Onsite",
        "Question 1 (Quiet Heron 1): Who stores fuel number 1?",
        "Online",
        "Question 2 (Quiet Heron 2): Who stores fuel number 2?",
        "Question 3 (Quiet Heron 3): Who stores fuel number 3?",
    ]
    assert below(document, "Not reached") == [
        "Question 4 (online, Quiet Heron 4): Who stores fuel number 4?"
    ]


def test_a_withdrawn_question_is_counted_and_not_printed() -> None:
    assert INTERVENTIONS[4].text not in everything(opened(FULL))


def test_polls_are_tables_and_small_ones_are_silent() -> None:
    document = opened(FULL)
    assert tables(document)[1] == [
        ["Option", "Ballots", "Share", "Onsite", "Online"],
        ["Power\n", "14", "64%", "8", "6"],
        ["Permits\n", "7", "32%", "–", "–"],
        ["Money\n", "1", "5%", "–", "–"],
    ]
    assert below(document, "Polls") == [
        "Poll 1: What failed first?",
        "One choice. One ballot a seat, one choice each. "
        "Opened on 6 May 2031, 08:10 UTC, closed on 6 May 2031, 08:12 UTC.",
        "22 ballots. Sides are shown where both cast five or more.",
        "Poll 2: Were you cut off?",
        "One choice. One ballot a seat, one choice each. "
        "Opened on 6 May 2031, 08:13 UTC, closed on 6 May 2031, 08:14 UTC.",
        "Fewer than five ballots were cast, so no counts are shown.",
    ]


def test_the_figures_of_both_sides() -> None:
    assert tables(opened(FULL))[3:5] == [
        [
            ["Interventions", "Onsite", "Online", "In all"],
            ["Heard", "1", "2", "3"],
            ["Heard, and a takeaway rests on it", "0", "1", "1"],
            ["Not reached", "0", "1", "1"],
            ["Merged into another", "0", "0", "0"],
            ["Answered in writing", "0", "0", "0"],
            ["Declined or taken off the list", "0", "0", "0"],
            ["Withdrawn", "1", "0", "1"],
            ["Minutes of floor time", "1.5", "3.0", "4.5"],
        ],
        [
            ["Poll", "Ballots"],
            ["Poll 1: What failed first?", "22"],
            ["Poll 2: Were you cut off?", "under 5"],
        ],
    ]


def test_every_question_is_annexed_with_how_it_ended() -> None:
    annex = tables(opened(ENDED))[-1]
    who = "(Quiet Heron {0})"
    asked = [f"Who stores fuel number {n}?\n{who.format(n)}" for n in range(11)]
    assert annex == [
        ["No.", "Side", "What was asked", "How it ended"],
        ["1", "onsite", asked[1], "Heard\nSupported by 3"],
        ["2", "online", asked[2], "Heard"],
        ["3", "online", asked[3], "Heard"],
        ["4", "online", asked[4], "Waiting"],
        ["6", "online", asked[6], "Merged into number 4"],
        [
            "7",
            "onsite",
            asked[7],
            "Answered in writing\nEvery depot does.\nThe list is *public*.",
        ],
        ["8", "onsite", asked[8], "Taken into the report"],
        ["9", "online", "declined; its text is not printed.", "Declined: no time left"],
        ["10", "online", "withdrawn; its text is not printed.", "Withdrawn"],
    ]


def test_what_was_answered_stands_with_its_answer_and_what_was_not_reached_apart() -> None:
    document = opened(ENDED)
    assert below(document, "Answered in writing") == [
        "Question 7 (onsite, Quiet Heron 7): Who stores fuel number 7?",
        "Every depot does.\nThe list is *public*.",
    ]
    assert [line.partition(":")[0] for line in below(document, "Not reached")] == [
        "Question 4 (online, Quiet Heron 4)",
        "Question 8 (onsite, Quiet Heron 8)",
    ]


def test_neither_text_nor_word_of_what_was_declined_or_withdrawn_is_printed() -> None:
    text = everything(opened(ENDED))
    for number in (9, 10):
        assert f"fuel number {number}?" not in text
        assert f"Heron {number}" not in text
    assert "ran out of minutes" not in text


def test_an_empty_report_says_that_it_is_empty() -> None:
    document = opened(EMPTY)
    assert below(document, "Key Takeaways") == ["No key takeaway has been adopted yet."]
    assert below(document, "Call to Action") == ["No call to action has been adopted yet."]
    text = everything(document)
    for sentence in ("No notes were written.", "Nobody from the floor was heard.",
                     "Nobody was left waiting.", "No poll was held.",
                     "Nobody asked for the floor."):  # fmt: skip
        assert sentence in text


@pytest.mark.parametrize("rule", NamingRule)
def test_names_stand_only_where_the_rule_allows(rule: NamingRule) -> None:
    text = everything(opened(under(rule)))
    names, groups = rule is NamingRule.OPEN, rule in (NamingRule.OPEN, NamingRule.AFFILIATION_ONLY)
    assert ("Quiet Heron" in text) == names
    assert ("Baraka Nameson" in text) == names
    assert ("Technical Community" in text) == groups
    assert ("(Private Sector)" in text) == (rule is NamingRule.AFFILIATION_ONLY)
    assert ("Imke Sandvoort" in text) == (rule is not NamingRule.CLOSED)
    assert "Ulla Speakerson" not in text

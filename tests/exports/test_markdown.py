"""The Markdown file: the three blocks, names under their rule, and nobody's text as markup."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from session_core.domain.notes import Note, NoteKind
from session_core.domain.session import NamingRule
from session_core.exports.markdown_report import to_markdown
from session_core.exports.markdown_text import entry, escaped, in_one_line
from tests.exports.full_report import (
    AGENDA,
    EMPTY,
    ENDED,
    FULL,
    HOSTILE,
    SESSION,
    hostile,
    minutes,
    under,
)

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
MARKUP = [
    "# not a heading",
    "## also none\n===\n---",
    "* a\n* b\n1. c\n2) d\n+ e\n- f",
    "> quoted",
    "![x](http://example.org/p.png) and [y](http://example.org)",
    "<img src=http://example.org/p.png> <b>bold</b> &lt; &amp; &copy;",
    "`code` ```\nfence\n``` ~~~ ~~gone~~",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "*strong* __under__ ***both*** snake_case_name",
    "    four blanks are no code\n\ttab",
    "[x]: http://example.org 'title'",
    "ends with a backslash \\",
    "<http://example.org> <a@example.org>",
    "---\ntitle: front matter\n---",
]


def read(text: str) -> list[Token]:
    tokens: list[Token] = []
    for token in READER.parse(text):
        tokens += [token, *(token.children or [])]
    return tokens


def kinds(text: str) -> set[str]:
    return {token.type for token in read(text)}


def shown(text: str) -> str:
    """The words of a Markdown text as a reader shows them."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    inline = [token for token in read(text) if token.type in {"text", *breaks, "text_special"}]
    return "".join(breaks.get(token.type, token.content) for token in inline)


@pytest.mark.parametrize("typed", [*MARKUP, *HOSTILE])
@pytest.mark.parametrize("write", [escaped, entry])
def test_what_is_typed_is_one_paragraph_of_letters(write: Callable[[str], str], typed: str) -> None:
    before = "- " if write is entry else ""
    found = kinds(before + write(typed))
    allowed = {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak", "text_special"}
    lists = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
    assert found <= allowed | (lists if write is entry else set())


@given(st.text(alphabet=st.sampled_from("ab1 \n\t#*_-+=.)(>!<[]`~|\\&;:$^{}@/")))
def test_any_mixture_of_marks_is_shown_as_it_was_typed(typed: str) -> None:
    assert shown(escaped(typed)).replace("\u2060", "") == "\n".join(
        line.strip() for line in typed.split("\n") if line.strip()
    )


def test_a_number_s_dot_is_escaped_only_where_it_would_open_a_list() -> None:
    assert (
        escaped("1.5 Mbit for 3.2 million\n2.0 is out") == "1.5 Mbit for 3.2 million\\\n2.0 is out"
    )
    assert escaped("1. one\n2) two\n3.") == "1\\. one\\\n2\\) two\\\n3\\."
    assert in_one_line("1. Opening") == "1. Opening"
    assert headings(f"#### {in_one_line('1. Opening')}") == [("h4", "1. Opening")]


def test_an_item_s_own_naming_rule_is_stated_where_it_differs() -> None:
    own, same = (
        replace(AGENDA[1], naming_rule=rule) for rule in (NamingRule.CLOSED, NamingRule.OPEN)
    )
    stated = (
        "  - Item 2, Questions – Closed: neither names nor affiliations, nor who led the session"
    )
    text = to_markdown(replace(FULL, agenda=(AGENDA[0], own))).decode()
    assert f"- Naming rule: Open: names may be said\n{stated}\n\n## Key" in text
    assert "Item 2" not in to_markdown(replace(FULL, agenda=(AGENDA[0], same))).decode()


def test_a_bare_address_is_not_made_a_link() -> None:
    links = MarkdownIt("gfm-like", {"linkify": False})
    written = escaped("see http://example.org, www.example.org, a@example.org :smile: at 08:00:01")
    assert "link_open" not in {t.type for t in links.parse(written)}
    assert written.count("\u2060") == 4
    assert "08:00:01" in written


def headings(text: str) -> list[tuple[str, str]]:
    tokens = READER.parse(text)
    return [
        (token.tag, after.content)
        for token, after in pairwise(tokens)
        if token.type == "heading_open"
    ]


def test_the_blocks_of_the_form_come_in_order() -> None:
    found = headings(to_markdown(FULL).decode())
    assert found[0] == ("h1", r"IGF 2031 Town Hall \#12: Radio before the storm")
    assert [words for tag, words in found if tag == "h2"] == [
        "Key Takeaways",
        "Call to Action",
        "Session Report",
        "Annex A: what the takeaways rest on",
        "Annex B: figures",
        "Annex C: every question and how it ended",
    ]


def test_a_written_text_is_the_block_and_the_record_an_annex() -> None:
    text = "Fuel decides.\nWhat follows:\n- store it\n- count it"
    report = replace(FULL, session=replace(SESSION, session_report=text))
    found = to_markdown(report).decode()
    block = found.split("## Session Report")[1].split("### Recommendations")[0]
    assert block.split() == "Fuel decides. What follows: - store it - count it".split()
    assert "\n## Annex D: the record\n" in found
    assert "bullet_list_open" in kinds(block)


def test_every_question_is_annexed_with_how_it_ended() -> None:
    found = to_markdown(ENDED).decode()
    annex = found.split("## Annex C: every question and how it ended\n\n")[1].split("\n\n*")[0]
    assert annex.split("\n") == [
        "- **1, onsite, Quiet Heron 1:** Who stores fuel number 1? *Heard; supported by 3*",
        "- **2, online, Quiet Heron 2:** Who stores fuel number 2? *Heard*",
        "- **3, online, Quiet Heron 3:** Who stores fuel number 3? *Heard*",
        "- **4, online, Quiet Heron 4:** Who stores fuel number 4? *Waiting*",
        "- **6, online, Quiet Heron 6:** Who stores fuel number 6? *Merged into number 4*",
        "- **7, onsite, Quiet Heron 7:** Who stores fuel number 7? *Answered in writing*",
        "  - Every depot does.\\",
        "  The list is \\*public\\*.",
        "- **8, onsite, Quiet Heron 8:** Who stores fuel number 8? *Taken into the report*",
        "- **9, online:** declined; its text is not printed. *Declined: no time left*",
        "- **10, online:** withdrawn; its text is not printed. *Withdrawn*",
    ]
    answered = found.split("### Answered in writing\n\n")[1].split("\n### ")[0]
    assert answered.startswith("- **Question 7 (onsite, Quiet Heron 7):** Who stores fuel")
    assert "\n  - Every depot does." in answered
    assert kinds(answered) & {"em_open"} == set()


@pytest.mark.parametrize("rule", NamingRule)
def test_names_stand_only_where_the_rule_allows(rule: NamingRule) -> None:
    text = to_markdown(under(rule)).decode()
    names, groups = rule is NamingRule.OPEN, rule in (NamingRule.OPEN, NamingRule.AFFILIATION_ONLY)
    assert ("Quiet Heron" in text) == names
    assert ("Baraka Nameson" in text) == names
    assert ("Technical Community" in text) == groups
    assert ("Imke Sandvoort" in text) == (rule is not NamingRule.CLOSED)
    assert "JOINCODE" not in text
    assert "SCREENKEY" not in text


def test_recommendations_stand_under_their_addressee() -> None:
    asked = Note("n9", 9, "Share masts.", NoteKind.PROPOSAL, minutes(9), addressee="Operators")
    found = to_markdown(replace(FULL, notes=(*FULL.notes, asked))).decode()
    block = found.split("### Recommendations by addressee")[1].split("## Annex A")[0]
    assert block.split("\n\n") == [
        "",
        "#### Private sector",
        "- Operators must store fuel early. (proposed call to action)",
        "#### Operators",
        "- Share masts. (note 9)",
        "",
    ]


def test_hostile_words_change_no_heading_and_bring_no_markup() -> None:
    text = to_markdown(hostile()).decode()
    assert [tag for tag, _ in headings(text)].count("h2") == 6
    assert not kinds(text) & {"link_open", "image", "html_inline", "html_block", "code_block",
                              "fence", "table_open", "hr", "code_inline"}  # fmt: skip


def test_an_empty_report_says_that_it_is_empty() -> None:
    text = to_markdown(EMPTY).decode()
    for sentence in (
        "No key takeaway has been adopted yet.",
        "No notes were written.",
        "Nobody from the floor was heard.",
        "Nobody was left waiting.",
        "No poll was held.",
        "There is no takeaway yet, and so no evidence.",
    ):
        assert sentence in text

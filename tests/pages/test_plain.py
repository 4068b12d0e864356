"""Somebody's text is letters and nothing else: no picture, link, icon, colour, formula or tag."""

import html
import re
import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.plain import as_html, as_paragraph, as_text

JOINER = "\u2060"
ISOLATES = "\u2068\u2069"

NASTY = [
    "![x](http://evil.example/a.png)",
    "![x][1]\n\n[1]: http://evil.example/a.png",
    "[l](http://evil.example)",
    "<http://evil.example>",
    "http://evil.example/x",
    "see https://evil.example.",
    "HTTPS://EVIL.EXAMPLE",
    "www.evil.example",
    "Www.evil.example",
    "(www.evil.example)",
    "me@evil.example",
    "mailto:me@evil.example",
    ":material/delete:",
    "a :material/delete: b",
    ":streamlit:",
    ":smile:",
    ":+1:",
    ":red[hot]",
    ":red-badge[hot]",
    ":small[:red[hot]]",
    ":shimmer[z]",
    ":help[z]",
    ":color[z]{foreground=red}",
    "$x^2$",
    "$$\\frac{1}{2}$$",
    "\\(x\\)",
    "<img src=http://evil.example/b.png>",
    "<script>alert(1)</script>",
    "<!-- a -->",
    "&lt;img&gt; &#60; &amp;",
    "**b** __b__ *i* _i_ ~~s~~ `c`",
    "```\ncode\n```",
    "~~~\ncode\n~~~",
    "    code",
    "\tcode",
    "# title",
    "title\n=====",
    "title\n-----",
    "> quoted",
    "- item\n* item\n+ item\n1. item\n1) item",
    "- [ ] task",
    "| a | b |\n|---|---|\n| c | d |",
    "---",
    "[^1]\n\n[^1]: note",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "two\\\nlines",
    "two  \nlines",
    "\\",
    "C:\\temp\\",
]

# What Streamlit 1.67 looks for after escapes have been read; each is in its StreamlitMarkdown.js.
FOUND_IN_LETTERS = [
    r"(?i)(https?:\/\/|www(?=\.))([-.\w]+)",
    r"([-.\w+]+)@([-\w]+(?:\.[-\w]+)+)",
    r":material[_/](\w+):",
    r":streamlit:",
    r":\+1:|:-1:|:[\w-]+:",
    r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)",
]


def letters(markdown: str) -> str:
    """What Markdown makes of it, if every mark is escaped: backslashes gone, breaks as lines."""
    unbroken = markdown.replace("\\\n", "\n")
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unbroken)


def shown(markdown: str) -> str:
    """What a reader sees: invisible letters are not seen."""
    return letters(markdown).translate(dict.fromkeys(map(ord, JOINER + ISOLATES)))


def bare_marks(markdown: str) -> list[str]:
    """Every ASCII mark that is not escaped."""
    without_escapes = re.sub(r"\\[!-/:-@\[-`{-~]", "", markdown.replace("\\\n", "\n"))
    return [letter for letter in without_escapes if letter in string.punctuation]


@pytest.mark.parametrize("text", NASTY)
def test_no_mark_is_left_bare(text: str) -> None:
    assert bare_marks(as_text(text)) == []


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("pattern", FOUND_IN_LETTERS)
def test_nothing_is_found_in_the_letters(text: str, pattern: str) -> None:
    assert re.search(pattern, letters(as_text(text))) is None


@pytest.mark.parametrize("text", NASTY)
def test_it_reads_as_it_was_written(text: str) -> None:
    lines = [line.strip() for line in text.strip().splitlines()]
    assert shown(as_text(text)) == "\n".join(line for line in lines if line)


def test_the_patterns_do_find_what_is_not_made_safe() -> None:
    found = {pattern for pattern in FOUND_IN_LETTERS for text in NASTY if re.search(pattern, text)}
    assert found == set(FOUND_IN_LETTERS)


def test_streamlits_own_rewriting_of_the_source_finds_no_icon() -> None:
    assert ":material/" not in as_text(":material/delete:")


def test_no_line_begins_a_block() -> None:
    text = as_text("first\n\n    indented\n\n\t- item\n\n# title")
    assert text == "first\\\nindented\\\n\\- item\\\n\\# title"


def test_plain_words_stay_as_they_are() -> None:
    assert as_text("Quiet Heron asks why") == "Quiet Heron asks why"
    assert as_text("  кто это спросил  ") == "кто это спросил"
    assert as_text("") == ""


def test_right_to_left_text_turns_nothing_around_it() -> None:
    assert as_text("مرحبا (1)") == "\u2068مرحبا \\(1\\)\u2069"
    assert as_text("שלום") == "\u2068שלום\u2069"


@given(st.text())
def test_whatever_is_written_means_nothing_but_itself(text: str) -> None:
    safe = as_text(text)
    assert bare_marks(safe) == []
    assert not any(re.search(pattern, letters(safe)) for pattern in FOUND_IN_LETTERS)


@given(st.text(alphabet=st.characters(exclude_characters=JOINER + ISOLATES)))
def test_whatever_is_written_is_all_there(text: str) -> None:
    kept = [letter for letter in shown(as_text(text)) if not letter.isspace()]
    assert kept == [letter for letter in text if not letter.isspace()]


@pytest.mark.parametrize("text", NASTY)
def test_html_has_no_tag_but_line_breaks(text: str) -> None:
    safe = as_html(text)
    assert re.findall(r"<[^>]*>", safe) == ["<br>"] * safe.count("<br>")
    assert '"' not in safe
    assert "'" not in safe
    assert html.unescape(safe.replace("<br>", "\n")).split() == text.split()


def test_the_joiner_is_invisible_and_no_letter() -> None:
    assert unicodedata.category(JOINER) == "Cf"
    assert not re.match(r"\w", JOINER)


def test_text_with_lines_to_itself_is_not_isolated() -> None:
    assert as_paragraph("من *يدفع*") == "من \\*يدفع\\*"
    assert as_text("من *يدفع*") == "\u2068من \\*يدفع\\*\u2069"

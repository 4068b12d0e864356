"""Paper cards: a stack typed in one go, a card a line, and all of it entered at once.

Lines and not a table come first: whoever has a stack in hand types a question, presses Enter and
takes the next card, sees the whole of a long question, and never has to leave the keys. Names and
groups stand on few cards; who has them opens the table, which is filled from the lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

import streamlit as st

from pages.parts.edited_table import Row, edited_table, put_rows, rows_now
from pages.parts.live import listen
from pages.parts.names_meant import names_told
from pages.parts.roles import may
from pages.parts.spoken import speak_on
from pages.parts.typed import empty, empty_again, is_kept_already, leave_as_typed
from pages.parts.wording import at_this_moment, done, notice, once, refusals_noticed
from session_core.domain.cards import MOST_CARDS, Card
from session_core.domain.languages import LANGUAGE_NAMES, Language
from session_core.domain.people import Modality, RegionalGroup, StakeholderGroup
from session_core.domain.session import Room
from session_core.language import gettext, ngettext
from session_core.use_cases.cards import enter_cards, read_cards
from session_core.use_cases.visit import Visit
from session_core.wording import SIDES

_LINES, _ADDED, _TABLE, _IN_TABLE = "card-lines", "cards-added", "cards", "cards-in-table"
_STACK = "cards-stack"  # what the stack in the field is known by, until it is entered
_BY_SIDE = {words: side for side, words in SIDES.items()}
_BY_LANGUAGE = {LANGUAGE_NAMES[each]: each for each in Language}


@dataclass(frozen=True)
class _Press:
    """One press: whose, on which button, and on which stack it does its work once."""

    visit: Visit
    key: str
    stack: str


@st.fragment
def card_entry(visit: Visit) -> None:
    """A field with a card a line, or a table with what else stands on them; then one press."""
    speak_on()
    if not may(visit, "enter_cards"):
        return
    empty_again()
    with st.expander(gettext("Enter paper cards"), icon=":material/style:", key="card-entry"):
        refused = notice("cards")
        if said := st.session_state.get(_ADDED):
            st.success(said, icon=":material/check:")
        # Never counted: another browser session of the same person would count the same again,
        # and its cards would be taken for those that were entered first.
        stack = st.session_state.setdefault(_STACK, token_hex(16))
        press = _Press(visit, once("cards"), stack)
        if st.session_state.get(_IN_TABLE):
            _table(press)
        else:
            _lines(press)
    if refused:
        # Only its own presses draw this part: the refusal is to go with what is done elsewhere.
        listen(visit, (Room.FLOOR, Room.SESSION), name="cards")


def _lines(press: _Press) -> None:
    with st.form("card-lines-form", border=False, enter_to_submit=False):
        st.text_area(
            gettext("One card a line"),
            key=_LINES,
            height=200,
            placeholder=gettext("Who pays for the fuel?\nWhere is the list of frequencies?"),
            help=gettext(
                "Questions from the room, up to %(most)s at once. Names, groups and those from "
                "online go into the table. Lines copied from a table may have the name in the "
                "second column."
            )
            % {"most": MOST_CARDS},
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                gettext("Enter all"),
                key=press.key,
                type="primary",
                icon=":material/playlist_add:",
                on_click=_enter_lines,
                args=(press,),
            )
            st.form_submit_button(
                gettext("Add names and groups"),
                key="cards-to-table",
                icon=":material/table_rows:",
                on_click=_to_table,
                args=(press,),
            )


def _table(press: _Press) -> None:
    edited_table(_TABLE, _columns())
    with st.container(horizontal=True):
        st.button(
            gettext("Enter all"),
            key=press.key,
            type="primary",
            icon=":material/playlist_add:",
            on_click=_enter_table,
            args=(press,),
        )
        st.button(gettext("Back to the lines"), key="cards-to-lines", on_click=_to_lines)


def _choice(label: str, values: Sequence[str], default: str | None = None) -> Any:
    # What is kept and compared stays as it is; only what is read is translated.
    return st.column_config.SelectboxColumn(
        label, options=values, default=default, format_func=lambda each: gettext(str(each))
    )


def _columns() -> dict[str, Any]:
    return {
        # Beside the list there is little room: the question stays in view, the rest moves under it.
        "question": st.column_config.TextColumn(
            gettext("Question"), width=140, required=True, pinned=True
        ),
        "name": st.column_config.TextColumn(gettext("Name"), width=100),
        "side": _choice(gettext("Side"), list(_BY_SIDE), default=SIDES[Modality.ONSITE]),
        "stakeholder": _choice(gettext("Stakeholder group"), [str(g) for g in StakeholderGroup]),
        "region": _choice(gettext("Regional group"), [str(g) for g in RegionalGroup]),
        "language": _choice(gettext("Language"), list(_BY_LANGUAGE)),
    }


def _enter_lines(press: _Press) -> None:
    lines = st.session_state[_LINES]
    if is_kept_already(_LINES):
        return
    with refusals_noticed("cards"):
        _enter(press, read_cards(press.visit, lines), lines)


def _enter_table(press: _Press) -> None:
    rows = rows_now(_TABLE)
    with refusals_noticed("cards"):
        _enter(press, [_card(row) for row in rows if any(map(row.get, _TEXTS))], str(rows))


_TEXTS = ("question", "name")


def _enter(press: _Press, cards: list[Card] | tuple[Card, ...], typed: str) -> None:
    if press.key != once("cards"):
        return
    st.session_state.pop(_ADDED, None)
    with names_told("cards", typed) as meant:
        number = len(enter_cards(at_this_moment(press.visit), cards, press.stack, meant))
    known = len(cards) - number
    st.session_state[_ADDED] = _added_words(number, known)
    empty({_LINES: ""})
    st.session_state.pop(_IN_TABLE, None)
    st.session_state.pop(_STACK, None)
    done(press.key)


def _added_words(number: int, known: int) -> str:
    said = ngettext("%(count)s card entered.", "%(count)s cards entered.", number)
    told = [said % {"count": number}]
    if known:
        before = ngettext(
            "%(count)s had been entered before.", "%(count)s had been entered before.", known
        )
        told.append(before % {"count": known})
    return " ".join(told)


def _to_table(press: _Press) -> None:
    st.session_state.pop(_ADDED, None)
    put_rows(_TABLE, [_row(card) for card in read_cards(press.visit, st.session_state[_LINES])])
    st.session_state[_IN_TABLE] = True


def _to_lines() -> None:
    kept = [(row.get("question") or "", row.get("name") or "") for row in rows_now(_TABLE)]
    lines = (f"{question}\t{name}" if name else question for question, name in kept)
    st.session_state[_LINES] = "\n".join(lines)
    leave_as_typed()
    st.session_state.pop(_IN_TABLE, None)


def _row(card: Card) -> Row:
    return {
        "question": card.question,
        "name": card.name,
        "side": SIDES[card.modality],
        "stakeholder": None,
        "region": None,
        "language": None,
    }


def _card(row: Row) -> Card:
    group, region = row.get("stakeholder"), row.get("region")
    return Card(
        question=row.get("question") or "",
        name=row.get("name") or "",
        modality=_BY_SIDE.get(row.get("side") or "", Modality.ONSITE),
        stakeholder_group=StakeholderGroup(group) if group else None,
        regional_group=RegionalGroup(region) if region else None,
        language=_BY_LANGUAGE.get(row.get("language") or "", ""),
    )

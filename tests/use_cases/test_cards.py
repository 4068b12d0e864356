"""A stack of paper cards: all of it or none, once, and every refusal names the card."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_core.domain.cards import MOST_CARDS, Card, cards_in
from session_core.domain.floor import Intervention, Source
from session_core.domain.floor_refusals import QueueClosed, TooManyCards
from session_core.domain.names_in_text import NamesInText
from session_core.domain.people import Modality, RegionalGroup, Role, StakeholderGroup
from session_core.domain.refusals import EmptyText, Refusal, SessionNotOpen, TextTooLong
from session_core.domain.session import NamingRule, Stage
from session_core.storage import floor, records
from session_core.use_cases.cards import enter_cards, read_cards
from session_core.use_cases.floor import close_queue
from session_core.use_cases.house import House
from session_core.use_cases.visit import Visit
from session_core.wording import words_for
from tests.houses import new_session, sign_in_as

STACK = (
    Card("Who pays for the fuel?"),
    Card("¿Quién avisa?", "Rosa", Modality.ONLINE, language="es"),
    Card(
        "Who keeps the list?",
        "Ama",
        stakeholder_group=StakeholderGroup.GOVERNMENT,
        regional_group=RegionalGroup.AFRICA,
    ),
)


def kept(visit: Visit) -> tuple[Intervention, ...]:
    with visit.house.database.reading() as db:
        return floor.floor_of(db, visit.session_id or "").interventions


def test_a_stack_is_entered_in_its_order_with_who_typed_it(moderator: Visit) -> None:
    entered = enter_cards(moderator, STACK, "stack")
    found = kept(moderator)
    assert tuple(one.id for one in found) == entered
    assert [(one.number, one.text, one.name, one.modality, one.language) for one in found] == [
        (1, "Who pays for the fuel?", "", Modality.ONSITE, ""),
        (2, "¿Quién avisa?", "Rosa", Modality.ONLINE, "es"),
        (3, "Who keeps the list?", "Ama", Modality.ONSITE, ""),
    ]
    assert {one.source for one in found} == {Source.PAPER}
    assert found[2].stakeholder_group is StakeholderGroup.GOVERNMENT
    assert found[2].regional_group is RegionalGroup.AFRICA
    assert len({one.entered_by for one in found} - {None}) == 1
    with moderator.house.database.reading() as db:
        acts = records.activities(db, moderator.session_id or "")
    assert {(act.act, act.actor) for act in acts} == {
        ("enter_cards", f"account:{found[0].entered_by}")
    }
    assert [act.subject for act in acts] == list(entered)


def test_the_same_stack_sent_twice_is_entered_once_and_only_the_new_are_told(
    house: House, moderator: Visit
) -> None:
    assert len(enter_cards(moderator, STACK, "stack")) == 3
    assert enter_cards(moderator, STACK, "stack") == ()
    (new,) = enter_cards(moderator, (*STACK, Card("And when?")), "stack")
    assert [one.text for one in kept(moderator) if one.id == new] == ["And when?"]
    assert len(enter_cards(moderator, STACK, "yet another")) == 3
    assert len(kept(moderator)) == 7
    other = sign_in_as(house, Role.DESK, moderator.session_id)
    enter_cards(other, STACK[:1], "stack")
    enter_cards(moderator, STACK[:1], "another")
    assert len(kept(moderator)) == 9


def test_no_card_is_taken_for_another_whatever_the_key(moderator: Visit) -> None:
    enter_cards(moderator, STACK, "stack")
    others = (Card("Where?"), Card("When?"))
    assert len(enter_cards(moderator, others, "stack")) == 2
    assert [one.text for one in kept(moderator)][3:] == ["Where?", "When?"]


@pytest.mark.parametrize(
    ("card", "kind", "sentence"),
    [
        (Card("x" * 1001), TextTooLong, "The question on card 2 has 1,001 characters; the limit"),
        (Card("Why?", "n" * 201), TextTooLong, "The name on card 2 has 201 characters; the limit"),
        (Card(" \u200b", "Ama"), EmptyText, "Card 2 has no question."),
    ],
)
def test_a_refusal_names_the_card_and_none_is_entered(
    moderator: Visit, card: Card, kind: type[Refusal], sentence: str
) -> None:
    with pytest.raises(kind) as refused:
        enter_cards(moderator, (STACK[0], card, STACK[1]), "stack")
    assert sentence in words_for(refused.value)
    assert kept(moderator) == ()


def test_no_stack_and_one_too_high_are_refused(moderator: Visit) -> None:
    with pytest.raises(EmptyText) as empty:
        enter_cards(moderator, (), "stack")
    assert words_for(empty.value).startswith("There is no card yet.")
    with pytest.raises(TooManyCards) as high:
        enter_cards(moderator, STACK[:1] * (MOST_CARDS + 1), "stack")
    assert "51 cards; 50 can be entered" in words_for(high.value)
    assert kept(moderator) == ()
    assert len(enter_cards(moderator, STACK[:1] * MOST_CARDS, "stack")) == MOST_CARDS


def test_a_closed_queue_and_a_session_that_is_over_take_none(
    house: House, moderator: Visit
) -> None:
    close_queue(moderator)
    with pytest.raises(QueueClosed):
        enter_cards(moderator, STACK, "stack")
    over = new_session(house, stage=Stage.CLOSED)
    with pytest.raises(SessionNotOpen):
        enter_cards(sign_in_as(house, Role.ORGANISER, over.id), STACK, "stack")


def test_under_a_rule_no_name_is_kept_and_one_in_the_question_is_told_once(house: House) -> None:
    session = new_session(house, naming_rule=NamingRule.CHATHAM_HOUSE)
    desk = sign_in_as(house, Role.DESK, session.id)
    stack = (STACK[0], Card("I, Ama Serwaa, ask who pays?", "Ama Serwaa", language="en"))
    with pytest.raises(NamesInText) as told:
        enter_cards(desk, stack, "stack")
    assert told.value.names == ("Ama Serwaa",)
    assert kept(desk) == ()
    enter_cards(desk, stack, "stack", told.value.names)
    assert {(one.name, one.language) for one in kept(desk)} == {("", "")}


def test_cards_of_one_name_are_one_asker_and_of_none_each_another(moderator: Visit) -> None:
    enter_cards(moderator, (*STACK, replace(STACK[2], question="And when?"), STACK[0]), "stack")
    askers = [one.asker for one in kept(moderator)]
    assert askers[2] == askers[3]
    assert len(set(askers)) == 4


def test_a_card_a_line_and_the_name_behind_a_tab(moderator: Visit) -> None:
    typed = "  Who pays? \n\n \t\nWho avisa?\tRosa Luz \r\nWhy?"
    assert read_cards(moderator, typed) == (
        Card("Who pays?"),
        Card("Who avisa?", "Rosa Luz"),
        Card("Why?"),
    )


@given(st.text())
def test_any_text_reads_as_cards_that_hold_something(typed: str) -> None:
    for card in cards_in(typed):
        assert card.question or card.name
        assert "\n" not in card.question + card.name

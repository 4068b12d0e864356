"""Templates of polls: each can be kept as it is, and all its words can be said."""

import pytest

from session_core.domain.ballots import IN_WORDS, OWN_OPTIONS, PollKind
from session_core.domain.people import RegionalGroup, StakeholderGroup
from session_core.domain.poll_settings import PollSettings
from session_core.domain.poll_templates import (
    POLL_TEMPLATES,
    QUESTIONS,
    TITLES,
    WAYS,
    PollTemplate,
    TemplateUse,
    templates_for,
)
from session_core.domain.polls import write_poll


@pytest.mark.parametrize("template", POLL_TEMPLATES, ids=lambda each: str(each.id))
def test_each_can_be_kept_as_it_is(template: PollTemplate) -> None:
    settings = PollSettings(template.kind)
    kept = write_poll("1", 1, QUESTIONS[template.id], template.options, settings)
    assert kept.question == QUESTIONS[template.id]
    if template.kind in OWN_OPTIONS:
        assert tuple(option.text for option in kept.options) == template.options
    else:
        assert template.options == ()
        assert bool(kept.options) is (template.kind not in IN_WORDS)


def test_each_has_a_title_and_a_question_of_its_own() -> None:
    ids = [each.id for each in POLL_TEMPLATES]
    assert ids == list(TITLES) == list(QUESTIONS)
    assert len({*TITLES.values(), *QUESTIONS.values()}) == 2 * len(ids)


def test_those_to_open_with_ask_who_is_here_and_those_to_close_with_how_it_was() -> None:
    opening, closing = (templates_for(use) for use in TemplateUse)
    assert [each.id for each in opening] == ["groups", "regions", "ways", "expect"]
    assert [each.id for each in closing] == ["heard", "takeaways", "pace", "word"]
    assert [each.kind for each in closing] == [
        PollKind.RATING,
        PollKind.ROUGH_CONSENSUS,
        PollKind.PACE,
        PollKind.WORD_CLOUD,
    ]


def test_who_is_here_is_asked_in_the_words_of_the_field() -> None:
    groups, regions, ways, _ = templates_for(TemplateUse.OPENING)
    assert groups.options == tuple(StakeholderGroup)
    assert regions.options == tuple(RegionalGroup)
    assert ways.options == tuple(WAYS.values())

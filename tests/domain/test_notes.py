"""The naming rule decides who a note may be said to speak for."""

import pytest

from session_core.domain.notes import Attribution, allowed_attributions, attribute
from session_core.domain.refusals import NamingRuleForbids
from session_core.domain.session import NamingRule

NAME, GROUP, NONE = Attribution.NAME, Attribution.GROUP, Attribution.NONE

ALLOWED = {
    NamingRule.OPEN: (NONE, NAME, GROUP),
    NamingRule.AFFILIATION_ONLY: (NONE, GROUP),
    NamingRule.CHATHAM_HOUSE: (NONE,),
    NamingRule.CLOSED: (NONE,),
}


@pytest.mark.parametrize("rule", list(NamingRule))
def test_what_a_rule_allows_is_offered_and_nothing_else(rule: NamingRule) -> None:
    assert allowed_attributions(rule) == ALLOWED[rule]


@pytest.mark.parametrize("rule", list(NamingRule))
@pytest.mark.parametrize("attribution", [NAME, GROUP])
def test_what_is_not_offered_is_refused(rule: NamingRule, attribution: Attribution) -> None:
    if attribution in ALLOWED[rule]:
        assert attribute(rule, attribution, " Ada \n Example ") == (attribution, "Ada Example")
    else:
        with pytest.raises(NamingRuleForbids) as refused:
            attribute(rule, attribution, "Ada Example")
        assert refused.value.details == {"rule": rule}


@pytest.mark.parametrize("rule", list(NamingRule))
@pytest.mark.parametrize("attribution", list(Attribution))
def test_without_anybody_named_nobody_is(rule: NamingRule, attribution: Attribution) -> None:
    assert attribute(rule, attribution, " \t") == (NONE, "")


def test_a_name_beside_no_attribution_is_not_kept() -> None:
    assert attribute(NamingRule.OPEN, NONE, "Ada Example") == (NONE, "")

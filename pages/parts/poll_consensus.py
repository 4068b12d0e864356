"""What a rough consensus comes to: agreement across groups, and objections by what they say."""

import streamlit as st

from pages.parts.plain import as_text
from pages.parts.poll_rows import said_in, tally_of
from session_core.domain.poll_results import Agreement, consensus
from session_core.domain.polls import Poll
from session_core.language import gettext, ngettext
from session_core.wording_of_polls import ACROSS, SHARES, alike_words, apart_words, group_words


def agreement(poll: Poll) -> None:
    """How far each kind of groups agrees, how far room and online are apart, and objections."""
    found = consensus(tally_of(poll))
    said = ngettext(
        "%(agree)s of %(count)s ballot supports it or can live with it.",
        "%(agree)s of %(count)s ballots support it or can live with it.",
        found.ballots,
    )
    st.markdown(f"**{said % {'agree': found.agree, 'count': found.ballots}}**")
    if found.across:
        st.markdown("\n".join(f"- {across_words(each)}" for each in found.across))
    if apart := apart_words(poll, found):
        st.markdown(f":material/compare_arrows: {apart}")
    _objections(poll)


def across_words(told: Agreement) -> str:
    """`By regional group: most of every group agrees.`, or which groups agree how far."""
    across = gettext(ACROSS[told.across])
    if alike := alike_words(told):
        return gettext("%(what)s: %(value)s") % {"what": f"**{across}**", "value": alike}
    groups = gettext(", ").join(
        f"{group_words(group)} {gettext(SHARES[share])}" for group, share in told.by_group.items()
    )
    least = gettext("Least agree: %(groups)s.") % {
        "groups": gettext(", ").join(group_words(group) for group in told.holding_back)
    }
    line = gettext("%(what)s: %(value)s") % {"what": f"**{across}**", "value": groups}
    return f"{gettext('%(words)s.') % {'words': line}} {least}"


def _objections(poll: Poll) -> None:
    objections = said_in(poll)
    if objections:
        st.markdown(f"**{gettext('What is objected')}**")
        st.markdown("\n".join(f"- {as_text(each.text)}" for each in objections))

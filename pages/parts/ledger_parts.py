"""The ledger on a page: the latest acts on the floor as a table, and all of them as a file."""

from datetime import UTC

import streamlit as st

from session_core.domain.ledger import Verdict
from session_core.domain.ledger_lines import LedgerLine
from session_core.domain.policy_words import SettingChange
from session_core.language import gettext
from session_core.use_cases.ledger import see_ledger
from session_core.use_cases.visit import Visit

_FIRST = 5
"""So many numbers of the order a row shows; the file has more."""
_NOT_TOLD = {
    Verdict.FORGOTTEN: "not told any more",
    Verdict.NOT_RECORDED: "not recorded",
    Verdict.DISAGREES: "does not agree",
}


def ledger_download(visit: Visit) -> None:
    """What was done on the floor, newest first, folded away; and a link to the whole file."""
    with st.expander(gettext("Ledger: what was done on the floor"), icon=":material/history:"):
        lines = see_ledger(visit)
        if not lines:
            st.caption(gettext("Nothing was done on the floor yet."))
            return
        st.link_button(
            gettext("Ledger (CSV)"),
            f"files/{visit.session_id}/ledger.csv",
            key="download-ledger",
            help=gettext(
                "Every act with the order it left; roles and numbers, no names and no words."
            ),
            icon=":material/download:",
        )
        st.table([ledger_row(line) for line in lines], border="horizontal", hide_index=True)
        st.caption(gettext("The latest acts; times are UTC. The file has all of them."))


def ledger_row(line: LedgerLine) -> dict[str, str]:
    """One act in the table's words: only ours and numbers, so no markup can be in it."""
    done = _done(line)
    if line.is_override:
        done = gettext("%(act)s (override)") % {"act": done}
    order = " ".join(map(str, line.order[:_FIRST]))
    if len(line.order) > _FIRST:
        order += " …"
    not_told = gettext(_NOT_TOLD[line.verdict]) if line.verdict in _NOT_TOLD else order or "–"
    return {
        gettext("At"): f"{line.at.astimezone(UTC):%H:%M:%S}",
        gettext("Act"): done,
        gettext("Number"): " ".join(map(str, line.numbers)),
        gettext("By"): gettext(line.by),
        gettext("Order after"): gettext("row changed") if line.is_changed else not_told,
    }


def _done(line: LedgerLine) -> str:
    """The act, and of an undo or of settings which, as the page's language says them."""
    told = (gettext(line.of), *(_changed(each) for each in line.settings))
    of = gettext("; ").join(each for each in told if each)
    act = gettext(line.act)
    return gettext("%(what)s: %(value)s") % {"what": act, "value": of} if of else act


def _changed(one: SettingChange) -> str:
    return gettext("%(setting)s: %(before)s → %(after)s") % {
        "setting": gettext(one.setting),
        "before": gettext(one.before),
        "after": gettext(one.after),
    }

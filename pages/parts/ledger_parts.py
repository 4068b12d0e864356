"""The ledger on a page: the latest acts on the floor as a table, and all of them as a file."""

from datetime import UTC

import streamlit as st

from session_core.domain.ledger import Verdict
from session_core.domain.ledger_lines import LedgerLine
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
    with st.expander("Ledger: what was done on the floor", icon=":material/history:"):
        lines = see_ledger(visit)
        if not lines:
            st.caption("Nothing was done on the floor yet.")
            return
        st.link_button(
            "Ledger (CSV)",
            f"files/{visit.session_id}/ledger.csv",
            key="download-ledger",
            help="Every act with the order it left; roles and numbers, no names and no words.",
            icon=":material/download:",
        )
        st.table([ledger_row(line) for line in lines], border="horizontal", hide_index=True)
        st.caption("The latest acts; times are UTC. The file has all of them.")


def ledger_row(line: LedgerLine) -> dict[str, str]:
    """One act in the table's words: only ours and numbers, so no markup can be in it."""
    done = line.done + (" (override)" if line.is_override else "")
    order = " ".join(map(str, line.order[:_FIRST]))
    if len(line.order) > _FIRST:
        order += " …"
    return {
        "At": f"{line.at.astimezone(UTC):%H:%M:%S}",
        "Act": done,
        "Number": " ".join(map(str, line.numbers)),
        "By": line.by,
        "Order after": (
            "row changed" if line.is_changed else _NOT_TOLD.get(line.verdict, order or "–")
        ),
    }

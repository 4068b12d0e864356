"""One-time codes on the page of the door: made in batches, shown once, counted, revoked."""

import streamlit as st

from pages.parts.wording import act, at_this_moment, refusals_noticed
from session_core.domain.entry import MOST_CODES, Batch
from session_core.language import gettext, ngettext
from session_core.use_cases.entry import EntryView, make_entry_codes, revoke_entry_codes
from session_core.use_cases.visit import Visit

_MADE = "entry-codes-made"
_COUNT = "entry-codes-count"

# The file is made in the browser: what the server kept for a download would be kept.
_file = st.components.v2.component(
    "evenfloor_codes",
    html="<a></a>",
    css="""a { display: inline-block; padding: .375rem .75rem; border: 1px solid
        var(--st-border-color); border-radius: var(--st-button-radius); text-decoration: none;
        color: var(--st-text-color); font: inherit; }
        a:hover, a:focus-visible { border-color: var(--st-primary-color);
        color: var(--st-primary-color); }""",
    js="""export default ({ data, parentElement }) => {
        const link = parentElement.querySelector("a");
        link.textContent = data.label;
        link.download = data.name;
        link.href = URL.createObjectURL(new Blob([data.text], { type: "text/csv" }));
        return () => URL.revokeObjectURL(link.href);
    }""",
)


def codes_part(visit: Visit, view: EntryView, *, may_make: bool) -> None:
    """The form for a new batch, the codes just made, and what became of each batch."""
    st.markdown(f"**{gettext('One-time codes')}**")
    st.caption(
        gettext(
            "Hand each to one person, on paper or in a link: "
            "the participants’ address with `?pass=CODE` at its end. "
            "Which person used which code is kept nowhere."
        )
    )
    # The place is always there: were it not, what follows would move.
    with st.container(key="codes-made"):
        if _MADE in st.session_state:
            _show(st.session_state[_MADE])
    if may_make:
        _form(visit)
    for batch in view.batches:
        _batch(visit, batch, may_revoke=may_make)


def _form(visit: Visit) -> None:
    with (
        st.form("make-codes", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        st.number_input(
            gettext("How many"), min_value=1, max_value=MOST_CODES, value=20, key=_COUNT, width=160
        )
        st.form_submit_button(
            gettext("Make codes"), icon=":material/key:", on_click=_make, args=(visit,)
        )


def _make(visit: Visit) -> None:
    with refusals_noticed("entry"):
        st.session_state[_MADE] = make_entry_codes(
            at_this_moment(visit), int(st.session_state[_COUNT])
        )


def _show(codes: tuple[str, ...]) -> None:
    with st.container(border=True):
        shown = ngettext(
            "**%(count)s code, shown this once.** Only what is needed to recognise them is kept: "
            "save or print them now.",
            "**%(count)s codes, shown this once.** Only what is needed to recognise them is kept: "
            "save or print them now.",
            len(codes),
        )
        st.markdown(f":material/key: {shown % {'count': len(codes)}}")
        st.code("\n".join(codes), language=None, height=180)
        with st.container(horizontal=True, vertical_alignment="center"):
            _file(
                key="codes-file",
                data={
                    "text": "code\r\n" + "".join(f"{code}\r\n" for code in codes),
                    "name": "one-time-codes.csv",
                    "label": gettext("Save as CSV"),
                },
                width="content",
            )
            st.button(
                gettext("Put them away"),
                key="codes-away",
                on_click=lambda: st.session_state.pop(_MADE, None),
            )


def _batch(visit: Visit, batch: Batch, *, may_revoke: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"batch-{batch.number}"):
        made = {"number": batch.number, "time": f"{batch.made_at:%H:%M}"}
        used = ngettext("%(count)s used", "%(count)s used", batch.used)
        unused = ngettext("%(count)s unused", "%(count)s unused", batch.unused)
        st.markdown(
            f"{gettext('Batch %(number)s, %(time)s UTC') % made}  \n"
            f":small[{used % {'count': batch.used}} · {unused % {'count': batch.unused}}]",
            width="stretch",
        )
        if may_revoke and batch.unused:
            revoke = ngettext("Revoke %(count)s code", "Revoke %(count)s codes", batch.unused)
            key = f"revoke-ask-{batch.number}"
            with st.popover(gettext("Revoke"), type="tertiary", key=key):
                st.text(
                    gettext("Unused codes of this batch open nothing any more. Who is in stays in.")
                )
                st.button(
                    revoke % {"count": batch.unused},
                    key=f"revoke-{batch.number}",
                    on_click=act,
                    args=("entry", revoke_entry_codes, visit, batch.number),
                )

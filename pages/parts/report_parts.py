"""The report page's pieces: drafting, progress, the sentences, the files."""

import streamlit as st

from pages.parts.evidence import evidence_list
from pages.parts.names_meant import names_told
from pages.parts.naming_parts import rule_badge
from pages.parts.plain import as_text
from pages.parts.wording import act, at_this_moment, notice, refusals_noticed
from session_core.domain.naming import rule_of_evidence
from session_core.domain.report import Report
from session_core.domain.takeaways import Takeaway, TakeawayKind, TakeawayState
from session_core.language import gettext, ngettext
from session_core.use_cases.read_back import end_read_back, start_read_back
from session_core.use_cases.report import (
    adopt_takeaway,
    draft_report,
    reword_takeaway,
    set_takeaway_aside,
)
from session_core.use_cases.visit import Visit

USUAL_NUMBER = 2
GUIDE_WORDS, GUIDE_CHARACTERS = 60, 450
"""What sentences of this form usually have; a guide, not a limit."""

_EDITED = "takeaway-edited"
_TITLES = {
    TakeawayKind.KEY_TAKEAWAY: "Key Takeaways",
    TakeawayKind.CALL_TO_ACTION: "Call to Action",
}
"""As the IGF's report form names its blocks."""


def draft_button(visit: Visit, report: Report) -> None:
    """Draft, or draft anew: what was decided or reworded stays."""
    anew = gettext("Draft anew from what is there")
    st.button(
        anew if report.takeaways else gettext("Draft from what is there"),
        key="draft",
        icon=":material/auto_awesome:",
        type="secondary" if report.takeaways else "primary",
        help=gettext("Replaces proposals; what you adopted or set aside stays."),
        on_click=act,
        args=("report", draft_report, visit),
    )


def downloads(visit: Visit) -> None:
    """Links to the report as files, made when they are asked for."""
    whole = gettext(
        "The whole session, to load into another Evenfloor; no seats, accounts or codes."
    )
    for ending, words, icon in (
        ("docx", gettext("Document"), "description"),
        ("xlsx", gettext("Workbook"), "table_view"),
        ("md", gettext("Markdown"), "notes"),
        ("json", gettext("Snapshot"), "data_object"),
    ):
        st.link_button(
            f"{words} ({ending.upper()})",
            f"files/{visit.session_id}/report.{ending}",
            key=f"download-{ending}",
            help=whole if ending == "json" else None,
            icon=f":material/{icon}:",
        )


def read_back_button(visit: Visit, report: Report) -> None:
    """Show what is adopted to everybody with a seat, or show it no longer."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if report.session.read_back_at:
            being = gettext("being read back")
            st.markdown(f":green-badge[:material/record_voice_over: {being}]")
        st.button(
            gettext("End the read-back") if report.session.read_back_at else gettext("Read back"),
            key="read-back",
            icon=":material/record_voice_over:",
            help=gettext("Everybody with a seat then reads the adopted sentences, as they change."),
            disabled=report.session.archived_at is not None,
            on_click=act,
            args=(
                "report",
                end_read_back if report.session.read_back_at else start_read_back,
                visit,
            ),
        )


def progress(report: Report, kind: TakeawayKind) -> None:
    """`Key Takeaways · 1 adopted, 2 are usual · 49 words`."""
    adopted = _adopted(report, kind)
    done = ":material/check_circle: " if len(adopted) >= USUAL_NUMBER else ""
    words = sum(len(each.text.split()) for each in adopted)
    said = ngettext("%(count)s words", "%(count)s words", words) % {"count": words}
    length = f" · {said}" if adopted else ""
    st.markdown(f"## {gettext(_TITLES[kind])} · {done}{adopted_words(len(adopted))}{length}")


def adopted_words(adopted: int) -> str:
    """`1 adopted, 2 are usual`, or only `2 adopted`: a count of the adopted, not of proposals."""
    if not adopted:
        return gettext("none adopted yet, %(usual)s are usual") % {"usual": USUAL_NUMBER}
    if adopted == USUAL_NUMBER:
        words = ngettext("%(count)s adopted", "%(count)s adopted", adopted)
        return words % {"count": adopted}
    words = ngettext(
        "%(count)s adopted, %(usual)s are usual", "%(count)s adopted, %(usual)s are usual", adopted
    )
    return words % {"count": adopted, "usual": USUAL_NUMBER}


def is_complete(report: Report) -> bool:
    """Whether as many of each kind are adopted as are expected."""
    return all(len(_adopted(report, kind)) >= USUAL_NUMBER for kind in TakeawayKind)


def _adopted(report: Report, kind: TakeawayKind) -> list[Takeaway]:
    return [
        each
        for each in report.takeaways
        if each.kind is kind and each.state is TakeawayState.ADOPTED
    ]


def sentences(visit: Visit, report: Report, kind: TakeawayKind, may_decide: bool) -> None:
    """The proposed and adopted sentences of one kind, each with its evidence."""
    for takeaway in report.takeaways:
        if takeaway.kind is kind and takeaway.state is not TakeawayState.SET_ASIDE:
            _card(visit, report, takeaway, may_decide)


def set_aside_list(visit: Visit, report: Report, may_decide: bool) -> None:
    """What was set aside, folded away; it can be adopted after all."""
    aside = [each for each in report.takeaways if each.state is TakeawayState.SET_ASIDE]
    if aside:
        with st.expander(gettext("Set aside (%(count)s)") % {"count": len(aside)}):
            for takeaway in aside:
                _card(visit, report, takeaway, may_decide)


def _card(visit: Visit, report: Report, takeaway: Takeaway, may_decide: bool) -> None:
    with st.container(border=True, key=f"takeaway-{takeaway.id}"):
        if may_decide and st.session_state.get(_EDITED) == takeaway.id:
            _rewording(visit, report, takeaway)
        else:
            _sentence(takeaway)
            if may_decide:
                _decisions(visit, takeaway)
        evidence_list(report, takeaway)


def _sentence(takeaway: Takeaway) -> None:
    badges = {
        TakeawayState.PROPOSED: f":gray-badge[:material/auto_awesome: {gettext('proposed')}]",
        TakeawayState.ADOPTED: f":green-badge[:material/check: {gettext('adopted')}]",
        TakeawayState.SET_ASIDE: f":gray-badge[{gettext('set aside')}]",
    }
    to = gettext("To: %(addressee)s") % {"addressee": as_text(takeaway.addressee)}
    addressee = f" :small[{to}]" if takeaway.addressee else ""
    st.markdown(f"{badges[takeaway.state]}{addressee}")
    st.markdown(as_text(takeaway.text))
    st.caption(length_words(takeaway.text))


def length_words(text: str) -> str:
    """`49 words, 376 characters`, and a word of warning beyond the guide."""
    words = len(text.split())
    long = words > GUIDE_WORDS or len(text) > GUIDE_CHARACTERS
    said = ngettext(
        "%(words)s words, %(characters)s characters",
        "%(words)s words, %(characters)s characters",
        words,
    ) % {"words": words, "characters": len(text)}
    guide = gettext("longer than the usual %(words)s words") % {"words": GUIDE_WORDS}
    return f"{said} · {guide}" if long else said


def _decisions(visit: Visit, takeaway: Takeaway) -> None:
    with st.container(horizontal=True):
        if takeaway.state is not TakeawayState.ADOPTED:
            st.button(
                gettext("Adopt"),
                key=f"adopt-{takeaway.id}",
                icon=":material/check:",
                type="primary",
                on_click=_adopt,
                args=(visit, takeaway.id),
            )
        st.button(
            gettext("Edit wording"),
            key=f"edit-{takeaway.id}",
            icon=":material/edit:",
            on_click=_edit,
            args=(takeaway.id,),
        )
        if takeaway.state is not TakeawayState.SET_ASIDE:
            st.button(
                gettext("Set aside"),
                key=f"aside-{takeaway.id}",
                type="tertiary",
                on_click=act,
                args=("report", set_takeaway_aside, visit, takeaway.id),
            )


def _rewording(visit: Visit, report: Report, takeaway: Takeaway) -> None:
    text_key, to_key = f"reword-{takeaway.id}", f"addressee-{takeaway.id}"
    with st.form(f"form-{takeaway.id}", border=False):
        notice("report-wording")
        st.markdown(rule_badge(rule_of_evidence(report, takeaway.evidence)))
        st.text_area(gettext("Wording"), value=takeaway.text, key=text_key, height=140)
        if takeaway.kind is TakeawayKind.CALL_TO_ACTION:
            st.text_input(gettext("Who should do it"), value=takeaway.addressee, key=to_key)
        guide = gettext("Usually about %(words)s words or %(characters)s characters.")
        st.caption(guide % {"words": GUIDE_WORDS, "characters": GUIDE_CHARACTERS})
        with st.container(horizontal=True):
            st.form_submit_button(
                gettext("Save"),
                key=f"save-{takeaway.id}",
                type="primary",
                on_click=_reword,
                args=(visit, takeaway, text_key, to_key),
            )
            st.form_submit_button(
                gettext("Leave as it was"), key=f"leave-{takeaway.id}", on_click=_edit, args=(None,)
            )


def _reword(visit: Visit, takeaway: Takeaway, text_key: str, to_key: str) -> None:
    addressee = st.session_state.get(to_key, takeaway.addressee)
    text = st.session_state[text_key]
    with refusals_noticed("report-wording"), names_told(f"takeaway-{takeaway.id}") as meant:
        reword_takeaway(at_this_moment(visit), takeaway.id, text, addressee, meant)
        _edit(None)


def _adopt(visit: Visit, takeaway_id: str) -> None:
    with refusals_noticed("report"), names_told(f"takeaway-{takeaway_id}") as meant:
        adopt_takeaway(at_this_moment(visit), takeaway_id, meant)


def _edit(takeaway_id: str | None) -> None:
    st.session_state[_EDITED] = takeaway_id

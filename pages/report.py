"""Report: drafted from what was said, decided by the rapporteur, out as a file in time."""

from datetime import timedelta

import streamlit as st

from pages.parts.clock import count_down
from pages.parts.entrance import enter_session
from pages.parts.live import live
from pages.parts.report_parts import (
    downloads,
    draft_button,
    is_complete,
    progress,
    read_back_button,
    sentences,
    set_aside_list,
)
from pages.parts.roles import may
from pages.parts.session_report_block import recommendation_list, session_report_block
from pages.parts.theme import empty, heading
from pages.parts.times import moment_words
from pages.parts.wording import notice
from session_core.domain.session import Room, Stage
from session_core.domain.takeaways import TakeawayKind
from session_core.language import gettext
from session_core.use_cases.report import see_report
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

# After that the date says more than a count of days.
_LATE_FOR_GOOD = timedelta(days=2)

visit = enter_session()
session = see_session(visit).session
heading("summarize", gettext("Report"), session)


@live(Room.REPORT, Room.SESSION)
def draw_deadline(visit: Visit) -> None:
    report = see_report(visit)
    due_at = report.session.report_due_at
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        due, late = moment_words(due_at, visit.now), visit.now - due_at
        was = gettext("Takeaways and calls were due at %(time)s")
        said = was if late > timedelta(0) else gettext("Takeaways and calls are due at %(time)s")
        st.markdown(f":material/alarm: {said % {'time': due}}", width="content")
        done = report.session.stage is Stage.CLOSED and is_complete(report)
        if not done and late < _LATE_FOR_GOOD:
            count_down("report-due", due_at, visit.now, gettext("Time to the deadline"), "small")


@live(Room.REPORT, Room.NOTES, Room.SESSION, Room.AGENDA)
def draw_report(visit: Visit) -> None:
    report = see_report(visit)
    may_decide = may(visit, "adopt_takeaway")
    notice("report")
    if may_decide:
        draft_button(visit, report)
        with st.container(horizontal=True):
            downloads(visit)
        read_back_button(visit, report)
    if not report.takeaways:
        empty(
            "summarize",
            gettext(
                "Draft from what is there: notes, questions and closed polls become proposed "
                "sentences, each with what it rests on. You decide which stay."
            ),
        )
    else:
        for kind in TakeawayKind:
            progress(report, kind)
            sentences(visit, report, kind, may_decide)
        set_aside_list(visit, report, may_decide)
    session_report_block(visit, report, may(visit, "write_session_report"))
    recommendation_list(report)


draw_deadline(visit)
draw_report(visit)

"""Help on the full view: asking the desk, in private, and what it answers."""

from datetime import datetime
from html import escape
from pathlib import Path

import streamlit as st

from pages.parts.participant_acts import act
from pages.parts.participant_form import Choice, KeptForm, kept_form
from pages.parts.participant_words import (
    clock,
    filled,
    section,
    soft,
    words,
)
from pages.parts.wording import notice
from session_core.domain.desk import HelpKind, HelpState, HelpUrgency
from session_core.domain.intake import Post
from session_core.domain.session import Stage
from session_core.language import gettext, ngettext
from session_core.use_cases.own_help import (
    MyHelp,
    MyLine,
    has_help_news,
    read_my_help,
    see_my_help,
    settle_my_help,
    withdraw_my_help,
)
from session_core.use_cases.seats import see_door
from session_core.use_cases.visit import Visit
from session_core.wording_of_the_desk import HELP_KINDS, HELP_URGENCIES

_STATIC = Path(__file__).parents[2] / "session_core" / "web" / "static"
_line = st.components.v2.component(
    "evenfloor_help_line",
    js="".join(
        each.read_text("utf-8")
        for each in (_STATIC / "feed.js", Path(__file__).with_name("participant_help.js"))
    ),
)


def help_desk(visit: Visit) -> None:
    """Draw one's own requests with what the desk wrote, and the form to ask."""
    section(gettext("I need help"), "help")
    notice("participant-help")
    asked = see_my_help(visit)
    # The place is always there, and what follows keeps its name while one is here: else the form
    # of who has just asked would be drawn anew, shut, and the keyboard be nowhere.
    with st.container(key="participant-requests"):
        for each in asked:
            _request(visit, each)
    has_asked = st.session_state.setdefault("participant-has-asked", bool(asked))
    if see_door(visit).session.stage is Stage.CLOSED:
        over = gettext(
            "The session is over, so the desk takes nothing new. What it answered can still be "
            "read."
        )
        st.html(soft(over))
    else:
        with st.expander(gettext("Something else") if has_asked else gettext("Ask for help")):
            _form(visit)
    if asked:
        with st.container(key="pulse-help-line"):
            data = {"feed": f"j/{visit.join_code}/help/live"}
            _line(key="help-line", data=data, on_moved_change=lambda: None)
    if has_help_news(visit):
        # It stands on the screen now; drawn again, it is no longer marked as new.
        read_my_help(visit, {one.id: one.revision for one in asked})


def _form(visit: Visit) -> None:
    st.html(
        soft(
            gettext(
                "Only the desk reads this: people who help in the room and online. Nothing of it "
                "is on a screen or in the report."
            )
        )
    )
    kept_form(
        visit,
        "participant-help",
        KeptForm(
            act="help",
            label=gettext("In your words"),
            send=gettext("Ask for help"),
            done=gettext("Sent. The desk has it."),
            choices=(
                Choice(
                    "kind",
                    gettext("What is it about?"),
                    [(kind, gettext(HELP_KINDS[kind])) for kind in HelpKind],
                ),
                Choice(
                    "urgency",
                    gettext("When?"),
                    [(each, gettext(HELP_URGENCIES[each])) for each in reversed(HelpUrgency)],
                ),
            ),
            hints=(gettext("In any language, or leave it empty."),),
        ),
    )
    st.html(
        soft(
            gettext(
                "If you are in danger now, do not wait for an answer here: go to somebody you "
                "trust, or call the emergency number of the place."
            )
        )
    )


def _request(visit: Visit, each: MyHelp) -> None:
    is_over = see_door(visit).session.stage is Stage.CLOSED
    with st.container(border=True, key=f"help-{each.id}", gap="small"):
        about = f"{gettext(HELP_KINDS[each.kind])} · {gettext(HELP_URGENCIES[each.urgency])}"
        head = f"<p><b>{_stands(each)}</b></p>{soft(escape(about) + _at(each.raised_at))}"
        st.html(head + words(each.text) + "".join(_said(line) for line in each.lines))
        if not is_over:
            again = gettext("It is open again then")
            kept_form(
                visit,
                f"help-write-{each.id}",
                KeptForm(
                    act="help/write",
                    label=gettext("Write to the desk") if each.is_open else again,
                    send=gettext("Send"),
                    done=gettext("Sent. The desk has it."),
                    rows=2,
                    fixed={"id": each.id},
                ),
            )
        with st.container(horizontal=True):
            if each.is_open:
                st.button(
                    gettext("This is settled"),
                    key=f"settle-{each.id}",
                    icon=":material/check:",
                    on_click=act,
                    args=("participant-help", Post.OTHER, settle_my_help, visit, each.id),
                )
            with st.popover(gettext("Take it back"), type="tertiary"):
                st.text(
                    gettext(
                        "What you wrote and what the desk wrote is deleted, here and there. This "
                        "cannot be undone."
                    )
                )
                st.button(
                    gettext("Yes, take it back"),
                    key=f"take-back-{each.id}",
                    on_click=act,
                    args=("participant-help", Post.OTHER, withdraw_my_help, visit, each.id),
                )


def _stands(each: MyHelp) -> str:
    if each.before is not None:
        if each.before == 0:
            return gettext("You are next.")
        said = ngettext("One is before you.", "Before you: %(count)s.", each.before)
        return filled(said, count=each.before)
    if each.state is HelpState.CLAIMED:
        return gettext("Somebody at the desk has it.")
    if each.state is HelpState.ANSWERED:
        return gettext("The desk answered you.")
    return gettext("Settled.") if each.settled_by_me else gettext("The desk closed it.")


def _said(line: MyLine) -> str:
    whose = gettext("The desk") if line.by_desk else gettext("You")
    new = f' <span class="ef-tag ef-open">{gettext("new")}</span>' if line.is_new else ""
    return soft(f"{whose}{_at(line.written_at)}{new}") + words(line.text)


def _at(moment: datetime) -> str:
    return f" · {clock(moment)}"

"""The form that writes a poll, or a draft anew: from a thought to an open poll in seconds.

What is asked for depends on the kind, and a form hides that until it is sent: the kind stands
outside of it.
"""

import streamlit as st

from pages.parts.names_meant import names_told
from pages.parts.poll_fields import (
    COUNTDOWN,
    KIND,
    LEAST,
    MOST,
    MOST_CHOICES,
    OPTIONS,
    QUESTION,
    SHOWING,
    fields_of,
    kind_field,
    options_now,
    settings_now,
)
from pages.parts.roles import may
from pages.parts.spoken import speak_on
from pages.parts.typed import empty, empty_again, is_kept_already, leave_as_typed
from pages.parts.wording import (
    at_this_moment,
    forget_refusal_once_changed,
    notice,
    refusals_noticed,
)
from session_core.domain.ballots import OWN_OPTIONS
from session_core.domain.poll_settings import PLAIN, PollSettings
from session_core.domain.poll_templates import (
    QUESTIONS,
    TITLES,
    USES,
    PollTemplate,
    TemplateUse,
    templates_for,
)
from session_core.domain.polls import Poll
from session_core.domain.refusals import SessionNotOpen
from session_core.domain.session import Stage
from session_core.language import gettext
from session_core.use_cases.polls import open_poll, rewrite_poll, write_poll
from session_core.use_cases.sessions import see_session
from session_core.use_cases.visit import Visit

_PLACE = "poll-form"
_REWRITTEN, _LAID_OUT = "poll-rewritten", "poll-laid-out"


@st.fragment
def poll_form(visit: Visit) -> None:
    """Templates, the kind, and what a poll of this kind asks for."""
    speak_on()
    empty_again()
    _, number = st.session_state.get(_REWRITTEN) or ("", 0)
    if number:
        st.markdown(f"**{gettext('Write poll %(number)s anew') % {'number': number}}**")
    else:
        st.markdown(f"**{gettext('Write a poll')}**")
        _templates()
    with st.container(key="poll-kind-chosen"):
        kind = kind_field()
    with st.form("poll-form"):
        forget_refusal_once_changed(_PLACE, kind)
        notice(_PLACE)
        fields_of(kind)
        _buttons(visit, anew=bool(number))


def lay_out(poll: Poll) -> None:
    """Lay a draft out in the form, in a callback; `form_is_laid_out` then has it drawn."""
    st.session_state[_REWRITTEN] = poll.id, poll.number
    _fill(poll.question, [option.text for option in poll.options], poll.settings)
    st.session_state[_LAID_OUT] = True


def form_is_laid_out() -> bool:
    """Whether the form has to be drawn anew, which stands outside of the list; says so once."""
    return bool(st.session_state.pop(_LAID_OUT, False))


def _templates() -> None:
    for use in TemplateUse:
        st.caption(gettext(USES[use]))
        with st.container(horizontal=True, gap="small"):
            for each in templates_for(use):
                st.button(
                    gettext(TITLES[each.id]),
                    key=f"poll-template-{each.id}",
                    on_click=_take_up,
                    args=(each,),
                )


def _take_up(template: PollTemplate) -> None:
    with refusals_noticed(_PLACE):
        options = [gettext(option) for option in template.options]
        _fill(gettext(QUESTIONS[template.id]), options, PollSettings(template.kind))


def _fill(question: str, options: list[str], settings: PollSettings) -> None:
    leave_as_typed()  # what was kept a moment ago may well be asked again
    own = options if settings.kind in OWN_OPTIONS else []
    asked = {QUESTION: question, OPTIONS: "\n".join(own)}
    st.session_state.update(asked | _in_fields(settings))


def _buttons(visit: Visit, *, anew: bool) -> None:
    with st.container(horizontal=True):
        st.form_submit_button(
            gettext("Keep the changes") if anew else gettext("Keep as a draft"),
            key="poll-keep",
            icon=":material/check:" if anew else ":material/add:",
            on_click=_write,
            args=(visit,),
            kwargs={"opens": False},
        )
        if may(visit, "open_poll"):
            st.form_submit_button(
                gettext("Open at once"),
                key="poll-open-at-once",
                icon=":material/how_to_vote:",
                type="primary",
                on_click=_write,
                args=(visit,),
                kwargs={"opens": True},
            )
        if anew:
            st.form_submit_button(
                gettext("Leave as it was"), key="poll-leave", type="tertiary", on_click=_leave
            )


def _write(visit: Visit, *, opens: bool) -> None:
    """Keep what stands in the form, and open it at once; refused, it stays as it was typed."""
    if is_kept_already(QUESTION):
        return
    state, now = st.session_state, at_this_moment(visit)
    question, options = state[QUESTION], options_now()
    poll_id, _ = state.get(_REWRITTEN) or ("", 0)
    with refusals_noticed(_PLACE), names_told("poll", f"{question}\n{options}") as meant:
        if opens and see_session(now).session.stage is not Stage.OPEN:
            raise SessionNotOpen  # before anything is kept
        asked = question, options.splitlines(), meant, settings_now()
        if poll_id:
            rewrite_poll(now, poll_id, *asked)
        kept = poll_id or write_poll(now, *asked)
        _clear()
        if opens:
            open_poll(now, kept)


def _leave() -> None:
    with refusals_noticed(_PLACE):
        _fill("", [], PLAIN)
        st.session_state.pop(_REWRITTEN, None)


def _clear() -> None:
    """The form as it was at first, for the next poll."""
    empty({QUESTION: "", OPTIONS: ""})
    st.session_state.update(_in_fields(PLAIN))
    st.session_state.pop(_REWRITTEN, None)


def _in_fields(settings: PollSettings) -> dict[str, object]:
    return {
        KIND: settings.kind,
        MOST_CHOICES: settings.most_choices or 0,
        LEAST: settings.least,
        MOST: settings.most,
        COUNTDOWN: settings.seconds or 0,
        SHOWING: settings.showing,
    }

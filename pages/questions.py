"""Questions: all that was asked, how each ended or still waits, and what the moderators decide."""

from pages.parts.card_entry import card_entry
from pages.parts.chat_parts import chat_paste
from pages.parts.entrance import enter_session
from pages.parts.live import live
from pages.parts.question_desk import forget_who_read, question_desk
from pages.parts.question_filters import question_filters, wanted_in_address
from pages.parts.question_pairs import pair_list, pairs_left
from pages.parts.question_rows import question_list
from pages.parts.theme import heading, side, sides
from pages.parts.translation_desk import translation_desk
from pages.parts.wording import notice
from session_core.domain.questions import Shown
from session_core.domain.session import Room, Stage
from session_core.language import gettext
from session_core.use_cases.merging import see_likely_duplicates
from session_core.use_cases.questions import see_questions
from session_core.use_cases.sessions import see_session
from session_core.use_cases.sign_in import see_who_i_am
from session_core.use_cases.visit import Visit

visit = enter_session()
heading("forum", gettext("Questions"), see_session(visit).session)


@live(Room.FLOOR, Room.SESSION, Room.AGENDA, Room.PEOPLE)
def draw_questions(visit: Visit) -> None:
    questions, account = see_questions(visit), see_who_i_am(visit)
    pairs, me = pairs_left(see_likely_duplicates(visit)), account.id if account else ""
    is_over = see_session(visit).session.stage is Stage.CLOSED
    wanted = wanted_in_address(is_over=is_over)
    forget_who_read(questions, me)
    with side("work"):
        question_filters(questions, pairs, wanted)
        notice("questions")
    with side("list"):
        question_desk(visit, questions, me)
        translation_desk(visit, questions)
        if wanted.shown is Shown.PAIRS:
            pair_list(visit, questions, pairs, me)
        else:
            question_list(visit, questions, wanted, me)


with sides():
    draw_questions(visit)
    # Not live: what is pasted or typed here does not change with the questions.
    with side("beside"):
        chat_paste(visit)
        card_entry(visit)

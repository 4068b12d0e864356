"""The help desk's page in the test runner: asking, and finding what stands there."""

from dataclasses import replace
from datetime import timedelta

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea

from session_core.domain.desk import HelpKind, HelpUrgency
from session_core.use_cases.desk import (
    HelpView,
    ask_for_help,
    see_desk,
)
from session_core.use_cases.visit import Visit
from tests.houses import NOW
from tests.pages.opening import checked

PAGE = "desk.py"
URGENT, CAN_WAIT = HelpUrgency.URGENT, HelpUrgency.CAN_WAIT
SOUND, SAFETY = HelpKind.SOUND_OR_LINK, HelpKind.SAFETY_OR_CONDUCT


def ask(
    asker: Visit,
    text: str = "No sound",
    kind: HelpKind = SOUND,
    urgency: HelpUrgency = URGENT,
    minute: int = 0,
) -> str:
    """Somebody asks the desk; gives the id of the request."""
    return ask_for_help(replace(asker, now=NOW + timedelta(minutes=minute)), kind, urgency, text)


def first(visit: Visit) -> HelpView:
    """The request that stands first, or was the last to be closed."""
    return (*see_desk(visit).open, *see_desk(visit).over)[0]


def cards(app: AppTest) -> list[str]:
    """The numbers in the list, from above; the request that is open beside it is a heading."""
    heads = [each.value for each in app.markdown if each.value.startswith(":material/")]
    return [head.partition("#")[2].split()[0] for head in heads if "**\\#" in head]


def field(app: AppTest, name: str) -> TextArea:
    """The field of one task."""
    return next(each for each in app.text_area if f"-typed-{name}-" in str(each.key))


def write(app: AppTest, name: str, text: str) -> AppTest:
    """Type into the field of one task, and leave it."""
    return checked(field(app, name).set_value(text).run())


def choose(app: AppTest, name: str, option: str) -> AppTest:
    """Choose in the row of buttons whose key begins so."""
    group = next(each for each in app.button_group if str(each.key).startswith(name))
    return checked(group.set_value(option).run())

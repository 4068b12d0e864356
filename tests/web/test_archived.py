"""The thin page of an archived session: like that of a closed one."""

import pytest

from session_core.domain.people import Role
from session_core.domain.session import Stage
from session_core.use_cases.archive import archive_session, unarchive_session
from session_core.use_cases.house import House
from tests.houses import new_session, sign_in_as
from tests.web.visitor import Visitor


@pytest.mark.parametrize("stage", [Stage.PREPARING, Stage.CLOSED])
def test_an_archived_session_is_over_for_everybody(house: House, stage: Stage) -> None:
    session = new_session(house, stage=stage)
    organiser = sign_in_as(house, Role.ORGANISER, session.id)
    seated = Visitor(session).join() if stage is Stage.PREPARING else None
    archive_session(organiser)
    stranger = Visitor(session)
    assert "This session is over" in stranger.text()
    assert stranger.post("join", modality="online").status_code == 409
    if seated:
        assert "This session is over" in seated.reload()
        unarchive_session(organiser)
        assert "Not open yet." in seated.reload()

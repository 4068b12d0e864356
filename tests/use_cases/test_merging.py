"""Merging with its dividends: joined support, nobody counted twice, and all given back."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from session_core.domain.floor_refusals import NothingToMerge, NotWaiting
from session_core.domain.people import Modality, Role
from session_core.domain.session import Room, WorkshopSession
from session_core.storage import records
from session_core.use_cases.asking import (
    enter_for_someone,
    request_floor,
    see_my_interventions,
    withdraw_request,
)
from session_core.use_cases.dispositions import answer_in_writing
from session_core.use_cases.floor import give_floor_to_next, see_floor, yield_floor
from session_core.use_cases.house import House
from session_core.use_cases.merging import (
    merge_questions,
    see_likely_duplicates,
    unmerge_question,
)
from session_core.use_cases.questions import see_questions
from session_core.use_cases.seats import see_my_seat
from session_core.use_cases.support import support_question
from session_core.use_cases.visit import Visit
from tests.houses import new_session, seat_in, sign_in_as

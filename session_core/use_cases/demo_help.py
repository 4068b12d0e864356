"""The help desk of a sample: who needed what, and what the desk did, in the words of its story."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from session_core.domain.people import Seat
from session_core.imports.sample_help import SampleHelp
from session_core.use_cases.desk import (
    answer_help,
    ask_for_help,
    claim_help,
    close_help,
    mark_preventive,
)
from session_core.use_cases.retelling import Retelling, Step


class HelpStory:
    """One telling of what people needed help with; `named` fills as people join."""

    def __init__(self, retelling: Retelling, named: Mapping[str, Seat]) -> None:
        self._retelling, self._named = retelling, named
        self._asked: dict[SampleHelp, str] = {}

    def telling(self, told: SampleHelp) -> Iterator[Step]:
        """All that happened to one request, and at which minute."""
        by_desk = partial(self._by_desk, told)
        yield told.asked, partial(self._ask, told)
        if told.claimed is not None:
            yield told.claimed, partial(by_desk, claim_help)
            if told.preventive:
                yield told.claimed, partial(by_desk, mark_preventive)
        if answer := told.answered:
            yield answer.minute, partial(by_desk, answer_help, answer.text)
        if told.closed is not None:
            yield told.closed, partial(by_desk, close_help)

    def _ask(self, told: SampleHelp) -> None:
        ask = partial(self._retelling.from_seat, self._named[told.seat], ask_for_help)
        self._asked[told] = ask(told.kind, told.urgency, told.text)

    def _by_desk(self, told: SampleHelp, act: Callable[..., Any], *given: object) -> None:
        assert told.desk is not None, "only what was claimed is worked on"
        self._retelling.by_desk(told.desk, act, self._asked[told], *given)

"""What is on its way arrives, and the end of its run, where only fragments run next."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from pages.parts.run_ends import tell_ends_of_runs

DONE = ForwardMsg.ScriptFinishedStatus.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
BROKEN_OFF = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch) -> ForwardMsgQueue:
    """What is on its way: one element of the fragment "forms", and the end of its run."""
    monkeypatch.setattr(ForwardMsgQueue, "clear", ForwardMsgQueue.clear)
    tell_ends_of_runs()
    queue = ForwardMsgQueue()
    drawn, ended = ForwardMsg(), ForwardMsg()
    drawn.metadata.delta_path.extend([0, 1])
    drawn.delta.fragment_id = "forms"
    drawn.delta.new_element.text.body = "put away"
    ended.script_finished = DONE
    for message in (drawn, ended):
        queue.enqueue(message)
    return queue


def test_a_run_of_another_fragment_leaves_the_end_of_the_one_before(
    queue: ForwardMsgQueue,
) -> None:
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["hubs"])
    drawn, ended = queue.flush()
    assert drawn.delta.fragment_id == "forms"
    assert ended.script_finished == DONE


def test_what_the_next_run_draws_is_not_put_before_that_end(queue: ForwardMsgQueue) -> None:
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["hubs"])
    again = ForwardMsg()
    again.metadata.delta_path.extend([0, 1])
    again.delta.new_element.text.body = "drawn by the next run"
    queue.enqueue(again)
    assert [message.WhichOneof("type") for message in queue.flush()] == [
        "delta",
        "script_finished",
        "delta",
    ]


def test_a_fragment_that_runs_again_leaves_that_end_too(queue: ForwardMsgQueue) -> None:
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["forms"])
    drawn, ended = queue.flush()
    assert drawn.delta.fragment_id == "forms"
    assert ended.script_finished == DONE


def test_nothing_is_drawn_behind_a_place_that_does_not_exist_yet(queue: ForwardMsgQueue) -> None:
    queue.flush()
    for place, fragment in enumerate(("", "forms", "hubs")):
        queue.enqueue(part_of_the_page(place, fragment))
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["forms"])
    queue.enqueue(part_of_the_page(1, "forms"))
    there = 0
    for message in queue.flush():
        place = message.metadata.delta_path[-1]
        assert place <= there
        there = max(there, place + 1)
    assert there == 3


def part_of_the_page(place: int, fragment: str) -> ForwardMsg:
    message = ForwardMsg()
    message.metadata.delta_path.extend([0, place])
    message.delta.fragment_id = fragment
    message.delta.add_block.allow_empty = True
    return message


def test_a_run_of_the_whole_page_drops_what_was_on_its_way(queue: ForwardMsgQueue) -> None:
    queue.clear(retain_lifecycle_msgs=True)
    (ended,) = queue.flush()
    assert ended.script_finished == BROKEN_OFF


def test_an_emptied_queue_is_empty(queue: ForwardMsgQueue) -> None:
    queue.flush()
    assert queue.flush() == []

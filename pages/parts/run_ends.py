"""The end of a fragment's run is told to the browser even where the next run begins at once.

Of a run that was over before the next began, but whose end was still on its way, Streamlit says
that it was broken off. The browser then keeps on screen what that run no longer drew: a password
that was put away, a question that left the queue. The next run is of another fragment more often
than not, here, where pulses run fragments while people press.
"""

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_clear = ForwardMsgQueue.clear


def tell_ends_of_runs() -> None:
    """From now on, drop nothing that is on its way when only other fragments run next."""
    ForwardMsgQueue.clear = clear_what_runs_again  # type: ignore[method-assign]


def clear_what_runs_again(
    self: ForwardMsgQueue,
    retain_lifecycle_msgs: bool = False,
    fragment_ids_this_run: list[str] | None = None,
) -> None:
    """Streamlit's own clearing, but where nothing in the queue is of a fragment that runs again."""
    runs_again = fragment_ids_this_run is None or any(
        message.delta.fragment_id in fragment_ids_this_run
        for message in self._queue
        if message.HasField("delta")
    )
    if runs_again or not retain_lifecycle_msgs:
        _clear(self, retain_lifecycle_msgs, fragment_ids_this_run)
    else:
        # What comes is not composed with what stands in the queue: that is of an earlier run.
        self._delta_index_map = {}

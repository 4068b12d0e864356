"""What is on its way to the browser arrives, where the next run is of single fragments.

Streamlit drops what the fragments that run next have drawn before and is still on its way, and
says of a run that was over that it was broken off. Of a run of the whole page the browser then
gets what follows such a fragment without it: at places that do not exist yet, and an empty page is
left. Of a run that it takes for broken off it keeps on screen what that run no longer drew: a
password that was put away, a question that left the queue. Here, where pulses run fragments while
people press, both are met sooner than elsewhere.
"""

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

_clear = ForwardMsgQueue.clear


def tell_ends_of_runs() -> None:
    """From now on, drop nothing that is on its way when only fragments run next."""
    ForwardMsgQueue.clear = clear_unless_fragments_follow  # type: ignore[method-assign]


def clear_unless_fragments_follow(
    self: ForwardMsgQueue,
    retain_lifecycle_msgs: bool = False,
    fragment_ids_this_run: list[str] | None = None,
) -> None:
    """Streamlit's own clearing, but where only fragments run next."""
    if fragment_ids_this_run is None or not retain_lifecycle_msgs:
        _clear(self, retain_lifecycle_msgs, fragment_ids_this_run)
    else:
        # What comes is not composed with what stands in the queue: that is of an earlier run.
        self._delta_index_map = {}

"""What refusals at the door say: who comes in, and how much is taken."""

ENTRY = {
    "wrong_entry_code": (
        "This code lets nobody in: it was used before, or is not one of this session’s. Check "
        "its letters with whoever gave it to you."
    ),
    "admitted_already": "Somebody admitted them a moment before; who is in stays in.",
    "bad_batch": "A batch has from 1 to {most} codes.",
    "bad_batch.too_many": (
        "A session has {most:,} unused codes at most. Revoke a batch that is not needed."
    ),
    "intake_frozen": (
        "The moderators have stopped taking anything new for now. What you typed is still there; "
        "try again later."
    ),
    "too_much_at_once": (
        "That is more than can be taken from one seat. Nothing is lost; wait {seconds} s, then "
        "send it again."
    ),
    "too_much_at_once.kiosk": (
        "More people begin at this tablet than one tablet can serve. Wait {seconds} s, then begin."
    ),
    "too_much_at_once.session": (
        "More comes in just now than this session can take. Nothing is lost; wait {seconds} s, "
        "then send it again."
    ),
}

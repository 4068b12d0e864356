"""What is said to who takes a seat to another device and cannot."""

SEAT_MOVES = {
    "wrong_seat_link": (
        "This link takes no seat. It works once and for {move_minutes} minutes, and a newer one "
        "replaces it. Make another on the device that has the seat, or use a receipt."
    ),
    "seated_already": (
        "You have a seat of your own here, and it was left as it is. To take the other one, leave "
        "yours first: “Leave and forget me”, at the end of the page."
    ),
    "seated_already.this": (
        "This is the device that has the seat, so nothing was moved. Open the link on the other."
    ),
}

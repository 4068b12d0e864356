"""What is said at a kiosk, and to staff who set one up."""

KIOSKS = {
    "kiosk_closed": "This kiosk is closed. Ask the desk.",
    "wrong_kiosk_address": (
        "This address opens no kiosk: it works once, on one tablet. Ask the desk for a new one."
    ),
    "too_many_kiosks": "A session has {most} open kiosks at most. Close one that is not needed.",
}

"""What is said at the door, to staff who set it up and to who wants to come in."""

AT_THE_DOOR = {
    "wrong_join_code": "No session has this code. Check the letters with the moderator.",
    "strange_hub_size": (
        "A hub has from {least} to {most} people. Leave this empty if you are by yourself."
    ),
    "strange_hub_size.counted": "A hub counts as 1 to {most} people.",
    "strange_hub_size.ballots": (
        "Ballots of this hub are in an open poll. Take them out there before it counts as fewer."
    ),
    "bad_link": "{what} is no link that people could open. Nothing was saved.",
    "bad_link.beginning": "{what} must begin with https:// or http://. Nothing was saved.",
    "bad_link.blank": "{what} has a blank in it. Enter one address and nothing else.",
    "bad_link.host": "{what} names no address that a browser could open. Copy it whole.",
    "bad_link.user": "{what} has a name or password before an @. Everybody would read it; cut it.",
    "asked_at_door": "The organiser asks something of who joins that was left open here.",
    "asked_at_door.modality": "The organiser asks how you take part: in the room, or online.",
    "asked_at_door.stakeholder group": "The organiser asks for your stakeholder group. Choose one.",
    "asked_at_door.regional group": "The organiser asks for your region. Choose one.",
    "asked_at_door.language": "The organiser asks which language you speak. Choose one.",
}

"""What the OpenAPI document says about the API as a whole; docs/api.md says more."""

ABOUT = """\
For programs that stand between a session and its people: bridges to a chat, kiosks, captions.

**Seats.** `POST /sessions/{code}/seats` answers with a token. It is shown as
`Authorization: Bearer TOKEN` with all that follows; cookies are not read. Each person has a seat
of their own. A program that writes for several people keeps a token for each.

**Once.** What joins or asks can carry a `key` (or the header `Idempotency-Key`). Where an answer is
lost, send the same again under the same key: it is done once, and answered as before.

**No.** Every no is `{"code", "sentence", "details"}`. Programs go by the code; the sentence is for
people, in the language of `Accept-Language`. `429` says in `Retry-After` when to try again.

**News.** `GET /live/{code}` (at the server's root, beside `/api`) is the feed: server-sent events.
Each has `data: {"seen": {ROOM: REVISION}}` with the rooms that moved, and an `id` for
`Last-Event-ID`, or `?seen=`, to go on from after the line was lost; `seen` of `/revisions` is such
an id. What moved is then asked for here. With a bearer token the feed is that seat's: it ends with
`{"gone": true}` when the seat is left, moved, or has twelve newer feeds. A token that is of no seat
is answered 401. Without a token anybody with the code hears the same. That the desk wrote to a seat
is told to that seat alone, at `GET /j/{code}/help/live` with its token.
"""

TAGS = [
    {"name": "seats", "description": "Joining, seeing one's own seat, leaving."},
    {"name": "questions", "description": "Asking for the floor, and what became of it."},
    {"name": "polls", "description": "Secret ballots."},
    {"name": "help", "description": "The help desk; private between a seat and the desk."},
    {"name": "session", "description": "What a participant may see, and how far it is."},
]

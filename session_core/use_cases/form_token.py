"""The form token: proves that a form was drawn for the seat that sends it.

The pages send no referrer, and browsers then say `Origin: null`; so neither can be compared.
"""

import hashlib
import hmac
import secrets

_LABEL = b"evenfloor form"


def form_token(seat_secret: str) -> str:
    """A token for the seat's forms, another each time.

    Were it always the same, its letters could be guessed one by one from the size of compressed
    pages (BREACH).
    """
    salt = secrets.token_hex(4)
    return f"{salt}.{_proof(seat_secret, salt)}"


def is_form_token(token: str, seat_secret: str) -> bool:
    """Whether the token was made for this seat."""
    salt, _, proof = token.partition(".")
    return hmac.compare_digest(proof.encode(errors="replace"), _proof(seat_secret, salt).encode())


def _proof(seat_secret: str, salt: str) -> str:
    told = _LABEL + salt.encode(errors="replace")
    return hmac.new(seat_secret.encode(), told, hashlib.sha256).hexdigest()[:32]

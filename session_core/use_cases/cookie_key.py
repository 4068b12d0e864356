"""The key that sign-in cookies are signed with, made on the first start."""

from session_core.domain.codes import new_secret
from session_core.settings import Settings
from session_core.use_cases.secret_files import kept_secret


def cookie_key(settings: Settings) -> str:
    """The cookie key of this installation: 256 random bits in `secrets/cookie-key`.

    Processes that share a database behind one address must share this file too. Whoever deletes
    it signs everybody out.
    """
    return kept_secret(settings.secrets / "cookie-key", new_secret)

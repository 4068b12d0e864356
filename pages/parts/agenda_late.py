"""How late an agenda is, in whole sentences."""

from datetime import datetime

from session_core.domain.agenda_forecast import Forecast
from session_core.language import gettext, ngettext


def forecast_words(seen: Forecast, now: datetime, *, running: bool) -> str:
    """`7 minutes late; ends at 10:37 UTC if nothing changes`.

    Where the end moves with the clock it says of which moment it speaks, so that it stays true.
    """
    late = seen.late_minutes
    if seen.is_over:
        words = _ended(late)
    elif seen.waits:
        words = _if_this_ends(late) if running else _if_the_next_starts(late)
    else:
        words = _if_nothing_changes(late)
    return words % {
        "minutes": abs(late),
        "end": f"{seen.ends_at:%H:%M}",
        "now": f"{now:%H:%M}",
    }


def _ended(late: int) -> str:
    if late > 0:
        return ngettext(
            "Ended at %(end)s UTC, %(minutes)s minute late.",
            "Ended at %(end)s UTC, %(minutes)s minutes late.",
            late,
        )
    if late < 0:
        return ngettext(
            "Ended at %(end)s UTC, %(minutes)s minute in hand.",
            "Ended at %(end)s UTC, %(minutes)s minutes in hand.",
            -late,
        )
    return gettext("Ended at %(end)s UTC.")


def _if_this_ends(late: int) -> str:
    if late > 0:
        return ngettext(
            "At %(now)s UTC: **%(minutes)s minute late**; ends at %(end)s UTC if this item ends "
            "now.",
            "At %(now)s UTC: **%(minutes)s minutes late**; ends at %(end)s UTC if this item ends "
            "now.",
            late,
        )
    if late < 0:
        return ngettext(
            "At %(now)s UTC: **%(minutes)s minute in hand**; ends at %(end)s UTC if this item "
            "ends now.",
            "At %(now)s UTC: **%(minutes)s minutes in hand**; ends at %(end)s UTC if this item "
            "ends now.",
            -late,
        )
    return gettext("At %(now)s UTC: **on time**; ends at %(end)s UTC if this item ends now.")


def _if_the_next_starts(late: int) -> str:
    if late > 0:
        return ngettext(
            "At %(now)s UTC: **%(minutes)s minute late**; ends at %(end)s UTC if the next item "
            "starts now.",
            "At %(now)s UTC: **%(minutes)s minutes late**; ends at %(end)s UTC if the next item "
            "starts now.",
            late,
        )
    if late < 0:
        return ngettext(
            "At %(now)s UTC: **%(minutes)s minute in hand**; ends at %(end)s UTC if the next item "
            "starts now.",
            "At %(now)s UTC: **%(minutes)s minutes in hand**; ends at %(end)s UTC if the next "
            "item starts now.",
            -late,
        )
    return gettext("At %(now)s UTC: **on time**; ends at %(end)s UTC if the next item starts now.")


def _if_nothing_changes(late: int) -> str:
    if late > 0:
        return ngettext(
            "**%(minutes)s minute late**; ends at %(end)s UTC if nothing changes.",
            "**%(minutes)s minutes late**; ends at %(end)s UTC if nothing changes.",
            late,
        )
    if late < 0:
        return ngettext(
            "**%(minutes)s minute in hand**; ends at %(end)s UTC if nothing changes.",
            "**%(minutes)s minutes in hand**; ends at %(end)s UTC if nothing changes.",
            -late,
        )
    return gettext("**On time**; ends at %(end)s UTC if nothing changes.")

"""The room screen's slim bar: how the floor time is shared between the room and online."""

from pages.parts.equity_chart import group_words, percent
from pages.parts.plain import as_html
from pages.parts.screen_parts import side_words
from session_core.domain.equity import Balance, By
from session_core.domain.people import Modality
from session_core.language import gettext
from session_core.use_cases.equity import EquityView


def equity_strip(view: EquityView) -> str:
    """The bar, and below it the groups that five people or more were heard of; '' while off."""
    if not view.on_screen:
        return ""
    found = {each.by: each for each in view.balances if each.floor_shares}
    if By.SIDE not in found:
        return ""
    groups = _groups(found[By.STAKEHOLDER]) if By.STAKEHOLDER in found else ""
    return f'<section class="ef-equity">{_bar(found[By.SIDE])}{groups}</section>'


def _bar(sides: Balance) -> str:
    shares = {
        Modality(p.group): s for p, s in zip(sides.portions, sides.floor_shares or (), strict=True)
    }
    onsite, online = (
        f"<span><b>{percent(shares[side])}</b> {side_words(side)}</span>" for side in Modality
    )
    parts = "".join(
        f'<i class="ef-{side}" style="flex-grow:{share:.4f}"></i>' for side, share in shares.items()
    )
    label = as_html(gettext("Floor time"))
    return (
        f'<div class="ef-share"><span class="ef-label">{label}</span>{onsite}'
        f'<span class="ef-scale" aria-hidden="true">{parts}</span>{online}</div>'
    )


def _groups(groups: Balance) -> str:
    told = (
        f"{as_html(group_words(groups.by, p.group))} <b>{percent(share)}</b>"
        for p, share in zip(groups.portions, groups.floor_shares or (), strict=True)
    )
    return f'<p class="ef-groups-share">{" · ".join(told)}</p>'

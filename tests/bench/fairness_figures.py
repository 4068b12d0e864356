"""What the fairness simulation found, added up, and whether the promises are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from tests.bench.playing import Played
from tests.bench.synthetic_sessions import SHAPES

OURS, BY_SUPPORT = "Evenfloor", "By support"
PROMISED = 50.0
"""Per cent of the turns that each side gets while both wait."""
POINTS_AT_MOST = 5.0
SUPPORT_AT_LEAST = 85.0


@dataclass(frozen=True)
class Figures:
    """One order over many sessions; shares in per cent, off in points, waits in turns.

    `off` is how far a session's share of turns while both waited is from half, on average; `worst`
    the same for all sessions of the shape where it is furthest. `online_waiting` says in the same
    shape what part of those waiting were online. `of_bound` is the longest wait as a part of what
    was promised there.
    """

    order: str
    off: float
    worst: float
    worst_shape: str
    longest_wait: int
    of_bound: float
    heard: float
    support: float
    bumps: int


def figures(played: Sequence[Played]) -> list[Figures]:
    """Every order's, in the order in which they were played."""
    wanted = _wanted(played, BY_SUPPORT)
    return [
        _of_order(order, [each for each in played if each.order == order], wanted)
        for order in dict.fromkeys(each.order for each in played)
    ]


def _of_order(order: str, played: Sequence[Played], wanted_by_support: int) -> Figures:
    shares = {shape: online_share(of_shape) for shape, of_shape in _shapes(played).items()}
    worst = max(shares, key=lambda shape: abs(shares[shape] - PROMISED))
    return Figures(
        order,
        fmean(abs(online_share([each]) - PROMISED) for each in played if each.contested >= 8),
        abs(shares[worst] - PROMISED),
        worst,
        max(each.longest_wait for each in played),
        max(each.of_bound for each in played),
        100 * sum(each.heard for each in played) / sum(each.came for each in played),
        100 * _wanted(played, order) / wanted_by_support,
        sum(each.bumps for each in played),
    )


def online_share(played: Sequence[Played]) -> float:
    """Per cent of the turns while both sides waited that went online."""
    return 100 * sum(each.online for each in played) / (sum(each.contested for each in played) or 1)


def online_waiting(played: Sequence[Played]) -> float:
    """Per cent of those waiting then who were online."""
    contested = sum(each.contested for each in played) or 1
    return 100 * sum(each.online_waiting for each in played) / contested


def broken_promises(played: Sequence[Played]) -> list[str]:
    """What of Evenfloor's own is not as promised; nothing, it is to be hoped."""
    ours = next(each for each in figures(played) if each.order == OURS)
    kept = {
        f"a side's share is {ours.off:.1f} points off": ours.off <= POINTS_AT_MOST,
        f"{ours.worst_shape}: {ours.worst:.1f} points off": ours.worst <= POINTS_AT_MOST,
        f"somebody waited {ours.of_bound:.2f} times as long as promised": ours.of_bound <= 1,
        f"{ours.bumps} bumped from an announced place": ours.bumps == 0,
        f"{ours.support:.1f} % of the support": ours.support >= SUPPORT_AT_LEAST,
    }
    return [promise for promise, is_kept in kept.items() if not is_kept]


def as_markdown(found: Sequence[Figures]) -> str:
    """A row for each order."""
    head = (
        "| Order | a session's share off by | furthest shape | longest wait "
        "| of the bound | people heard | support | bumps |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(
        f"| {each.order} | {each.off:.1f} points | {each.worst:.1f} points ({each.worst_shape}) "
        f"| {each.longest_wait} turns | {each.of_bound:.0%} | {each.heard:.0f} % "
        f"| {each.support:.0f} % | {each.bumps:,} |"
        for each in found
    )


def by_shape(played: Sequence[Played]) -> str:
    """A row for each shape of session: who waited, who spoke, whose support."""
    orders = list(dict.fromkeys(each.order for each in played))
    lines = [
        "| Sessions | online of those waiting | " + " | ".join(orders) + " | our support |",
        "|---|" + "---|" * (len(orders) + 2),
    ]
    for shape, sessions in _shapes(played).items():
        of_order = {order: [e for e in sessions if e.order == order] for order in orders}
        shares = " | ".join(f"{online_share(of_order[order]):.0f} %" for order in orders)
        support = 100 * _wanted(sessions, OURS) / _wanted(sessions, BY_SUPPORT)
        waiting = online_waiting(of_order[OURS])
        lines.append(f"| {shape} | {waiting:.0f} % | {shares} | {support:.0f} % |")
    return "\n".join(lines)


def _shapes(played: Sequence[Played]) -> Mapping[str, Sequence[Played]]:
    of_shape = {name: [each for each in played if each.shape == name] for name in SHAPES}
    return {name: sessions for name, sessions in of_shape.items() if sessions}


def _wanted(played: Sequence[Played], order: str) -> int:
    return sum(each.wanted for each in played if each.order == order)

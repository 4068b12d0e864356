"""What was found at the door, as lines of the table, each with what was asked for."""

from collections.abc import Sequence

from tests.bench.bare_load import BareFigures
from tests.bench.door_load import DoorFigures
from tests.bench.door_phases import Measured, Told
from tests.bench.door_session import Kept
from tests.bench.table import Row
from tests.bench.wire_people import Posted

MUST = {
    "questions": "must 120 ms, aim 40 ms",
    "joins": "must 200 ms, aim 20 ms",
    "ballots": "must 100 ms, aim 50 ms",
    "supports": "must 100 ms, aim 29 ms",
}
MUST_AT_MANY = "must 1.2 × bare, aim 500 ms"
MANY = 5000


def rows_of_the_door(found: DoorFigures, kept: Kept) -> list[Row]:
    """Times, bytes, what the server took, and whether anything was lost."""
    who = f"door {found.people}"
    asked, phases = (
        MUST | ({"questions": MUST_AT_MANY} if found.people >= MANY else {}),
        found.phases,
    )
    joined = [post.seconds for post in phases["joins"].posts if post.is_kept]
    views = Row.of(f"{who}: bytes of a first view", found.views, "bytes", "must 14,336")
    rows = [
        _told(
            f"{who}: question to every other screen", found.told["questions"], asked["questions"]
        ),
        _acknowledged(f"{who}: question to acknowledgement", phases["questions"], ""),
        Row.of(
            f"{who}: bytes of a change",
            found.changes,
            "bytes",
            f"aim 2,048; most {max(found.changes):,}",
        ),
        _ms(f"{who}: join to full first view", joined, f"p95 {asked['joins']}", phases["joins"]),
        views,
    ]
    for name in ("ballots", "supports"):
        words, wanted = name.removesuffix("s"), f"p95 {asked[name]}"
        rows += [
            _acknowledged(f"{who}: {words} to acknowledgement", phases[name], wanted),
            _final(f"{who}: last {words} to final count", found.told[name], "must 1,000 ms"),
        ]
    for name, phase in phases.items():
        rows.append(_cpu(f"{who}: server CPU during {name}", phase))
        rows.append(Row.of(f"{who}: bytes to each during {name}", [phase.bytes_each], "bytes"))
    rows.append(_memory(who, found))
    rows.append(_lost(who, found, kept))
    return rows


def rows_of_the_bare(found: BareFigures, kind: str, door: DoorFigures) -> list[Row]:
    """The same of the bare broadcast, and how far the door is from it."""
    who = f"bare {found.people}, {kind}"
    told = _told(f"{who}: question to every other screen", found.told, "in memory")
    ours = _told("", door.told["questions"], "")
    ratio = Row(
        f"door {found.people} ÷ {who}: question",
        ours.median / told.median,
        ours.p95 / told.p95,
        "times",
        "must 1.2 at 5,000 (p95)",
    )
    each = f"{found.memory_each:,.0f} bytes of memory each; {found.burst.shares()}"
    return [
        told,
        _acknowledged(f"{who}: post to acknowledgement in a burst", found.burst, each),
        _final(f"{who}: last post to final count", found.final, ""),
        ratio,
    ]


def _ms(name: str, seconds: Sequence[float], wanted: str, phase: Measured | None = None) -> Row:
    note = "; ".join(filter(None, [wanted, _troubles(phase.posts) if phase else ""]))
    return Row.of(name, [each * 1000 for each in seconds] or [float("inf")], "ms", note)


def _acknowledged(name: str, phase: Measured, wanted: str) -> Row:
    return _ms(name, [post.seconds for post in phase.posts if post.is_kept], wanted, phase)


def _told(name: str, told: Told, wanted: str) -> Row:
    missing = f"{told.never:,} never told" if told.never else "all told"
    return _ms(name, told.seconds, f"p95 {wanted}; {missing}")


def _final(name: str, told: Told, wanted: str) -> Row:
    most = max(told.seconds, default=float("inf")) * 1000
    right = f"{len(told.seconds):,} right, {told.never:,} wrong"
    return _ms(name, told.seconds, "; ".join(filter(None, [wanted, f"most {most:,.0f} ms", right])))


def _troubles(posts: Sequence[Posted]) -> str:
    refused = [post for post in posts if not post.is_kept]
    statuses = sorted({post.status for post in refused})
    return f"{len(refused)} NOT KEPT with {statuses}" if refused else ""


def _cpu(name: str, phase: Measured) -> Row:
    note = f"in {phase.seconds:.1f} s; {phase.shares()}"
    return Row.of(name, [phase.server_cpu], "s", note)


def _memory(who: str, found: DoorFigures) -> Row:
    before, after = found.memory_before, found.memory_after
    end = found.phases["supports"].memory
    note = (
        f"server {before / 1e6:.0f} MB with none, {after / 1e6:.0f} MB, {end / 1e6:.0f} MB at last"
    )
    each = (after - before) / found.people
    return Row.of(f"{who}: memory a participant", [each], "bytes", note)


def _lost(who: str, found: DoorFigures, kept: Kept) -> Row:
    on_disk = {
        # One seat and one question more: of the one whose question all others support.
        "joins": kept.seats - 1,
        "questions": kept.questions - 1,
        "ballots": kept.ballots,
        "supports": kept.supports,
    }
    pairs = [(found.phases[name], count) for name, count in on_disk.items()]
    words = ", ".join(f"{name} {found.phases[name].kept()}/{n}" for name, n in on_disk.items())
    lost = sum(max(0, phase.kept() - n, n - phase.kept() - phase.unknown()) for phase, n in pairs)
    note = f"acknowledged/on disk: {words}; {found.lost_feeds} feeds broke"
    return Row.of(f"{who}: lost or doubled", [lost], "posts", note)

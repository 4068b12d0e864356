"""`replay`: the floor told again from the record alone, and whether that agrees."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from session_core.commands.command_line import DONE, REFUSED, Commands, in_house, say_no
from session_core.domain.floor_acts import act_words
from session_core.domain.ledger import Audit, LastCheck, Moment, Verdict
from session_core.domain.refusals import NotFound
from session_core.domain.seals import Seals
from session_core.domain.session import WorkshopSession
from session_core.use_cases.house import House
from session_core.use_cases.ledger import replayed

DISAGREES = 1
_SHOWN = 5
"""So many of the moments that disagree are told."""


def add_replay(commands: Commands) -> None:
    """`replay SESSION [--json] [--csv FILE] [--force]`."""
    replay = commands.add_parser(
        "replay",
        help="rebuild the speaking order at each moment from the record alone",
        description="Rebuild the speaking order at each moment from the record alone, and say "
        "whether it is the one that people had and whether rows were changed since. Exits with 1 "
        "where it is not, or they were.",
    )
    replay.add_argument("session", metavar="SESSION", help="the session's id or its join code")
    replay.add_argument("--json", action="store_true", help="print the result as JSON")
    replay.add_argument("--csv", metavar="FILE", help="write the ledger, act by act, to FILE")
    replay.add_argument("--force", action="store_true", help="replace FILE where it exists")
    replay.set_defaults(run=_replay)


def _replay(arguments: argparse.Namespace) -> int:
    if arguments.csv and not arguments.force and Path(arguments.csv).exists():
        return say_no(REFUSED, f"{arguments.csv} is there already; --force replaces it.")
    return in_house(lambda house: _tell(house, arguments))


def _tell(house: House, arguments: argparse.Namespace) -> int:
    try:
        session, found, seals, ledger = replayed(house, arguments.session)
    except NotFound:
        return say_no(
            REFUSED, f"There is no session with the id or join code {arguments.session!r}."
        )
    if arguments.csv:
        try:
            with Path(arguments.csv).open("wb" if arguments.force else "xb") as file:
                file.write(ledger)
        except OSError as error:
            reason = error.strerror or error
            return say_no(REFUSED, f"{arguments.csv} cannot be written: {reason}.")
    if arguments.json:
        print(_as_json(session, found, seals))
    else:
        print("\n".join([*_table(session, found), "", *_seals(found, seals)]))
    return DISAGREES if found.disagrees or (seals and seals.is_broken) else DONE


def _table(session: WorkshopSession, found: Audit) -> list[str]:
    lines = [session.title, ""]
    lines += [f"{found.moments:6}  moments checked"]
    lines += [f"{found.counts[verdict]:6}  {verdict}" for verdict in Verdict]
    if not found.moments:
        return [*lines, "", "Nothing happened on this floor yet."]
    if found.counts[Verdict.NOT_RECORDED]:
        lines += ["", "Without an order: from an older Evenfloor, or loaded from a snapshot."]
    if (check := found.last_check) and found.counts[Verdict.FORGOTTEN]:
        lines += ["", _last_checked(found.counts[Verdict.FORGOTTEN], check)]
    if found.disagreeing:
        lines += ["", "The first that disagree:"]
        lines += [f"  {_moment(each)}" for each in found.disagreeing[:_SHOWN]]
    return lines


def _last_checked(forgotten: int, check: LastCheck) -> str:
    return (
        f"{forgotten} earlier moments can be told no more; {check.agreed} of {check.checked} "
        f"agreed when they were last checked, at {check.at:%H:%M} UTC."
    )


def _seals(found: Audit, seals: Seals | None) -> list[str]:
    if seals is None:
        return ["The seals could not be checked: this installation's key is not here."]
    if not found.moments and not seals.is_broken:
        return ["There are no seals to check."]
    lines = []
    if seals.changed and not seals.right:
        lines.append(
            "No seal was made with this installation's key: the key was replaced, or the record "
            "is not of this installation."
        )
    lines += [
        f"Row {row} was changed, or one before it is missing." for row in seals.changed[:_SHOWN]
    ]
    if len(seals.changed) > _SHOWN:
        lines.append(f"So it is with {len(seals.changed) - _SHOWN} more rows.")
    if seals.is_cut_off:
        lines.append("Rows are missing at the end of the record.")
    if seals.unsealed:
        lines.append(
            f"{seals.unsealed} rows bear no seal: from an older Evenfloor, or loaded from a "
            "snapshot. Whether they were changed cannot be told."
        )
    if seals.right:
        lines.append(f"{seals.right} rows bear the right seal.")
    return lines


def _moment(moment: Moment) -> str:
    at = f"{moment.activity.at:%Y-%m-%d %H:%M:%S} UTC"
    return f"{at}  {act_words(moment.activity.act)}: {moment.why}"


def _as_json(session: WorkshopSession, found: Audit, seals: Seals | None) -> str:
    check = found.last_check
    said = {
        "session": session.id,
        "moments": found.moments,
        "verdicts": {str(verdict): found.counts[verdict] for verdict in Verdict},
        "disagreeing": [
            {
                "at": each.activity.at.isoformat(),
                "act": each.activity.act,
                "revision": each.activity.revision,
                "why": each.why,
            }
            for each in found.disagreeing
        ],
        "last_checked": check
        and {"at": check.at.isoformat(), "checked": check.checked, "agreed": check.agreed},
        "seals": seals and asdict(seals),
    }
    return json.dumps(said, indent=2)

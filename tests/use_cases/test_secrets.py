"""Secrets of an installation: made once, readable by their owner only."""

import stat
import threading
from pathlib import Path

from session_core.domain.people import Modality, Role
from session_core.settings import Settings
from session_core.use_cases.cookie_key import cookie_key
from session_core.use_cases.demo_accounts import add_demo_accounts, demo_accounts
from session_core.use_cases.first_start import first_organiser_code, first_start_words
from session_core.use_cases.house import House
from session_core.use_cases.secret_files import kept_secret
from session_core.use_cases.sign_in import sign_in
from tests.houses import NOW, build_test_house, stranger


def settings_in(folder: Path) -> Settings:
    return Settings(data=folder, database_url="")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_secrets_are_made_once_for_their_owner_only(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "new" / "data")
    for secret in (cookie_key, first_organiser_code, demo_accounts):
        assert secret(settings) == secret(settings)
    assert mode(settings.secrets) == 0o700
    files = sorted(settings.secrets.iterdir())
    assert [file.name for file in files] == [
        "cookie-key",
        "demo-accounts.json",
        "first-organiser-code",
    ]
    assert {mode(file) for file in files} == {0o600}


def test_each_installation_has_its_own_secrets(tmp_path: Path) -> None:
    one, other = settings_in(tmp_path / "one"), settings_in(tmp_path / "other")
    assert cookie_key(one) != cookie_key(other)
    assert len(cookie_key(one)) >= 43
    passwords = [account.password for s in (one, other) for account in demo_accounts(s)]
    assert len(set(passwords)) == 12


def test_a_folder_that_others_could_read_is_closed(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.secrets.mkdir(mode=0o755)
    cookie_key(settings)
    assert mode(settings.secrets) == 0o700


def test_whoever_starts_in_the_same_moment_gets_the_same_secret(tmp_path: Path) -> None:
    seen: set[str] = set()
    ready = threading.Barrier(8)
    numbers = iter(range(8))

    def start() -> None:
        ready.wait()
        seen.add(kept_secret(tmp_path / "secrets" / "key", lambda: f"secret {next(numbers)}"))

    starters = [threading.Thread(target=start) for _ in range(8)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    assert len(seen) == 1
    assert [file.name for file in (tmp_path / "secrets").iterdir()] == ["key"]


def test_sample_accounts_sign_in_with_the_passwords_shown(house: House) -> None:
    with house.database.writing() as db:
        made = add_demo_accounts(db, house.settings, NOW)
    with house.database.writing() as db:
        assert add_demo_accounts(db, house.settings, NOW) == made
    for account in demo_accounts(house.settings):
        assert made[account].username == account.username
        assert sign_in(stranger(house), account.username, account.password)
    assert {demo.role for demo, one in made.items() if one.may_organise} == {Role.ORGANISER}


def test_there_is_a_sample_account_at_the_desk_on_each_side(house: House) -> None:
    desk = [each for each in demo_accounts(house.settings) if each.role is Role.DESK]
    assert [each.side for each in desk] == list(Modality)
    assert [each.post for each in desk] == ["onsite desk", "online desk"]


def test_with_the_sample_the_terminal_shows_its_accounts(tmp_path: Path) -> None:
    house = build_test_house(tmp_path, demo=True)
    with house.database.writing() as db:
        add_demo_accounts(db, house.settings, NOW)
    words = "\n".join(first_start_words(house, "http://localhost:9000"))
    house.close()
    assert "http://localhost:9000" in words
    assert "one-time code" not in words
    for account in demo_accounts(house.settings):
        assert account.username in words
        assert account.password in words

"""What a form deleted is known to that form again, for two minutes, and to nobody else."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from session_core.domain.floor_refusals import WrongReceipt
from session_core.web.sent_twice import MOST_KEPT, SentTwice

FORM = ("session", "five words", "0123456789abcdef")


def nothing_there() -> None:
    raise WrongReceipt


def test_the_second_comes_while_the_first_is_under_way() -> None:
    sent_twice, begun, go_on = SentTwice(), Event(), Event()
    deleted: list[bool] = []

    def delete() -> None:
        if deleted:
            raise WrongReceipt
        begun.set()
        assert go_on.wait(5)
        deleted.append(True)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(sent_twice.delete, FORM, delete)
        assert begun.wait(5)
        second = pool.submit(sent_twice.delete, FORM, delete)
        go_on.set()
        first.result(5)
        second.result(5)
    assert deleted == [True]


@pytest.mark.parametrize("part", [0, 1, 2])
def test_another_session_other_words_or_another_key_are_not_it(part: int) -> None:
    sent_twice, other = SentTwice(), list(FORM)
    sent_twice.delete(FORM, lambda: None)
    other[part] = "another"
    with pytest.raises(WrongReceipt):
        sent_twice.delete((other[0], other[1], other[2]), nothing_there)


def test_what_failed_or_had_no_key_is_not_known_again() -> None:
    sent_twice, keyless = SentTwice(), ("session", "five words", None)
    sent_twice.delete(keyless, lambda: None)
    for form in (FORM, FORM, keyless):
        with pytest.raises(WrongReceipt):
            sent_twice.delete(form, nothing_there)


def test_it_is_forgotten_after_minutes_and_there_are_never_many() -> None:
    now = [0.0]
    sent_twice = SentTwice(lambda: now[0])
    sent_twice.delete(FORM, lambda: None)
    now[0] = 119.0
    sent_twice.delete(FORM, nothing_there)
    now[0] = 120.0
    with pytest.raises(WrongReceipt):
        sent_twice.delete(FORM, nothing_there)
    sent_twice.delete(FORM, lambda: None)
    for n in range(MOST_KEPT):
        sent_twice.delete(("session", "five words", str(n)), lambda: None)
    with pytest.raises(WrongReceipt):
        sent_twice.delete(FORM, nothing_there)

"""A clock for what counts by time: a slow machine must not give anybody more than is theirs."""


class Time:
    """A clock that goes on only when somebody says so."""

    def __init__(self) -> None:
        self.now = 1_000_000.0 * 60

    def time(self) -> float:
        return self.now

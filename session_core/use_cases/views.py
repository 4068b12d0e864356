"""One bounded cache of read models, shared by every screen of this process.

The key holds the audience and the revisions of the rooms a view is made of, so a view never goes
stale and a draft poll cannot leak; what is old simply stops being asked for and falls out.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 512


class Views:
    """The last `MOST` read models, by key."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The view under this key, made now if nobody asked before.

        Who asks while it is being made waits for it: after a change all screens ask at once, and
        making it many times side by side costs each of them more than waiting does. Where making
        it fails, whoever waited makes it themselves.
        """
        while True:
            view, is_mine = self._place(key)
            if is_mine:
                return self._made(key, view, make)
            if view.exception() is None:
                found: T = view.result()
                return found

    def known(self, key: Hashable) -> Any:
        """The view under this key, or None where it is not there ready made."""
        with self._lock:
            view = self._kept.get(key)
        return view.result() if view and view.done() and view.exception() is None else None

    def all_known(self) -> list[tuple[Hashable, Any]]:
        """Every view that is there ready made, with its key."""
        with self._lock:
            keys = list(self._kept)
        return [(key, self.known(key)) for key in keys]

    def put(self, key: Hashable, view: object) -> None:
        """Keep a view that is at hand already."""
        made: Future[Any] = Future()
        made.set_result(view)
        with self._lock:
            self._kept[key] = made
            self._drop_the_oldest()

    def _drop_the_oldest(self) -> None:
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def _place(self, key: Hashable) -> tuple[Future[Any], bool]:
        """The view under a key, and whether it is the asker's to make."""
        with self._lock:
            is_mine = key not in self._kept
            view = self._kept.setdefault(key, Future())
            self._kept.move_to_end(key)
            self._drop_the_oldest()
            return view, is_mine

    def _made(self, key: Hashable, view: Future[Any], make: Callable[[], T]) -> T:
        try:
            made = make()
        except BaseException as failed:
            with self._lock:
                if self._kept.get(key) is view:
                    del self._kept[key]
            view.set_exception(failed)
            raise
        view.set_result(made)
        return made

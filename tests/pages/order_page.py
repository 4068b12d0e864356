"""Finding and filling the fields of the order page."""

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages.opening import checked


def field(app: AppTest, kind: str, name: str) -> Any:
    return next(each for each in app.get(kind) if f"order-{name}-" in str(each.key))


def choose(app: AppTest, kind: str, name: str, value: object) -> AppTest:
    return checked(field(app, kind, name).set_value(value).run())

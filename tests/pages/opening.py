"""Opening one page as one person, in Streamlit's own test runner."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from session_core.use_cases.visit import Visit

FRAME = Path(__file__).resolve().parents[2] / "pages" / "frame.py"


def open_page(page: str, visit: Visit, **address: str) -> AppTest:
    """Open a page with the proofs of a visit; AssertionError if it fails."""
    app = AppTest.from_file(str(FRAME), default_timeout=30)
    if visit.sign_in:
        app.session_state["evenfloor_sign_in"] = visit.sign_in
    if visit.session_id and not visit.screen_key:
        app.query_params["session"] = visit.session_id
    if visit.screen_key:
        app.query_params["key"] = visit.screen_key
    for name, value in address.items():
        app.query_params[name] = value
    app.run()
    return checked(app.switch_page(page).run())


def press(app: AppTest, label: str) -> AppTest:
    """Press the first button whose label begins with these words."""
    found = [button for button in app.button if button.label.startswith(label)]
    assert found, [button.label for button in app.button]
    return checked(found[0].click().run())


def checked(app: AppTest) -> AppTest:
    """The same, if it drew without an exception."""
    assert not app.exception, app.exception[0].value
    return app


def words(app: AppTest) -> str:
    """All that is written on the page: headings, Markdown, HTML and what it says is wrong."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.text)
    written = [str(element.value) for kind in kinds for element in kind]
    written += [element.value for element in (*app.warning, *app.info, *app.success)]
    written += [element.proto.body for element in app.get("html")]
    return "\n".join(written).replace("\\", "").replace("\u2060", "")


def labels(app: AppTest) -> list[str]:
    """The labels of all buttons."""
    return [button.label for button in app.button]

"""A moderator signed in as people are, for wire clients that have no browser of their own."""

from session_core.domain.people import Role
from tests.browser import open_browser_context, running_browser
from tests.servers import Server
from tests.staff import open_sample


def floor_address(server: Server) -> tuple[str, str]:
    """The address of the sample's floor page, and the cookie of a sign-in."""
    with running_browser() as browser, open_browser_context(browser) as window:
        page = window.context.new_page()
        open_sample(page, server, Role.ONSITE_MODERATOR, "Floor")
        page.wait_for_function("document.cookie.includes('evenfloor=')")
        cookies = window.context.cookies()
        return page.url, "; ".join(f"{each['name']}={each['value']}" for each in cookies)

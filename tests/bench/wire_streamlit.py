"""Streamlit's own line, as a page in a browser speaks it: opened with a sign-in, asked to rerun."""

from urllib.parse import SplitResult

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect


def streamlit_line(address: SplitResult, cookie: str) -> connect:
    """The line of the page at an address."""
    return connect(
        f"ws://{address.netloc}/_stcore/stream",
        additional_headers={"Cookie": cookie, "Origin": f"http://{address.netloc}"},
        max_size=None,
        open_timeout=60,
        proxy=None,
    )


def rerun(asked: BackMsg, address: SplitResult, page: str) -> bytes:
    """A message that asks for the page to be drawn anew, or a part of it."""
    asked.rerun_script.query_string = address.query
    asked.rerun_script.page_name = address.path.strip("/")
    asked.rerun_script.page_script_hash = page
    asked.rerun_script.context_info.url = address.geturl()
    return bytes(asked.SerializeToString())

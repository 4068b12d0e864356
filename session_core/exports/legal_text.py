"""The one place where text is made fit for the XML inside DOCX and XLSX files."""

import re

# XML 1.0, production 2 (Char): everything else makes an office program refuse the whole file.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text without characters that XML forbids, and with one kind of line break."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))

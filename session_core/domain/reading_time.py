"""How long a text takes to be read aloud, so that who reads it knows what they take on.

Adults read aloud 183 words a minute on average (Brysbaert 2019, Journal of Memory and Language 109,
77 studies), and 184 over 17 languages (Trauzettel-Klosinski and Dietz 2012, IReST), alone and on a
text they can see whole. To a hall, with pauses and an interpreter who follows, it is about three
quarters of that: 140. The same share of the some 255 signs a minute of Chinese readers is 190.
"""

import re
import unicodedata
from math import ceil

WORDS_A_MINUTE = 140
SIGNS_A_MINUTE = 190
_LETTERS_OF_A_WORD = 12
"""What has more without a blank is several words: compounds, addresses, scripts without blanks."""
_STEP_SECONDS = 5
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Chinese characters and kana, which are read one by one."""


def reading_seconds(text: str) -> int:
    """The seconds it takes to read a text aloud, in steps of five; 0 where there is none."""
    signs = len(_SIGNS.findall(text))
    words = sum(map(_words_in, _SIGNS.sub(" ", text).split()))
    seconds = 60 * (signs / SIGNS_A_MINUTE + words / WORDS_A_MINUTE)
    return ceil(seconds / _STEP_SECONDS) * _STEP_SECONDS


def _words_in(run: str) -> int:
    """How many words stand between two blanks; marks that are put on letters are no letters."""
    letters = sum(unicodedata.category(sign)[0] in "LNS" for sign in run)
    return ceil(letters / _LETTERS_OF_A_WORD)

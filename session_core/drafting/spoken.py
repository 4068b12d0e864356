"""What people say, made fit to be read: without fillers, stage marks and Markdown."""

import re

from session_core.drafting.line_ends import rejoined

_SEE = r"(?:[,;:–—-]\s*|\(\s*)?\b(?:see(?: also)?|cf\.?|(?:available|more|details) (?:at|on|here))"
_ADDRESS = r"[<(]?(?:https?://|www\.)[^\s)>]*[^\s)>.,;:!?][)>]*"
"""What points at an address goes with it."""
_MARKUP = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), " "),
    (re.compile(r"\[([^\]]+)\]\([^)\s]*(?:\s[^)]*)?\)"), r"\1"),
    (re.compile(rf"{_SEE}\s*:?\s*{_ADDRESS}", re.IGNORECASE), ""),
    (re.compile(r"<https?://[^>\s]+>|\(?https?://[^\s)]+\)?|\bwww\.[^\s)]+"), " "),
    (re.compile(r"<[^<>]{1,40}>|\{[^{}]{1,40}\}|\[\^?\d{1,3}\]"), " "),
    (re.compile(r"[\[(]\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]"), " "),
    (
        re.compile(
            r"[\[(*](?:laugh\w*|applause|inaudible|crosstalk|music|silence|pause|noise|unclear"
            r"|no audio|indistinct|coughs?|sighs?)[^\])*]{0,30}[\])*]",
            re.IGNORECASE,
        ),
        " ",
    ),
    (re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`+|~~"), ""),
    (re.compile(r"\\(?=[*_#>\[\]])"), ""),
    (re.compile(r"(?<!\S)[:;8]['’]?-?[)(DPp/|](?!\w)"), " "),
    (re.compile(r"^\s*(?:\(?\d{1,2}[.)]\s+|please (?:note|be aware) that\s+)", re.IGNORECASE), ""),
)
"""Pictures, links, addresses, tags, time codes, stage marks, emphasis, faces, numbers of lists."""
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?](?:\s|$))")
_FILLER = re.compile(
    r"(?<!\w)(?:u+m+|u+h+|e+r+m*|a+h+|h+m+|m+-?hm+|mm+)\b[,.…]*\s*(?!\w*-)"
    r"|,\s*(?:you know|I mean|sort of|kind of)(?=,)|\b(?:you know|I mean),\s+",
    re.IGNORECASE,
)
"""`um`, `er`, `you know`: wherever they stand."""
_FILLER_IN_CLAUSE = re.compile(
    r"\b(that|because|and|but|or|if|when|so|to|of|in|for|with|is|are|the|an?)\s*,\s*"
    r"(?:you know|I mean|sort of|kind of|like|well)\s*,\s*",
    re.IGNORECASE,
)
"""`because, like, nobody pays`: only commas show these words to be fillers."""
_STUTTER = re.compile(r"\b([\w'’]+)((?:[,\s]+|\s*[-–—]+\s*)\1)+\b(?!['’])", re.IGNORECASE)
"""`the the case`, `we - we pay`."""
_MEANT_TWICE = frozenset("had that very really no many so bye".split())
_OPENING = re.compile(
    r"^(?:(?:yeah|yep|yes|no|okay|ok|alright|all right|right|well|so|now|oh|sure|great|good|fine"
    r"|exactly|absolutely|correct|actually|basically|anyway|anyways|like|obviously|again|perfect"
    r"|thank you|thanks|true|first of all|as I said|to be honest|in fact|of course|and so)"
    r"\s*[,.!…-]+\s+|(?:yeah|yep|okay|ok|alright|oh|basically|actually|honestly)\s+"
    r"|so\s+(?!far|that|much|many|long|few|as)"
    r"|(?:and|but|because|cause|or),?\s+)+",
    re.IGNORECASE,
)
"""As many as stand there: `Yeah, so, okay …`."""
_SAID = re.compile(
    r"^(?:(?:I|we)(?:'d|’d| would| also| just| still| really)*"
    r" (?:think|believe|feel|mean|say|said|know|agree|agreed)(?: that)?\s+"
    r"(?=(?:the|a|an|all|every|each|most|many|some|there|people|users|no|(?-i:[A-Z])\w+)\b)"
    r"|(?:I|we) (?:want|would like|wanted)(?: just)? to (?:say|stress|add|emphasi[sz]e|highlight)"
    r" that\s+|(?:my|our) (?:view|point|opinion|feeling) is(?: that)?\s+)",
    re.IGNORECASE,
)
"""`I think that the …`: what follows can stand without it."""
_SMALL_TALK = re.compile(
    r"\b(?:good (?:morning|afternoon|evening)|hello|hi (?:everyone|everybody|all|there)|welcome"
    r"|bye|goodbye|see you|nice to (?:see|meet)|how are you|can you hear"
    r"|you(?:'re| are) (?:on mute|muted)|unmute|share my screen|next slide|my name is"
    r"|thank(?:s| you)|excuse me|sorry|go ahead|over to you|(?:have|take) the floor|hand over"
    r"|any (?:other )?questions|(?:good|great) question|look forward|call the meeting"
    r"|apologies for|real-time caption\w*|words may be missing|authoritative record"
    r"|transcript (?:is|was|to check)|minutes of the (?:last|previous)"
    r"|(?:meeting|session) (?:was )?(?:called to order|adjourned)"
    r"|(?:opened|closed|ended|chaired) the (?:call|meeting|session)"
    r"|(?:will|let me|let us|let's) (?:start|begin|move on|turn to)"
    r"|(?:are|is|'re) (?:starting|beginning|moving on|turning to))\b"
    r"|^(?:hello|hi|hey|dear|cheers|regards)\b"
    r"|^(?:gracias|hola|buen[oa]s|bienvenid\w+|merci|bonjour|bonsoir|bienvenue|danke|willkommen"
    r"|guten|obrigad\w|bom dia|boa tarde|спасибо|здравствуйте|добро пожаловать|добрый|شكرا\w*"
    r"|مرحبا\w*|أهلا|السلام عليكم)\b|^(?:谢谢|感谢|大家好|你好|您好|各位|欢迎|ありがとう|皆さん)",
    re.IGNORECASE,
)


def readable_words(raw: str) -> str:
    """The words without Markdown, addresses, time codes and stage marks, on one line."""
    text = rejoined(raw)
    for pattern, instead in _MARKUP:
        text = pattern.sub(instead, text)
    return _SPACE_BEFORE.sub("", " ".join(text.split()))


def without_fillers(text: str) -> str:
    """A spoken sentence without what is only breath: `Um, so the the case` is `the case`."""
    text = _FILLER_IN_CLAUSE.sub(r"\1 ", text)
    text = _FILLER.sub("", text)
    text = _STUTTER.sub(_once, text)
    text = _OPENING.sub("", " ".join(text.split()).lstrip(" ,.–—-…"))
    return _SAID.sub("", text, count=1)


def is_small_talk(text: str) -> bool:
    """Whether it greets, thanks, or only keeps the meeting going."""
    return bool(_SMALL_TALK.search(text))


def _once(match: re.Match[str]) -> str:
    return match[0] if match[1].casefold() in _MEANT_TWICE else match[1]

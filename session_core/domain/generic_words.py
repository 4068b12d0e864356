"""Words of affiliations that point at nobody: jobs, kinds of bodies, topics, countries."""

from session_core.domain.people import RegionalGroup, StakeholderGroup

JOBS = frozenset(
    "adviser advisor advocate ambassador analyst architect associate attorney ceo chair "
    "chairman chairperson chairwoman chief commissioner consultant coordinator co-founder "
    "counsel counsellor cto delegate deputy developer director editor engineer expert fellow "
    "founder general head journalist judge lawyer lead leader lecturer manager member "
    "minister moderator officer organiser organizer owner partner president producer "
    "professor rapporteur representative researcher scholar scientist secretary secretary- "
    "general senator senior specialist spokesperson student teacher trainer treasurer vice- "
    "chair vice-president volunteer".split()
)
"""What somebody is; a part whose noun is one of these is a title, not an organisation."""

BODIES = frozenset(
    "academy administration agency alliance association authority board bureau centre center "
    "chamber clinic coalition college commission committee community company confederation "
    "council department directorate embassy faculty federation forum foundation fund "
    "government group house hub initiative institute institution international laboratory lab "
    "league ministry mission movement network ngo observatory office organisation "
    "organization parliament platform programme program project school secretariat service "
    "society trust union university".split()
)
"""Nouns of organisations: alone they name none, and with a name of its own they make one."""

_KINDS = frozenset(
    "a an and for in independent individual freelance global international intergovernmental "
    "local national non-governmental of on online open private public regional retired self- "
    "employed the to unaffiliated various world n/a none other tbc tbd".split()
)

_TOPICS = frozenset(
    "academia academic affairs business civil communication communications cooperation "
    "culture cyber cybersecurity data development digital economic economy education "
    "environment foreign gender governance governmental health human ict inclusion "
    "information infrastructure innovation internet journalism justice law legal media "
    "operator planning policies policy political politics programmes projects protection "
    "regulation regulator regulatory relations research rights safety science sciences sector "
    "security senior social stakeholder strategic strategy sustainable technical technologies "
    "technology telecommunications trade transformation unit youth".split()
)

_ACRONYMS = frozenset(
    "apac ceo cio cis cso csos cto dns emea eu grulac ict icts igf ingo isp isps llc ltd mag "
    "mep ngo ngos nri nris phd sdg sdgs sids uae uk usa vip weog wsis".split()
)
"""Kinds, places and what every workshop speaks of; who works there is not told by them."""

_COUNTRIES = frozenset(
    """
afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas
bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia botswana brazil brunei
bulgaria burundi cambodia cameroon canada chad chile china colombia comoros congo croatia cuba
cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia fiji
finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti
honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan
kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya
liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania
mauritius mexico micronesia moldova monaco mongolia montenegro morocco mozambique myanmar namibia
nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama
paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia
seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria
taiwan tajikistan tanzania thailand timor-leste togo tonga tunisia turkey turkmenistan tuvalu
uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe africa america
asia europe oceania pacific caribbean
""".split()
)

_LONG_COUNTRIES = (
    "antigua and barbuda;bosnia and herzegovina;burkina faso;cabo verde;cape verde;"
    "central african republic;costa rica;cote d'ivoire;ivory coast;czech republic;"
    "democratic republic of the congo;dominican republic;el salvador;equatorial guinea;"
    "guinea-bissau;hong kong;holy see;marshall islands;new zealand;north korea;north macedonia;"
    "papua new guinea;republic of korea;russian federation;saint kitts and nevis;saint lucia;"
    "saint vincent and the grenadines;san marino;sao tome and principe;saudi arabia;sierra leone;"
    "solomon islands;south africa;south korea;south sudan;sri lanka;trinidad and tobago;"
    "united arab emirates;united kingdom;united states;united states of america;viet nam;"
    "latin america;middle east;north america;south america"
).split(";")

COUNTRIES = _COUNTRIES | frozenset(_LONG_COUNTRIES)

_GROUPS = frozenset(
    written.casefold()
    for groups in (StakeholderGroup, RegionalGroup)
    for name in groups
    for written in (name.value, name.value.partition(" (")[0])
)


def says_nothing(part: str) -> bool:
    """Whether a part of an affiliation names no organisation.

    Generic words name none; but a body with a topic or a country of its own does (the Internet
    Society, a Ministry of Health), where it is written with a capital.
    """
    words = part.casefold().split()
    plain = " ".join(words)
    if not words or plain in _GROUPS | COUNTRIES | _ACRONYMS or is_title(part):
        return True
    if not set(words) <= BODIES | _KINDS | _TOPICS | JOBS | _COUNTRIES:
        return False
    return not is_body(part) or set(words) <= BODIES | _KINDS | JOBS


def is_title(part: str) -> bool:
    """Whether the words are a job: its noun is the last word before `of` and its like."""
    words = part.casefold().split()
    end = next((n for n, word in enumerate(words) if word in _AFTER_A_NOUN), len(words))
    return end > 0 and words[end - 1] in JOBS


def is_body(part: str) -> bool:
    """Whether the noun of an organisation, with a capital, is among the words."""
    return any(word[0].isupper() and word.casefold() in BODIES for word in part.split())


_AFTER_A_NOUN = ("of", "for", "at", "on", "to")

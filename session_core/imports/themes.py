"""Themes of the forum since 2020: some read like a person's line, so they are known by name."""

_THEMES = (
    "Data",
    "Environment",
    "Inclusion",
    "Trust",
    "Connecting All People and Safeguarding Human Rights",
    "Avoiding Internet Fragmentation",
    "Governing Data and Protecting Privacy",
    "Enabling Safety, Security and Accountability",
    "Addressing Advanced Technologies, including AI",
    "AI & Emerging Technologies",
    "Artificial Intelligence (AI) & Emerging Technologies",
    "Cybersecurity, Cybercrime & Online Safety",
    "Data Governance & Trust",
    "Digital Divides & Inclusion",
    "Global Digital Governance & Cooperation",
    "Human Rights & Freedoms",
    "Sustainability & Environment",
    "Harnessing innovation and balancing risks in the digital space",
    "Enhancing the digital contribution to peace, development, and sustainability",
    "Building Digital Trust and Resilience",
    "Digital Trust and Resilience",
    "Sustainable and Responsible Innovation",
    "Universal Access and Digital Rights",
    "Digital Cooperation",
)
_KNOWN = frozenset(theme.casefold() for theme in _THEMES)


def is_known_theme(text: str) -> bool:
    """Say whether the line is one of the forum's own themes."""
    return text.casefold() in _KNOWN

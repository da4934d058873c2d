"""What an article is about, from its title."""

from __future__ import annotations

import re

from loaders.headings import is_bare_heading

_MAX_TOPIC = 300
_END = re.compile(r"\s*[:?|!]|\s+[–—-]+\s+|\s*—\s*|,\s+(?:its|their)\b|\.\s")
_START = re.compile(
    r"(?:what (?:is|are)|all about|about|understanding|everything (?:you need to know )?about)\s+"
    r"(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
_ASPECTS = re.compile(
    r"(?:(?:the\s+)?(?:types|causes|symptoms|signs|treatment|diagnosis|complications|prevention)"
    r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s+(?=of\b|for\b)))+(?:of|for)\s+",
    re.IGNORECASE,
)


def find_topic(title: str) -> str:
    """Return what a title is about; nothing where it names no topic.

    Complexity:
        Linear in the length of the title.

    Example:
        >>> find_topic("Muscle spasms: causes, symptoms, and treatment methods")
        'Muscle spasms'
        >>> find_topic("What is heartburn?"), find_topic("Causes and treatment of gout")
        ('heartburn', 'gout')
        >>> find_topic("Diagnosis")
        ''
    """
    topic = title[:_MAX_TOPIC].lstrip("# ")
    for start in (_START, _ASPECTS):
        if found := start.match(topic):
            topic = topic[found.end() :]
    topic = _END.split(topic, maxsplit=1)[0].strip(' .,;"“”')
    return "" if is_bare_heading(topic) else topic

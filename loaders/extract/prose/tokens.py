"""A sentence's words and signs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph.query.names import fold
from loaders.lexicon.forms import singularise_word

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*['’]?|[^\w\s]")
_ARTICLES = frozenset({"a", "an", "the"})
_MAX_TOKENS = 400


class Token(NamedTuple):
    """A word or a sign.

    Attributes:
        text: As written.
        lower: In lower case, apostrophes made straight.
        form: In the form that names are looked up by; empty for articles and signs.
        start: Offset in the sentence.
        end: Offset behind it.
    """

    text: str
    lower: str
    form: str
    start: int
    end: int


def tokenise(sentence: str) -> list[Token]:
    """Return the words and signs of a sentence; of an endless one, the first few hundred.

    Complexity:
        Linear in the length of the sentence.

    Example:
        >>> [token.form for token in tokenise("The X-rays (MRI) help.")]
        ['', 'x ray', '', 'mri', '', 'help', '']
    """
    tokens: list[Token] = []
    for found in _TOKEN.finditer(sentence):
        if len(tokens) == _MAX_TOKENS:
            break
        text = found.group()
        tokens.append(Token(text, *_look_at(text), found.start(), found.end()))
    return tokens


@lru_cache(maxsize=20_000)  # articles repeat their words
def _look_at(text: str) -> tuple[str, str]:
    lower = text.lower().replace("’", "'")
    if lower in _ARTICLES or not text[0].isalnum():
        return lower, ""
    return lower, " ".join(singularise_word(word) for word in fold(text).split())

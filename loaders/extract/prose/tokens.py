"""A sentence's words and signs."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from graph.query.names import fold
from loaders.extract.prose.cues import Kind, begins_cue, find_kind
from loaders.lexicon.forms import singularise_word

_WITH_COMMAS = r"[eE]ar, nose,? and throat (?:\(ENT\) )?[a-z]+"  # one name, for all that
_PLAIN = rf"{_WITH_COMMAS}|[^\W_]+(?:[-'’.&/][^\W_]+)*['’]?|[^\w\s]"
_TOKEN = re.compile(_PLAIN)
# Slower, so that only sentences with an apostrophe are asked for it.
_CONTRACTED = re.compile(
    r"(?:[iI]t|[tT]h(?:at|ere|ey)|[yY]ou|[wW](?:e|hat|ho)|[sS]?[hH]e)(?=['’](?:s|re|ve|ll|d)\b)|"
    rf"['’](?:s|re|ve|ll|d)\b|{_PLAIN}"
)
# Behind a pronoun: "it's", "you've".
_SHORT = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_ARTICLES = frozenset({"a", "an", "the", "your"})  # "blood in your urine" is blood in the urine
_JOINS = frozenset({"and", "or", "of", "in", "the", "your", "with", "to", "for", "by", "a", "an"})
_MAX_TOKENS = 400


class Token(NamedTuple):
    """A word or a sign.

    Attributes:
        text: As written.
        lower: In lower case, apostrophes made straight.
        form: In the form that names are looked up by; empty for articles and signs.
        first: The form's first word.
        joins: Whether it only joins the words of a name, and begins none.
        kind: What it is by itself.
        begins: Whether a relation, or a group of words that do the work of one, may begin here.
        start: Offset in the sentence.
        end: Offset behind it.
    """

    text: str
    lower: str
    form: str
    first: str
    joins: bool
    kind: Kind
    begins: bool
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
    pattern = _CONTRACTED if "'" in sentence or "’" in sentence else _TOKEN
    found = islice(pattern.finditer(sentence), _MAX_TOKENS)
    # There are many, so they are made the quick way.
    return [tuple.__new__(Token, _look_at(each[0]) + each.span()) for each in found]


@lru_cache(maxsize=50_000)  # articles repeat their words
def _look_at(text: str) -> tuple[str, str, str, str, bool, Kind, bool]:
    lower = text.lower().replace("’", "'")
    lower = _SHORT.get(lower, lower)
    form = ""
    if text[0].isalnum() and (lower not in _ARTICLES or text == "A"):  # "vitamin A"
        form = " ".join(singularise_word(word) for word in fold(text).split())
    first = form.partition(" ")[0]
    return text, lower, form, first, lower in _JOINS, find_kind(text, lower), begins_cue(lower)

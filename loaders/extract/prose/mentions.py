"""Known names in a sentence: at each word the longest that the lexicon or the document knows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from graph.model import Node
from loaders.extract.prose.cues import Kind
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.tokens import Token
from loaders.extract.prose.words import FEELING, FELT
from loaders.extract.wording import is_adjective, is_site
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import canonical, find_head

_LONGEST = 9  # words; longer names are looked up by nobody
_WITH_ARTICLE = as_set("cold")  # "a cold", but "cold and pale"
_BY_ARTICLE = _WITH_ARTICLE | {"rest"}  # "rest helps", but "the rest"
_PLAIN = as_set("pain ache")
_IN_SITE = 3  # words of "numbness in finger", which is finger numbness
_SHORTEST = 3  # letters of a single word that names something
_AND = "and"
_NOMINAL = frozenset({Kind.WORD, Kind.GENERIC, Kind.EMPTY})
_DEFINITE = as_set("the this these that those such every each any")


class Mention(NamedTuple):
    """A known name as it stands in a sentence.

    Attributes:
        start: Place of its first token.
        end: Place behind its last token.
        node: What it names.
    """

    start: int
    end: int
    node: Node


class Names:
    """What can be recognised in one document.

    Args:
        lexicon: What is known of names.
        title: The concept that the article is about; the heads of its names may stand for it.

    Example:
        >>> from loaders.extract.prose.tokens import tokenise
        >>> from loaders.lexicon import load_curated
        >>> lexicon = load_curated()
        >>> names = Names(lexicon, lexicon.find("muscle spasm"))
        >>> tokens = tokenise("Damage to the nerves may cause a loss of balance.")
        >>> [mention.node.name for mention in names.find_all(tokens)]
        ['nerve', 'loss of balance']
    """

    def __init__(self, lexicon: Lexicon, title: Node) -> None:
        """Work out which words may stand for the title."""
        self._lexicon = lexicon
        self._title = title
        self._reach: dict[str, int] = {}
        self._title_forms = {canonical(name) for name in (title.name, *title.synonyms)} - {""}
        self._title_longest: dict[str, int] = {}
        for form in self._title_forms:
            words = form.split()
            self._title_longest[words[0]] = max(self._title_longest.get(words[0], 0), len(words))
        plain = [form for form in self._title_forms if " " not in form and len(form) > _SHORTEST]
        for form in plain:  # "coughing" is what a cough is
            self._title_forms.add(f"{form}ing")
            self._title_longest[f"{form}ing"] = 1
        heads = (words[find_head(words)] for words in map(str.split, self._title_forms))
        long = {head for head in heads if len(head) > _SHORTEST}
        # Of "hand tremor", also called "shaky hands", the tremor stands for it, not the hands.
        self._heads = {head for head in long if not is_site(head, lexicon)} or long
        for words in [form.split() for form in self._title_forms if form.count(" ") == 1]:
            self._title_forms.add(f"{words[1]} in {words[0]}")
            self._title_longest[words[1]] = max(_IN_SITE, self._title_longest.get(words[1], 0))

    def find_all(self, tokens: Sequence[Token]) -> list[Mention]:
        """Return the mentions, in order, none overlapping another.

        Complexity:
            Linear in the number of tokens.
        """
        found: list[Mention] = []
        place = 0
        while place < len(tokens):
            token = tokens[place]
            mention = None
            if token.lower in FELT:
                mention = self._find_felt(tokens, place, found)
            if mention is None and token.form and not token.joins:
                mention = self._find_at(tokens, place, token)
            if mention is None:
                place += 1
            else:
                found.append(mention)
                place = mention.end
        return found

    def _find_felt(
        self, tokens: Sequence[Token], place: int, before: Sequence[Mention]
    ) -> Mention | None:
        """Return what people feel who "feel dizzy and tired": dizziness and fatigue."""
        at = place - 1
        while at > 0 and (
            tokens[at].kind is Kind.ADVERB or tokens[at].joins or tokens[at].lower == ","
        ):
            at -= 1
        last = before[-1] if before else None
        joined = last is not None and last.end == at + 1 and tokens[at].lower in FELT
        if at < 0 or not (joined or tokens[at].lower in FEELING):
            return None
        node = self._lexicon.find(FELT[tokens[place].lower])
        return None if node is None else Mention(place, place + 1, node)

    def _find_at(self, tokens: Sequence[Token], place: int, token: Token) -> Mention | None:
        longest = self._longest(token.first)
        turned = place + 2 < len(tokens) and tokens[place + 1].lower == "of"
        best = None
        if longest or turned:
            best = self._find_longest(tokens, place, longest, turned=turned)
            if best is not None and best.end > place + 1:
                return best
        if (
            len(token.text) > 1
            and token.text.isupper()
            and (acronym := self._lexicon.find(token.text))
        ):
            return Mention(place, place + 1, acronym)
        if token.form not in self._heads:
            return best
        return self._find_head(tokens, place, best)

    def _longest(self, first: str) -> int:
        """Return how many words the longest name has that begins with a word; each is asked for once."""
        longest = self._reach.get(first)
        if longest is None:
            longest = max(self._lexicon.longest(first), self._title_longest.get(first, 0))
            self._reach[first] = longest
        return longest

    def _find_longest(
        self, tokens: Sequence[Token], place: int, longest: int, *, turned: bool
    ) -> Mention | None:
        """Return the longest known phrase that begins here, "A of B" also as "B A"."""
        best = None
        words: list[str] = []
        alone = tokens[place].lower not in _BY_ARTICLE or _fits_article(tokens, place)
        for end in range(place, min(place + _LONGEST, len(tokens))):
            token = tokens[end]
            if not token.form:
                if token.joins and (token.lower != "your" or tokens[end - 1].joins):
                    continue
                break  # "slow your heart rate" is no slow heart rate
            words.append(token.form)
            if len(words) > longest and not turned:
                break
            if token.joins:
                continue
            if end == place and not alone:
                continue
            node = self._find(words, turned=turned)
            if node is not None and _AND in words and self._names_two(words):
                node = None
            if node is not None and turned and _is_cut(tokens, place, end):
                continue
            if node is not None and (end > place or len(token.form) >= _SHORTEST):
                best = Mention(place, end + 1, node)
        return best

    def _names_two(self, words: Sequence[str]) -> bool:
        """Return whether what an "and" joins is known apart: "nausea and vomiting"."""
        at = list(words).index(_AND)
        halves = " ".join(words[:at]), " ".join(words[at + 1 :])
        return all(half in self._title_forms or self._lexicon.find_form(half) for half in halves)

    def _find(self, words: Sequence[str], *, turned: bool) -> Node | None:
        node = self.find_form(" ".join(words))
        if node is None and turned and len(words) > 2:  # noqa: PLR2004 - "A", "of", "B"
            node = self.find_form(" ".join((*words[2:], words[0])))
        return node

    def find_form(self, form: str) -> Node | None:
        """Return what has a name of that form: the title, or what the lexicon knows."""
        return self._title if form in self._title_forms else self._lexicon.find_form(form)

    def _find_head(
        self, tokens: Sequence[Token], place: int, best: Mention | None
    ) -> Mention | None:
        """Return the title where its head stands for it: alone, or behind "the" and "these"."""
        definite = place > 0 and tokens[place - 1].lower in _DEFINITE
        plain = tokens[place].form in _PLAIN
        if best is None or definite or not plain or best.node.id == self._title.id:
            return Mention(place, place + 1, self._title)
        return best


def _fits_article(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a "cold" with an article stands there, or a "rest" without one."""
    return (tokens[place].lower in _WITH_ARTICLE) is _has_article(tokens, place)


def _is_cut(tokens: Sequence[Token], place: int, end: int) -> bool:
    """Return whether "compression of the vertebral" stands there, and goes on with "artery"."""
    behind = tokens[end + 1] if end + 1 < len(tokens) else None
    if behind is None or not behind.form or behind.joins or end <= place + 1:
        return False
    return behind.kind in _NOMINAL and is_adjective(tokens[end].lower)


def _has_article(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place - 1].lower in {"a", "the", "common", "or"}

"""A list item taken apart: its things, what stands in parentheses, and where on the body it is."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.model import Hedge
from graph.vocabulary import Category
from loaders.extract.hedges import drop_hedge, find_hedge
from loaders.extract.parentheses import Remark, read_remark
from loaders.extract.plain import find_purpose, is_sentence, plain_name
from loaders.extract.prose.words import PEOPLE
from loaders.extract.wording import find_sites, share_head, split_names, split_things
from loaders.lexicon import Lexicon
from loaders.lexicon.forms import find_head
from loaders.structure import Block

_MAX_CHARACTERS = 200  # of the name and what belongs to it
_LONGEST = 1_000  # with what explains it
_MAX_WORDS = 14
SENTENCE = "it is a sentence, not a name"
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_BRACKETS = str.maketrans("()[]", "    ")
_FOOTNOTE = re.compile(r"\[[^\[\]]{0,10}\]")
_EXPLANATION = re.compile(r"\s+[–—-]+\s+|—\s*|:\s+|(?<=\w{3}|\w{2}\))\.\s+(?=[A-Z])")
_EXAMPLES = re.compile(
    r",? (?P<examples>(?:such as|for example|for instance|including|e\.g\.)[,:]? [^()]+)$"
)
_CLAUSE = re.compile(r",? (?:which|who|that) |, (?:especially|particularly) ")
_NEGATION = re.compile(
    r"(?:no|not|never|without)\s+(?:an?\s+|the\s+)?(?!enough|[\w-]+ing\b)(?=\w)", re.IGNORECASE
)
_WITH_WHOM = re.compile(
    r"(?:an?\s+)?(?:consultation|appointment|visit|examination|evaluation|assessment)\s+"
    r"(?:with|of|to|by|from)\s+(?P<who>[^()]+)",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"(?P<who>[^()]+?)(?:['’]s)?\s+(?:consultation|appointment|visit|examination)", re.IGNORECASE
)
_CIRCUMSTANCE = re.compile(
    r"(?:in|on|at|during|after|before|when|while|if|because|since|until|as|upon)\s", re.IGNORECASE
)
_ALTERNATIVES = re.compile(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+|\s*/\s*")
_ARTICLE = re.compile(r"(?:an?|the|your)\s+", re.IGNORECASE)
_PROFESSIONS = (
    "ist", "ician", "geon", "doctor", "nurse", "specialist", "practitioner", "physician", "osteopath",
    "chiropractor", "psychiatrist", "masseur", "midwife", "trainer", "dietitian",
)  # fmt: skip


class Item(NamedTuple):
    """What a list item names.

    Attributes:
        names: The things, each by name; mostly one. Empty where the item names nothing.
        negated: Whether the item says that it is not so.
        hedge: How surely the item itself says it.
        aliases: Other names of the only thing, as "EMG".
        members: What the only thing comprises, or examples of it.
        head: The name without its site, where it has one: "spasms" of "spasms of the back muscles".
        sites: Parts of the body that it names.
        explained: What stands behind the name's dash or colon, where that only names known things.
        consulted: The specialists of "consultation with a neurologist".
        unread: Why it names nothing, where it names nothing.
    """

    names: tuple[str, ...] = ()
    negated: bool = False
    hedge: Hedge = Hedge()
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    head: str | None = None
    sites: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    unread: str | None = None


def parse_item(text: str, lexicon: Lexicon) -> Item:
    """Return what a list item names.

    A text behind a dash, a colon or a full stop explains and is left out. Parentheses hold an acronym,
    members, examples, or parts of the body. An item that is a sentence names nothing.

    Complexity:
        Linear in the length of the item; a long one is not read.

    Example:
        >>> from loaders.lexicon import load_curated
        >>> parse_item("Medication (analgesics, muscle relaxants)", load_curated()).members
        ('analgesics', 'muscle relaxants')
        >>> parse_item("You should drink more", load_curated()).unread
        'it is a sentence, not a name'
    """
    text = " ".join(_FOOTNOTE.sub("", text).split())
    if len(text) > _LONGEST:
        return Item(unread="it is too long for a name")
    said, *explanation = _EXPLANATION.split(text, maxsplit=1)
    if len(said) > _MAX_CHARACTERS:
        return Item(unread="it is too long for a name")
    if not explanation:
        said = said[: find_purpose(said, lexicon)[0] or len(said)]
    said = _EXAMPLES.sub(r" (\g<examples>)", said)
    remarks = tuple(inside.strip() for inside in _PARENTHESES.findall(said))
    outside = _PARENTHESES.sub(" ", said).translate(_BRACKETS)
    name = _CLAUSE.split(" ".join(outside.split()), maxsplit=1)[0].strip(' .;,:!?"“”')
    negated = _NEGATION.match(name)
    name = drop_hedge(name[negated.end() :] if negated else name)
    name = plain_name(name, lexicon)
    if unread := _why_no_name(name, lexicon):
        return Item(unread=unread)
    item = _take_apart(name, remarks, lexicon)
    explained = _find_named("".join(explanation), lexicon)
    return item._replace(negated=negated is not None, hedge=find_hedge(said), explained=explained)


def find_explanation(item: Block, lexicon: Lexicon) -> tuple[str, Block] | None:
    """Return the name of an item and what explains it: what stands behind its dash, colon or full stop.

    Behind a known name it may also be what the thing is or is for: ", a disease of the joints".

    Example:
        >>> from loaders.lexicon import load_curated
        >>> find_explanation(Block("Gout (podagra) — may cause fever.", 0, 33), load_curated())
        ('Gout', Block(text='may cause fever.', start=17, end=33))
    """
    if len(item.text) > _LONGEST:
        return None
    found = _EXPLANATION.search(item.text)
    start, end = found.span() if found is not None else find_purpose(item.text, lexicon)
    if not start:
        return None
    name = drop_hedge(_PARENTHESES.sub(" ", item.text[:start]).strip(' .;,:*_"“”'))
    words = len(name.split())
    explanation = item.part(end, len(item.text))
    plain = 0 < words <= _MAX_WORDS and not is_sentence(name)
    return (" ".join(name.split()), explanation) if plain and explanation.text else None


def is_profession(name: str) -> bool:
    """Return whether a name's head ends as those of professions do.

    Example:
        >>> is_profession("Vertebrologist"), is_profession("Pain in the wrist")
        (True, False)
    """
    words = name.split()
    return bool(words) and words[find_head(words)].lower().removesuffix("s").endswith(_PROFESSIONS)


def _find_named(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the parts of an explanation, where the lexicon knows each: a cell of a table often is so."""
    names = split_names(text.strip(" .;"))
    return names if all(map(lexicon.find, names)) else ()


def _why_no_name(name: str, lexicon: Lexicon) -> str | None:
    if not any(map(str.isalpha, name)):
        return "it has no words"
    if _CIRCUMSTANCE.match(name) and not lexicon.find(name):
        return "it says when or where, and names nothing"
    if name.rsplit(maxsplit=1)[-1].lower() in PEOPLE and not lexicon.find(name):
        return "it names people, not a thing"
    if is_sentence(name) and not lexicon.find(name):
        return SENTENCE
    return "it is too long for a name" if len(name.split()) > _MAX_WORDS else None


def _take_apart(name: str, remarks: tuple[str, ...], lexicon: Lexicon) -> Item:
    if consulted := _find_consulted(name, lexicon):
        return Item((name,), consulted=consulted)
    if several := share_head(name, lexicon):
        return Item(several)
    head, sites = find_sites(name, lexicon)
    item = Item(split_things(name, lexicon), head=head, sites=sites)
    if len(item.names) == 1:
        for inside in remarks:
            item = _apply(item, read_remark(inside, name, lexicon))
    return item


def _find_consulted(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    found = _WITH_WHOM.fullmatch(name) or _WHOSE.fullmatch(name)
    if found is None:
        return ()
    whom = tuple(
        _ARTICLE.sub("", part, count=1) for part in _ALTERNATIVES.split(found["who"]) if part
    )
    return whom if all(_is_specialist(each, lexicon) for each in whom) else ()


def _is_specialist(name: str, lexicon: Lexicon) -> bool:
    concept = lexicon.find(name)
    return Category.SPECIALIST in concept.categories if concept else is_profession(name)


def _apply(item: Item, remark: Remark) -> Item:
    return item._replace(
        names=(remark.name,) if remark.name else item.names,
        aliases=(*item.aliases, *remark.aliases),
        members=(*item.members, *remark.members),
        sites=(*item.sites, *remark.sites),
        head=(item.head or item.names[0]) if remark.sites else item.head,
    )

"""Forms of names that mean the same: plural, articles, "deficiency of magnesium"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph.model import local_curie
from graph.query.names import fold

_ARTICLES = {"a", "an", "the", "your"}  # "blood in your urine" is blood in the urine
_LETTERED = {"vitamin", "hepatitis", "influenza", "type", "group", "haemophilia", "hemophilia"}
_SAME_IN_PLURAL = ("ss", "us", "is")
_INVARIANT = {"diabetes", "rabies", "scabies", "herpes", "measles", "mumps", "rickets", "series",
              "species", "ascites", "menses", "feces", "faeces", "lens", "pancreas", "caries",
              "diagnosis", "genetics", "pediatrics", "orthopedics",
              "statistics", "always"}  # fmt: skip
_IRREGULAR = {"feet": "foot", "teeth": "tooth", "children": "child", "men": "man", "women": "woman",
              "vertebrae": "vertebra", "bacteria": "bacterium", "diagnoses": "diagnosis",
              "prostheses": "prosthesis", "metastases": "metastasis", "neuroses": "neurosis",
              "thromboses": "thrombosis", "calves": "calf", "analyses": "analysis",
              "biopsies": "biopsy"}  # fmt: skip
_ES = re.compile(r"(?:ss|x|z|ch|sh|[^a]us)es$")
_OF = re.compile(r"(?P<head>\S+) of (?P<rest>.+)")
_JOINS = {"and", "or"}
_NOT_TURNED = {"lack", "loss", "risk", "absence", "excess", "effect"}  # nobody says "sleep lack"


def singularise_word(word: str) -> str:
    """Return the singular of a lower-case word, or the word when it has none of its own.

    Source: the regular rules of English nouns, and the exceptions that health articles use.

    Example:
        >>> [singularise_word(word) for word in ("cramps", "injuries", "diabetes", "myositis", "feet")]
        ['cramp', 'injury', 'diabetes', 'myositis', 'foot']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _INVARIANT or len(word) <= 3 or word.endswith(_SAME_IN_PLURAL):  # noqa: PLR2004 - "gas"
        return word
    if word.endswith("aches"):
        return word[:-1]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if _ES.search(word):
        return word[:-2]
    return word.removesuffix("s")


def find_head(words: Sequence[str]) -> int:
    """Return the place of a phrase's head noun, from 0: the last word before a preposition.

    Example:
        >>> find_head(["disorders", "associated", "with", "pain"])
        0
    """
    stop = next(
        (place for place, word in enumerate(words) if place and word in _AFTER_HEAD), len(words)
    )
    return stop - 1


def singularise_head(phrase: str) -> str:
    """Return a phrase with its head noun in the singular.

    Example:
        >>> singularise_head("disorders associated with constant pain")
        'disorder associated with constant pain'
        >>> singularise_head("respiratory spasms")
        'respiratory spasm'
    """
    words = phrase.split()
    head = find_head(words)
    if words and words[head].islower():
        words[head] = singularise_word(words[head])
    return " ".join(words)


_DISEASE = re.compile(
    r"disease|disorder|syndrome|infection|deficiency|hernia|cancer|tumou?r|ulcer|"
    r"\w+itis|(?!(?:diagn|hypn)osis)\w+osis|\w+[^e]opathy|\w{3,}a?emia|\w{3,}oma"
)


def names_disease(name: str) -> bool:
    """Return whether a name's head noun is that of a disease.

    Source: the suffixes of medical terms (-itis, -osis, -opathy, -emia, -oma), and the plain words.

    Example:
        >>> [names_disease(name) for name in ("Barrett's diseases", "Gastritis", "Risk of gastritis")]
        [True, True, False]
    """
    words = name.lower().split()
    return bool(words) and _DISEASE.fullmatch(singularise_word(words[find_head(words)])) is not None


_DRUG = re.compile(
    r"\w{2,}(?:olol|pril|sartan|statin|dipine|azole|prazole|tidine|mycin|micin|cillin|floxacin|cycline|vir|"
    r"umab|ximab|zumab|tinib|zepam|zolam|barbital|caine|setron|triptan|gliptin|gliflozin|glitazone|glutide|"
    r"parin|xaban|gatran|fibrate|thiazide|semide|lukast|terol|tropium|solone|profen|coxib|fenac|oxetine|"
    r"pramine|triptyline|azine|peridol|apine|racetam|gabalin|pentin|dronate|platin|taxel|rubicin|trexate|"
    r"phylline|dafil|asteride|stigmine|giline|capone|tadine|rizine|metformin)"
)


@lru_cache(maxsize=5_000)
def names_drug(word: str) -> bool:
    """Return whether a lower-case word is made as the names of drugs are.

    Source: the common stems of international nonproprietary names (WHO, "Stem Book" 2018).

    Example:
        >>> [names_drug(word) for word in ("atenolol", "prochlorperazine", "control", "magazine")]
        [True, True, False, False]
    """
    return word not in _NO_DRUGS and _DRUG.fullmatch(word) is not None


_NO_DRUGS = {"magazine", "cocaine", "reservoir", "fox"}
_AFTER_HEAD = {"of", "in", "with", "for", "from", "to", "due", "at", "on", "by", "and", "or",
               "associated", "caused", "related", "after", "during", "when", "while"}  # fmt: skip


@lru_cache(maxsize=20_000)  # an article looks most of its names up several times
def canonical(name: str) -> str:
    """Return what all forms of a name have in common: a key, not a name.

    Words are folded, without articles, each in the singular; "A of B" counts as "B A" where A is one
    word and B holds no further preposition.

    Example:
        >>> canonical("vitamin A"), canonical("a vitamin")
        ('vitamin a', 'vitamin')
        >>> canonical("Deficiencies of the Vitamins") == canonical("vitamin deficiency")
        True
    """
    folded = fold(name).split()
    words = [
        singularise_word(word)
        for place, word in enumerate(folded)
        if word not in _ARTICLES or (place and word == "a" and folded[place - 1] in _LETTERED)
    ]
    phrase = " ".join(words)
    turned = _OF.fullmatch(phrase)
    if turned is None or turned["head"] in _NOT_TURNED:
        return phrase
    prepositions = (_AFTER_HEAD - _JOINS).intersection(turned["rest"].split())
    return phrase if prepositions else f"{turned['rest']} {turned['head']}"


def local_id(name: str) -> str:
    """Return the `NOSO:` identifier of a concept: the same for all forms of its name, in any document.

    Example:
        >>> local_id("Inflammation of the tendons") == local_id("tendon inflammations")
        True
    """
    return local_curie(canonical(name) or name)


def _is_eponym(words: list[str]) -> bool:
    """Return whether a phrase begins with a person's name: "Parkinson's disease", "Lou Gehrig's"."""
    return words[0].endswith(("'s", "’s")) or (
        len(words) > 1 and words[1].istitle() and len(words[1]) > 1
    )


def lower_first(label: str) -> str:
    """Return an ontology's label as running text writes it: without a capital that only begins it.

    Example:
        >>> lower_first("Long fingers"), lower_first("EMG abnormality")
        ('long fingers', 'EMG abnormality')
    """
    words = label.split()
    if words and words[0][1:].islower() and not _is_eponym(words):
        return label[0].lower() + label[1:]
    return label


def display_name(phrase: str) -> str:
    """Return a clean name for a concept that no table knows: no capital, no article, singular.

    Words with a capital inside (acronyms) and words after the first keep their case.

    Example:
        >>> display_name("Cramps in the limbs"), display_name("MRI scans")
        ('cramp in the limbs', 'MRI scan')
    """
    if phrase.isupper() and " " in phrase.strip():
        phrase = phrase.lower()
    words = [word for word in phrase.strip(" .,;:").split() if word.lower() != "your"]
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    if words and words[0][1:].islower() and not _is_eponym(words):
        words[0] = words[0].lower()
    return singularise_head(" ".join(words))

"""What "it", "this condition" and "these diseases" mean: what was said before, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.vocabulary import Category
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import LAST, Phrase, Sort
from loaders.lexicon.forms import names_disease

_CONDITIONS = frozenset({Category.SYMPTOM, Category.DISEASE, Category.COMPLICATION})
_SYMPTOMS = frozenset(
    {"symptom", "symptoms", "sign", "signs", "phenomenon", "sensation", "complaint"}
)
_CONDITION_NOUNS = as_set(
    "disease diseases disorder disorders condition conditions illness illnesses pathology pathologies "
    "ailment ailments problem problems syndrome issue issues abnormality"
)


@dataclass(slots=True)
class Context:
    """What the text before has spoken of.

    Attributes:
        title: What the article is about.
        subjects: Of the last clause that said something.
        focus: What the last sentence came to: what it listed, else what it was about.
        last: The thing named last.
    """

    title: Phrase
    subjects: list[Phrase] = field(default_factory=list)
    focus: list[Phrase] = field(default_factory=list)
    last: list[Phrase] = field(default_factory=list)

    def forget(self) -> None:
        """Begin a new paragraph: nothing but the title is spoken of."""
        self.subjects, self.focus, self.last = [], [], []

    def resolve(self, phrase: Phrase) -> list[Phrase]:
        """Return what a reference means; empty where that is not sure."""
        if phrase.head in _SYMPTOMS:
            symptom = self.title.node is None or Category.SYMPTOM in self.title.node.categories
            return [self.title] if symptom and not phrase.plural else []
        if phrase.head in _CONDITION_NOUNS:
            return self._resolve_condition(phrase)
        if phrase.head:
            return []
        if phrase.pointed in {"it", "they", "them"}:
            return _fitting(self.subjects, plural=phrase.pointed != "it")
        if not any(map(may_be_condition, self.focus)):
            return [self.title]  # a state of affairs: "This can happen when …"
        return _fitting(self.focus, plural=phrase.plural)

    def _resolve_condition(self, phrase: Phrase) -> list[Phrase]:
        if phrase.pointed == LAST:
            return self.last[-1:]
        for group in (self.focus, self.subjects):
            conditions = [each for each in group if may_be_condition(each)]
            if conditions:
                return _fitting(conditions, plural=phrase.plural)
        return []


def _fitting(group: Sequence[Phrase], *, plural: bool) -> list[Phrase]:
    """Return the group where its number fits the reference's."""
    if plural:
        return list(group)
    return list(group) if len(group) == 1 else []


def may_be_condition(phrase: Phrase) -> bool:
    """Return whether a phrase may name a symptom or a disease."""
    if phrase.node is not None:
        return not _CONDITIONS.isdisjoint(phrase.node.categories)
    if phrase.sort is Sort.NEW and phrase.category is None:
        return names_disease(phrase.text)
    return phrase.category in {Category.DISEASE, Category.SYMPTOM}

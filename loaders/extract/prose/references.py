"""What "it", "this condition" and "these diseases" mean: what was said before, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.vocabulary import Category
from loaders.extract.prose.inflection import as_set
from loaders.extract.prose.phrases import FIRST, LAST, Phrase, Sort
from loaders.extract.prose.relations import CONDITIONS
from loaders.lexicon.forms import names_disease

_PERSONAL = frozenset({"it", "they", "them"})
_SYMPTOMS = frozenset(
    {"symptom", "symptoms", "sign", "signs", "phenomenon", "sensation", "complaint"}
)
_ONLY_DISEASE = frozenset({Category.DISEASE})
_DISEASES = ("disease", "illness", "disorder", "patholog", "ailment")
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
        last: The two things named last.
        objects: Of the last clause that said something of several.
        acted_on: The one condition that the last clause said something of several about.
    """

    title: Phrase
    subjects: list[Phrase] = field(default_factory=list)
    focus: list[Phrase] = field(default_factory=list)
    last: list[Phrase] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    acted_on: list[Phrase] = field(default_factory=list)

    def resolve(self, phrase: Phrase) -> list[Phrase]:
        """Return what a reference means; empty where that is not sure."""
        if phrase.head in _SYMPTOMS:
            symptom = self.title.node is None or Category.SYMPTOM in self.title.node.categories
            return [self.title] if symptom and not phrase.plural else []
        if phrase.head in _CONDITION_NOUNS:
            return self._resolve_condition(phrase)
        return [] if phrase.head else self._resolve_pronoun(phrase)

    def attacking(self) -> list[Phrase]:
        """Return the disease whose attacks were spoken of last; empty where there is none."""
        one = self.subjects if len(self.subjects) == 1 else []
        return [each for each in one if may_be_condition(each, disease=True)]

    def _resolve_pronoun(self, phrase: Phrase) -> list[Phrase]:
        if phrase.pointed == "it" and len(self.subjects) > 1 and self.acted_on:
            return self.acted_on  # "stress and noise do not cause it, but make it worse"
        if phrase.pointed in {LAST, FIRST}:
            two = self.last if len(self.last) > 1 else []
            return two[-1:] if phrase.pointed == LAST else two[:1]
        if phrase.pointed in _PERSONAL:
            return self._fit(self.subjects, plural=phrase.pointed != "it")
        if self.focus and not any(map(may_be_condition, self.focus)):
            return [self.title]  # a state of affairs: "This can happen when …"
        return self._fit(self.focus, plural=phrase.plural)

    def _fit(self, group: Sequence[Phrase], *, plural: bool) -> list[Phrase]:
        """Return a group where its number fits; "these" after one thing are what that acted on."""
        if plural and len(group) == 1 and group[0].node is not None and not group[0].plural:
            return self.objects
        return _fitting(group, plural=plural)

    def _resolve_condition(self, phrase: Phrase) -> list[Phrase]:
        if phrase.pointed == LAST:
            return self.last[-1:]
        disease = phrase.head.startswith(_DISEASES)
        for group in (self.focus, self.subjects, self.objects):
            conditions = [each for each in group if may_be_condition(each, disease=disease)]
            if conditions and (len(conditions) > 1) == phrase.plural:
                return conditions
        if (
            self.focus
            or phrase.plural
            or (disease and not may_be_condition(self.title, disease=True))
        ):
            return []
        return [self.title]


def _fitting(group: Sequence[Phrase], *, plural: bool) -> list[Phrase]:
    """Return the group where its number fits the reference's."""
    if plural:
        return list(group)
    return list(group) if len(group) == 1 else []


def may_be_condition(phrase: Phrase, *, disease: bool = False) -> bool:
    """Return whether a phrase may name a symptom or a disease; or only a disease."""
    wanted = _ONLY_DISEASE if disease else CONDITIONS
    if phrase.node is not None:
        return not wanted.isdisjoint(phrase.node.categories)
    if phrase.sort is Sort.NEW and phrase.category is None:
        return names_disease(phrase.text)
    return phrase.category in wanted

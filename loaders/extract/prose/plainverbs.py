"""Relation words, and groups of words that do the work of one, of pages that speak to their reader.

They come on top of the tables in `verbs` and `cues`; `~` marks a verb that is inflected.
"""

from __future__ import annotations

_WHOM = ("you", "people", "them", "someone")
_WHOSE = ("your", "the")
_RISKY = (
    "have~ a high risk of", "have~ a higher chance of", "have~ a greater chance of",
    "carry~ a high risk of",
    "carry~ an increased risk of", "carry~ the risk of", "at high risk of", "at particular risk of",
    "prone to", "more prone to", "more likely to have", "more likely to get", "more likely to develop",
    "more likely to suffer from", "more likely to experience", "increase~ the chances of getting",
    "increase~ your chance of", "raise~ your chance of", "increase~ your risk of getting",
    "increase~ your risk of developing", "increase~ your chances of getting",
    "increase~ your chances of having", "increase~ your risk of having",
    "put~ people at risk of",
    *(f"{verb}~ {whose} risk" for verb in ("increase", "raise") for whose in _WHOSE),
)  # fmt: skip
CAUSING = (*(f"{verb}~ {whom}" for verb in ("make", "give", "leave") for whom in _WHOM), *_RISKY)
CAUSED = (
    "happen~ with", "happen~ after", "happen~ during", "happen~ because of", "down to",
    "happen~ as a result of", "the result of having", "put down to", "happen~ in response to",
)  # fmt: skip
DIAGNOSING = (
    "find~ out if", "see~ if", "see~ whether", "check~ if", "check~ whether", "tell~ if",
    "determine~ if", "confirm~ if", "confirm~ whether", "look~ for signs of", "rule~ in",
    "make~ sure it is not", "make~ sure you do not have",
)  # fmt: skip
DIAGNOSED = (
    "rest~ on", "rely~ on", "made on the basis of", "made using", "diagnosed after", "made with",
)  # fmt: skip
TREATING = (
    "good for", "offered for", "used to manage", "help~ people cope with",
    "the usual treatment for", "used as a treatment for", "licensed for", "help~ you manage",
)  # fmt: skip
TREATED = ("eased by taking", "treated by taking", "treated by having")
RELIEVING = ("help~ ease", "help~ to ease", "help~ soothe", "settle~", "help~ clear", "soften+")
RELIEVED = (
    "get~ better with", "get~ better after", "go~ away after", "goes away with", "improve~ after",
    "helped with",
)  # fmt: skip
PREVENTING = (
    "help~ stop you getting", "stop~ you getting", "stop~ you from getting", "reduce~ your chance of",
    "reduce~ your chances of", "reduce~ your risk of getting", "reduce~ your risk of developing",
    "lower~ your chances of", "keep~ you from getting",
    *(f"{verb}~ {whose} risk" for verb in ("reduce", "lower", "cut") for whose in _WHOSE),
)  # fmt: skip
SHOWN = (
    "common in people with", "more common in people with", "more common in", "seen in people with",
    "often seen in", "common among people with",
)  # fmt: skip
PERFORMING = ("teach~", "run+", "offer+", "provide+")
COPULAS = (
    "is the name for", "is the name given to", "is a name for", "is the medical name for",
    "is a term for", "is the term for", "is an umbrella term for", "is a general term for",
)  # fmt: skip
# They frame what is said, and say nothing of it.
ADVERBS = (
    "some people find that", "some people find", "many people find that", "many people find",
    "you may find that", "you may find", "you might find that", "you might find", "it is thought that",
    "research suggests that", "studies suggest that", "studies show that", "there is evidence that",
    "some studies suggest that", "living with", "how fast", "how quickly", "how strongly", "how many",
    "later on", "early on",
)  # fmt: skip
MODALS = tuple(
    f"{verb} {whom}{to}"
    for verb in ("help", "helps")
    for whom in (
        "your doctor",
        "your gp",
        "a doctor",
        "doctors",
        "the doctor",
        "your provider",
        "them",
    )
    for to in ("", " to")
)
VERBS = (
    "thinks you have", "think you have", "thinks it is", "thinks you might have", "thinks you may have",
    "is a possibility", "is likely",
)  # fmt: skip

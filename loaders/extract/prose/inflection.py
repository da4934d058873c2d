"""Forms of English verbs, so that a table need only name the verb."""

from __future__ import annotations

_VOWELS = "aeiou"
_IRREGULAR = {
    "arise": ("arises", "arising", "arose", "arisen"),
    "be": ("is", "are", "was", "were", "being", "been"),
    "become": ("becomes", "becoming", "became"),
    "begin": ("begins", "beginning", "began", "begun"),
    "bring": ("brings", "bringing", "brought"),
    "come": ("comes", "coming", "came"),
    "mean": ("means", "meaning", "meant"),
    "underlie": ("underlies", "underlying", "underlay"),
    "run": ("runs", "running", "ran"),
    "cut": ("cuts", "cutting"),
    "grow": ("grows", "growing", "grew", "grown"),
    "leave": ("leaves", "leaving", "left"),
    "overcome": ("overcomes", "overcoming", "overcame"),
    "shoot": ("shoots", "shooting", "shot"),
    "wear": ("wears", "wearing", "wore", "worn"),
    "wake": ("wakes", "waking", "woke", "woken"),
    "deal": ("deals", "dealing", "dealt"),
    "do": ("does", "doing", "did", "done"),
    "feel": ("feels", "feeling", "felt"),
    "find": ("finds", "finding", "found"),
    "fight": ("fights", "fighting", "fought"),
    "get": ("gets", "getting", "got"),
    "give": ("gives", "giving", "gave", "given"),
    "go": ("goes", "going", "went", "gone"),
    "have": ("has", "having", "had"),
    "keep": ("keeps", "keeping", "kept"),
    "lead": ("leads", "leading", "led"),
    "lie": ("lies", "lying", "lay", "lain"),
    "make": ("makes", "making", "made"),
    "put": ("puts", "putting"),
    "rule": ("rules", "ruling", "ruled"),
    "see": ("sees", "seeing", "saw", "seen"),
    "set": ("sets", "setting"),
    "show": ("shows", "showing", "showed", "shown"),
    "speak": ("speaks", "speaking", "spoke"),
    "take": ("takes", "taking", "took", "taken"),
    "tend": ("tends", "tending", "tended"),
    "treat": ("treats", "treating", "treated"),
}
_DOUBLED = {"stop", "set", "get", "refer", "occur", "permit", "control", "clog"}
_MARKS = ("~", "+")
_PRESENT = 3  # forms: itself, "-s", "-ing"


def as_set(words: str) -> frozenset[str]:
    """Return the words of a text, each once.

    Example:
        >>> sorted(as_set("this these"))
        ['these', 'this']
    """
    return frozenset(words.split())


def inflect(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb, itself first.

    Source: the regular rules of English verbs, and the irregular verbs of the relation tables.

    Example:
        >>> inflect("cause")
        ('cause', 'causes', 'causing', 'caused')
        >>> inflect("worry"), inflect("lead")[1:]
        (('worry', 'worries', 'worrying', 'worried'), ('leads', 'leading', 'led'))
    """
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb])
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb[:-1]}ing", f"{verb}d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, f"{verb[:-1]}ies", f"{verb}ing", f"{verb[:-1]}ied"
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    plural = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"
    return verb, plural, f"{stem}ing", f"{stem}ed"


def expand(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return all forms of a phrase in which `~` marks the verb that changes.

    A verb that is marked `+` has no past forms: "blocked" says how a nose is, not what is done to it.

    Example:
        >>> expand("lead~ to")
        (('lead', 'to'), ('leads', 'to'), ('leading', 'to'), ('led', 'to'))
        >>> expand("block+")
        (('block',), ('blocks',), ('blocking',))
    """
    words = phrase.split()
    marked = [place for place, word in enumerate(words) if word.endswith(_MARKS)]
    if not marked:
        return (tuple(words),)
    place = marked[0]
    forms = inflect(words[place][:-1])
    forms = forms[:_PRESENT] if words[place].endswith("+") else forms
    return tuple((*words[:place], form, *words[place + 1 :]) for form in forms)

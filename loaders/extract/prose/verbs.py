"""The phrases that say each relation; `~` marks a verb in all its forms, `+` one without past forms."""

from __future__ import annotations


def _phrases(start: str, adjectives: str, *ends: str) -> tuple[str, ...]:
    """Return a phrase in all its wordings: "play~ a role in", "play~ an important role in"."""
    found = []
    for word in ("", *adjectives.split()):
        article = "" if word == "no" else "an " if word[:1] in set("aeiou") else "a "
        found += [" ".join(f"{start} {article}{word} {end}".split()) for end in ends]
    return tuple(found)


_PLAYS_A_ROLE = _phrases(
    "play~", "important key major big significant certain leading large great decisive special",
    "role in the development of", "role in the occurrence of", "role in the onset of",
    "role in the appearance of", "part in the development of",
)  # fmt: skip
_SHOWS_TO_DOCTORS = (
    "make~ it possible to see",
    "allow~ you to see",
    "allow~ one to see",
    "allow~ doctors to see",
    "allow~ the doctor to see",
    "let~ the doctor see",
    "let~ doctors see",
    "help~ to see",
)
_SEEN_BY_MEANS = tuple(
    f"{verb} {by}"
    for verb in ("examined", "assessed", "measured", "evaluated", "checked")
    for by in ("by means of", "with the help of")
)
_WITH_HELP = tuple(
    f"{verb} with the help of"
    for verb in ("diagnosed", "detected", "confirmed", "identified", "excluded")
)
_HAS_AN_EFFECT = _phrases(
    "have~", "good positive beneficial favorable favourable calming soothing", "effect on",
    "effect in",
)[2:]  # fmt: skip

# fmt: off
CAUSING = (
    "prepare~ the ground for", "pave~ the way for", "open~ the way for", "set~ the stage for",
    "cause~", "produce~", "provoke~", "induce~", "lead~ to", "result~ in", "bring~ on", "bring~ it on",
    "bring~ them on", "bring~ about", "give~ rise to", "contribute~ to", "end~ in", "responsible for",
    "the cause of", "predispose~ to", "promote~", "increase~ the risk of", "raise~ the risk of",
    "increase~ the likelihood of", "increase~ the risk of developing",
    "increase~ the likelihood of developing", "raise~ the risk of developing", "have~ a higher risk of",
    "have~ an increased risk of", "at higher risk of", "at increased risk of", "at risk of",
    "turn~ into", "progress~ to", "culminate~ in", "account~ for", "underlie~", "elicit~",
    "to blame for", "at the root of", "bring~ with it", "the reason for", "increase~ the chance of",
    "increase~ the chances of", "increase~ the risk for", "raise~ the likelihood of",
    "have~ a greater risk of", "have~ an elevated risk of", "run~ a higher risk of",
    "run~ an increased risk of", "run~ a risk of", "carry~ a risk of", "at greater risk of",
    "predispose~ people to", "favor~", "favour~", "facilitate~", "threaten~ with", "end~ with",
    "leave~ you with", "leave~ people with", "put~ you at risk of", "put~ you at greater risk of",
    "put~ you at higher risk of", "raise~ your risk of", "increase~ your risk of",
    "raise~ your chances of", "increase~ your chances of", "make~ you prone to", "the culprit behind",
    "turn~ out to be the cause of", *_PLAYS_A_ROLE, "more likely to develop", "more likely to have",
    "more likely to get", "more likely to suffer from", "more likely to experience", "prone to",
    "susceptible to", "have~ a high risk of", "at a higher risk of", "at an increased risk of",
    "at high risk of", "at risk for", "at increased risk for", "at higher risk for", "develop~ into",
    "evolve~ into", "make~ you feel", "make~ them feel", "make~ people feel", "make~ patients feel",
    "leave~ you feeling", "leave~ them feeling", "leave~ people feeling", "make~ you",
    "make~ people", "make~ them", "leave~ you", "leave~ people", "leave~ them",
    "dangerous because of", "dangerous due to", "linked to an increased risk of",
    "linked to a higher risk of", "linked to a greater risk of", "linked with an increased risk of",
    "linked with a higher risk of", "linked with a greater risk of",
    "associated with an increased risk of", "associated with a higher risk of",
    "associated with a greater risk of", "is behind", "are behind", "be behind",
    "lie~ behind", "stand~ behind", "leave+", "bring~",
)
CAUSED = (
    "a reaction to", "a response to", "a natural reaction to", "a normal reaction to",
    "attributable to", "attributed to",
    "caused by", "provoked by", "induced by", "produced by", "brought on by", "brought about by",
    "due to", "because of", "owing to", "result~ from", "stem~ from", "arise~ from", "come~ from",
    "as a result of", "as a consequence of", "in consequence of", "against the background of",
    "against a background of", "explained by", "attributed to", "develop~ from", "arise~ after",
    "occur~ after", "appear~ after", "develop~ after", "occur~ with", "arise~ with",
    "occur~ during", "arise~ during", "appear~ during", "the result of", "a result of",
    "the consequence of", "a side effect of", "a common side effect of", "originate~ from",
    "originate~ in response to", "in response to", "traced to", "traced back to", "put down to",
    "secondary to", "under the influence of", "develop~ under the influence of", "begin~ after",
    "start~ after", "set in motion by", "a reaction to", "result of", "triggered off by", "follow~",
    "down to", "spread by", "transmitted by", "carried by", "passed on by",
    "come~ on after", "come~ about through", "appear~ as a result of", "grow~ out of",
)
TREATING = (
    "treat~", "cure~", "used for the treatment of", "used in the treatment of", "used for",
    "used against", "used in", "prescribed in", "given in", "given against", "reserved for",
    "the drug of choice for", "the drug of choice in", "the drugs of choice for",
    "the drugs of choice in", "the treatment of choice in", "the mainstay of", "the cornerstone of",
    "indispensable in", "indispensable for", "valuable in", "essential for", "essential in",
    "mandatory in", "mandatory for", "useful for", "useful in", "useful against", "helpful for",
    "helpful in", "helpful against",
    "beneficial for", "beneficial in", "suitable for", "approved for", "work~ well against",
    "work~ best for", "work~ well for",
    "the basis of treatment for", "the basis of treatment in", "the basis of treatment of", "help~ in",
    "a remedy for", "the remedy for", "responsible for", "in charge of", "the right person for",
    "the specialist for", "required for", "required in", "needed for", "needed in", "performed for",
    "prescribed for", "prescribed against", "recommended for", "given for", "effective against",
    "ineffective against", "ineffective for", "useless against", "useless for", "effective for",
    "effective in", "help~ against", "help~ with", "help~ patients with", "help~ people with",
    "help~ those with", "work~ against", "indicated for", "indicated in", "combat~", "fight~",
    "help~ to cope with", "the treatment of choice for", "cope~ with", "deal~ with", "specialise~ in",
    "specialize~ in", "manage~", "look~ after", "care~ for", "the main drug for", "the drug for",
    "show~ good results in", "give~ good results in", "work~ for", "have~ no effect on",
    "have~ no effect in", "proven effective in", "proven effective against", "proved effective in",
    "proved effective against", "of use in", "of use against", "take~ care of", "the first choice for",
    "the first choice in", "the answer to", "the best remedy for", "do~ nothing for",
    "do~ nothing against", "come~ into question for", "come~ into question in", "considered for",
    "considered in", "an option for", "an option in", "justified in", "the method of choice for",
    "the method of choice in", "the main treatment for", "the best treatment for", "the treatment for",
    "a good remedy for", "a treatment for", "the remedy of choice for", "worth trying for",
    "recommended in", "used to combat", "tried in", "tried for", "tried against", "taken for",
    "taken against", "of no use against", "of no use in", "of little use against", "of little use in",
)
TREATED = (
    "compensated for by", "compensated by", "corrected by", "corrected with",
    "treated with", "treated by", "treated using", "managed with", "managed by", "respond~ to",
    "respond~ well to", "treated through", "treated surgically with", "corrected with", "corrected by",
    "cured with", "cured by", "treated by means of", "benefit~ from", "treated with the help of",
    "yield~ to", "carried out by", "performed by", "conducted by", "dealt with by", "supervised by",
    "helped by", "find~ relief with", "find~ relief in", "find~ relief from", "kept under control with",
    "kept under control by", "brought under control with", "kept in check with", "kept in check by",
)
RELIEVING = (
    "numb the", "numbs the", "dull the", "dulls the",
    "relieve~", "ease~", "alleviate~", "reduce~", "soothe~", "lessen~", "calm~", "relax~", "diminish~",
    "decrease~", "mitigate~", "eliminate~", "suppress~", "control~", "relief of", "relief from",
    "relief for", "for relief of", "get~ rid of", "counteract~", "reduction of", "reduction in",
    "remove~", "dampen~", "improve~", "slow~", "slow~ down", "slow~ the progression of",
    "slow~ the development of", "stop~", "clear~ up", "overcome~", "inhibit~", "halt~", "heal+",
    "keep~ in check", "take~ away", "bring~ relief from", "provide~ relief from", "offer~ relief from",
    "bring~ relief in", *_HAS_AN_EFFECT, "dissolve+", "take~ the edge off", "put~ an end to",
    "do~ away with", "help~ to relieve", "dulls", "bring~ down", "take~ the strain off",
)
RELIEVED = (
    "relieved by", "relieved with", "eased by", "eased with", "alleviated by", "alleviated with",
    "reduced by", "improve~ with", "soothed by", "soothed with", "controlled with", "controlled by",
    "subside~ with", "subside~ after", "subside~ at", "ease~ at", "ease~ with", "decrease~ with",
    "lessen~ with", "lessen~ at", "clear~ up with", "go~ away with", "disappear~ with",
    "get~ better with", "resolve~ with",
)
PREVENTING = (
    "prevent~", "avoid~", "protect~ against", "protect~ from", "reduce~ the risk of",
    "lower~ the risk of", "decrease~ the risk of", "prevention of", "guard~ against",
    "reduce~ the likelihood of", "reduce~ the risk of developing", "lower~ the risk of developing",
    "minimize~ the risk of", "minimise~ the risk of", "reduce~ the frequency of", "ward~ off",
    "reduce~ the risk of catching", "lower~ the risk of catching", "reduce~ the chance of",
    "lower~ the likelihood of", "cut~ the risk of", "protect~ you against", "protect~ you from",
    "reduce~ your risk of", "lower~ your risk of", "cut~ your risk of", "keep~ at bay",
    "reduce~ the danger of", "reduce~ the probability of", "help~ avoid", "serve~ to prevent",
    "help~ to avoid",
)
PREVENTED = (
    "prevented by", "prevented with", "avoided by", "avoided with", "prevented through",
    "warded off by", "warded off with",
)
DIAGNOSING = (
    "diagnose~", "detect~", "confirm~", "clarify~", "identify~", "reveal~", "show~", "rule~ out",
    "exclude~", "show~ whether", "determine~ whether", "find~ out whether", "show~ if", "diagnosis of",
    "detection of", "recognize~", "recognise~", "look~ for", "screen~ for", "uncover~", "test~ for",
    "determine~", "establish~", "check~ for", "points to the presence of", "find~", "prove~", "verify~",
    "demonstrate~", "pick~ up", "tell~ whether", "indicate~ whether", "show~ the presence of",
    *_SHOWS_TO_DOCTORS, "establish~ the presence of", "detect~ the presence of", "make~ visible",
    "point~ to", "indicate~", "suggest~", "provide~ evidence of", "indicated for", "indicated in",
    "prescribed for", "performed for", "recommended for", "required for", "needed for",
    "informative in", "informative for", "used for", "used in", "helpful in", "useful in",
    "indispensable in",
    "indispensable for", "valuable in", "essential for", "essential in", "mandatory in", "mandatory for",
    "ordered for", "reserved for", "the method of choice for", "the main method for", "make~ out",
)
DIAGNOSED = (
    "recognized by means of", "recognised by means of",
    "diagnosed with", "diagnosed by", "diagnosed using", *_WITH_HELP, "detected by", "detected with",
    "confirmed by", "confirmed with", "revealed by", "identified by", "identified with",
    "diagnosed through", "diagnosed by means of", "detected on", "seen on", "visible on",
    "detected using", "confirmed using", "diagnosed on the basis of", "confirmed on", "shown by",
    "shown on", "proved by", "proven by", "ruled out by", "ruled out with", "excluded by",
    "excluded with", "established by", "established with", "begin~ with", "start~ with", "based on",
    "be seen on", "be seen in", "be detected on", "show~ up on", "show~ up in", "diagnosed from",
    "diagnosed on", "recognized on", "recognised on", "be found on", "recognizable on",
    "recognisable on", "detectable by", "detectable on", "open~ with",
)
ASSESSING = (
    "assess~", "examine~", "measure~", "evaluate~", "visualize~", "visualise~", "assessment of",
    "evaluation of", "examination of", "measurement of", "check~", "monitor~", "imaging of",
    "study of", "images of", "image of", "pictures of", "picture of", "record~", "determine~",
    "look~ at", "inspect~", "view~", "show~", "reveal~", "listen~ to", *_SHOWS_TO_DOCTORS,
    "analyze~", "analyse~", "depict~", "display~", "estimate~", "give~ information about",
    "provide~ information about", "provide~ information on", "give~ information on",
    "give~ an idea of", "provide~ data on", "give~ insight into", "track+", "make~ visible",
    "visualization of", "visualisation of",
)
ASSESSED = (
    *_SEEN_BY_MEANS,
    "assessed with", "assessed by", "examined with", "examined by", "measured with", "measured by",
    "evaluated with", "visualized with", "visualised with", "assessed using", "examined using",
    "measured using",
)
CONSULTED_FIRST = (
    "be consulted", "be contacted", "be visited", "be called in", "is consulted", "be seen",
    "be involved",
)
CONSULTED_LAST = (
    "observed by", "monitored by", "supervised by",
    "fall~ within the competence of", "fall~ under the competence of", "lie~ within the competence of",
    "consult~", "see~", "visit~", "consultation with", "consultation of", "consultation by",
    "appointment with", "turn~ to", "refer~ to", "refer~ the patient to", "refer~ patients to",
    "refer~ you to", "referred to", "start~ with", "contact~", "go~ to", "help of", "examination by",
    "seen by", "examined by", "consulted by", "visit to", "advice of", "evaluated by", "supervision of",
    "treated by", "ask~", "referral to", "treatment by", "handled by", "managed by", "begin~ with",
    "speak~ to", "looked after by", "sent to", "taken care of by", "the care of", "referred on to",
    "call~ in", "make an appointment with", "apply~ to", "talk~ to", "the responsibility of",
    "the task of", "a matter for", "a case for", "the domain of", "within the competence of",
    "in the competence of", "in the hands of", "the participation of", "an examination by",
    "advice from", "help from", "see~ the help of", "an opinion from", "consultations with",
    "consultations of", "fall~ to", "the business of", "the province of", "the concern of",
    "the job of", "cared for by",
)
SHOWING = (
    "proceed~ with", "run~ with",
    "manifest~ as", "manifest~ with", "manifest~ by", "manifest~ itself as", "manifested by",
    "manifest~ itself in", "manifest~ in", "characterized by", "characterised by", "present~ with",
    "experience~", "suffer~ from", "complain~ of", "complain~ about", "report~", "make~ itself felt as",
    "make~ itself felt by", "show~ itself as", "recognized by", "recognised by", "bothered by",
    "troubled by", "tormented by", "express~ as", "expressed as", "expressed by", "notice~",
    "wake~ up with", "marked by", "begin~ with", "start~ with", "make~ itself felt through",
    "manifest~ itself through", "announce~ itself by", "announce~ itself with", "reveal~ itself as",
    "make~ itself known by", "make~ itself known through", "expressed in", "manifested in",
    "manifested as", "manifested with", "betray~ itself by", "distinguished by", "give~ itself away by",
    "describe~", "mention~", "manifest~ itself first of all in", "manifest~ itself primarily in",
    "manifest~ itself mainly in", "manifest~ itself mainly as", "manifest~ itself primarily as",
    "manifest~ itself in the form of", "manifest~ in the form of", "show~ up as", "manifest~ itself by",
    "manifest~ itself with", "announce~ itself as", "show~ itself by", "show~ itself in",
    "show~ itself through",
)
SHOWN = (
    "seen in", "observed in", "typical of", "characteristic of", "typical for", "common in",
    "found in people with", "found in patients with", "found in", "occur~ in", "appear~ in",
    "frequent in", "present in", "encountered in", "noted in", "characteristic for", "peculiar to",
    "inherent in", "a companion of", "part of the picture of", "develop~ in", "happen~ in",
)
# fmt: on

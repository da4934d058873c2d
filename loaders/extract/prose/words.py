"""The closed classes of English that hold a sentence together, and the nouns that name no thing.

Source: the closed word classes of English grammar (Quirk et al. 1985), and the general nouns that
consumer-health articles use.
"""

from __future__ import annotations

from graph.vocabulary import Category
from loaders.extract.prose.inflection import as_set, inflect

DETERMINERS = as_set("a an the his her their its your our my any some every no")
DEMONSTRATIVES = as_set("this these that those such")
PRONOUNS = as_set("""
    what it they them he she him we you i who each others
""")
RELATIVES = as_set("which that who whose where whom")
SUBORDINATORS = as_set("""
    why
    if when unless whether because while although though since until once after before as
    whereas unlike despite without
""")
LOCATIVES = as_set("""
    in on at within inside behind under around throughout near over across
""")
PREPOSITIONS = as_set("""
    with for to from by about against between during into through towards toward upon via per
    due among amongst besides beyond than up out off down along except
""")
COPULAS = as_set("""
    is are was were be been being become becomes became remain remains
""")
MODALS = as_set("""
    can could may might must shall should will would cannot does do did has have had having get
    gets seem seems appear appears tend tends
""")
NEGATIONS = as_set("not never neither nor no cannot")
CONJUNCTIONS = as_set("and or & plus")

# They neither add to nor change what a noun names.
TRANSPARENT = as_set("""
    suspected following long-term short-term first-line second-line
    various different several many most more some certain other another further additional
    possible potential common commonest frequent rare typical main major primary key important
    serious severe mild moderate slight intense sharp sudden unexpected constant persistent
    recurrent regular temporary occasional strong weak unpleasant general overall own numerous
    few first second third last next new such only special particular individual distinct same
    similar both all any adequate appropriate effective comprehensive thorough underlying
    untreated long-lasting prolonged-lasting simple good bad worse worst best better
    high-quality proper correct quick quickly likely less least mere actual existing specific
    known definite single whole entire half enough sustained associated accompanying concomitant direct
    related specialized specialised qualified experienced nearby in-depth one two three four
    five well-known popular usual ordinary so-called excellent modern traditional basic
    significant considerable noticeable dangerous harmful life-threatening
    rarer rarest commoner likeliest frequentest biggest largest greatest smaller larger bigger
    long-standing longstanding advanced recent large small big obvious usual visible
    harmless excruciating unbearable violent brief ordinary dreaded feared widespread best-known
""")
# Of a symptom they say how it is; of a disease they name another one.
COURSES = as_set("acute chronic recurring progressive subacute")

# Of a symptom or a disease they say how it is, never which.
MANNERS = as_set("""
    prolonged ongoing lingering nagging unexplained undiagnosed uncontrolled untreated existing
    pre-existing worsening unusual irreversible permanent excruciating noticeable direct
    prompt isolated repeated
""")

# Nouns that stand for any thing of a category; behind "this" they stand for one named before.
GENERIC = {
    Category.DISEASE: "disease diseases disorder disorders illness illnesses condition conditions "
    "pathology pathologies ailment ailments syndrome problem problems issue issues abnormality "
    "abnormalities",
    Category.SYMPTOM: "sensation sensations feeling feelings complaint complaints phenomenon",
    Category.TREATMENT: "drug drugs agent agents medicine medicines preparation preparations medicament "
    "medicaments remedies",
    # Tests or treatments: their examples tell.
    None: "thing things procedure procedures measure measures technique techniques means method methods "
    "approach approaches activities option options",
    Category.CAUSE: "circumstance circumstances event events situation situations habit "
    "habits",
    Category.SPECIALIST: "doctor doctors specialist specialists physician physicians expert experts "
    "professional professionals clinician",
    Category.ANATOMICAL_SITE: "area areas part parts region regions organ organs group groups",
}  # fmt: skip
GENERIC_CATEGORY = {word: category for category, words in GENERIC.items() for word in words.split()}
# Nouns that stand for nothing at all.
EMPTY = as_set("""
    emphasis
    case cases way ways time times day days night week weeks month
    months year years hour hours minute minutes second seconds patient patients people person
    persons individual individuals child children adult adults woman women man men doctor life
    quality number amount degree result results role place state aspect aspects stage
    stages course level lot variety attention attack attacks episode episodes bout bouts
    question answer example examples addition fact need use development onset presence
    occurrence appearance beginning importance information history group groups diet step steps
    diagnosis prognosis mind idea advice care help choice article others other rest everything
    something nothing anything basis kind kinds sort outcome body process processes effect
    effects impact background chance likelihood frequency duration severity intensity nature
    relapse relapses recurrence recurrences exacerbation exacerbations purpose size shape volume
    structure itself themselves difficulty difficulties task
    tasks ability abilities function
    functions functioning activity majority part
""")
# What people feel or become, and what has that name.
FELT = {
    "dizzy": "dizziness", "lightheaded": "dizziness", "giddy": "dizziness", "tired": "fatigue",
    "exhausted": "fatigue", "fatigued": "fatigue", "weak": "weakness", "sick": "nausea",
    "nauseous": "nausea", "nauseated": "nausea", "faint": "fainting", "sleepy": "drowsiness",
    "drowsy": "drowsiness", "anxious": "anxiety", "depressed": "depression", "itchy": "itching",
    "bloated": "abdominal bloating", "breathless": "shortness of breath", "feverish": "fever",
    "constipated": "constipation", "irritable": "irritability", "confused": "confusion",
    "pale": "pallor", "thirsty": "thirst", "dehydrated": "dehydration", "sweaty": "sweating",
    "numb": "numbness", "nervous": "nervousness", "restless": "restlessness",
}  # fmt: skip
FEELING = as_set("""
    feel feels feeling felt look looks looking become becomes became get gets getting you them people
    patients someone
""")
# Of these the sentence says by how much, or which way.
CHANGES = as_set("""
    decrease decreases increase increases reduction change changes loss disturbance disturbances
    rise fall lack excess damage deterioration disorder disorders limitation worsening drop
    weakening
""")
# What is done at or in something is a thing of its own for each: "work at a computer".
DOINGS = as_set("work working sitting standing lying sleeping stay staying posture exposure")
# They end as adverbs do, and are none.
LY_NAMES = as_set("early family belly jelly elderly anomaly supply butterfly")
SIDES = as_set("left right upper lower inner outer front middle little")
# Of a part of the body they say that something is wrong with it: "numb fingers".
STATES = as_set("""
    numb hot swollen stiff itchy itching red reddened cold dry brittle deformed sore runny blocked stuffy
    torn ruptured broken distended clogged enlarged inflamed watery sweaty puffy tired heavy burning
    scratched tender painful irritated damaged injured pale bulging cracked chapped bloodshot loose
    slipped
    hardened narrowed weak weakened pinched trapped compressed aching throbbing bleeding peeling
""")
# Lack of a substance is a thing of its own for each substance.
LACKS = as_set("deficiency deficiencies lack deficit shortage excess")
# "The development of X" is X.
THROUGH = as_set("""
    back side top front bottom base basis rest
    development onset presence occurrence appearance formation attack attacks episode episodes
    bout bouts case cases symptoms severity frequency intensity number feeling feelings
    sensation sensations group groups part parts condition state area areas manifestation use
    lining wall tissue tissues worsening exacerbation manifestations course region function
    functioning work normal activity wellbeing signs risk risks likelihood probability chance chances
    size shape volume appointment prescription administration intake structure
    degree extent level nature character
    stage stages combination recurrence recurrences relapse relapses amount amounts dose doses
""")
RISKS = as_set("risk risks likelihood probability chance chances")
PEOPLE = as_set("""
    patient patients people person persons individual individuals child children adult adults
    baby babies infant infants newborn newborns toddler toddlers teenager teenagers smoker smokers
    elderly woman women man men sufferer sufferers those someone anyone everyone
""")
# Without "of", they are those of the article's subject.
ATTACKS = as_set("""
    attack attacks episode episodes bout bouts flare-up flare-ups relapse relapses recurrence
    recurrences exacerbation exacerbations
""")
# "Sensitivity to light" is a thing of its own.
TAKES_WITH = as_set("contact")
TAKES_TO = as_set("""
    sensitivity allergy allergies intolerance damage exposure injury resistance hypersensitivity
""")
# Verbs that no relation is made of: a noun phrase ends before them.
_VERBS = as_set("""
    wake awaken linger fade heal bend lift climb seek swallow breathe chew collect thicken widen protrude
    absorb transmit operate insert inject draw burst stiffen deteriorate recur vanish deserve mention
    expect mistake confuse weaken dilate slow disturb upset constrict accelerate delay hinder hamper
    facilitate boost enhance tighten loosen soften harden shorten lengthen moisten cleanse disinfect
    nourish
    vary require need allow help depend refer begin start stop consider note remember emphasize
    notice understand know say call use apply choose last carry engage follow visit recommend
    suggest advise prescribe perform conduct receive improve worsen develop occur happen arise
    appear persist continue disappear pass return remain lie stand sit sleep eat drink move turn
    feel look think believe want try ask tell ensure maintain support strengthen stretch relax
    restore normalize contract pull press rub resolve address ignore forget clarify determine
    establish exclude obtain highlight experience suffer complain describe distinguish divide
    differ involve limit restrict disrupt impair interfere flow slip stay keep become come go
    give take put bring set live work act play serve face lower raise decrease increase lessen
    contribute enter shield penetrate order undergo grow spread radiate build reach drain pump swell hurt
""")
# Those of which only the present is a verb wherever it stands: "the exposed root", "adapting to it".
_PRESENT = as_set("""
    warn protect occupy differentiate cover expose exhibit emerge expand shrink inhale exhale circulate
    deliver deprive
    stimulate activate generate synthesize digest metabolize excrete excise infuse administer
    discontinue withdraw resume adjust modify alter reinforce stabilize regulate weigh palpate auscultate
    discuss explain inform educate steer encourage motivate discourage forbid prohibit permit postpone
    recover endure multiply mutate invade tolerate resist adapt react ignite pulsate tremble redden sag
    droop rotate obstruct squeeze stumble hallucinate recall concentrate distract annoy frighten reassure
    optimize maximize foster impede evoke coincide overlap resemble mimic imitate simulate conceal
    denote imply represent reflect rely observe suspect assume presume regard deem classify categorize
    calculate predict anticipate notify admit attend arrive consist embrace encompass exceed attain
    achieve sustain preserve retain acquire inherit discover provoke accumulate settle proliferate
    degenerate coagulate evaporate
""")
VERBS = (
    frozenset(form for verb in _VERBS for form in inflect(verb))
    | as_set("""
    done lets let makes make made making found felt known called needed used able seen get got necessary
    advisable sought
""")
    | frozenset(form for verb in _PRESENT for form in inflect(verb)[:2])
)
# Nouns that look like those verbs' forms.
NOUN_TOO = as_set("""
    drinks works needs supports uses limits turns
    use work sleep swelling feeling meaning standing sitting sleeping eating drinking stretching
    pressing bleeding hearing stretch stretches support help need rub look stay drink start stop
    limit turn increase decrease contract experience feelings working living moving walking pump
    drain swell hurt flow spread touch press pull brush breathing swallowing chewing bending lifting
    climbing healing awakening draw burst
""")
# Words between a subject and its verb, or a verb and its object, that change nothing.
ADVERBS = as_set("""
    itself themselves
    also often usually sometimes rarely commonly frequently typically generally mainly mostly
    primarily especially particularly significantly greatly directly indirectly even still just
    only then later initially finally therefore thus hence however moreover additionally
    furthermore together either quickly slowly gradually suddenly easily simply both too well
    quite very fairly highly rather almost nearly always never again once not specifically as
    eventually subsequently actively effectively successfully negatively adversely considerably
    slightly markedly strongly temporarily certainly occasionally possibly probably perhaps
    likely potentially normally already solely exclusively closely adequately importantly
    interestingly unfortunately fortunately alone thereby likewise similarly conversely nevertheless
    much far nonetheless meanwhile accordingly consequently ultimately afterwards
""")

"""Closed classes of English words that tell a name's surroundings: how to read, not what to look for.

What to look for (titles, kin, occupations, kinds of places, given names) is vocabulary and lies in `recognizers/`.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text.

    >>> sorted(words("in near"))
    ['in', 'near']
    """
    return frozenset(text.split())


def contracted(word: str) -> bool:
    """Whether a bare word is two words of the language run together.

    >>> contracted("i've"), contracted("didn't"), contracted("o'brien")
    (True, True, False)
    """
    return word.endswith(("n't", "'ve", "'ll", "'re", "'d", "'m")) and len(word) > 2


MONTHS = words(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec"""
)
DAYS = words(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun"""
)
SEASONS = words("spring summer autumn winter easter christmas lent")

FUNCTION_WORDS = words(
    """a about above after against all also although am among an and another any anyone are as at be because been
    before behind being below beneath beside between both but by can could did do does doing down during each either
    every everyone few following for from given had has have having he hence her here hers him his how however i if
    in inside into is it its itself just later least less like many me might more most much must my near neither
    never no nobody none nor not nothing now of off on once one only onto or other others our out outside over own
    per perhaps please rather s same several shall she should since so some somebody someone something soon still
    such than that the their them then there therefore these they this those though through throughout thus to too
    toward towards under unless until up upon us very via was we were what when where whether which while who whom
    whose why will with within without would yes yet you your"""
)
"""Words that are no part of a name when written small, and prove nothing when a sentence starts with them."""

SPEECH = words(
    """said says told tells asked asks reported stated described explained disclosed denied agreed refused declined
    wrote writes rang phoned telephoned texted emailed messaged visited attended attends arrived left moved lived
    died felt feels thought thinks believed knew knows wanted wants went goes came comes saw sees heard hears spoke
    speaks replied answered added recalled recalls remembered remembers noted admitted insisted suggested apologised
    complained cried shouted laughed smiled slept drank smoked ate drove walked ran stayed met meets chaired joined
    returned contacted informed requested confirmed reassured accepted announced observed witnessed alleged claimed
    worried hoped tried stopped started began became had has did does would could is was isn't wasn't didn't doesn't
    hadn't hasn't wouldn't couldn't also never always still herself himself themselves was's appeared seemed seems
    presented remained gave gives took takes made brought kept held turned worked cared sent received completed
    declared dictated noticed recorded raised questioned appears loved loves"""
)
"""What a person does: a capitalised word before one of these is likely to be somebody."""

TELLING = words(
    "said says told asked rang phoned emailed texted wrote replied confirmed agreed reported answered noted"
)
"""Verbs that nothing but a person is the subject of."""

APPOSITIVE = words("who whose whom a an the his her their its aged then now also for from of with")
"""Words after a comma that speak of the person named before it."""
WEAK_VERBS = words("had has did does would could is was also still always never")
"""Those of `SPEECH` that a month or an abstract noun can be followed by too."""

LOCATIVE = words("in near around outside across towards toward throughout within inside beyond via")
"""Prepositions before a place rather than a person."""
DIRECTIONAL = words("from to at into through of leaving reached left visited")
"""Prepositions and verbs that may come before a place or a person."""
PERSONAL = words(
    """by with told asked for about named called saw met rang and or when because while if although that says said
    between"""
)
"""Words that come before a person rather than a place."""
MEETING = words("told asked rang met phoned telephoned texted emailed visited interviewed informed contacted thanked")
"""Verbs whose object is a person."""
SPEAKING_TO = words("wrote write spoke speak talked talk said listened apologised according belonged married known")
"""What persons do to one another with "to" between."""
PERSONAL_OBJECTS = words(
    """mother father mum dad parents parent sister brother sisters brothers siblings sibling son daughter children
    child partner husband wife grandmother grandfather grandparents aunt uncle family friend friends boyfriend
    girlfriend carer carers death life birth birthday behaviour wishes feelings views voice needs care health
    bedroom room flat home house phone school account story diary letter statement evidence injuries weight
    pregnancy gp teacher neighbour engagement safety attendance presentation lived experience history report
    concerns wellbeing disclosure"""
)
"""What belongs to a person: after a possessive they speak for one."""

DATE_LEADS = words(
    """on over in by since until till during of from early late mid last next this following before after each every to and
    through end between"""
)
"""Words before a month's name."""

MAINLY_NAMES = words(
    """barney basil bella beryl billy bob bobby brad carol chad clement colleen daisy derrick don dolly ed eddy fern
    flora harry hazel heather hector holly iris ivy jack jasmine jasper jay jimmy john josh ken kitty laurel lily
    maria martin matt max meg mickey mike myrtle nick noel olive patsy patty peg peter phoebe poppy randy robin
    roger rosemary ruby sally sandy sue terry tom tony troy victor viola violet warren scarlet savannah"""
)
"""Words of the language that, written with a capital, are somebody's name nearly always."""
IDLE = words("a an the not that one what why how nothing something")
"""Words after "is" and "was" that do not speak of a person."""
PERSONS_FATE = words(
    """told asked seen taken admitted arrested born discharged referred interviewed visited placed moved described known
    allocated assessed charged released removed informed offered supported called accompanied interviewed examined"""
)
"""Participles after "was" that speak of a person."""
ABSTRACT = words("hope grace faith joy mercy patience chance charity honour")
"""Virtues: of them too it can be said that they "are" something."""
VIRTUES = words("hope grace faith joy will mark may mercy patience chance charity honour bill pat rob art")
"""Given names that sentences start with as ordinary words too."""
NOT_GIVEN = words(
    """an in so my many man else hung long see loan king young son love ha hang hue junior lady lane lean ma pa mi
    numbers page royal season soon star spring song sun sung sang temple lien lore major miss noble queen princess court
    roman sol golden genesis marine manual meta alpha aide angle carry chin china conception delta desire echo emery
    era forest gala harmony karma liberty moon nan nana nova nu omega sparkle sterling stormy sunshine van vi viva
    wan ward yon yuk bong brain dung dot earnest fairy fawn gay genie glory hank homer honey ivory jarred julienne
    lacy lance maxima merry mica novella only pasty pinkie piper porter rhea rusty sari sherry shin sierra tam tawny
    tequila tiara trinity velvet walker wen windy yen irish asia ireland"""
)
"""Entries of lists of given names that are other words first."""

PARTICLES = words(
    """y yr de da do dos del della der den van von la le el al bin ibn bint ap ab ferch ni nic mac mc o st san ter ten abu
    umm"""
)
"""What stands inside a name, in small letters or capitals."""
SUFFIXES = words("jnr snr jr sr junior senior obe mbe cbe qc kc")
HONORIFICS = words("hanim hanum bey abla abi teyze amca efendi bhai bhaiya ji didi sahib saheb sahiba jaan baji")
"""What other languages put behind a name where English puts a title before it."""
ALIAS_LEADS = words("nee née formerly alias aka called named nicknamed spelt spelled misspelt recorded")
"""Words before another name of the same person."""
ALIAS_PHRASES = (
    ("known", "as"),
    ("known", "to", "everybody", "as"),
    ("known", "to", "everyone", "as"),
    ("name", "is"),
    ("name", "was"),
)

PERSON_HEADINGS = words(
    """name names worker workers attendee attendees attended present apologies professional professionals author authors
    owner owners lead leads practitioner practitioners staff person persons people chair member members participant
    participants contact contacts relative relatives child children adult mother father parent parents carer carers
    reviewer officer officers invitees invitee signatory who family allocated assigned responsible completed recorded
    informant referrer caller reporter interviewer interviewee witness witnesses source surname forename forenames
    manager supervisor teacher nurse midwife doctor gp hv sw clinician consultant keyworker sibling siblings partner
    subject patient resident tenant client victim perpetrator suspect alias aka minute-taker clerk facilitator
    distribution recipient sender initials signed by"""
)
"""Words of a table heading over a column of persons."""
NO_PERSON_HEADINGS = words(
    """agency agencies organisation organisations organization service services team teams department departments date
    dates time role roles title relationship number numbers no ref reference address addresses phone telephone tel email
    mobile school schools setting status type description details action actions evidence outcome event events view
    views voice comment comments document documents record records system hours age dob gender sex ethnicity place
    location post job grade band borough area authority method purpose reason source's file form policy plan risk
    concern need needs incident company provider trust"""
)
"""Words of a table heading that make its column one of something else: "Lead agency", "Contact number"."""
LABELS = words(
    """author authors chair reviewer reviewers name names signed prepared completed written compiled present attendees
    attendee attending attendance apologies attended invited invitees absent by from to cc bcc worker lead contact owner
    interviewed interviewee mother father subject child adult allocated minutes minuted circulation distribution
    facilitators facilitator panel members participants witnesses witness informant referrer caller patient resident
    countersigned authorised approved reviewed reporter clerk"""
)
"""Words before a colon that announces persons."""

BYNAMES = words("old young little big baby wee auld")
"""Adjectives before somebody's only name that are as good as part of it: "old Pellow"."""

OFFICES = {
    **{
        word: word
        for word in ["major", "colonel", "captain", "corporal", "brigadier", "admiral", "commodore", "lieutenant"]
    },
    **{
        word: word
        for word in [
            "canon",
            "vicar",
            "rector",
            "pastor",
            "reverend",
            "archdeacon",
            "deacon",
            "dean",
            "imam",
            "rabbi",
            "sheikh",
        ]
    },
    **{word: word for word in ["ustad", "maulana", "pandit", "giani", "squire", "laird", "professor"]},
    "maj": "major",
    "col": "colonel",
    "capt": "captain",
    "cpl": "corporal",
    "brig": "brigadier",
    "lt": "lieutenant",
    "rev": "reverend",
    "revd": "reverend",
    "prof": "professor",
}
"""Each office with the word that its abbreviations are short for."""

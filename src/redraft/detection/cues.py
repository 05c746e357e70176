"""Closed classes of English words that tell a name's surroundings: how to read, not what to look for.

What to look for (titles, kin, occupations, kinds of places, given names) is vocabulary and lies in `recognizers/`.
"""

from __future__ import annotations

MONTHS = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)
DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"]
)
SEASONS = frozenset(["spring", "summer", "autumn", "winter", "easter", "christmas", "lent"])

FUNCTION_WORDS = frozenset(
    ["a", "about", "above", "after", "against", "all", "also", "although", "am", "among", "an", "and", "another", "any", "anyone", "are", "as", "at", "be", "because", "been", "before", "behind", "being", "below", "beneath", "beside", "between", "both", "but", "by", "can", "could", "did", "do", "does", "doing", "down", "during", "each", "either", "every", "everyone", "few", "following", "for", "from", "given", "had", "has", "have", "having", "he", "hence", "her", "here", "hers", "him", "his", "how", "however", "i", "if", "in", "inside", "into", "is", "it", "its", "itself", "just", "later", "least", "less", "like", "many", "me", "might", "more", "most", "much", "must", "my", "near", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "off", "on", "once", "one", "only", "onto", "or", "other", "others", "our", "out", "outside", "over", "own", "per", "perhaps", "please", "rather", "s", "same", "several", "shall", "she", "should", "since", "so", "some", "somebody", "someone", "something", "soon", "still", "such", "than", "that", "the", "their", "them", "then", "there", "therefore", "these", "they", "this", "those", "though", "through", "throughout", "thus", "to", "too", "toward", "towards", "under", "unless", "until", "up", "upon", "us", "very", "via", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yes", "yet", "you", "your"]
)
"""Words that are no part of a name when written small, and prove nothing when a sentence starts with them."""

SPEECH = frozenset(
    ["said", "says", "told", "tells", "asked", "asks", "reported", "stated", "described", "explained", "disclosed", "denied", "agreed", "refused", "declined", "wrote", "writes", "rang", "phoned", "telephoned", "texted", "emailed", "messaged", "visited", "attended", "attends", "arrived", "left", "moved", "lived", "died", "felt", "feels", "thought", "thinks", "believed", "knew", "knows", "wanted", "wants", "went", "goes", "came", "comes", "saw", "sees", "heard", "hears", "spoke", "speaks", "replied", "answered", "added", "recalled", "recalls", "remembered", "remembers", "noted", "admitted", "insisted", "suggested", "apologised", "complained", "cried", "shouted", "laughed", "smiled", "slept", "drank", "smoked", "ate", "drove", "walked", "ran", "stayed", "met", "meets", "chaired", "joined", "returned", "contacted", "informed", "requested", "confirmed", "reassured", "accepted", "announced", "observed", "witnessed", "alleged", "claimed", "worried", "hoped", "tried", "stopped", "started", "began", "became", "had", "has", "did", "does", "would", "could", "is", "was", "isn't", "wasn't", "didn't", "doesn't", "hadn't", "hasn't", "wouldn't", "couldn't", "also", "never", "always", "still", "herself", "himself", "themselves", "was's", "appeared", "seemed", "seems", "presented", "remained", "gave", "gives", "took", "takes", "made", "brought", "kept", "held", "turned", "worked", "cared", "sent", "received", "completed", "declared", "dictated", "noticed", "recorded", "raised", "questioned", "appears", "loved", "loves"]
)
"""What a person does: a capitalised word before one of these is likely to be somebody."""

WEAK_VERBS = frozenset(["had", "has", "did", "does", "would", "could", "is", "was", "also", "still", "always", "never"])
"""Those of `SPEECH` that a month or an abstract noun can be followed by too."""

LOCATIVE = frozenset(["in", "near", "around", "outside", "across", "towards", "toward", "throughout", "within", "inside", "beyond", "via"])
"""Prepositions before a place rather than a person."""
DIRECTIONAL = frozenset(["from", "to", "at", "into", "through", "of", "leaving", "reached", "left", "visited"])
"""Prepositions and verbs that may come before a place or a person."""
PERSONAL = frozenset(
    ["by", "with", "told", "asked", "for", "about", "named", "called", "saw", "met", "rang", "and", "or", "when", "because", "while", "if", "although", "that", "says", "said", "between"]
)
"""Words that come before a person rather than a place."""
PERSONAL_OBJECTS = frozenset(
    ["mother", "father", "mum", "dad", "parents", "parent", "sister", "brother", "sisters", "brothers", "siblings", "sibling", "son", "daughter", "children", "child", "partner", "husband", "wife", "grandmother", "grandfather", "grandparents", "aunt", "uncle", "family", "friend", "friends", "boyfriend", "girlfriend", "carer", "carers", "death", "life", "birth", "birthday", "behaviour", "wishes", "feelings", "views", "voice", "needs", "care", "health", "bedroom", "room", "flat", "home", "house", "phone", "school", "account", "story", "diary", "letter", "statement", "evidence", "injuries", "weight", "pregnancy", "gp", "teacher", "neighbour", "engagement", "safety", "attendance", "presentation", "lived", "experience", "history", "report", "concerns", "wellbeing", "disclosure"]
)
"""What belongs to a person: after a possessive they speak for one."""

DATE_LEADS = frozenset(
    ["in", "by", "since", "until", "till", "during", "of", "from", "early", "late", "mid", "last", "next", "this", "following", "before", "after", "each", "every", "to", "and", "through", "end", "between"]
)
"""Words before a month's name."""

PARTICLES = frozenset(
    ["de", "da", "do", "dos", "del", "della", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "ibn", "bint", "ap", "ab", "ferch", "ni", "nic", "mac", "mc", "o", "st", "san", "ter", "ten", "abu", "umm"]
)
"""What stands inside a name, in small letters or capitals."""
SUFFIXES = frozenset(["jnr", "snr", "jr", "sr", "junior", "senior", "obe", "mbe", "cbe", "qc", "kc"])
ALIAS_LEADS = frozenset(["nee", "née", "formerly", "alias", "aka", "called", "named", "nicknamed", "spelt", "spelled", "misspelt", "recorded"])
"""Words before another name of the same person."""
ALIAS_PHRASES = (
    ("known", "as"),
    ("known", "to", "everybody", "as"),
    ("known", "to", "everyone", "as"),
    ("name", "is"),
    ("name", "was"),
)

PERSON_HEADINGS = frozenset(
    ["name", "names", "worker", "workers", "attendee", "attendees", "attended", "present", "apologies", "professional", "professionals", "author", "owner", "lead", "practitioner", "practitioners", "staff", "person", "people", "chair", "member", "members", "participant", "participants", "contact", "relative", "relatives", "child", "adult", "mother", "father", "carer", "reviewer", "officer", "invitees", "invitee", "signatory", "who", "family"]
)
"""Words of a table heading over a column of persons."""
LABELS = frozenset(
    ["author", "authors", "chair", "reviewer", "reviewers", "name", "names", "signed", "prepared", "completed", "written", "compiled", "present", "attendees", "apologies", "attended", "by", "from", "to", "cc", "worker", "lead", "contact", "owner", "interviewed", "interviewee", "mother", "father", "subject", "child", "adult", "allocated", "minutes"]
)
"""Words before a colon that announces persons."""

LOCATION_HEADS = frozenset(
    ["street", "road", "rd", "avenue", "ave", "lane", "ln", "close", "drive", "row", "crescent", "gardens", "garden", "terrace", "way", "hill", "park", "estate", "village", "town", "city", "county", "river", "beach", "common", "green", "square", "place", "bridge", "island", "isle", "valley", "moor", "moors", "wood", "woods", "farm", "mews", "walk", "grove", "rise", "view", "court", "courts", "reach", "meadow", "meadows", "quay", "wharf", "dock", "docks", "harbour", "bay", "cove", "lock", "marsh", "heath", "fields", "field", "bank", "gate", "yard", "parade", "roundabout", "bypass", "canal", "navigation", "lake", "pond", "reservoir", "forest", "coast", "peninsula", "borough", "district", "parish", "hamlet", "cottages", "cottage", "flats", "towers", "tower", "heights", "point", "corner", "cross", "end", "croft", "dale", "glen", "vale", "brow", "fold", "ginnel", "alley", "passage", "buildings"]
)
"""Head nouns of places, as against bodies."""
BODY_HEADS = frozenset(
    ["school", "academy", "college", "university", "nursery", "playgroup", "pre-school", "preschool", "hospital", "infirmary", "hospice", "surgery", "practice", "clinic", "pharmacy", "chemist", "ward", "council", "police", "constabulary", "partnership", "board", "trust", "charity", "club", "church", "chapel", "cathedral", "mosque", "temple", "gurdwara", "synagogue", "convent", "priory", "abbey", "lodge", "hostel", "refuge", "prison", "hub", "centre", "center", "association", "society", "union", "team", "service", "services", "court", "garage", "takeaway", "restaurant", "cafe", "café", "pub", "inn", "arms", "hotel", "supermarket", "stores", "factory", "bakery", "salon", "barbers", "library", "museum", "theatre", "gym", "leisure", "housing", "homes", "home", "homecare", "care", "agency", "recruitment", "solutions", "group", "company", "ltd", "limited", "plc", "llp", "sons", "son", "brothers", "bros", "project", "foundation", "forum", "network", "advertiser", "gazette", "herald", "chronicle", "echo", "argus", "mercury", "courier", "observer", "journal", "post", "times", "news", "bulletin", "express", "telegraph", "fc", "rfc", "colts", "rovers", "united", "wanderers", "unit", "department", "office", "officers", "consultancy", "chambers", "solicitors", "station", "bank", "institute", "ministry", "diocese", "deanery", "orchestra", "choir", "scouts", "guides", "brownies", "cadets", "kingdom-hall", "mission", "fellowship", "carers", "outreach", "roofing", "builders", "plumbing", "taxis", "cars", "coaches", "buses"]
)
"""Head nouns of bodies, beside the kinds of places in the vocabulary."""
SURNAME_HEADS = frozenset(
    ["church", "ward", "hall", "park", "parks", "green", "wood", "woods", "field", "fields", "marsh", "hill", "lane", "banks", "bank", "brook", "brooks", "ford", "bridge", "bridges", "heath", "moor", "glen", "lake", "rivers", "river", "dale", "grove", "abbey", "castle", "temple", "forest", "west", "north", "cross", "croft", "gates", "gate", "close", "street", "house", "homes", "post", "court", "bishop", "priest", "pope", "king", "knight", "young", "day", "week", "may", "lock", "rose"]
)
"""Head nouns that are surnames as well."""
GENERIC = frozenset(
    ["local", "national", "regional", "county", "city", "borough", "district", "area", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "upper", "lower", "new", "old", "great", "little", "royal", "general", "community", "primary", "secondary", "infant", "infants", "junior", "high", "grammar", "special", "independent", "public", "private", "voluntary", "specialist", "integrated", "multi", "agency", "single", "joint", "senior", "chief", "assistant", "deputy", "head", "lead", "named", "designated", "children", "children's", "childrens", "child", "adult", "adults", "family", "families", "young", "youth", "people", "older", "women", "women's", "men", "men's", "maternity", "mental", "physical", "health", "healthcare", "medical", "clinical", "nursing", "social", "care", "safeguarding", "protection", "support", "help", "early", "intervention", "prevention", "education", "learning", "training", "practice", "review", "reviews", "report", "reports", "overview", "summary", "executive", "chronology", "timeline", "combined", "response", "briefing", "action", "actions", "plan", "plans", "planning", "meeting", "meetings", "conference", "panel", "group", "strategy", "strategic", "operational", "core", "initial", "first", "second", "third", "fourth", "final", "draft", "version", "assessment", "assessments", "enquiry", "enquiries", "inquiry", "referral", "referrals", "order", "orders", "act", "acts", "section", "schedule", "part", "chapter", "appendix", "annex", "table", "figure", "page", "paragraph", "recommendation", "recommendations", "finding", "findings", "theme", "themes", "lessons", "learned", "department", "directorate", "division", "authority", "authorities", "trust", "foundation", "partnership", "partners", "partner", "board", "boards", "service", "services", "team", "teams", "unit", "units", "centre", "office", "officer", "officers", "manager", "managers", "worker", "workers", "director", "directors", "nurse", "nurses", "doctor", "doctors", "consultant", "consultants", "practitioner", "practitioners", "professional", "professionals", "visitor", "visitors", "midwife", "midwives", "teacher", "teachers", "headteacher", "coordinator", "co-ordinator", "adviser", "advisor", "advocate", "advocates", "guardian", "chair", "chairman", "chairperson", "author", "reviewer", "secretary", "coroner", "inspector", "constable", "sergeant", "superintendent", "detective", "commander", "judge", "magistrate", "magistrates", "crown", "county's", "family's", "police", "fire", "ambulance", "rescue", "probation", "prison", "housing", "homelessness", "government", "state", "home", "office", "justice", "court", "courts", "tribunal", "parliament", "commission", "commissioner", "commissioners", "council", "councils", "councillor", "member", "members", "committee", "forum", "network", "project", "programme", "initiative", "scheme", "campaign", "charity", "society", "association", "federation", "union", "institute", "register", "registry", "bureau", "agency", "agencies", "body", "bodies", "university", "college", "school", "schools", "academy", "nursery", "hospital", "hospitals", "surgery", "clinic", "ward", "accident", "emergency", "department", "acute", "outpatient", "inpatient", "crisis", "duty", "desk", "front", "door", "single", "point", "access", "hub", "hubs", "gateway", "mother", "father", "parent", "parents", "sibling", "siblings", "brother", "sister", "grandmother", "grandfather", "aunt", "uncle", "cousin", "baby", "boy", "girl", "subject", "male", "female", "man", "woman", "son", "daughter", "partner", "carer", "carers", "foster", "placement", "placements", "date", "dates", "time", "event", "events", "entry", "entries", "comment", "comments", "source", "notes", "note", "background", "introduction", "conclusion", "conclusions", "contents", "purpose", "scope", "methodology", "terms", "reference", "analysis", "appraisal", "glossary", "acknowledgements", "references", "good", "practice", "voice", "lived", "experience", "significant", "harm", "risk", "risks", "neglect", "abuse", "domestic", "violence", "sexual", "exploitation", "criminal", "missing", "substance", "misuse", "alcohol", "drug", "drugs", "disability", "disabilities", "autism", "autistic", "act", "bill", "code", "guidance", "policy", "procedure", "procedures", "protocol", "pathway", "framework", "model", "standards", "standard", "toolkit", "tool", "confidential", "restricted", "official", "sensitive", "private", "internal", "external", "draft", "published", "publication", "day", "days", "week", "weeks", "month", "months", "year", "years", "term", "bank", "holiday", "weekend", "letter", "letters", "email", "emails", "call", "calls", "phone", "telephone", "tel", "visit", "visits", "record", "records", "file", "files", "data", "information", "system", "systems", "database", "log", "logs", "case", "cases", "number", "no", "ref", "statement", "statements", "interview", "interviews", "evidence", "incident", "incidents", "allegation", "allegations", "disclosure", "christian", "muslim", "catholic", "anglican", "jewish", "hindu", "sikh", "english", "welsh", "scottish", "irish", "british", "european", "capacity", "consent", "best", "interests", "liberty", "deprivation", "safeguards", "wishes", "feelings", "quality", "improvement", "governance", "performance", "commissioning", "commissioned", "provider", "providers", "homecare", "residential", "supported", "living", "extra", "discharge", "admission", "transfer", "website", "web", "online", "internet"]
)
"""Words that tell nobody apart: a phrase of nothing else is no name of a place or body."""
KEPT_PLACES = frozenset(
    ["england", "wales", "scotland", "britain", "uk", "ireland", "europe", "european", "eu", "united", "kingdom", "great", "northern", "english", "welsh", "scottish", "british"]
)
"""Countries of the kingdom: too large to narrow anybody down."""

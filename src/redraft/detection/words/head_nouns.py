"""Nouns that end the names of places and bodies, and words that tell neither apart."""

from __future__ import annotations

from redraft.detection.words.cues import words

LOCATION_HEADS = words(
    """pde cres gdns ct sq terr bldgs street road rd avenue ave lane ln close drive row crescent gardens garden terrace way hill park estate village
    town city county river beach common green square place bridge island isle valley moor moors wood woods farm mews
    walk grove rise view court courts reach meadow meadows quay wharf dock docks harbour bay cove lock marsh heath
    fields field bank gate yard parade roundabout bypass canal navigation lake pond reservoir forest coast peninsula
    borough district parish hamlet cottages cottage flats towers tower heights point corner cross end croft dale
    glen vale brow fold ginnel alley passage buildings"""
)
"""Head nouns of places, as against bodies."""

BODY_HEADS = words(
    """federation alliance consortium coalition cooperative schools hosp acad sch surg uni school academy college university nursery playgroup pre-school preschool hospital infirmary hospice surgery
    practice clinic pharmacy chemist ward council police constabulary partnership board trust charity club church
    chapel cathedral mosque temple gurdwara synagogue convent priory abbey lodge hostel refuge prison hub centre
    center association society union team service services court garage takeaway restaurant cafe café pub inn arms
    hotel supermarket stores factory bakery salon barbers library museum theatre gym leisure housing homes home
    homecare care agency recruitment solutions group company ltd limited plc llp sons son brothers bros project
    foundation forum network advertiser gazette herald chronicle echo argus mercury courier observer journal post
    times news bulletin express telegraph fc rfc colts rovers united wanderers unit department office officers
    consultancy chambers solicitors station bank institute ministry diocese deanery orchestra choir scouts guides
    brownies cadets kingdom-hall mission fellowship carers outreach roofing builders plumbing taxis cars coaches
    buses hse lettings assembly tabernacle mandir masjid foods textiles engineering haulage motors electricals autos
    scaffolding plastics joinery bakeries dairies logistics poultry stables kennels properties developments rentals
    upholstery furnishings interiors printers opticians dentists vets undertakers auctioneers accountants architects
    municipality prefecture voivodeship authority commission tribunal embassy consulate barracks corporation
    laboratory conservatoire seminary presbytery synod borstal
    mbc cait yot pru ccg icb pct cvs lscb lscp cmht"""
)
"""Head nouns of bodies, beside the kinds of places in the vocabulary."""

LOCAL_ACRONYMS = words("mbc cait yot pru ccg icb pct cvs lscb lscp cmht")
"""Those of `BODY_HEADS` that are acronyms: behind a place they are its own council or team, behind a person where that
person works.
"""

PRESS_HEADS = words("advertiser gazette herald chronicle echo argus mercury courier observer bulletin telegraph")
"""Those that end the names of newspapers and hardly anything else: at the start of a sentence, too, one is the paper."""

SURNAME_HEADS = words(
    """church ward hall park parks green wood woods field fields marsh hill lane banks bank brook brooks ford bridge
    bridges heath moor glen lake rivers river dale grove abbey castle temple forest west north cross croft gates
    gate close street house homes post court bishop priest pope king knight young day week may lock rose"""
)
"""Head nouns that are surnames as well."""

GENERIC = words(
    """person persons people place places organisation organisations company reception year stroke trauma memory sepsis diabetes asthma continence wound tissue viability imaging radiology msg hosp pt pts nfa tel vm appt approx incl attn encl ok strat adv disc dom dna misper local national regional county city borough district area north south east west northern southern eastern
    western central upper lower new old great little royal general community primary secondary infant infants junior
    high grammar special independent public private voluntary specialist integrated multi agency single joint senior
    chief assistant deputy head lead named designated children children's childrens child adult adults family
    families young youth people older women women's men men's maternity mental physical health healthcare medical
    clinical nursing social care safeguarding protection support help early intervention prevention education
    learning training practice review reviews report reports overview summary executive chronology timeline combined
    response briefing action actions plan plans planning meeting meetings conference panel group strategy strategic
    operational core initial first second third fourth final draft version assessment assessments enquiry enquiries
    inquiry referral referrals order orders act acts section schedule part chapter appendix annex table figure page
    paragraph recommendation recommendations finding findings theme themes lessons learned department directorate
    division authority authorities trust foundation partnership partners partner board boards service services team
    teams unit units centre office officer officers manager managers worker workers director directors nurse nurses
    doctor doctors consultant consultants practitioner practitioners professional professionals visitor visitors
    midwife midwives teacher teachers headteacher coordinator co-ordinator adviser advisor advocate advocates
    guardian chair chairman chairperson author reviewer secretary coroner inspector constable sergeant
    superintendent detective commander judge magistrate magistrates crown county's family's police fire ambulance
    rescue probation prison housing homelessness government state home justice court courts tribunal parliament
    commission commissioner commissioners council councils councillor member members committee forum network project
    programme initiative scheme campaign charity society association federation union institute register registry
    bureau agencies body bodies university college school schools academy nursery hospital hospitals surgery clinic
    ward accident emergency acute outpatient inpatient crisis duty desk front door point access hub hubs gateway
    mother father parent parents sibling siblings brother sister grandmother grandfather aunt uncle cousin baby boy
    girl subject male female man woman son daughter carer carers foster placement placements date dates time event
    events entry entries comment comments source notes note background introduction conclusion conclusions contents
    purpose scope methodology terms reference analysis appraisal glossary acknowledgements references good voice
    lived experience significant harm risk risks neglect abuse domestic violence sexual exploitation criminal
    missing substance misuse alcohol drug drugs disability disabilities autism autistic bill code guidance policy
    procedure procedures protocol pathway framework model standards standard toolkit tool confidential restricted
    official sensitive internal external published publication day days week weeks month months year years term bank
    holiday weekend letter letters email emails call calls phone telephone tel visit visits record records file
    files data information system systems database log logs case cases number no ref statement statements interview
    interviews evidence incident incidents allegation allegations disclosure christian muslim catholic anglican
    jewish hindu sikh english welsh scottish irish british european capacity consent best interests liberty
    deprivation safeguards wishes feelings quality improvement governance performance commissioning commissioned
    president vice-president registrar registry delegate minister ministers ministry ambassador consul embassy consulate
    prosecutor prosecutors prosecution plenary bench cabinet treasury foreign interior affairs supreme constitutional
    administrative appeal appeals assize cassation instance justices
    provider providers homecare residential supported living extra discharge admission transfer website web online
    internet business steering working task finish scrutiny audit workforce development engagement participation
    delivery implementation editorial consultation communications finance resources"""
)
"""Words that tell nobody apart: a phrase of nothing else is no name of a place or body."""

NO_BODIES = words("dob dod doa tel fax ref nok tbc tbc nfa asap eta vip")
"""Abbreviations that forms are full of: no body goes by them, whatever its initials."""

KEPT_PLACES = words(
    """england wales scotland britain uk ireland europe european eu united kingdom great northern english welsh
    scottish british"""
)
"""Countries of the kingdom: too large to narrow anybody down."""

SOFT_HEADS = words(
    """team teams service services unit units panel group clinic department hub project office officers programme forum
    network agency practice care board home station chambers news journal post times support law market bar
    head high general infants juniors parish company mission outreach association society union trust foundation
    council police green common way walk point end corner cross place square bank gate field fields rise view grove
    assembly engineering foods motors properties developments printers architects accountants
    parade flats tower towers solutions sons cars coaches carers suite bay reach cove lock"""
)
"""Head nouns that also end phrases of everyday speech: before them, an ordinary word proves too little."""

GEOGRAPHIC = words(
    "lower upper middle north south east west northern southern eastern western new old great little nether far over"
)
"""Adjectives that make a place's name out of a head noun or an ordinary word: "the Lower Quay", "Little Harrow"."""
PLACE_LEADS = words("in on at from near around outside above behind beside to along off opposite towards across by")
"""Prepositions before the name of a street, a park or an estate."""

SMALL_HEADS = words(
    "prison hospital infirmary surgery airport barracks police constabulary nursery hospice mosque abbey"
)
"""Kinds of bodies that are written small behind a place of their own: "Elmford prison"."""
SMALL_SOFT_HEADS = words("unit project suite wing clinic ward pub arms inn refuge hostel gang scheme festival carnival")
"""Kinds that need "the" and a capital in front: "the Larkspur unit"."""
SMALL_PHRASES = frozenset(
    tuple(phrase.split("-"))
    for phrase in words(
        """police-station railway-station train-station bus-station fire-station ambulance-station coach-station skate-park
    retail-park industrial-estate business-park holiday-park caravan-park caravan-site travellers-site leisure-centre
    community-centre health-centre medical-centre shopping-centre sports-centre youth-centre children's-centre
    day-centre job-centre town-hall village-hall village-green market-place bus-depot youth-club social-club
    football-club rugby-club boxing-club cricket-club swimming-pool primary-school secondary-school infant-school
    junior-school grammar-school special-school high-school care-home nursing-home children's-home crown-court
    county-court magistrates-court family-court social-services city-council county-council borough-council
    district-council parish-council biscuit-factory meat-factory food-bank treatment-centre detention-centre
    removal-centre hospital-trust district-hospital general-hospital"""
    )
)
"""Two words in small letters that name a kind of place or body behind its name."""
STAFFED = words("police fire ambulance")
"""Whose stations are bodies rather than places."""

"""An invented case for the reviewer's page, written as text with the findings marked in it.

`[[wording|TYPE|entity|becomes]]` is a finding with an edit; without `becomes` it is left, and `!` before the type makes
it a flag, `?` a near-miss. Everybody and everywhere in it is invented.
"""

from __future__ import annotations

import re
from dataclasses import replace

from redraft.decisions import Decision, Decisions, Ruling
from redraft.entities import Ambiguity, Entity, Resolution
from redraft.findings import Action, Finding, finding_id
from redraft.key import Key, KeyEntry
from redraft.outputs.diff.page import ReviewPage, Unprocessed
from redraft.plan import RedactionPlan
from redraft.planning.questions import Obstacle, Question
from redraft.text import FILE_NAME, Anchor, Comment, Draft, Edit, Kind, Picture, Revision, Segment, Span, Unread, View

_MARK = re.compile(r"\[\[([^|\]]+)\|([?!]?)([A-Z_]+)(?:\|([a-z0-9-]*))?(?:\|(\[[^\]]*\]|[^\]]*))?\]\]")
_WHY = {
    "PERSON": "A person's name, replaced by the same pseudonym in every draft.",
    "LOCATION": "A place that narrows down where the family lived.",
    "ORGANIZATION": "A body that would give away the place.",
    "DATE_TIME": "A day, given as month and year by the case's date policy.",
    "DATE_OF_BIRTH": "A date of birth is never left in a published report.",
    "UK_NHS": "Ten digits that pass the check of an NHS number.",
    "DETAIL": "A rare condition; with the place and the age it could identify the child.",
    "NORP": "Nationality narrows down who this is.",
    "AGE": "An exact age, which narrows down who this is.",
    "UNKNOWN": "A capitalised word that nothing explained.",
}

_OVERVIEW: tuple[tuple[Kind, str, str], ...] = (
    (
        Kind.HEADER,
        "page header",
        "Local child safeguarding practice review: [[Rowan Thackray|PERSON|person-1|Child K]]",
    ),
    (Kind.BODY, "paragraph 1", "1. Introduction"),
    (
        Kind.BODY,
        "paragraph 2",
        "This review was commissioned by the [[Harrowmoor Safeguarding Children Partnership|ORGANIZATION|body-3]] after [[Rowan Thackray|PERSON|person-1|Child K]], born on [[9 May 2012|DATE_OF_BIRTH||[date of birth]]], was found alone at home in [[Nether Aldwick|LOCATION|place-1|Village 1]] on [[14 November 2023|DATE_TIME||November 2023]].",
    ),
    (
        Kind.BODY,
        "paragraph 3",
        "[[Rowan’s|PERSON|person-1|Child K’s]] mother, [[Delia Thackray|PERSON|person-2|Mother]], had been known to services since [[2 March 2021|DATE_TIME||March 2021]]. [[Ms Thackray|PERSON|person-2|Mother]] is of [[Maltese|!NORP]] heritage and has [[a rare inherited condition of the joints|!DETAIL]].",
    ),
    (
        Kind.BODY,
        "paragraph 4",
        "The purpose of the review is to learn, not to blame. It looks at how agencies worked together and at what could be done differently.",
    ),
    (Kind.BODY, "paragraph 5", "2. How the review was carried out"),
    (
        Kind.BODY,
        "paragraph 6",
        "The panel met four times. Each agency wrote a short report about its own involvement, and practitioners came together for two learning events.",
    ),
    (
        Kind.BODY,
        "paragraph 7",
        "Family members were invited to take part. Their views are woven through the report and are given in their own words where they agreed to it.",
    ),
    (Kind.BODY, "paragraph 8", "The lead reviewer is independent of all the agencies concerned."),
    (Kind.BODY, "paragraph 9", "3. What happened"),
    (
        Kind.BODY,
        "paragraph 10",
        "[[Joss|PERSON|person-5|Social Worker 1]] visited on [[3 October 2023|DATE_TIME||October 2023]] and saw [[Rowan|PERSON|person-1|Child K]] alone. A referral (NHS number [[999 000 0018|UK_NHS||[NHS number]]]) was made to [[Aldwick Park Surgery|ORGANIZATION|body-1|GP Practice 1]]. [[Thackray|PERSON||the relative]] telephoned the next day from [[07700 900123|PHONE_NUMBER||[telephone number]]].",
    ),
    (
        Kind.BODY,
        "paragraph 11",
        "The head teacher of [[St Wystan’s Primary School|ORGANIZATION|body-2|School 1]] told [[Joss Ambery|PERSON|person-5|Social Worker 1]] that [[Rowan|PERSON|person-1|Child K]], aged [[11|!AGE]], had stopped coming to [[Larkfield|?UNKNOWN]] in September.",
    ),
    (Kind.TABLE, "table 1, row 2, column 1", "[[14 November 2023|DATE_TIME||November 2023]]"),
    (
        Kind.TABLE,
        "table 1, row 2, column 2",
        "Neighbour calls the police. Officers attend [[22 Sallow Lane|ADDRESS|place-2|the family home]] and find [[Rowan|PERSON|person-1|Child K]].",
    ),
    (Kind.TABLE, "table 1, row 3, column 1", "[[15 November 2023|DATE_TIME||November 2023]]"),
    (
        Kind.TABLE,
        "table 1, row 3, column 2",
        "Strategy meeting. [[DS Imrie Coles|PERSON|person-4|Police Officer 1]] attends.",
    ),
    (
        Kind.FOOTNOTE,
        "footnote 1",
        "The [[Larkfield|?UNKNOWN]] group meets weekly; [[Imrie Coles|PERSON|person-4|Police Officer 1]] confirmed this.",
    ),
    (Kind.COMMENT, "comment 1", "Check with [[Delia|PERSON|person-2|Mother]] before this goes out."),
    (Kind.PROPERTY, "title in the document's properties", "[[Thackray|PERSON|person-1|Child K]] overview v7"),
    (Kind.PROPERTY, "subject in the document's properties", "Practice review"),
    (Kind.AUTHOR, "author of comment 1", "[[J Ambery|PERSON|person-5|Social Worker 1]]"),
    (
        Kind.LINK,
        "target of a link in paragraph 10",
        "mailto:[[d.thackray@example.org|EMAIL_ADDRESS||[e-mail address]]]",
    ),
)
_BRIEFING: tuple[tuple[Kind, str, str], ...] = (
    (Kind.BODY, "paragraph 1", "Seven-minute briefing"),
    (
        Kind.BODY,
        "paragraph 2",
        "[[Rowan|PERSON|person-1|Child K]] lived with [[Delia|PERSON|person-2|Mother]] and an older brother, [[Corin Thackray|PERSON|person-3|Sibling 1]], in [[Nether Aldwick|LOCATION|place-1|Village 1]].",
    ),
    (Kind.BODY, "paragraph 3", "Practitioners should ask themselves: what is life like for this child today?"),
    (
        Kind.BODY,
        "paragraph 4",
        "Further reading is on the website of the [[Harrowmoor Safeguarding Children Partnership|ORGANIZATION|body-3]].",
    ),
    (Kind.TEXT_BOX, "text box 1", "[[Corin|PERSON|person-3|Sibling 1]] said: “Nobody asked me.”"),
    (Kind.ATTRIBUTE, "description of picture 1", "Drawing by [[Rowan|PERSON|person-1|Child K]]"),
)
_ENTITIES = (
    ("person-1", "PERSON", "subject", "Child K"),
    ("person-2", "PERSON", "mother", "Mother"),
    ("person-3", "PERSON", "sibling", "Sibling 1"),
    ("person-4", "PERSON", "police officer", "Police Officer 1"),
    ("person-5", "PERSON", "social worker", "Social Worker 1"),
    ("place-1", "LOCATION", "village", "Village 1"),
    ("place-2", "ADDRESS", "home", "the family home"),
    ("body-1", "ORGANIZATION", "general practice", "GP Practice 1"),
    ("body-2", "ORGANIZATION", "school", "School 1"),
    ("body-3", "ORGANIZATION", "publisher", ""),
)

Lines = tuple[tuple[Kind, str, str], ...]


def read_marked(
    source: str, lines: Lines, stem: str = ""
) -> tuple[Draft, list[Finding], list[Edit], dict[str, list[str]]]:
    """A draft, its findings and edits, and the mentions of each entity, from marked lines."""
    segments: list[Segment] = []
    findings: list[Finding] = []
    edits: list[Edit] = []
    mentions: dict[str, list[str]] = {}
    named = [(Kind.FILE_NAME, "file name", stem)] if stem else []
    for index, (kind, where, marked) in enumerate([*lines, *named]):
        anchor = FILE_NAME if kind is Kind.FILE_NAME else Anchor("word/document.xml", f"0/{index}")
        text, done, found = "", 0, []
        for match in _MARK.finditer(marked):
            text += marked[done : match.start()]
            span = Span(len(text), len(text) + len(match[1]))
            text += match[1]
            done = match.end()
            found.append((span, match))
        text += marked[done:]
        heading = ("Date", "Event")[int(where[-1]) - 1] if kind is Kind.TABLE else ""
        segments.append(Segment(anchor, text, kind, where, heading))
        for span, match in found:
            identifier = finding_id(source, anchor, text, span, match[3], index)
            becomes = match[5]
            action = {"!": Action.FLAG, "?": Action.ASK}.get(
                match[2], Action.KEEP if becomes is None else Action.REPLACE
            )
            why = _WHY.get(match[3], "A detail that identifies or reaches somebody.")
            findings.append(
                Finding(
                    identifier, source, anchor, span, match[1], match[3], 0.85, f"{match[3].lower()}-names", action, why
                )
            )
            if becomes is not None:
                edits.append(Edit(anchor, span, match[1], becomes, identifier, match[3], why, match[4] or None))
            if match[4]:
                mentions.setdefault(match[4], []).append(identifier)
    return Draft(source, "docx", "0" * 64, tuple(segments)), findings, edits, mentions


def assemble(*marked: tuple[str, Lines, str]) -> ReviewPage:
    """A page for drafts given as (file name, marked lines, stem), with every question still open."""
    drafts, findings, edits = [], [], {}
    mentions: dict[str, list[str]] = {}
    for source, lines, stem in marked:
        draft, found, made, who = read_marked(source, lines, stem)
        drafts.append(draft)
        findings.extend(found)
        edits[source] = tuple(made)
        for entity, ids in who.items():
            mentions.setdefault(entity, []).extend(ids)
    by_id = {finding.id: finding for finding in findings}
    entities = tuple(
        Entity(
            id_,
            kind,
            role,
            tuple(dict.fromkeys(by_id[m].text for m in mentions[id_])),
            tuple(mentions[id_]),
            id_ == "person-1",
        )
        for id_, kind, role, _ in _ENTITIES
        if id_ in mentions
    )
    key = Key(
        tuple(
            KeyEntry(e.id, e.entity_type, e.role, e.names, name)
            for e in entities
            for i, _, _, name in _ENTITIES
            if i == e.id and name
        )
    )
    resolution = Resolution(entities)
    return ReviewPage(
        title="Harrowmoor review",
        generated="2026-03-04T09:05:00+00:00",
        version="0.1.0",
        drafts=tuple(drafts),
        findings=tuple(findings),
        resolution=resolution,
        key=key,
        plan=RedactionPlan(edits, _questions(findings, entities), ()),
        decisions=Decisions(),
        folder="harrowmoor",
    )


def _questions(findings: list[Finding], entities: tuple[Entity, ...]) -> tuple[Question, ...]:
    covered = {mention for entity in entities for mention in entity.mentions}
    asked = [
        Question(
            e.id, Obstacle.CHANGE, "May the pseudonym stand for every name of this person, place or body?", ("draft 1",)
        )
        for e in entities
        if e.role != "publisher"
    ]
    seen = set()
    for finding in findings:
        wording = (finding.entity_type, finding.text)
        if finding.id in covered or wording in seen or finding.action is Action.KEEP:
            continue
        seen.add(wording)
        obstacle = {Action.FLAG: Obstacle.FLAG, Action.ASK: Obstacle.NEAR_MISS}.get(finding.action, Obstacle.CHANGE)
        asked.append(Question(finding.id, obstacle, "May this stand?", ("draft 1",)))
    return tuple(asked)


def reviewed_case() -> ReviewPage:
    """Two drafts with every sort of mark, some decisions made, and a third draft that could not be read."""
    page = assemble(
        (
            "01 Overview report Thackray v7.docx",
            _OVERVIEW,
            "01 Overview report [[Thackray|PERSON|person-1|Child K]] v7",
        ),
        ("02 Briefing.docx", _BRIEFING, "02 Briefing"),
    )
    unclear = next(
        f
        for f in page.findings
        if f.text == "Thackray" and not any(f.id in e.mentions for e in page.resolution.entities)
    )
    overview, briefing = page.drafts
    overview = replace(
        overview,
        segments=(
            *overview.segments[:5],
            Segment(
                replace(overview.segments[4].anchor, view=View.ORIGINAL),
                "The purpose of the review is to learn.",
                Kind.BODY,
                "paragraph 4",
            ),
            *overview.segments[5:],
        ),
        revisions=(
            Revision("rev-0a1b2c3d-0000000001", "paragraph 4", "A. Chair", "deleted", "to learn"),
            Revision("rev-0a1b2c3d-0000000002", "paragraph 11", "A. Chair", "inserted", "in time"),
        ),
        comments=(
            Comment("comment-0000000001", "comment 1 on paragraph 2", "A. Chair", "Hold this until the trial."),
            Comment(
                "comment-0000000002", "comment 2 on paragraph 2", "B. Author", "Agreed.", answers="comment-0000000001"
            ),
            Comment(
                "comment-0000000003", "comment 3 on paragraph 3", "B. Author", "A comma is missing.", resolved=True
            ),
        ),
        unread=(Unread("word/embeddings/sheet1.xlsx", "An embedded spreadsheet; redraft does not look inside."),),
    )
    briefing = replace(
        briefing, pictures=(Picture("pic-0a1b2c3d", "word/media/image1.png", "paragraph 4", "image/png", "1" * 64),)
    )
    questions = tuple(
        replace(q, obstacle=Obstacle.AMBIGUITY, candidates=("person-2", "person-3")) if q.target == unclear.id else q
        for q in page.plan.questions
        if q.target != "person-2"
    )
    questions += (
        Question("pic-0a1b2c3d", Obstacle.PICTURE, "May this picture be published?", ("paragraph 4",)),
        Question("rev-0a1b2c3d", Obstacle.REVISIONS, "Do earlier authors' changes count?", ("paragraph 4",)),
        Question("comment-0000000001", Obstacle.COMMENTS, "Is it settled?", ("paragraph 2",)),
        Question("comment-0000000002", Obstacle.COMMENTS, "Is it settled?", ("paragraph 2",)),
    )
    return replace(
        page,
        drafts=(overview, briefing),
        resolution=replace(
            page.resolution, ambiguities=(Ambiguity("Thackray", (unclear.id,), ("person-2", "person-3")),)
        ),
        plan=replace(page.plan, questions=questions),
        decisions=Decisions(
            (
                Decision(
                    "person-2", Ruling.ACCEPT, "A. Manager", "2026-03-03T16:00:00+00:00", reason="agreed with the chair"
                ),
            )
        ),
        unprocessed=(
            Unprocessed(
                3,
                "03 Chronology.doc",
                "It is in the format of Word 97 to 2003.",
                "Open it in Word and save it as a Word Document (.docx).",
            ),
        ),
    )

"""How the reviewer's page names and groups the kinds of detail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds of detail that share a colour; `badge` is the letter that says the same without colour."""

    id: str
    label: str
    badge: str


GROUPS = (
    Group("person", "People", "P"),
    Group("place", "Places", "L"),
    Group("body", "Organisations", "O"),
    Group("date", "Dates and ages", "D"),
    Group("number", "Reference numbers", "N"),
    Group("contact", "Contact details", "C"),
    Group("detail", "Sensitive details", "S"),
    Group("unsure", "Not explained", "?"),
)
"""In the order of every list and legend on the page."""

_TYPES = {
    "PERSON": ("person", "Person"),
    "LOCATION": ("place", "Place"),
    "ADDRESS": ("place", "Address"),
    "POSTCODE": ("place", "Postcode"),
    "ORGANIZATION": ("body", "Organisation"),
    "DATE_TIME": ("date", "Date"),
    "DATE_OF_BIRTH": ("date", "Date of birth or death"),
    "AGE": ("date", "Age"),
    "UK_NHS": ("number", "NHS number"),
    "UK_NINO": ("number", "National Insurance number"),
    "UPN": ("number", "Pupil number"),
    "ULN": ("number", "Learner number"),
    "COURT_CASE_NUMBER": ("number", "Court case number"),
    "NEUTRAL_CITATION": ("number", "Neutral citation"),
    "POLICE_REFERENCE": ("number", "Police reference"),
    "SOCIAL_CARE_ID": ("number", "Social care number"),
    "CASE_REFERENCE": ("number", "Case reference"),
    "HOSPITAL_NUMBER": ("number", "Hospital number"),
    "PROFESSIONAL_REGISTRATION": ("number", "Professional registration"),
    "PROVIDER_NUMBER": ("number", "Provider number"),
    "VEHICLE_REGISTRATION": ("number", "Vehicle registration"),
    "DRIVING_LICENCE": ("number", "Driving licence"),
    "PASSPORT": ("number", "Passport"),
    "PRISON_NUMBER": ("number", "Prison number"),
    "PNC_ID": ("number", "Police National Computer number"),
    "CRO_NUMBER": ("number", "Criminal record number"),
    "BANK_ACCOUNT": ("number", "Bank account"),
    "TAX_REFERENCE": ("number", "Tax reference"),
    "PHONE_NUMBER": ("contact", "Telephone number"),
    "EMAIL_ADDRESS": ("contact", "E-mail address"),
    "URL": ("contact", "Web address"),
    "FILE_NAME": ("contact", "File name"),
    "HANDLE": ("contact", "Online name"),
    "IP_ADDRESS": ("contact", "Internet address"),
    "NORP": ("detail", "Nationality, faith or ethnicity"),
    "DETAIL": ("detail", "Telling detail"),
    "QUOTE": ("detail", "Somebody’s own words"),
    "QUANTITY": ("detail", "Count or amount"),
    "UNKNOWN": ("unsure", "Not explained"),
}

_RANK = {entity_type: rank for rank, entity_type in enumerate(_TYPES)}


_MOST_TELLING = (
    *("court_outcome", "media_attention", "other_review", "quotation", "uniqueness", "office_holder"),
    *("private_matter", "rare_condition", "appearance", "incident_detail", "occupation", "family_structure"),
    *("legal_status", "lasting_condition", "service_count", "pet_or_hobby", "gender_or_sexuality"),
)
"""Definitions of flagged details, the worst first: what the press reports, then what is one of its kind."""
_TELLING_RANK = {name: rank for rank, name in enumerate(_MOST_TELLING)}


def telling_rank(entity_type: str, recognizer: str) -> tuple[int, tuple[int, str]]:
    """A sort key by which flagged details come in the order in which they narrow a person down, the worst first.

    Details of other definitions come after those that are known; what is no detail (dates, ages) comes last.

    >>> telling_rank("DETAIL", "court_outcome") < telling_rank("DETAIL", "library_habit") < telling_rank("AGE", "age")
    True
    """
    known = _TELLING_RANK.get(recognizer, len(_MOST_TELLING))
    return (known if group_of(entity_type) == "detail" else len(_MOST_TELLING) + 1, rank_of(entity_type))


def group_of(entity_type: str) -> str:
    """The id of the group that `entity_type` belongs to; a type of the case's own counts as a number.

    >>> group_of("POSTCODE"), group_of("LIBRARY_CARD")
    ('place', 'number')
    """
    return _TYPES.get(entity_type, ("number", ""))[0]


def label_of(entity_type: str) -> str:
    """The plain name of `entity_type`.

    >>> label_of("UK_NHS"), label_of("LIBRARY_CARD")
    ('NHS number', 'Library card')
    """
    known = _TYPES.get(entity_type)
    return known[1] if known else entity_type.replace("_", " ").capitalize()


def rank_of(entity_type: str) -> tuple[int, str]:
    """A sort key that keeps the types in the order of the groups, unknown ones last by name."""
    return (_RANK.get(entity_type, len(_RANK)), entity_type)


def kinds() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every kind that a reviewer may give to something missed, by its group's label: type and plain name."""
    return tuple(
        (group.label, tuple((kind, label) for kind, (id_, label) in _TYPES.items() if id_ == group.id))
        for group in GROUPS
        if group.id != "unsure"
    )

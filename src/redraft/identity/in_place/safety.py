"""Whether a pseudonym in place could give away whom it stands for (rule 3 of the field's conventions)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redraft.folding import fold
from redraft.identity.in_place.labels import PERSON, Form
from redraft.identity.in_place.register import InPlace
from redraft.names import parse
from redraft.vocabulary import Vocabulary


def shares_initial(entry: InPlace, names: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether a letter code or name begins as one of a person's real names does; numbers tell nothing."""
    if entry.entity_type != PERSON:
        return False
    first = fold(entry.name[:1] if entry.form is Form.NAME else entry.mark[:1])
    parsed = [parse(name, vocabulary) for name in names]
    words = [word for n in parsed for word in (*n.given, n.surname, n.lone, *n.nicknames, *n.former)]
    return first.isalpha() and any(fold(part)[:1] == first for word in words for part in re.split(r"[\s-]", word))

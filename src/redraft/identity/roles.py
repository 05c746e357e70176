"""What the text says somebody is: "his mother, Karen", "Karen (MGM)", "X, the pharmacist", a column headed "Role"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from redraft.folding import fold
from redraft.identity.mentions import Mention, Place, row_of
from redraft.text import Draft
from redraft.vocabulary import Vocabulary

_ROLE_HEADINGS = frozenset(
    {
        "role", "relationship", "relation", "relationship to child", "relationship to subject", "relationship to adult",
        "designation", "job title", "position", "profession", "occupation", "post", "title", "role / agency",
        "role and agency", "role/agency",
    }
)  # fmt: skip
PRONOUNS = frozenset({"his", "her", "their", "my", "our", "your"})
_PRONOUN_SEX = {"her": "f", "his": "m"}
_PARENTS = {"mother": "f", "father": "m"}
_POSSESSOR = r"(?P<owner>his|her|their|my|our|your|[^\W\d_][\w’'‑-]*(?:['’]s|s['’]))"
_ADJECTIVE = (
    r"(?:(?:own|late|then|new|former|previous|current|first|second|older|younger|elder|eldest|youngest|only|birth|"
    r"maternal|paternal|allocated|duty|lead|local|community|hospital|ward|senior|junior|named|designated|registered|"
    r"specialist|trainee|student|agency|retired|acting|assistant|deputy|newly|qualified|school|parish|estranged|"
    r"full-time|part-time|long-standing|young|elderly|widowed|locum|consultant)\s+)"
)
_IS = r"(?:\sof\s(?:(?!(?:who|which|that)\b)[^.,;:()]){1,40}?)?\s(?:is|was)\s"
_BETWEEN = r"(?:,\s(?:also\s)?known\sas\s['‘“\"]?(?-i:[A-Z])[\w'’-]+['’”\"]?(?=[\s,]))?(?:\s?\((?-i:[A-Z]{2,4})\))?"
"""A by-name and initials, which may stand between a name and the role: "Carys Hale (CH), health visitor"."""
_OPENING = r"[\s,:;(\[–—-]*['‘\"“]?"
_OPENERS = " \t\n\u00a0,:;([–—-'‘\"“"
"""What mostly stands between a role and a name."""
_LAST = re.compile(r"[^a-z]", re.IGNORECASE)
_STOPPED = re.compile(r"[.;]\s*$")


@dataclass(frozen=True, slots=True)
class RoleCue:
    """One hint at a role: the label, how much it weighs, whether it is kinship, and whose kin (a pronoun or a name).

    `parent` is the parent that a pronoun can stand for, "mother" or "father", where the sentence has named one.
    """

    role: str
    weight: int
    kin: bool
    owner: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class RoleReader:
    """Reads the cues around a mention; made once for a set of drafts by `role_reader`. `endings` are the last words of roles,
    one of which must stand before a mention for the pattern to be tried.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    endings: frozenset[str]
    vocabulary: Vocabulary
    rows: Mapping[Place, tuple[tuple[str, str], ...]]

    def cues(self, mention: Mention, title_role: str) -> tuple[RoleCue, ...]:
        """All cues for one mention, the title before the name included."""
        found = [self._cue(title_role, 3)] if title_role else []
        ahead = mention.before[-80:]
        before = self.before.search(ahead) if self.may_end_in_role(ahead) else None
        if before and not _STOPPED.search(before[0]):
            # a pronoun may be anybody's, and before a comma a role may close a list of its own
            sure = "," not in before["gap"] or bool(before["owner"])
            weight = 2 if sure and fold(before["owner"] or "") not in PRONOUNS else 1
            found.append(
                self._cue(
                    self.vocabulary.role_of(before["role"]), weight, before["owner"], self._parent(mention, before)
                )
            )
        if (after := self.after.match(mention.after[:90])) and not _is_short_for(after["role"], mention.text):
            owner = after["owner"] or after["of"] or ""
            weight = 2 if fold(owner) in PRONOUNS else 3
            found.append(self._cue(self.vocabulary.role_of(after["role"]), weight, owner))
        found += self._cell_cues(mention)
        return tuple(cue for cue in found if cue.role)

    def may_end_in_role(self, ahead: str) -> bool:
        """Whether a role, or "is" behind one, can be the last word of a text. Where that is not plain, it may."""
        word = _LAST.split(ahead.rstrip(_OPENERS))[-1].casefold()
        return not word or word in self.endings or word in ("is", "was") or not word.isascii()

    def _parent(self, mention: Mention, found: re.Match[str]) -> str:
        """The parent that "her" or "his" before a role can stand for, "mother" or "father"; "" if the sentence so far names
        none, or last the other.
        """
        sex = _PRONOUN_SEX.get(fold(found["owner"] or ""), "")
        sentence = re.split(r"[.!?]\s", mention.before[: len(mention.before[:-80]) + found.start()])[-1]
        parents = [label for word in re.findall(r"[\w-]+", sentence) if (label := self._parent_label(word))]
        return parents[-1] if parents and _PARENTS[parents[-1]] == sex else ""

    def _parent_label(self, word: str) -> str:
        label = fold(self.vocabulary.kin.get(fold(word), ""))
        return label if label in _PARENTS else ""

    def _cue(self, role: str, weight: int, owner: str | None = None, parent: str = "") -> RoleCue:
        whose = re.sub(r"['’]s?$", "", owner or "").strip()
        return RoleCue(role, weight, role in self.vocabulary.kin_sex, whose, parent)

    def _cell_cues(self, mention: Mention) -> list[RoleCue]:
        """What the table says of somebody who has a cell to himself: its heading, and the other cells of the row."""
        cell = mention.segment.text.strip()
        if len(mention.text) * 2 < len(cell):
            return []
        heading = self.vocabulary.role_of(mention.segment.heading)
        found = [self._cue(heading, 2)] if heading else []
        for title, text in self.rows.get(mention.row, ()):
            if text != cell:
                named = self.role_at_start(text) if fold(title) in _ROLE_HEADINGS else self.vocabulary.role_of(text)
                found.append(self._cue(named, 3))
        return found

    def role_at_start(self, text: str) -> str:
        """The role that a cell under "Role" gives: the longest phrase of the vocabulary among its first words."""
        words = re.split(r"[\s,;/(]+", fold(text))
        for first in range(min(3, len(words))):
            for last in range(min(len(words), first + 5), first, -1):
                if role := self.vocabulary.role_of(" ".join(words[first:last])):
                    return role
        return ""


def _is_short_for(role: str, name: str) -> bool:
    """Whether capitals behind a name are its own initials: "Mary Pike (MP)" is nobody's mother's partner."""
    return role.isupper() and role == "".join(word[:1] for word in re.findall(r"\w+", name)).upper()[-len(role) :]


def role_reader(drafts: Sequence[Draft], vocabulary: Vocabulary) -> RoleReader:
    """A reader of role cues for these drafts."""
    phrases = sorted({*vocabulary.kin, *vocabulary.occupations}, key=lambda phrase: (-len(phrase), phrase))
    role = "(?P<role>" + "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases) + ")"
    owned = rf"(?:{_POSSESSOR}\s+)?(?:(?:the|a|an)\s+)?{_ADJECTIVE}{{0,2}}?"  # lazily: a "ward sister" is no sister
    before = re.compile(
        rf"(?:^|(?<=[\s(]))(?:{_POSSESSOR}\s+{_ADJECTIVE}{{0,2}}?)?{role}(?P<gap>{_IS}|{_OPENING})$", re.IGNORECASE
    )
    # a role followed by another name belongs to that one: "Karen, social worker Joanne Pike"
    after = re.compile(
        rf"{_BETWEEN}(?:['’\"”)]?\s*\(|['’\"”)]?,?\s+who\s+(?:is|was)\s+|['’\"”)]?,\s*|['’\"”)]?\s+[–—=-]\s+|\s+(?:is|was)\s+)"
        rf"{owned}{role}\b"
        r"(?!\s+(?-i:[A-Z]))(?!['’]s)(?:\s+(?:of|to)\s+(?P<of>[A-Z][\w’'-]+))?",
        re.IGNORECASE,
    )
    rows: dict[Place, list[tuple[str, str]]] = {}
    for number, draft in enumerate(drafts):
        for segment in draft.segments:
            if (row := row_of(number, segment)) != (number, str(segment.anchor)):
                rows.setdefault(row, []).append((segment.heading, segment.text.strip()))
    endings = frozenset(_LAST.split(phrase)[-1] for phrase in phrases)
    return RoleReader(before, after, endings, vocabulary, {row: tuple(cells) for row, cells in rows.items()})

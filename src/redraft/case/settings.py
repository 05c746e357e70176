"""What `case.yaml` says: the cast, the publisher, what becomes of each draft, and the policies of the case."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

import yaml

from redraft.case import yaml_nodes as nodes
from redraft.case.cast.entries import cast_members
from redraft.case.dates_setting import date_rules
from redraft.case.sign_off import SignOff, sign_off
from redraft.cast import Declared, Publisher
from redraft.engine import EngineChoice, EngineKind
from redraft.errors import SettingsInvalid
from redraft.outputs.publication.links import LinkPolicy
from redraft.plan import Rulings
from redraft.pseudonyms import FamilyStyle, Scheme, SubjectStyle
from redraft.vocabulary import load_vocabulary

PLACE = nodes.Place("case.yaml", SettingsInvalid)
_KEYS = (
    "cast",
    "publisher",
    "publication",
    "drafts",
    "dates",
    "subject_style",
    "families",
    "naming_tradition",
    "keep",
    "mask",
    "revisions",
    "comments",
    "pictures",
    "links",
    "ocr",
    "engine",
    "key",
    "sharing",
    "approvals",
    "required_roles",
    "holds",
)
_DRAFT_KEYS = ("as", "reason")
_ENGINES = "allowed: redraft, spacy PACKAGE, transformers FOLDER or gliner FOLDER"
_PACKAGE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_ANONYMOUS = "anonymous"
_PUBLISHER_KEYS = {
    "name": "bodies",
    "acronyms": "bodies",
    "partners": "bodies",
    "bodies": "bodies",
    "area": "areas",
    "areas": "areas",
    "teams": "teams",
    "author": "people",
    "chair": "people",
}


class DraftKind(StrEnum):
    """What becomes of a draft."""

    PUBLISH = "publish"
    """A clean copy goes to `publication/` once everything is decided."""
    SOURCE = "source"
    """Read for names and consistency only: an agency's report, a combined chronology."""
    IGNORE = "ignore"
    """Not read at all."""


class Sharing(StrEnum):
    """Whether other cases may go by the key of this one."""

    UNSAID = ""
    """Nobody ruled on it: they may not."""
    ALLOWED = "allowed"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """The case whose key is to be used, as a path seen from this case, and the line that says so."""

    folder: str
    line: int


@dataclass(frozen=True, slots=True)
class DraftChoice:
    """What the user declared about one draft, and why."""

    kind: DraftKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`case.yaml`, checked. `drafts` pairs a file name, or the end of a path, with the choice made for it.

    `key` is None for a case with a key of its own; `ocr` is whether words in pictures are read; `sign_off` is what has to
    be there before anything is published.
    """

    declared: Declared = field(default_factory=Declared)
    drafts: tuple[tuple[str, DraftChoice], ...] = ()
    scheme: Scheme = field(default_factory=Scheme)
    rulings: Rulings = field(default_factory=Rulings)
    links: LinkPolicy = LinkPolicy.WEB
    engine: EngineChoice = field(default_factory=EngineChoice)
    key: KeyChoice | None = None
    sharing: Sharing = Sharing.UNSAID
    ocr: bool = False
    sign_off: SignOff = field(default_factory=SignOff)

    def choice(self, path: Path) -> DraftChoice | None:
        """What was declared for a file, by its name or by the end of its path (``old/notes.docx``), in any case."""
        parts = path.as_posix().casefold().split("/")
        names = {"/".join(parts[start:]) for start in range(len(parts))}
        found = [(name.count("/"), choice) for name, choice in self.drafts if _folded(name) in names]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def unmatched(self, paths: Iterable[Path]) -> tuple[int, ...]:
        """Which entries of `drafts` (counted from 1) name none of these files: most likely a slip in the name."""
        seen = [path.as_posix().casefold() for path in paths]
        return tuple(
            number
            for number, (name, _) in enumerate(self.drafts, 1)
            if not any(path == _folded(name) or path.endswith("/" + _folded(name)) for path in seen)
        )

    @property
    def fingerprint(self) -> str:
        """A hash over everything that detection depends on: when it changes, findings are out of date."""
        depends = [asdict(self.declared), self.engine.kind, self.engine.name, self.ocr]
        written = json.dumps(depends, ensure_ascii=False, sort_keys=True, default=str)
        return sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def load_settings(path: Path) -> Settings:
    """Read a `case.yaml`; a missing or empty file gives the defaults.

    Raises:
        SettingsInvalid: naming the line, the key and what may stand there; nothing of the file is quoted.
    """
    return _settings(nodes.load(path, PLACE), path.parent)


def parse_settings(text: str, root: Path) -> Settings:
    """The settings that a `case.yaml` in the folder `root` would mean if it said `text`.

    Raises:
        SettingsInvalid: as `load_settings` does.
    """
    return _settings(nodes.parse(text, PLACE), root)


def _settings(node: yaml.Node | None, root: Path) -> Settings:
    top = nodes.mapping(node, _KEYS, PLACE)

    def value(key: str) -> yaml.Node | None:
        return top[key][1] if key in top else None

    dates = date_rules(value("dates"), PLACE)
    publication = nodes.choice(value("publication"), ("named", _ANONYMOUS), PLACE, "publication")
    style = nodes.choice(value("subject_style"), [s.value for s in SubjectStyle], PLACE, "subject_style")
    families = nodes.choice(value("families"), [f.value for f in FamilyStyle], PLACE, "families")
    traditions = [] if value("naming_tradition") is None else load_vocabulary().naming.traditions_on_offer
    tradition = nodes.choice(value("naming_tradition"), traditions, PLACE, "naming_tradition")
    declared = Declared(
        cast=cast_members(value("cast"), PLACE),
        publisher=_publisher(value("publisher")),
        keep=nodes.texts(value("keep"), PLACE, "keep"),
        mask=nodes.texts(value("mask"), PLACE, "mask"),
        born=dates.born,
        died=dates.died,
    )
    return Settings(
        declared=declared.anonymously() if publication == _ANONYMOUS else declared,
        drafts=_drafts(value("drafts")),
        scheme=Scheme(
            SubjectStyle(style) if style else SubjectStyle.LETTER,
            FamilyStyle(families) if families else FamilyStyle.PLAIN,
            tradition or "",
        ),
        rulings=Rulings(
            dates=dates,
            bands={name: member.age for member in declared.cast if member.age for name in member.names},
            revisions=nodes.choice(value("revisions"), ("accept", "reject"), PLACE, "revisions") or None,
            comments=nodes.choice(value("comments"), ("acknowledged",), PLACE, "comments") or None,
            pictures=_pictures(value("pictures")),
        ),
        links=LinkPolicy(nodes.choice(value("links"), [p.value for p in LinkPolicy], PLACE, "links") or LinkPolicy.WEB),
        engine=_engine(value("engine"), root),
        key=_key(value("key")),
        ocr=nodes.choice(value("ocr"), ("yes", "no"), PLACE, "ocr") == "yes",
        sharing=Sharing(nodes.choice(value("sharing"), ("allowed", "never"), PLACE, "sharing")),
        sign_off=sign_off(value("approvals"), value("required_roles"), value("holds"), PLACE),
    )


def _pictures(node: yaml.Node | None) -> str | None:
    """The ruling "blank" for all pictures; that they be kept cannot be said of those that nobody has seen yet."""
    written = nodes.text(node, PLACE, "pictures").lower()
    if written not in ("", "blank"):
        raise PLACE.fail(
            nodes.line_of(node),
            "pictures",
            "allowed: blank; one to be kept is ruled on by itself, with `redraft decide`",
        )
    return written or None


def _engine(node: yaml.Node | None, root: Path) -> EngineChoice:
    """The engine that a case in the folder `root` asks for."""
    written = nodes.text(node, PLACE, "engine")
    if not written:
        return EngineChoice()
    kind, *name = written.split(maxsplit=1)
    own = kind.lower() == EngineKind.REDRAFT
    if kind.lower() not in list(EngineKind) or own == bool(name):
        raise PLACE.fail(nodes.line_of(node), "engine", _ENGINES)
    if own:
        return EngineChoice()
    if kind.lower() == EngineKind.SPACY:
        if not _PACKAGE.fullmatch(name[0]):
            raise PLACE.fail(nodes.line_of(node), "engine", "after spacy, the name of a package, as in en_core_web_lg")
        return EngineChoice(EngineKind.SPACY, name[0])
    return EngineChoice(EngineKind(kind.lower()), name[0], root / name[0])


def _key(node: yaml.Node | None) -> KeyChoice | None:
    written = nodes.text(node, PLACE, "key")
    if written.lower() in ("", "own"):
        return None
    return KeyChoice(written.replace("\\", "/"), nodes.line_of(node))


def _folded(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./").casefold()


def template() -> str:
    """The commented `case.yaml` that `redraft init` writes; as it stands it means the defaults."""
    return Path(__file__).with_name("case_template.yaml").read_text("utf-8")


def _publisher(node: yaml.Node | None) -> Publisher:
    names: dict[str, list[str]] = {"bodies": [], "areas": [], "people": [], "teams": []}
    for key, (_, value) in nodes.mapping(node, tuple(_PUBLISHER_KEYS), PLACE, "publisher").items():
        names[_PUBLISHER_KEYS[key]] += nodes.texts(value, PLACE, f"publisher: {key}")
    return Publisher(**{group: tuple(dict.fromkeys(found)) for group, found in names.items()})


def _drafts(node: yaml.Node | None) -> tuple[tuple[str, DraftChoice], ...]:
    kinds = tuple(kind.value for kind in DraftKind)
    found = []
    for name, (line, value) in nodes.mapping(node, (), PLACE, "drafts").items():
        if isinstance(value, yaml.MappingNode):
            entry = nodes.mapping(value, _DRAFT_KEYS, PLACE, "drafts")
            kind = nodes.choice(entry["as"][1] if "as" in entry else None, kinds, PLACE, "drafts")
            reason = nodes.text(entry["reason"][1] if "reason" in entry else None, PLACE, "drafts: reason")
        else:
            kind, reason = nodes.choice(value, kinds, PLACE, "drafts"), ""
        if not kind:
            raise PLACE.fail(line, "drafts", f"allowed: {', '.join(kinds)}")
        found.append((name, DraftChoice(DraftKind(kind), reason)))
    return tuple(found)

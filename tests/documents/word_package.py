"""Word files made for a test: a body in WordprocessingML, and whatever other parts it takes."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
OFFICE = "application/vnd.openxmlformats-officedocument."
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)


@dataclass(frozen=True)
class Part:
    """A further part: `kind` is the last word of the relationship that the main document (or `source`) has to it."""

    name: str
    content_type: str
    kind: str
    content: str | bytes
    source: str = "word/document.xml"


@dataclass(frozen=True)
class Link:
    """An external relationship of the main document."""

    id: str
    kind: str
    target: str


def xml(root: str, content: str) -> str:
    """A part's XML with the prefixes declared."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><{root} {NAMESPACES}>{content}</{root}>'


def story(root: str, name: str, content: str) -> Part:
    """A header, footer, notes or comments part, named ``word/<name>.xml``."""
    kind = {"hdr": "header", "ftr": "footer"}.get(root, root)
    return Part(f"word/{name}.xml", f"{WORD}{kind}+xml", kind, xml(f"w:{root}", content))


def word_file(
    body: str,
    parts: Sequence[Part] = (),
    links: Sequence[Link] = (),
    main_type: str = WORD + "document.main+xml",
    main: str = "word/document.xml",
) -> bytes:
    """The bytes of a Word file; part number `n` is related as ``rIdn``, counted from 1."""
    members: dict[str, str | bytes] = {main: xml("w:document", f"<w:body>{body}</w:body>")}
    overrides = [(main, main_type)]
    relationships: dict[str, list[str]] = {"": [_relationship("rId1", "officeDocument", main)], main: []}
    for number, part in enumerate(parts, 1):
        members[part.name] = part.content
        overrides.append((part.name, part.content_type))
        source = main if part.source == "word/document.xml" else part.source
        relationships.setdefault(source, []).append(_relationship(f"rId{number}", part.kind, part.name))
    for link in links:
        relationships[main].append(_relationship(link.id, link.kind, link.target, ' TargetMode="External"'))
    declared = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides)
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    rels_type = "application/vnd.openxmlformats-package.relationships+xml"
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", f'{types}<Default Extension="rels" ContentType="{rels_type}"/>{declared}</Types>'
        )
        for source, entries in relationships.items():
            folder, _, name = source.rpartition("/")
            space = "http://schemas.openxmlformats.org/package/2006/relationships"
            archive.writestr(
                f"{folder}/_rels/{name}.rels".lstrip("/"),
                f'<Relationships xmlns="{space}">{"".join(entries)}</Relationships>',
            )
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _relationship(number: str, kind: str, target: str, mode: str = "") -> str:
    path = target if mode else "/" + target
    return f'<Relationship Id="{number}" Type="{RELATIONSHIP}{kind}" Target="{path}"{mode}/>'


def p(*runs: str) -> str:
    """A paragraph; what is not markup becomes a run."""
    return "<w:p>" + "".join(run if run.startswith("<") else r(run) for run in runs) + "</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatting}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(content: str, number: int = 1, author: str = "Ann Editor") -> str:
    """An earlier author's insertion."""
    return f'<w:ins w:id="{number}" w:author="{author}" w:date="2024-01-01T00:00:00Z">{content}</w:ins>'


def dele(text: str, number: int = 2, author: str = "Ann Editor") -> str:
    """An earlier author's deletion."""
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="{number}" w:author="{author}" w:date="2024-01-01T00:00:00Z">{run}</w:del>'


def box(content: str) -> str:
    """A run with a text box drawn in VML."""
    return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"

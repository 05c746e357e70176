"""Small invented Word files with something of everything in them, for the fuzzer to spoil.

Wherever words can be there is a name that no language has, `Kestrel` and a number, so that any of them that is still in
a publication copy is seen at once.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import count
from types import ModuleType

from redraft.documents.ooxml.namespaces import STRICT

NAME = re.compile(r"Kestrel\d+")
_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea7"
    "35811e0000000049454e44ae426082"
)


def seeds(word: ModuleType) -> tuple[bytes, ...]:
    """The packages: one mostly of text, one mostly of what lies beside it, and the first as Strict Open XML."""
    text = word.word_file(
        _text(word), _beside_text(word), [word.Link("rIdL", "hyperlink", _named("https://{}.example/"))]
    )
    objects = word.word_file(_objects(word), _beside_objects(word))
    return text, objects, _strict(text)


_numbers = count(1)


def _named(pattern: str) -> str:
    """The pattern with a new name for each pair of braces."""
    return re.sub(r"\{\}", lambda _: f"Kestrel{next(_numbers)}", pattern)


def _text(word: ModuleType) -> str:
    cut = "".join(word.r(piece) for piece in ("Cut ", "Kes", "trel", "900", " up"))
    moved = (
        '<w:moveFromRangeStart w:id="20" w:name="move1"/><w:moveFrom w:id="21" w:author="{0}" w:date="2024-01-01T00:00:00Z">'
        '<w:r><w:t>{1}</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="20"/><w:moveToRangeStart w:id="22" w:name="move1"/>'
        '<w:moveTo w:id="23" w:author="{0}" w:date="2024-01-01T00:00:00Z"><w:r><w:t>{1}</w:t></w:r></w:moveTo>'
        '<w:moveToRangeEnd w:id="22"/>'
    ).format(_named("{}"), _named("{}"))
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF {}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCVARI</w:instrText></w:r>'
        '<w:r><w:instrText>ABLE {}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{} shown</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{}</w:tc>'
    rows = (
        f"<w:tr>{cell.format(word.p('Name'))}{cell.format(word.p('Role'))}</w:tr>"
        f'<w:tr><w:trPr><w:ins w:id="30" w:author="A"/></w:trPr>{cell.format(word.p(_named("{}")))}'
        f"{cell.format('<w:tbl><w:tr><w:tc>' + word.p(_named('{} inside')) + '</w:tc></w:tr></w:tbl>' + word.p('x'))}</w:tr>"
    )
    paragraphs = [
        word.p(_named("A sentence about {} and {}.")),
        f'<w:p><w:pPr><w:pStyle w:val="Hidden"/></w:pPr>{cut}<w:bookmarkStart w:id="5" w:name="{_named("{}_mark")}"/>'
        f'{word.r(_named("{}"))}<w:bookmarkEnd w:id="5"/></w:p>',
        word.p(
            _named("Kept "), word.ins(word.r(_named("{} came")), 10, _named("{}")), word.dele(_named("{} went"), 11)
        ),
        word.p(word.ins(word.r("in") + word.dele(_named("{}"), 13), 12), moved),
        f'<w:p>{_named(nested)}<w:fldSimple w:instr="{_named(" AUTHOR {}")}">{word.r(_named("{}"))}</w:fldSimple></w:p>',
        f'<w:p><w:hyperlink r:id="rIdL" w:tooltip="{_named("{}")}">{word.r(_named("{} link"))}</w:hyperlink>'
        f'<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="0"/>{word.r("said")}'
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
        f'<w:tbl><w:tblPr><w:tblCaption w:val="{_named("{}")}"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>',
        f'<w:sdt><w:sdtPr><w:alias w:val="{_named("{}")}"/><w:tag w:val="{_named("{}")}"/><w:dropDownList><w:listItem '
        f'w:displayText="{_named("{}")}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>'
        f"{word.p(_named('{} chosen'))}</w:sdtContent></w:sdt>",
        f'<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{_named("{} unseen")}</w:t></w:r><w:smartTag w:uri="u" w:element="e">'
        f"{word.r(_named('{}'))}</w:smartTag><w:r><w:ruby><w:rt>{word.r(_named('{}'))}</w:rt><w:rubyBase>"
        f'{word.r(_named("{}"))}</w:rubyBase></w:ruby></w:r><w:bdo w:val="rtl">{word.r(_named("{}"))}</w:bdo>'
        f"<m:oMath><m:r><m:t>{_named('{}')}</m:t></m:r></m:oMath></w:p>",
        '<w:p><w:r><w:t>Tab</w:t><w:tab/><w:br/><w:sym w:font="Wingdings" w:char="F04A"/><w:noBreakHyphen/>'
        f"<w:t>{_named('{}')}</w:t></w:r></w:p>",
    ]
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    return "".join(paragraphs) + section


def _beside_text(word: ModuleType) -> list[object]:
    note = f'<w:footnote w:id="2">{word.p(_named("{} in a note"))}</w:footnote>'
    remark = f'<w:comment w:id="0" w:author="{_named("{}")}" w:initials="K">{word.p(_named("Hold {}"))}</w:comment>'
    styles = (
        '<w:style w:type="paragraph" w:styleId="Hidden"><w:name w:val="Hidden"/><w:basedOn w:val="Hidden"/>'
        f'<w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="S" w:customStyle="1"><w:name w:val="{_named("{}")}"/></w:style>'
    )
    settings = (
        f'<w:docVars><w:docVar w:name="n" w:val="{_named("{}")}"/></w:docVars><w:documentProtection w:edit="readOnly"/>'
    )
    return [
        word.story("hdr", "header1", word.p(_named("{} on top")) + word.p(word.box(word.p(_named("{}"))))),
        word.story("footnotes", "footnotes", note),
        word.story("comments", "comments", remark),
        word.Part("word/styles.xml", f"{word.WORD}styles+xml", "styles", word.xml("w:styles", styles)),
        word.Part("word/settings.xml", f"{word.WORD}settings+xml", "settings", word.xml("w:settings", settings)),
    ]


def _objects(word: ModuleType) -> str:
    picture = (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="7" name="{_named("{}.png")}" descr="{_named("{} at home")}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        '<a:blip r:embed="rId1"/><a:srcRect l="10000" r="5000"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    chart = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="8" name="C"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId2"/></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="9" name="B"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{word.p(_named('{} boxed'))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback>{word.box(word.p(_named('{} boxed')))[5:-6]}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    art = f'<w:r><w:pict><v:shape alt="{_named("{}")}"><v:textpath string="{_named("{}")}"/></v:shape></w:pict></w:r>'
    ole = '<w:r><w:object><v:shape><v:imagedata r:id="rId1"/></v:shape><o:OLEObject ProgID="Package" r:id="rId5"/></w:object></w:r>'
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent>'
        f"{word.r(_named('{}'))}</w:sdtContent></w:sdt>"
    )
    form = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="T"/><w:textInput><w:default w:val="{_named("{}")}"/>'
        "</w:textInput></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r>"
        f'<w:fldChar w:fldCharType="separate"/></w:r>{word.r(_named("{}"))}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        word.p(_named("{} "), picture, chart, box)
        + word.p(art, ole, bound, form)
        + '<w:altChunk r:id="rId6"/>'
        + word.p("x")
    )


def _beside_objects(word: ModuleType) -> list[object]:
    chart = (
        f"<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>{_named('{}')}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>"
        f"<c:ser><c:cat><c:strRef><c:strCache><c:pt><c:v>{_named('{}')}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser>"
        "</c:plotArea></c:chart>"
    )
    office = "application/vnd.openxmlformats-officedocument."
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    level = f'<w:abstractNum><w:lvl><w:lvlText w:val="{_named("{} %1")}"/></w:lvl></w:abstractNum>'
    return [
        word.Part("word/media/image1.png", "image/png", "image", _PNG),
        word.Part("word/charts/chart1.xml", f"{office}drawingml.chart+xml", "chart", word.xml("c:chartSpace", chart)),
        word.Part("word/numbering.xml", f"{word.WORD}numbering+xml", "numbering", word.xml("w:numbering", level)),
        word.Part("customXml/item1.xml", "application/xml", "customXml", _named("<x a='{}'>{}<y/>{}</x>")),
        word.Part("word/embeddings/o.bin", f"{office}oleObject", "oleObject", _named("{}").encode()),
        word.Part("word/afchunk.htm", "text/html", "aFChunk", _named("<p>{}</p>")),
        word.Part(
            "docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml",
            "core-properties",
            _named(f'<c:coreProperties xmlns:c="{core}"><c:keywords>{{}}</c:keywords></c:coreProperties>'),
            source="",
        ),
    ]


def _strict(data: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            for family in ("wordprocessingml", "officeDocument", "drawingml"):
                old, new = f"http://schemas.openxmlformats.org/{family}/2006/", f"{STRICT}{family}/"
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return stream.getvalue()

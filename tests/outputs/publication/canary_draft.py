"""A draft with a name of its own in every hiding place of a Word file."""

from __future__ import annotations

import base64
import io
import re
import zipfile

from PIL import Image, PngImagePlugin

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:x="http://example.org/{vocabulary}" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" mc:Ignorable="w14 x"'
)
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="7" name="{name}" descr="{descr}" '
    'title="{title}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">{data}'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
PICTURE = (
    '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="{name}.jpg" descr="{inner}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="{rel}"/>{crop}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic>'
)
PLACES = {  # place -> mark-up of the body, with {token}
    "body": "<w:p><w:r><w:t>Then {token} left.</w:t></w:r></w:p>",
    "split runs": "<w:p><w:r><w:t>{first}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{rest}</w:t></w:r></w:p>",
    "nested table": "<w:tbl><w:tblPr><w:tblCaption w:val='x'/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tbl>"
    "<w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>{token}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>",
    "table caption": "<w:tbl><w:tblPr><w:tblCaption w:val='{token}'/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "hyperlink text": "<w:p><w:hyperlink r:id='rIdWeb'><w:r><w:t>{token}</w:t></w:r></w:hyperlink></w:p>",
    "telling links": "<w:p><w:hyperlink r:id='rIdMail'><w:r><w:t>mail</w:t></w:r></w:hyperlink><w:hyperlink r:id='rIdFile'><w:r><w:t>file</w:t>"
    "</w:r></w:hyperlink><w:hyperlink r:id='rIdTelling'><w:r><w:t>page</w:t></w:r></w:hyperlink></w:p>",
    "tool tip": "<w:p><w:hyperlink r:id='rIdWeb' w:tooltip='{token}'><w:r><w:t>site</w:t></w:r></w:hyperlink></w:p>",
    "document location": "<w:p><w:hyperlink r:id='rIdWeb' w:docLocation='{token}' w:anchor='{token}'><w:r><w:t>s</w:t></w:r></w:hyperlink></w:p>",
    "bookmark": "<w:p><w:bookmarkStart w:id='11' w:name='{token}'/><w:r><w:t>here</w:t></w:r><w:bookmarkEnd w:id='11'/></w:p>"
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF {token} \\h </w:instrText></w:r><w:r>"
    "<w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>here</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    "<w:p><w:hyperlink w:anchor='{token}'><w:r><w:t>up</w:t></w:r></w:hyperlink></w:p>",
    "field code": "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:fldData>{token64}</w:fldData></w:fldChar></w:r><w:r><w:instrText> INCLUDETEXT "
    "C:\\\\{token}</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>result</w:t></w:r><w:r>"
    "<w:fldChar w:fldCharType='end'/></w:r></w:p>",
    "field result": "<w:p><w:fldSimple w:instr=' AUTHOR '><w:r><w:t>{token}</w:t></w:r></w:fldSimple></w:p>",
    "simple field": "<w:p><w:fldSimple w:instr=' DOCPROPERTY {token} '><w:r><w:t>value</w:t></w:r></w:fldSimple></w:p>",
    "index entry": "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>XE \"{token}\"</w:instrText></w:r><w:r>"
    "<w:fldChar w:fldCharType='end'/></w:r></w:p>",
    "form field": "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='{token}'/><w:enabled/><w:helpText w:val='{token}'/>"
    "<w:checkBox><w:sizeAuto/><w:default w:val='0'/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText>"
    "</w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
    "content control": "<w:sdt><w:sdtPr><w:alias w:val='{token}'/><w:tag w:val='{token}'/><w:id w:val='5'/><w:placeholder><w:docPart "
    "w:val='{token}'/></w:placeholder><w:dataBinding w:xpath='/{token}' w:storeItemID='{{1}}'/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r>"
    "<w:t>{token}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "choices": "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='{token}' w:value='{token}'/></w:dropDownList></w:sdtPr><w:sdtContent>"
    "<w:p><w:r><w:t>chosen</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "insertion": "<w:p><w:ins w:id='21' w:author='{token}' w:date='2020-01-01T00:00:00Z'><w:r><w:t>{token}</w:t></w:r></w:ins></w:p>",
    "deletion": "<w:p><w:r><w:t>a</w:t></w:r><w:del w:id='22' w:author='{token}'><w:r><w:delText>{token}</w:delText></w:r></w:del></w:p>",
    "move": "<w:p><w:moveFromRangeStart w:id='23' w:name='{token}'/><w:moveFrom w:id='24' w:author='{token}'><w:r><w:t>{token}</w:t></w:r>"
    "</w:moveFrom><w:moveFromRangeEnd w:id='23'/><w:r><w:t>b</w:t></w:r></w:p>",
    "formatting change": "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id='25' w:author='{token}'><w:rPr/></w:rPrChange></w:rPr><w:t>c</w:t></w:r></w:p>",
    "hidden text": "<w:p><w:r><w:t>d</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>{token}</w:t></w:r></w:p>",
    "hidden by style": "<w:p><w:pPr><w:pStyle w:val='Unseen'/></w:pPr><w:r><w:t>{token}</w:t></w:r></w:p>",
    "text box": "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wp:extent cx='9' cy='9'/><wp:docPr id='8' name='x'/>"
    "<a:graphic><a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:txbx><w:txbxContent><w:p>"
    "<w:r><w:t>{token}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape id='{token}' alt='{token}' o:gfxdata='{token64}'><v:textbox><w:txbxContent><w:p><w:r><w:t>{token} too</w:t>"
    "</w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    "WordArt": "<w:p><w:r><w:pict><v:shape id='s1' type='#_x0000_t136'><v:textpath string='{token}'/></v:shape></w:pict></w:r></w:p>",
    "alternative text": "<w:p>" + DRAWING.format(name="{token}", descr="{token}", title="{token}", kind="picture", data=PICTURE.format(
        name="{token}", inner="{token}", rel="rIdPng", crop="")) + "</w:p>",
    "picture metadata": "<w:p>" + DRAWING.format(name="x", descr="y", title="", kind="picture", data=PICTURE.format(
        name="z", inner="", rel="rIdJpeg", crop="<a:srcRect l='25000' b='10000'/>")) + "</w:p>",
    "linked picture": "<w:p>" + DRAWING.format(name="x", descr="y", title="", kind="picture", data=PICTURE.format(
        name="z", inner="", rel="rIdNone", crop="").replace("r:embed='", "r:link='").replace('r:embed="rIdNone', 'r:link="rIdLinked')) + "</w:p>",
    "chart": "<w:p>" + DRAWING.format(name="x", descr="{token}", title="", kind="chart", data="<c:chart r:id='rIdChart'/>") + "</w:p>",
    "SmartArt": "<w:p>" + DRAWING.format(name="x", descr="y", title="", kind="diagram", data="<dgm:relIds r:dm='rIdData'/>") + "</w:p>",
    "OLE object": "<w:p><w:r><w:t>o</w:t></w:r><w:r><w:object><v:shape id='_x0000_i1025'><v:imagedata r:id='rIdPng' o:title='{token}'/></v:shape>"
    "<o:OLEObject Type='Embed' ProgID='Package' ShapeID='_x0000_i1025' ObjectID='_{token}' r:id='rIdOle'/></w:object></w:r></w:p>",
    "inserted document": "<w:altChunk r:id='rIdChunk'/>",
    "smart tag": "<w:p><w:smartTag w:uri='urn:{token}' w:element='PersonName'><w:smartTagPr><w:attr w:name='n' w:val='{token}'/></w:smartTagPr><w:r>"
    "<w:t>{token}</w:t></w:r></w:smartTag></w:p>",
    "permission": "<w:p><w:permStart w:id='31' w:ed='{token}@example.org'/><w:r><w:t>e</w:t></w:r><w:permEnd w:id='31'/></w:p>",
    "ruby": "<w:p><w:r><w:ruby><w:rt><w:r><w:t>{token}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{token}</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    "equation": "<w:p><m:oMath><m:r><m:t>{token}</m:t></m:r></m:oMath></w:p>",
    "XML comment": "<!-- {token} --><?who {token}?><w:p/>",
    "foreign mark-up": "<w:p x:by='{token}'><x:note>{token}</x:note><w:r w:rsidR='{token}'><w:t>f</w:t></w:r></w:p>",
    "custom XML wrapper": "<w:customXml w:element='{token}'><w:customXmlPr><w:attr w:name='n' w:val='{token}'/></w:customXmlPr><w:p/></w:customXml>",
    "comment anchor": "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>g</w:t></w:r><w:commentRangeEnd w:id='0'/><w:r><w:commentReference w:id='0'/></w:r></w:p>",
    "footnote": "<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
    "endnote": "<w:p><w:r><w:endnoteReference w:id='2'/></w:r></w:p>",
}  # fmt: skip
ELSEWHERE = (
    *("default header", "first header", "even footer", "unused header", "footnote text", "endnote text", "loose footnote", "comment"),
    *("people", "comment ids", "document variable", "template path", "style name", "style id", "list text", "list name", "theme name"),
    *("font file", "core property", "extended property", "custom property", "custom XML item", "building block", "chart cache"),
    *("embedded workbook", "diagram data", "diagram drawing", "OLE bytes", "chunk", "thumbnail", "printer", "web settings", "mail target"),
    *("file target", "web target", "linked target", "unused relationship", "archive comment", "part name", "EXIF", "PNG text"),
    *("trash", "label", "styles with effects", "vocabulary", "account"),
)  # fmt: skip
NUMBERED = (*PLACES, *ELSEWHERE)
ALL = tuple(p for p in NUMBERED if p in ELSEWHERE or "{token" in PLACES[p] or "{first" in PLACES[p])


def token(place: str) -> str:
    """The name planted at a place: long, and no part of another."""
    n = NUMBERED.index(place)
    return f"Zu{'bcdfghklmn'[n // 10]}e{'bcdfghklmn'[n % 10]}andreth"


def story(tag: str, text: str) -> str:
    """A header, footer or note part with one paragraph."""
    return f"<w:{tag} {NAMESPACES}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{tag}>"


def notes(tag: str, *texts: str) -> str:
    """A part of notes, numbered from 2."""
    inner = "".join(
        f"<w:{tag} w:id='{n}'><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:{tag}>" for n, t in enumerate(texts, 2)
    )
    return f"<w:{tag}s {NAMESPACES}>{inner}</w:{tag}s>"


def rels(*rows: tuple[str, str, str]) -> str:
    """A relationships part of (id, kind, target)."""
    lines = "".join(
        f'<Relationship Id="{i}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target or target.startswith("\\") else "/>")
        for i, kind, target in rows
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def picture(kind: str, text: str) -> bytes:
    """A small picture with `text` in its metadata."""
    out = io.BytesIO()
    image = Image.new("RGB", (40, 40), (10, 120, 200))
    if kind == "JPEG":
        exif = Image.Exif()
        exif[0x9286] = exif[0x010E] = text
        image.save(out, kind, exif=exif, comment=text.encode())
    else:
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", text, zip=True)
        image.save(out, kind, pnginfo=info)
    return out.getvalue()


def workbook(text: str) -> bytes:
    """An embedded package with `text` in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
    return out.getvalue()


def body() -> str:
    """The document's body with every place of `PLACES`."""
    filled = []
    for place, markup in PLACES.items():
        name = token(place)
        values = {
            "token": name,
            "token64": base64.b64encode(f"--{name}--".encode()).decode(),
            "first": name[:4],
            "rest": name[4:],
        }
        filled.append(
            re.sub(r"\{(token|token64|first|rest)\}", lambda m, v=values: v[m[1]], markup)
            .replace("{{", "{")
            .replace("}}", "}")
        )
    section = (
        "<w:sectPr><w:headerReference w:type='default' r:id='rIdH1'/><w:headerReference w:type='first' r:id='rIdH2'/>"
        "<w:footerReference w:type='even' r:id='rIdF1'/><w:printerSettings r:id='rIdPrinter'/><w:titlePg/></w:sectPr>"
    )
    return f"<w:body>{''.join(filled)}{section}</w:body>"


def members() -> dict[str, str | bytes]:
    """The whole package."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    types = {
        **{f"word/{n}.xml": f"{word}{t}+xml" for n, t in (("document", "document.main"), ("h1", "header"), ("h2", "header"), ("h3", "header"))},
        **{f"word/{n}.xml": f"{word}{n}+xml" for n in ("footnotes", "endnotes", "comments", "settings", "styles", "numbering", "fontTable", "people")},
        "word/f1.xml": f"{word}footer+xml", "word/glossary/document.xml": f"{word}document.glossary+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "word/theme/theme9.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "word/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
        "word/diagrams/data1.xml": "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml",
        "word/diagrams/drawing1.xml": "application/vnd.ms-office.drawingml.diagramDrawing+xml",
        "word/stylesWithEffects.xml": "application/vnd.ms-word.stylesWithEffects+xml",
        "word/webSettings.xml": f"{word}webSettings+xml",
    }  # fmt: skip
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", "png": "image/png",
                "jpg": "image/jpeg", "jpeg": "image/jpeg", "bin": "application/octet-stream", "odttf": "application/x-fontdata",
                "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "htm": "text/html"}  # fmt: skip
    content_types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' + "".join(
        [f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items()]
        + [f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in types.items()]
    ) + "</Types>"  # fmt: skip
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    kept = [("footnotes",) * 2, ("endnotes",) * 2, ("comments",) * 2, ("settings",) * 2, ("styles",) * 2, ("numbering",) * 2,
            ("fontTable",) * 2, ("webSettings",) * 2, ("people",) * 2, ("stylesWithEffects",) * 2]  # fmt: skip
    named = f"media/{token('part name')}.png"
    style = (
        "<w:style w:type='paragraph' {0} w:styleId='{1}'><w:name w:val='{2}'/><w:rsid w:val='00AA11BB'/>{3}</w:style>"
    )
    return {
        "[Content_Types].xml": content_types,
        "_rels/.rels": rels(
            ("r1", "officeDocument", "word/document.xml"), ("r2", package + "core-properties", "docProps/core.xml"),
            ("r3", "extended-properties", "docProps/app.xml"), ("r4", "custom-properties", "docProps/custom.xml"),
            ("r5", package + "thumbnail", "docProps/thumbnail.jpeg"),
        ).replace(f'Type="{OFFICE}/{package}', f'Type="{package}'),
        "word/document.xml": f"<w:document {NAMESPACES}>{body()}</w:document>".replace("{vocabulary}", token("vocabulary")),
        "word/_rels/document.xml.rels": rels(
            *((f"k{n}", kind, f"{name}.xml") for n, (kind, name) in enumerate(kept)),
            ("rIdH1", "header", "h1.xml"), ("rIdH2", "header", "h2.xml"), ("rIdH3", "header", "h3.xml"), ("rIdF1", "footer", "f1.xml"),
            ("rIdTheme", "theme", "theme/theme9.xml"), ("rIdPng", "image", named), ("rIdJpeg", "image", "media/photo.jpg"),
            ("rIdChart", "chart", "charts/chart1.xml"), ("rIdData", "diagramData", "diagrams/data1.xml"),
            ("rIdDrawing", "diagramDrawing", "diagrams/drawing1.xml"), ("rIdOle", "oleObject", "embeddings/oleObject1.bin"),
            ("rIdChunk", "aFChunk", "afchunk.htm"), ("rIdGlossary", "glossaryDocument", "glossary/document.xml"),
            ("rIdItem", "customXml", "../customXml/item1.xml"), ("rIdPrinter", "printerSettings", "printerSettings1.bin"),
            ("rIdWeb", "hyperlink", "https://example.org/harmless"), ("rIdMail", "hyperlink", f"mailto:{token('mail target')}@example.org"),
            ("rIdFile", "hyperlink", f"file:///C:/Users/{token('file target')}/a.docx"),
            ("rIdLinked", "image", f"file:///C:/Users/{token('linked target')}.png"),
            ("rIdTelling", "hyperlink", f"https://example.org/{token('web target')}"),
            ("rIdUnused", "hyperlink", f"https://example.org/{token('unused relationship')}"),
        ),
        "word/h1.xml": story("hdr", token("default header")), "word/h2.xml": story("hdr", token("first header")),
        "word/h3.xml": story("hdr", token("unused header")), "word/f1.xml": story("ftr", token("even footer")),
        "word/footnotes.xml": notes("footnote", token("footnote text"), token("loose footnote")),
        "word/endnotes.xml": notes("endnote", token("endnote text")),
        "word/comments.xml": notes("comment", token("comment")).replace("w:id='2'", f"w:id='0' w:author='{token('comment ids')}'"),
        "word/people.xml": f"<w15:people xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'><w15:person w15:author='{token('people')}'>"
        f"<w15:presenceInfo w15:providerId='AD' w15:userId='S::{token('account')}@example.org::1'/></w15:person></w15:people>",
        "word/settings.xml": f"<w:settings {NAMESPACES}><w:attachedTemplate r:id='t1'/><w:trackRevisions/><w:docVars><w:docVar w:name='n' "
        f"w:val='{token('document variable')}'/></w:docVars><w:rsids><w:rsid w:val='00AA11BB'/></w:rsids></w:settings>",
        "word/_rels/settings.xml.rels": rels(("t1", "attachedTemplate", f"file:///C:/Users/{token('template path')}/n.dotx")),
        "word/styles.xml": f"<w:styles {NAMESPACES}>"
        + style.format("w:default='1'", "Normal", "Normal", "")
        + style.format("w:customStyle='1'", token("style id"), f"Heading of {token('style name')}", "")
        + style.format("w:customStyle='1'", "Unseen", "Unseen", "<w:rPr><w:vanish/></w:rPr>") + "</w:styles>",
        "word/stylesWithEffects.xml": f"<w:styles {NAMESPACES}>" + style.format("", "A", token("styles with effects"), "") + "</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId='0'><w:nsid w:val='1A2B3C4D'/><w:name "
        f"w:val='{token('list name')}'/><w:lvl w:ilvl='0'><w:lvlText w:val='Statement of {token('list text')} %1'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>",
        "word/fontTable.xml": f"<w:fonts {NAMESPACES}><w:font w:name='Arial'><w:embedRegular r:id='f1' w:fontKey='x'/></w:font></w:fonts>",
        "word/_rels/fontTable.xml.rels": rels(("f1", "font", "fonts/font1.odttf")),
        "word/fonts/font1.odttf": token("font file").encode("utf-16-be"),
        "word/theme/theme9.xml": f"<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' name='{token('theme name')}'>"
        f"<a:themeElements><a:clrScheme name='{token('theme name')}'/></a:themeElements></a:theme>",
        "word/webSettings.xml": f"<w:webSettings {NAMESPACES}><w:frame w:name='{token('web settings')}'/></w:webSettings>",
        f"word/{named}": picture("PNG", token("PNG text")), "word/media/photo.jpg": picture("JPEG", token("EXIF")),
        "word/charts/chart1.xml": "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:pt><c:v>"
        f"{token('chart cache')}</c:v></c:pt></c:chartSpace>",
        "word/charts/_rels/chart1.xml.rels": rels(("w1", "package", "../embeddings/book.xlsx")),
        "word/embeddings/book.xlsx": workbook(token("embedded workbook")),
        "word/embeddings/oleObject1.bin": b"\1Ole10Native" + token("OLE bytes").encode("utf-16-le"),
        "word/diagrams/data1.xml": f"<d><t>{token('diagram data')}</t></d>", "word/diagrams/drawing1.xml": f"<d><t>{token('diagram drawing')}</t></d>",
        "word/afchunk.htm": f"<p>{token('chunk')}</p>", "word/printerSettings1.bin": token("printer").encode("utf-16-le"),
        "word/glossary/document.xml": f"<w:glossaryDocument {NAMESPACES}><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>"
        f"{token('building block')}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>",
        "customXml/item1.xml": f"<cover><author>{token('custom XML item')}</author></cover>",
        "docProps/core.xml": "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>{token('core property')}</dc:creator></cp:coreProperties>",
        "docProps/app.xml": "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'><Manager>"
        f"{token('extended property')}</Manager></Properties>",
        "docProps/custom.xml": "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/custom-properties'><property "
        f"name='{token('custom property')}'/></Properties>",
        "docProps/thumbnail.jpeg": token("thumbnail").encode(), "docMetadata/LabelInfo.xml": f"<l by='{token('label')}'/>",
        "[trash]/0000.dat": token("trash").encode(),
    }  # fmt: skip

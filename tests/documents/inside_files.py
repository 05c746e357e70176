"""Files made for a test, of the kinds that lie inside Word files: drawings, workbooks, pictures, packed files."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

from PIL import Image, PngImagePlugin

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def archive(members: Mapping[str, str | bytes], comment: bytes = b"") -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.comment = comment
        for name, content in members.items():
            made.writestr(name, content)
    return stream.getvalue()


def workbook(members: Mapping[str, str]) -> bytes:
    """A workbook of these parts, each the content of an element that the name begins with."""
    parts = {name: f'<{root} xmlns="{SHEET}" xmlns:a="{DRAWING}">{content}</{root}>' for (root, name), content in (
        (tuple(key.split(" ")), value) for key, value in members.items()
    )}  # fmt: skip
    return archive({"[Content_Types].xml": "<Types/>", **parts})


def emf(*records: bytes, description: str = "") -> bytes:
    """An enhanced metafile with these records ([MS-EMF] 2.3.4.2)."""
    words = (description + "\0\0").encode("utf-16-le") if description else b""
    words += bytes(-len(words) % 4)
    size = 108 + len(words)
    head = struct.pack("<II", 1, size) + bytes(32) + b" EMF" + bytes(16) + struct.pack("<II", len(words) // 2, 108)
    return head.ljust(108, b"\0") + words + b"".join(records) + struct.pack("<IIIII", 14, 20, 0, 0, 20)


def emf_text(text: str, x: int = 0, y: int = 0, step: int = 10, options: int = 0) -> bytes:
    """EMR_EXTTEXTOUTW: a text at a point, each letter `step` wide."""
    raw = text.encode("utf-16-le")
    raw += bytes(-len(raw) % 4)
    widths = struct.pack(f"<{len(text)}i", *[step] * len(text))
    emr_text = struct.pack("<iiIII16xI", x, y, len(text), 76, options, 76 + len(raw))
    body = bytes(28) + emr_text + raw + widths
    return struct.pack("<II", 84, 8 + len(body)) + body


def emf_plus_text(text: str) -> bytes:
    """EMR_COMMENT with an EmfPlusDrawString ([MS-EMFPLUS] 2.3.4.14)."""
    raw = text.encode("utf-16-le")
    raw += bytes(-len(raw) % 4)
    string = struct.pack("<III4f", 0, 0, len(text), 0, 0, 9, 9) + raw
    record = struct.pack("<HHII", 0x401C, 0, 12 + len(string), len(string)) + string
    body = struct.pack("<I", 4 + len(record)) + b"EMF+" + record
    return struct.pack("<II", 70, 8 + len(body)) + body


def wmf(*records: bytes) -> bytes:
    """A Windows metafile with these records."""
    return b"\x01\0\x09\0\0\x03" + bytes(12) + b"".join(records) + struct.pack("<IH", 3, 0)


def wmf_record(function: int, body: bytes) -> bytes:
    """One record of a Windows metafile."""
    body += bytes(len(body) % 2)
    return struct.pack("<IH", 3 + len(body) // 2, function) + body


def png(**texts: str) -> bytes:
    """A small PNG with these texts."""
    info = PngImagePlugin.PngInfo()
    for keyword, text in texts.items():
        if keyword == "zipped":
            info.add_text(keyword, text, zip=True)
        else:
            info.add_itxt(keyword, text, zip=keyword == "international")
    stream = io.BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


def jpeg(*, owner: str = "", comment: str = "", xmp: str = "", position: bool = False, caption: str = "") -> bytes:
    """A small JPEG with an artist, a comment, an XMP creator, a position on earth, an IPTC caption."""
    exif = Image.Exif()
    if owner:
        exif[0x013B] = owner
    if position:
        exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 30.0)})
    stream = io.BytesIO()
    options = {"comment": comment.encode()} if comment else {}
    Image.new("RGB", (2, 2)).save(stream, "JPEG", exif=exif, **options)
    data = stream.getvalue()
    if caption:
        data_set = b"\x1c\x02\x78" + len(caption).to_bytes(2, "big") + caption.encode()
        resource = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(data_set).to_bytes(4, "big") + data_set
        data = data[:2] + b"\xff\xed" + (len(resource) + 2).to_bytes(2, "big") + resource + data[2:]
    if xmp:
        packet = (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description><dc:creator>{xmp}</dc:creator>'
            "</rdf:Description></rdf:RDF></x:xmpmeta>"
        )
        body = b"http://ns.adobe.com/xap/1.0/\0" + packet.encode()
        data = data[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + data[2:]
    return data


def native(label: str, path: str, content: bytes) -> bytes:
    """The stream of a packed file (`Ole10Native`)."""
    names = b"\x02\0" + label.encode() + b"\0" + path.encode() + b"\0" + b"\0\0\x03\0"
    temporary = path.encode() + b"\0"
    body = names + len(temporary).to_bytes(4, "little") + temporary + len(content).to_bytes(4, "little") + content
    return len(body).to_bytes(4, "little") + body

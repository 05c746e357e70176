"""Pictures are written anew from their pixels and look as before; what was cut off, covered or beside them is gone."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from types import ModuleType

import pytest
from lxml import etree
from PIL import Image, ImageCms, PngImagePlugin

from redraft.outputs.publication.crops import take_crop
from redraft.outputs.publication.pictures import Crop, blank, pixels_only

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"
RED, BLUE = (200, 0, 0), (0, 0, 200)


def halves(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    """The bytes of a picture file."""
    out = io.BytesIO()
    image.save(out, kind, **settings)
    return out.getvalue()


def opened(data: bytes, crop: Crop | None = None) -> Image.Image:
    """The picture written anew, loaded."""
    written = pixels_only(data, crop)
    assert written is not None
    image = Image.open(io.BytesIO(written.data))
    image.load()
    return image


def colours(image: Image.Image) -> tuple[str, str]:
    """Whether each half is more red or more blue."""
    shown = image.convert("RGB")
    pixels = [shown.getpixel((x, image.height // 2)) for x in (2, image.width - 3)]
    left, right = ("red" if p[0] > p[2] else "blue" for p in pixels)  # type: ignore[index]
    return left, right


FILES = {
    "PNG": saved(halves(), "PNG"),
    "PNG with alpha": saved(halves("RGBA"), "PNG"),
    "PNG with a palette": saved(halves("P"), "PNG"),
    "JPEG": saved(halves(), "JPEG", quality=95),
    "JPEG in printing colours": saved(halves("CMYK"), "JPEG", quality=95),
    "GIF": saved(halves("P"), "GIF"),
    "BMP": saved(halves(), "BMP"),
    "TIFF": saved(halves(), "TIFF"),
    "TIFF in printing colours": saved(halves("CMYK"), "TIFF"),
    "WebP": saved(halves(), "WEBP", lossless=True),
    "JPEG 2000": saved(halves(), "JPEG2000"),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_every_format_looks_as_before(data: bytes) -> None:
    """Whatever it came in, the picture has its size, its colours and a format that Word shows."""
    image = opened(data)
    assert image.format in ("PNG", "JPEG")
    assert image.size == (40, 20)
    assert colours(image) == ("red", "blue")


def test_every_format_is_known_from_the_start() -> None:
    """A fresh process that has read no picture yet reads each of them."""
    code = (
        "import sys; from redraft.outputs.publication.pictures import pixels_only\n"
        "sys.exit(pixels_only(bytes.fromhex(sys.stdin.read())) is None)"
    )
    data = FILES["WebP"].hex()
    assert subprocess.run([sys.executable, "-c", code], input=data, text=True, check=False).returncode == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_nothing_but_pixels_is_left(kind: str) -> None:
    """Exif, comments, text chunks and resolution notes are gone from the bytes."""
    exif = Image.Exif()
    exif[0x013B] = "Ann Brandreth"
    settings: dict[str, object] = {"exif": exif}
    if kind == "PNG":
        settings["pnginfo"] = PngImagePlugin.PngInfo()
        settings["pnginfo"].add_text("Author", "Ann Brandreth")
    data = saved(halves(), kind, **settings)
    assert b"Brandreth" in data
    written = pixels_only(data)
    assert written is not None and b"Brandreth" not in written.data and b"Exif" not in written.data


def test_a_photograph_is_not_turned_round() -> None:
    """The note on how the camera was held goes, so the pixels are turned as it says, and then cropped."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned a quarter clockwise
    data = saved(halves(), "JPEG", exif=exif, quality=95)
    image = opened(data)
    assert image.size == (20, 40)
    assert image.convert("RGB").getpixel((10, 4))[0] > 150  # type: ignore[index]
    assert opened(data, Crop(0, 50_000, 0, 0)).size == (20, 20)


def test_colours_of_another_profile_are_told_in_the_usual_ones() -> None:
    """A colour profile goes with the metadata, so the pixels are converted; the usual profile changes nothing."""
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert opened(saved(halves(), "PNG", icc_profile=usual)).getpixel((2, 2)) == RED
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    assert colours(opened(saved(halves(), "PNG", icc_profile=lab))) == ("red", "blue")
    assert opened(saved(halves(), "PNG", icc_profile=b"none")).getpixel((2, 2)) == RED


def test_deep_greys_are_not_burnt_out() -> None:
    """A scan of 16 or 32 bits keeps its shades instead of turning white."""
    for mode in ("I;16", "I", "F"):
        image = Image.new("I", (40, 20), 10_000)
        image.paste(50_000, (20, 0, 40, 20))
        shown = opened(saved(image.convert(mode), "TIFF"))
        dark, light = (shown.convert("I").getpixel((x, 10)) for x in (2, 37))
        assert dark < light, mode


def test_a_picture_hidden_by_transparency_is_gone() -> None:
    """Where nothing is seen, the file says nothing either; half transparent colours stay."""
    image = halves("RGBA")
    image.putalpha(0)
    image.putpixel((0, 0), (*RED, 128))
    kept = opened(saved(image, "PNG"))
    assert kept.getpixel((0, 0)) == (*RED, 128)
    assert kept.getpixel((30, 10)) == (0, 0, 0, 0)


def test_of_a_moving_picture_the_first_moment_stays(word: ModuleType, publish: Callable) -> None:
    """Later frames are gone, and the copy says that the picture stands still."""
    data = saved(halves("P"), "GIF", save_all=True, append_images=[Image.new("P", (40, 20), 3)])
    written = pixels_only(data)
    assert written is not None and written.moved
    assert getattr(opened(data), "n_frames", 1) == 1
    assert publish(drawn(word, data, "image/gif")).sentences == ("1 picture moved, and now shows its first moment.",)


@pytest.mark.parametrize("data", [b"", b"not a picture", FILES["PNG"][:60], FILES["JPEG"][:90], b"<svg/>"])
def test_what_cannot_be_read_is_none(data: bytes) -> None:
    """Damaged files and other kinds are for blanking."""
    assert pixels_only(data) is None


FRAMES = {
    "cropped": ("<a:srcRect l='25000' b='10%'/>", Crop(25000, 0, 0, 10000), "<a:fillRect/>"),
    "no crop": ("", Crop(), "<a:fillRect/>"),
    "margins only": ("<a:srcRect l='-10000'/>", Crop(), "<a:srcRect l='-10000'/><a:stretch><a:fillRect/>"),
    "a crop and a margin": (
        "<a:srcRect l='-10000' r='50000'/>", Crop(0, 0, 50000, 0), "<a:srcRect l='-20000'/><a:stretch><a:fillRect/>",
    ),
    "stretched over the edge": ("<F l='-50000' r='-50000'/>", Crop(25000, 0, 25000, 0), "<a:fillRect/>"),
    "stretched within": ("<F l='10000'/>", Crop(), "<a:fillRect l='10000'/>"),
    "both": ("<a:srcRect l='50000'/><F r='-100000'/>", Crop(50000, 0, 25000, 0), "<a:fillRect/>"),
    "absurd": ("<a:srcRect l='9999999999' r='nan%' b='1e999%'/>", Crop(), "<a:fillRect/>"),
    "nonsense": ("<a:srcRect l='x' r='%'/>", Crop(), "<a:fillRect/>"),
}  # fmt: skip


@pytest.mark.parametrize(("frame", "crop", "left"), FRAMES.values(), ids=FRAMES.keys())
def test_what_a_frame_cuts_off_is_cut_off_the_file(frame: str, crop: Crop, left: str) -> None:
    """Crops and stretching over the edge go to the file, margins and stretching within stay on the frame."""
    rectangle, fill = frame.split("<F") if "<F" in frame else (frame, "/>")
    xml = f"<a:blipFill xmlns:a='{A}'><a:blip/>{rectangle}<a:stretch><a:fillRect{fill}</a:stretch></a:blipFill>"
    root = etree.fromstring(xml)
    assert take_crop(root[0]) == crop
    assert left.replace("'", '"') in etree.tostring(root).decode()
    assert take_crop(root[0]) == Crop()


@pytest.mark.parametrize(
    ("attributes", "crop", "left"),
    [
        ("cropleft='16384f' cropbottom='.1'", Crop(25000, 0, 0, 10000), {}),
        ("cropleft='-6554f' cropright='32768f'", Crop(0, 0, 50000, 0), {"cropleft": "-13108f"}),
        ("croptop='-6554f'", Crop(), {"croptop": "-6554f"}),
        ("cropleft='x'", Crop(), {"cropleft": "x"}),
        ("cropleft='inf'", Crop(), {"cropleft": "inf"}),
    ],
)
def test_older_frames_too(attributes: str, crop: Crop, left: dict[str, str]) -> None:
    """VML counts otherwise and means the same."""
    image = etree.fromstring(f"<v:imagedata xmlns:v='{V}' {attributes}/>")
    assert take_crop(image) == crop
    assert dict(image.attrib) == left


def drawn(word: ModuleType, data: bytes, type_: str, body: str = "", more: str = "") -> bytes:
    """A draft that shows one picture, as a drawing if `body` does not show it otherwise."""
    shown = body or (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent cx="900" cy="700"/><wp:docPr id="4" name="f" descr="Ann on a boat">{more}</wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="f" descr="Ann"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch/></pic:blipFill>'
        "<pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    text = "<w:p><w:r><w:t>text</w:t></w:r></w:p><w:sectPr/>"
    return word.word_file(shown + text, [word.Part("word/media/boat.bin", type_, "image", data)])


DECORATIVE = (
    "<a:extLst><a:ext uri='{C183D7F6-B498-43B3-948B-1728B52AA6E4}'><adec:decorative "
    "xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative' val='1'/></a:ext></a:extLst>"
)


def test_a_blanked_picture_has_a_neutral_alternative_text(word: ModuleType, publish: Callable) -> None:
    """Nothing of the old description is left; a decorative picture stays without one."""
    plain = publish(drawn(word, FILES["PNG"], "image/png"), pictures="blank")
    assert "Ann" not in plain.markup() and plain.markup().count('descr="Picture removed"') == 2
    decorative = publish(drawn(word, FILES["PNG"], "image/png", more=DECORATIVE), pictures="blank")
    assert "Ann" not in decorative.markup() and "decorative" in decorative.markup()
    assert 'descr=""' in decorative.markup()


ELSEWHERE = {
    "fill of a shape": (
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/><wp:docPr id='4' name='f'/><a:graphic><a:graphicData "
        "uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:spPr><a:blipFill><a:blip r:embed='rId1'/>"
        "<a:stretch><a:fillRect l='-50000' r='-50000'/></a:stretch></a:blipFill></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r></w:p>"
    ),
    "VML picture": "<w:p><w:r><w:pict><v:shape><v:imagedata r:id='rId1' cropleft='16384f' cropright='16384f'/></v:shape></w:pict></w:r></w:p>",
    "fill in VML": "<w:p><w:r><w:pict><v:rect><v:fill r:id='rId1' type='frame'/></v:rect></w:pict></w:r></w:p>",
}


@pytest.mark.parametrize("body", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_pictures_in_other_places_are_rewritten_too(word: ModuleType, publish: Callable, body: str) -> None:
    """Fills and older pictures lead to a new file, cut as their frames say; ruled otherwise, to a blank one."""
    copy = publish(drawn(word, FILES["PNG"], "image/png", body))
    with Image.open(io.BytesIO(copy.parts["word/media/image1.png"])) as image:
        assert image.size in ((20, 20), (40, 20)) and (image.size == (20, 20)) == ("50000" in body or "crop" in body)
    blanked = publish(drawn(word, FILES["PNG"], "image/png", body), pictures="blank")
    assert blanked.parts["word/media/image1.png"] == blank()


def test_pictures_behind_a_page_and_before_a_list(word: ModuleType, publish: Callable) -> None:
    """The page's background, a watermark in a header and a bullet of a list keep their pictures, written anew."""
    pict = "<w:pict><v:shape><v:imagedata r:id='rIdP' o:title='Ann'/></v:shape></w:pict>"
    header = word.story("hdr", "header1", f"<w:p><w:r>{pict}</w:r></w:p>")
    numbering = word.Part(
        "word/numbering.xml",
        word.WORD + "numbering+xml",
        "numbering",
        word.xml("w:numbering", f"<w:numPicBullet w:numPicBulletId='0'>{pict}</w:numPicBullet>"),
    )
    images = [
        word.Part(f"word/media/{n}.png", "image/png", "image", FILES["PNG"] + bytes([n]), source)
        for n, source in enumerate(("word/header1.xml", "word/numbering.xml", "word/document.xml"))
    ]
    body = '<w:p><w:r><w:t>a</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    background = "<w:background><v:background><v:fill r:id='rId5' type='frame'/></v:background></w:background><w:body>"
    data = patched(
        word.word_file(body, [header, numbering, *images]),
        {
            "word/document.xml": ("<w:body>", background),
            "word/header1.xml": ("rIdP", "rId3"),
            "word/numbering.xml": ("rIdP", "rId4"),
        },
    )
    copy = publish(data)
    assert sorted(name for name in copy.parts if "media" in name) == [f"word/media/image{n}.png" for n in (1, 2, 3)]
    for part in ("document", "header1", "numbering"):
        assert "media/image" in copy.markup(f"word/_rels/{part}.xml.rels")
    assert "Ann" not in copy.markup("word/header1.xml")


def patched(data: bytes, changes: dict[str, tuple[str, str]]) -> bytes:
    """The file with a piece of some parts' mark-up replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            before, after = changes.get(name, ("", ""))
            content = old.read(name)
            new.writestr(name, content.replace(before.encode(), after.encode()) if before else content)
    return out.getvalue()

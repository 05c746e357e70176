"""Registers as other programs save them say the same as the one that was sent."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from lxml import etree

from redraft.case.returned.register.reading import read_register
from redraft.case.returned.values import Returned
from redraft.decisions import Decisions
from redraft.errors import ReturnedInvalid
from redraft.outputs.register.layout import Sheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRINGS = "xl/sharedStrings.xml"


def _filled(desk: Any) -> Returned:
    """What the register says once some of it is filled in, and saved."""
    desk.write(Sheet.CHANGES, desk.id_of("Larkfield"), WORDING="a club\nfor “children” & others")
    desk.write(Sheet.CHANGES, desk.id_of("22 Sallow Lane"), DECISION="accept")
    desk.write(Sheet.CAST, "person-3", NEW_PSEUDONYM="Zoë", REASON="chosen by the child")
    desk.write(Sheet.TO_DECIDE, desk.id_of("Thackray", Sheet.TO_DECIDE), MEANT="person-2 · Mother")
    returned: Returned = desk.read()
    assert len(returned.wishes) == 4
    return returned


def _as_excel_saves_it(path: Path) -> None:
    """Move every text into one table, to which the cells refer by number."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strings: list[bytes] = []
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            root = etree.fromstring(parts[name])
            for cell in root.iter(f"{{{_MAIN}}}c"):
                inline = cell.find(f"{{{_MAIN}}}is")
                if inline is not None:
                    cell.remove(inline)
                    cell.set("t", "s")
                    etree.SubElement(cell, f"{{{_MAIN}}}v").text = str(len(strings))
                    inline.tag = f"{{{_MAIN}}}si"
                    strings.append(etree.tostring(inline))
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts[_STRINGS] = b'<sst xmlns="%s">%s</sst>' % (_MAIN.encode(), b"".join(strings))
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = b'<Override PartName="/%s" ContentType="%s"/></Types>' % (_STRINGS.encode(), kind)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_texts_in_a_table_of_their_own(desk: Any) -> None:
    """Excel keeps texts apart from the cells: the register says the same."""
    before = _filled(desk)
    _as_excel_saves_it(desk.path)
    assert read_register(desk.path, desk.register, Decisions()) == before


@pytest.mark.once
def test_libreoffice_saves_the_same(desk: Any, tmp_path: Path, program: Callable[[str], str]) -> None:
    """A register that went through LibreOffice Calc says the same."""
    before = _filled(desk)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        program("soffice"),
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        tmp_path / "out",
        desk.path,
    ]
    done = subprocess.run(command, capture_output=True, check=False, timeout=120)
    saved = tmp_path / "out" / desk.path.name
    if not saved.is_file() and b"could not be loaded" in done.stderr + done.stdout:
        pytest.skip("LibreOffice Calc is not installed here, only Writer")
    assert read_register(saved, desk.register, Decisions()) == before


def test_a_password_is_to_be_taken_off(desk: Any, tmp_path: Path) -> None:
    """A workbook that asks for a password is told apart from one of Excel 97 to 2003."""
    path = tmp_path / "register.xlsx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504) + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(ReturnedInvalid, match="protected by a password"):
        read_register(path, desk.register, Decisions())


def test_a_binary_workbook_is_to_be_saved_anew(desk: Any, tmp_path: Path) -> None:
    """An .xlsb is refused with what to do."""
    path = tmp_path / "register.xlsb"
    with ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\0")
    with pytest.raises(ReturnedInvalid, match="binary workbook"):
        read_register(path, desk.register, Decisions())

"""The examples in the documents, put to use."""

from __future__ import annotations

import re
from pathlib import Path

from redraft.case.decisions_file import read_decisions
from redraft.case.settings import load_settings, template
from redraft.decisions import Ruling
from redraft.detection.defining.definitions import load_definitions
from redraft.detection.defining.examples import check_examples
from redraft.documents import MAX_FILE_BYTES
from redraft.documents.inside import found as inside
from redraft.documents.ooxml.opening.unpacking import MAX_ENTRIES, MAX_PART_BYTES, MAX_RATIO, MAX_TOTAL_BYTES
from redraft.documents.ooxml.xml import MAX_ATTRIBUTES, MAX_DEPTH, MAX_NODES
from redraft.text import Kind

DOCS = Path(__file__).resolve().parents[2] / "docs"
_YAML = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
_CELL = re.compile(r"^\| `([^`]+)`", re.MULTILINE)
_MB = 1024 * 1024


def _example(page: str, title: str, folder: Path) -> Path:
    """The page's example that begins with `# title`, as a file."""
    (text,) = [text for text in _YAML.findall((DOCS / page).read_text("utf-8")) if text.startswith(f"# {title}\n")]
    path = folder / title
    path.write_text(text, "utf-8")
    return path


def test_the_example_of_case_yaml(tmp_path: Path) -> None:
    """The case.yaml of the documents is understood, and uses every setting there is."""
    settings = load_settings(_example("case-yaml.md", "case.yaml", tmp_path))
    assert {member.entity_type for member in settings.declared.cast} == {"PERSON", "ORGANIZATION"}
    publisher = settings.declared.publisher
    assert publisher.bodies and publisher.areas and publisher.people
    assert settings.declared.keep and settings.declared.mask
    assert {choice.kind.value for _, choice in settings.drafts} == {"publish", "source", "ignore"}
    rulings = settings.rulings
    assert rulings.revisions and rulings.comments and rulings.pictures
    sign_off = settings.sign_off
    assert sign_off.roles and {hold.lifted is None for hold in sign_off.holds} == {True, False}


def test_every_key_of_case_yaml_is_explained() -> None:
    """The table of keys names each key that the template offers."""
    page = (DOCS / "case-yaml.md").read_text("utf-8")
    explained = {key for cell in _CELL.findall(page) for key in re.findall(r"\w+", cell)}
    offered = set(re.findall(r"^# ([a-z_]+):", template(), re.MULTILINE))
    assert offered and offered <= explained
    assert {"name", "aliases", "role", "pseudonym", "type"} <= explained


def test_the_example_of_decisions_yaml(tmp_path: Path) -> None:
    """The decisions.yaml of the documents is understood, and shows every ruling."""
    entries = read_decisions(_example("case-yaml.md", "decisions.yaml", tmp_path)).entries
    assert {decision.ruling for decision in entries} == set(Ruling)


def test_the_examples_of_definitions(tmp_path: Path) -> None:
    """The definitions of the documents are accepted, and their own examples hold."""
    texts = _YAML.findall((DOCS / "recognizers.md").read_text("utf-8"))
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.yaml").write_text(text, "utf-8")
    definitions = load_definitions(tmp_path)
    assert len(definitions) == len(texts) >= 2
    assert check_examples(definitions) == ()


def test_the_anatomy_names_every_kind_of_place() -> None:
    """Each kind of segment has its rows, so that no place is read without being told."""
    page = (DOCS / "word-anatomy.md").read_text("utf-8")
    read = " ".join(row.split("|")[2] for row in page.splitlines() if row.startswith("| "))
    assert [kind.value for kind in Kind if kind.value not in read] == []


def test_the_anatomy_gives_the_limits_that_hold() -> None:
    """The sizes at which a draft is refused are those of the program."""
    page = (DOCS / "word-anatomy.md").read_text("utf-8")
    packed = (MAX_FILE_BYTES // _MB, f"{MAX_ENTRIES:,}", MAX_PART_BYTES // _MB, MAX_TOTAL_BYTES // _MB, MAX_RATIO)
    wanted = "More than {} MB, {} parts, {} MB in one part or {} MB in all once unpacked, packed more than {} to 1"
    assert wanted.format(*packed) in page
    wanted = "more than {} million elements or {} million attributes in one part"
    assert wanted.format(MAX_NODES / 1_000_000, MAX_ATTRIBUTES // 1_000_000) in page
    assert f"nests more than {MAX_DEPTH} deep" in page


def test_the_anatomy_gives_the_limits_of_what_lies_inside() -> None:
    """The depth, the number and the size up to which embedded files are opened are those of the program."""
    page = " ".join((DOCS / "word-anatomy.md").read_text("utf-8").split())
    assert inside.MAX_DEPTH == 5
    assert f"At most five files inside one another, {inside.MAX_TEXTS:,} texts and {inside.MAX_BYTES // _MB} MB" in page

"""Reading definitions: what is understood, and how a mistake is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from redraft.detection.defining.definitions import load_definitions
from redraft.detection.defining.examples import check_examples
from redraft.errors import RecognizerInvalid
from redraft.findings import Action

GOOD = r"""
recognizers:
  - name: allotment_number
    supported_entity: CASE_REFERENCE
    supported_language: en
    action: redact
    label: allotment number
    why: An allotment number leads to one household.
    patterns:
      - name: behind the word
        regex: '\b[Pp]lot \K\d{1,3}[A-Z]\b'
        score: 0.6
    context: [allotment]
    examples:
      match: ['He kept plot «14B» for years.']
      no_match: ['The plot thickened.']
"""


def put(folder: Path, text: str, name: str = "allotment.yaml") -> Path:
    """A definition file in a case's own folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_definition_is_read_whole(tmp_path: Path) -> None:
    """Every key lands in its field, and a file outside our themes belongs to the case."""
    (definition,) = load_definitions(put(tmp_path, GOOD))
    assert (definition.name, definition.entity_type, definition.theme) == ("allotment_number", "CASE_REFERENCE", "case")
    assert (definition.action, definition.label, definition.context) == (
        Action.REDACT,
        "allotment number",
        ("allotment",),
    )
    assert definition.patterns[0].score == 0.6
    assert check_examples([definition]) == ()


def test_no_folder_holds_no_definitions(tmp_path: Path) -> None:
    """A case without a folder of its own is the usual case, not an error."""
    assert load_definitions(tmp_path / "none") == ()


def test_broken_yaml_names_file_and_line(tmp_path: Path) -> None:
    """Broken YAML is named by file and line, and quoted nowhere."""
    put(tmp_path, "recognizers:\n  - name: [Keziah\n    action: redact\n", "identifiers/plot.yaml")
    with pytest.raises(RecognizerInvalid, match=r"identifiers/plot\.yaml, line 3") as raised:
        load_definitions(tmp_path)
    assert "Keziah" not in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("    action: redact\n", "", "`action` is missing"),
        ("action: redact", "action: remove", "`action` must be one of `replace`, `generalise`, `redact`"),
        ("score: 0.6", "score: 6", r"`patterns\[1\].score` must be a number from 0 to 1"),
        (r"\b[Pp]lot", r"\b[Pplot(", r"`patterns\[1\].regex` is not a regular expression"),
        ("    label:", "    lable:", "`lable` is not known; allowed are"),
        ("context: [allotment]", "check: mod97", "`check` must be one of `chi`, `cro`"),
        ("context: [allotment]", "context: [14]", "`context` must be a list of texts"),
        ("context: [allotment]", "words: ../names.txt", "`words` must be the name of a .txt file"),
        ("context: [allotment]", "words: plots.txt", "plots.txt: no such list"),
        ("examples:\n      match: [", "examples:\n      matches: [", "`examples` must be a mapping with `match`"),
        ("    action: redact", "    action: redact\n    action: flag", "line 7: a key stands here twice"),
        ("score: 0.6", "score: 0.6\n        score: 0.9", "line 13: a key stands here twice"),
        ("    action: redact", "\taction: redact", "line 6: not readable as YAML. Indent with spaces"),
        ("action: redact", "action: [redact]", "`action` must be one of"),
        ("supported_entity: CASE_REFERENCE", "supported_entity: 5", "`supported_entity` must be a text"),
        ("why: An allotment number leads to one household.", "why: 2019-01-01", "`why` must be a text"),
        ("score: 0.6", "score: high", r"`patterns\[1\].score` must be a number"),
        (r"'\b[Pp]lot \K\d{1,3}[A-Z]\b'", "''", r"`patterns\[1\].regex` is empty"),
        (r"\b[Pp]lot", "(plot", "missing \\) at position"),
        ("«14B»", "«14B", r"`examples.match\[1\]` has a « without its »"),
        ("«14B»", "««14B»»", r"`examples.match\[1\]` has a « without its »"),
        ("match: ['He kept plot «14B» for years.']", "match: He kept", "`examples.match` must be a list of texts"),
        ("action: redact", "action: !!python/object:os.system redact", "line 6: not readable as YAML"),
        ("action: redact", "action: *other", "line 6: not readable as YAML"),
        ("recognizers:", "recogniser:", "key `recognizers` with exactly one entry"),
    ],
)
def test_a_mistake_is_named_by_key(tmp_path: Path, old: str, new: str, says: str) -> None:
    """A wrong key or value is named by file and key, with what is allowed."""
    assert old in GOOD
    with pytest.raises(RecognizerInvalid, match=says) as raised:
        load_definitions(put(tmp_path, GOOD.replace(old, new)))
    assert "txt" in says or "allotment.yaml" in str(raised.value)
    assert raised.value.exit_code == 19


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        GOOD.replace("years", "caf\xe9").encode("cp1252"),
        GOOD.encode("utf-16"),
        b"a: \x00",
        b"[" * 20_000,
    ],
    ids=["empty", "one word", "cp1252", "utf-16", "nul", "deeply nested"],
)
def test_what_is_no_definition_at_all_is_refused(tmp_path: Path, content: bytes) -> None:
    """Whatever the file holds, the answer is an error with the file's name, not a traceback or a wait."""
    (tmp_path / "allotment.yaml").write_bytes(content)
    with pytest.raises(RecognizerInvalid, match=r"allotment\.yaml"):
        load_definitions(tmp_path)


def test_a_folder_with_a_files_ending_is_passed_by(tmp_path: Path) -> None:
    """A folder that is called like a definition is no definition."""
    (tmp_path / "old.yaml").mkdir()
    assert load_definitions(tmp_path) == ()


def test_two_definitions_of_one_name_are_refused(tmp_path: Path) -> None:
    """A name stands for one definition, so that a finding's origin is clear."""
    put(tmp_path, GOOD, "a.yaml")
    put(tmp_path, GOOD, "b.yaml")
    with pytest.raises(RecognizerInvalid, match=r"b\.yaml: key `name` repeats that of a\.yaml"):
        load_definitions(tmp_path)


def test_a_list_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """A list saved in another encoding is named, not misread."""
    put(tmp_path, GOOD.replace("context: [allotment]", "words: plots.txt"))
    (tmp_path / "plots.txt").write_bytes("Café".encode("cp1252"))
    with pytest.raises(RecognizerInvalid, match=r"plots\.txt: not UTF-8"):
        load_definitions(tmp_path)


def test_an_empty_list_is_refused(tmp_path: Path) -> None:
    """A list of comments only finds nothing, and says so."""
    put(tmp_path, GOOD.replace("context: [allotment]", "words: plots.txt"))
    (tmp_path / "plots.txt").write_text("# nothing yet\n", encoding="utf-8")
    with pytest.raises(RecognizerInvalid, match="no entry"):
        load_definitions(tmp_path)


def test_an_example_that_fails_is_named_by_number(tmp_path: Path) -> None:
    """A failing example is told by its kind and number and quoted nowhere."""
    text = GOOD.replace("'The plot thickened.'", "'The plot thickened.', 'Keziah kept plot 9Z.'")
    (failure,) = check_examples(load_definitions(put(tmp_path, text)))
    assert (failure.definition, failure.kind, failure.number) == ("allotment_number", "no_match", 2)
    assert "Keziah" not in failure.problem and "9Z" not in failure.problem


def test_an_example_with_another_span_fails(tmp_path: Path) -> None:
    """The guillemets are a promise about the very span."""
    (failure,) = check_examples(load_definitions(put(tmp_path, GOOD.replace("plot «14B»", "«plot 14B»"))))
    assert failure.problem.startswith("found other spans")


@pytest.mark.parametrize("cluster", ["many", "-1", "true", "3"])
def test_a_cluster_is_a_number_beside_keep(tmp_path: Path, cluster: str) -> None:
    """So many together are flagged where one is kept, and nowhere else."""
    put(tmp_path, GOOD.replace("    label:", f"    cluster: {cluster}\n    label:"))
    with pytest.raises(RecognizerInvalid, match="`cluster` m"):
        load_definitions(tmp_path)

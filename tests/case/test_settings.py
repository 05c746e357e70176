"""case.yaml: tolerant where it can be, exact where it must be."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from redraft.case.settings import DraftKind, Settings, load_settings, template
from redraft.dates import DatePolicy
from redraft.errors import SettingsInvalid
from redraft.outputs.publication.links import LinkPolicy
from redraft.pseudonyms import SubjectStyle

FULL = """\
cast:
  - name: Robin Sample
    aliases: [Robbie, "RS"]
    role: subject
    pseudonym: Child T
  - Petra Sample
  - {name: Sample Lane School, type: body}
publisher:
  name: Exampleshire Safeguarding Partnership
  acronyms: [ESP]
  area: Exampleshire
  partners: Exampleshire Constabulary
  author: A. Author
  chair: [C. Chair]
  teams: Example Hub
publication: named
drafts:
  overview.docx: publish
  chronology.docx: source
  old/notes.docx: {as: ignore, reason: overtaken}
dates: year
subject_style: name
keep: [Operation Example]
mask: the tall house
revisions: reject
comments: acknowledged
pictures: blank
links: none
"""


def _load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "case.yaml"
    path.write_bytes(text.encode("utf-8"))
    return load_settings(path)


def test_every_key_is_read(tmp_path: Path) -> None:
    """Each key of case.yaml reaches the settings."""
    settings = _load(tmp_path, FULL)
    declared = settings.declared
    assert [m.name for m in declared.cast] == ["Robin Sample", "Petra Sample", "Sample Lane School"]
    assert declared.cast[0].aliases == ("Robbie", "RS")
    assert (declared.cast[0].role, declared.cast[0].pseudonym) == ("subject", "Child T")
    assert declared.cast[2].entity_type == "ORGANIZATION"
    assert declared.publisher.bodies == ("Exampleshire Safeguarding Partnership", "ESP", "Exampleshire Constabulary")
    assert declared.publisher.areas == ("Exampleshire",)
    assert declared.publisher.people == ("A. Author", "C. Chair")
    assert declared.publisher.teams == ("Example Hub",)
    assert not declared.anonymous
    assert (declared.keep, declared.mask) == (("Operation Example",), ("the tall house",))
    assert settings.rulings.dates.policy is DatePolicy.YEAR
    assert settings.scheme.subject is SubjectStyle.NAME
    rulings = settings.rulings
    assert (rulings.revisions, rulings.comments, rulings.pictures) == ("reject", "acknowledged", "blank")
    assert settings.links is LinkPolicy.NONE


def test_an_anonymous_publication_has_no_publisher(tmp_path: Path) -> None:
    """With `publication: anonymous` everybody under `publisher:` is masked like the cast, and findings are out of date."""
    settings = _load(tmp_path, FULL.replace("publication: named", "publication: anonymous"))
    masked = {member.name: member.entity_type for member in settings.declared.cast}
    assert masked["ESP"] == masked["Example Hub"] == "ORGANIZATION"
    assert (masked["Exampleshire"], masked["A. Author"]) == ("LOCATION", "PERSON")
    assert settings.declared.publisher.names == ()
    assert settings.declared.anonymous
    assert settings.fingerprint != _load(tmp_path, FULL).fingerprint


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("drafts/Overview.docx", DraftKind.PUBLISH),
        ("elsewhere/chronology.docx", DraftKind.SOURCE),
        ("drafts/old/notes.docx", DraftKind.IGNORE),
        ("drafts/new/notes.docx", None),
    ],
)
def test_a_draft_is_named_by_file_or_end_of_path(tmp_path: Path, path: str, kind: DraftKind | None) -> None:
    """A draft's choice is found by its file name or the end of its path, whatever the case of letters."""
    choice = _load(tmp_path, FULL).choice(Path(path))
    assert (choice.kind if choice else None) == kind


@pytest.mark.parametrize("text", ["", "# nothing\n", "cast:\nkeep:\ndrafts:\npublisher:\ndates:\n", "---\n", "\ufeff"])
def test_an_empty_file_means_the_defaults(tmp_path: Path, text: str) -> None:
    """No key is needed, and a key without a value is as good as none."""
    assert _load(tmp_path, text) == Settings()


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    """A case without case.yaml works."""
    assert load_settings(tmp_path / "case.yaml") == Settings()


def test_the_template_means_the_defaults(tmp_path: Path) -> None:
    """What `redraft init` writes changes nothing until somebody edits it."""
    assert _load(tmp_path, template()) == Settings()


KEYS = ("name", "aliases", "former", "role", "pseudonym", "chosen_by", "age", "keep_name", "type")


def test_every_line_of_the_template_can_be_used(tmp_path: Path) -> None:
    """The template's examples are valid once their # is taken away."""
    lines = template().splitlines()
    used = [line[2:] for line in lines if line.startswith("# ") and (":" in line or line.lstrip("# ").startswith("- "))]
    start = {"cast:", "publisher:", "drafts:", "keep:", "mask:", "required_roles:", "holds:"}
    settings_lines = []
    for line in used:
        key = line.split(":")[0]
        if (
            line in start
            or key in {"dates", "subject_style", "revisions", "comments", "pictures", "links", "approvals"}
            or line[0] == " "
        ):
            settings_lines.append(line)
    text = "\n".join(line for line in settings_lines if not line.startswith("   ") or ":" in line or "-" in line)
    kept = [line for line in text.splitlines() if not line.lstrip().startswith(tuple(f"{key}  " for key in KEYS))]
    settings = _load(tmp_path, "\n".join(kept))
    assert settings.declared.cast[0].pseudonym == "Child T"
    assert settings.declared.publisher.bodies
    assert settings.rulings.pictures == "blank"
    assert settings.sign_off.roles and settings.sign_off.holds[0].lifted_by


@pytest.mark.parametrize(
    ("text", "line", "allowed"),
    [
        ("cats: []\n", 1, "did you mean `cast`"),
        ("keep: []\ncast:\n  - {nmae: Robin Sample}\n", 3, "did you mean `name`"),
        ("cast:\n  - {role: subject}\n", 2, "needs a `name`"),
        ("cast:\n  - name: [Robin, Sample]\n", 2, "expected one text"),
        ("dates: Robin Sample\n", 1, "exact, month, season, year"),
        ("dates: exact\n", 1, "`exact` needs a `reason`"),
        ("dates:\n  policy: exact\n", 2, "`exact` needs a `reason`"),
        ("dates:\n  policy: relative\n  event: the incident\n", 2, "`relative` needs an `anchor`"),
        ("dates:\n  anchor: 2021-03-12\n  policy: relative\n", 3, "`relative` needs an `event`"),
        ("dates: {policy: age}\n", 1, "`age` needs `born`"),
        ("dates:\n  policy: age\n  born: Robin\n", 3, "expected one day"),
        ("dates:\n  policy: age\n  born: March 2013\n", 3, "expected one day"),
        ("dates:\n  born: 3.2.2013\n  died: 12/31/2019\n", 3, "expected one day"),
        ("dates:\n  born: 3.2.2013\n  died: 2.2.2013\n", 3, "before `born`"),
        ("dates:\n  policy: month\n  births: Robin\n", 3, "removed, age band"),
        ("dates:\n  polcy: month\n", 2, "did you mean `policy`"),
        ("subject_style: Robin\n", 1, "letter, name"),
        ("drafts:\n  Robin Sample.docx: maybe\n", 2, "publish, source, ignore"),
        ("drafts:\n  Robin Sample.docx:\n", 2, "publish, source, ignore"),
        ("pictures: Robin\n", 1, "blank"),
        ("pictures: keep\n", 1, "by itself"),
        ("links: some\n", 1, "web, none"),
        ("keep: [a]\nkeep: [Robin]\n", 2, "twice"),
        ("cast: [Robin Sample\n", 2, "YAML"),
        ("x: *Robin\n", 1, "YAML"),
        ("- Robin Sample\n", 1, "cast"),
        ("publisher: Robin Sample\n", 1, "name"),
    ],
)
def test_mistakes_are_placed_and_never_quoted(tmp_path: Path, text: str, line: int, allowed: str) -> None:
    """A mistake is told by line and by what is allowed, never by what was written."""
    with pytest.raises(SettingsInvalid) as caught:
        _load(tmp_path, text)
    said = str(caught.value)
    assert f"line {line}" in said
    assert allowed in said
    assert "Robin" not in said
    assert "Sample" not in said


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        ("dates: season\n", "season"),
        ("dates: {policy: exact, reason: the family wish it}\n", "exact"),
        ("dates:\n  policy: relative\n  anchor: 12/3/2021\n  event: the incident\n", "relative"),
        ("dates:\n  policy: age\n  born: 3rd February 2013\n  died: 2021-03-12\n", "age"),
        ("dates:\n  births: age band\n", "month"),
    ],
)
def test_dates_are_a_word_or_a_policy_with_what_it_needs(tmp_path: Path, text: str, policy: str) -> None:
    """Each policy is read with its needs, days in any form that drafts use, day first."""
    settings = _load(tmp_path, text)
    rules = settings.rulings.dates
    assert rules.policy == policy
    assert rules.anchor in (None, dt.date(2021, 3, 12))
    assert (settings.declared.born, settings.declared.died) == (rules.born, rules.died)
    assert rules.born in (None, dt.date(2013, 2, 3))
    assert settings.fingerprint


def test_another_encoding_is_named(tmp_path: Path) -> None:
    """A file saved as Windows-1252 is refused with a hint."""
    (tmp_path / "case.yaml").write_bytes("keep: [Café]\n".encode("cp1252"))
    with pytest.raises(SettingsInvalid, match="UTF-8"):
        load_settings(tmp_path / "case.yaml")


def test_words_that_yaml_takes_for_something_else_stay_words(tmp_path: Path) -> None:
    """Numbers, dates and yes/no in lists are taken as written."""
    assert _load(tmp_path, "keep: [No, 12, 2019-03-01, 1_000]\n").declared.keep == ("No", "12", "2019-03-01", "1_000")


def test_the_fingerprint_follows_what_detection_depends_on(tmp_path: Path) -> None:
    """A changed cast asks for another run; a ruling on pictures or links does not."""
    full = _load(tmp_path, FULL)
    assert _load(tmp_path, FULL.replace("pictures: blank\nlinks: none\n", "")).fingerprint == full.fingerprint
    assert _load(tmp_path, FULL.replace("Robbie", "Bobbie")).fingerprint != full.fingerprint


def test_the_template_is_yaml() -> None:
    """The template parses, and says that it is confidential."""
    assert yaml.safe_load(template()) is None
    assert "CONFIDENTIAL" in template()


@pytest.mark.parametrize(
    ("cast", "line"),
    [
        ("- {name: Robin Sample, pseudonym: Robin}", 2),
        ("- {name: Robin Sample, pseudonym: Child T}\n- {name: Petra Sample, pseudonym: child t}", 3),
        ("- Robin Sample\n- {name: Petra Hope, aliases: [Pet], pseudonym: Mrs Sample}", 3),
        ("- {name: Oddley School, type: body, pseudonym: Oddley Academy}", 2),
    ],
)
def test_a_pseudonym_hides_one_person(tmp_path: Path, cast: str, line: int) -> None:
    """A pseudonym that repeats a name of the cast, or stands for two, is refused with its line and without the name."""
    path = tmp_path / "case.yaml"
    path.write_text(f"cast:\n{cast}\n", "utf-8")
    with pytest.raises(SettingsInvalid, match=f"line {line}, `cast: pseudonym`") as refused:
        load_settings(path)
    assert not any(name in str(refused.value) for name in ("Robin", "Sample", "Petra", "Hope", "Oddley"))


@pytest.mark.parametrize(
    "cast",
    [
        "- {name: Mother Agnes Sample, pseudonym: Mother}",
        "- {name: Sample Lane School, type: body, pseudonym: School 1}",
        "- {name: Mrs Petra Sample, role: mother, pseudonym: Mrs Olive}",
        "- {name: Child T, pseudonym: Child T}",
    ],
)
def test_roles_and_titles_tell_nothing(tmp_path: Path, cast: str) -> None:
    """A pseudonym may share its role or title with the name."""
    path = tmp_path / "case.yaml"
    path.write_text(f"cast:\n{cast}\n", "utf-8")
    assert load_settings(path).declared.cast[0].pseudonym


def test_deep_brackets_are_refused(tmp_path: Path) -> None:
    """A file of nothing but brackets is an error like any other, not the end of the program."""
    path = tmp_path / "case.yaml"
    path.write_text("[" * 100_000, "utf-8")
    with pytest.raises(SettingsInvalid, match="line 1"):
        load_settings(path)


def test_entries_that_name_no_draft_are_counted(tmp_path: Path) -> None:
    """A slip in a file's name under `drafts:` is noticed; paths and letter case are as forgiving as in `choice`."""
    path = tmp_path / "case.yaml"
    path.write_text("drafts:\n  A.docx: source\n  old/b.docx: ignore\n  c.docx: source\n", "utf-8")
    settings = load_settings(path)
    assert settings.unmatched([tmp_path / "a.DOCX", tmp_path / "old" / "b.docx"]) == (3,)

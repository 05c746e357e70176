"""A case's settings come from its folder in ROOT, and may be changed in OUT afterwards; nobody's change is written over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from redraft.batch.shelf import is_definitions
from redraft.case.candidates import files_below
from redraft.case.disk import private_folder, write_atomically
from redraft.case.folder import CaseFolder
from redraft.case.pipeline import digest_of
from redraft.case.records import SCHEMA, read_json, write_json
from redraft.errors import SettingsInvalid


def bring_settings(folder: Path, case: CaseFolder, record: Path) -> None:
    """Copy `case.yaml` and `recognizers/` from a folder in ROOT into its case, as far as they changed there since.

    `record` says what was brought before: so a file that was changed in the case alone stays as it is.

    Raises:
        SettingsInvalid: if a file was changed in both places; none is copied then.
    """
    source = CaseFolder(folder)
    before = _brought_before(record)
    there, here = _settings_of(source), _settings_of(case)
    changed = [name for name in sorted({*there, *before}) if there.get(name) != before.get(name)]
    both = [name for name in changed if here.get(name) not in (before.get(name), there.get(name))]
    if both:
        raise SettingsInvalid(
            "case.yaml or recognizers/ was changed both in the folder of the drafts and in the case.",
            "Make them alike in both, or delete those in the case.",
        )
    for name in changed:
        if name not in there:
            (case.root / name).unlink(missing_ok=True)
        elif here.get(name) != there[name]:
            private_folder((case.root / name).parent)
            write_atomically(case.root / name, (source.root / name).read_bytes())
    if there != before:
        private_folder(record.parent)
        write_json(record, {"schema": SCHEMA, "files": there})


def _settings_of(case: CaseFolder) -> dict[str, str]:
    """The settings of a case: the digest of each file by its path from there."""
    files = [case.settings] if case.settings.is_file() else []
    if is_definitions(case.recognizers):
        files += files_below(case.recognizers)
    return {path.relative_to(case.root).as_posix(): digest_of(path) for path in files}


def _brought_before(record: Path) -> Mapping[str, str]:
    return dict(read_json(record)["files"]) if record.is_file() else {}

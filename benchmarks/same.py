"""`python -m benchmarks same FILE`: whether this checkout finds what the one did that wrote FILE, on all marked texts.

What makes detection faster must change no finding. The file holds one line for each case, and quotes nothing: digests of
what the model read and of what was found. Scores are left out, for processors round them differently; where the model
itself reads otherwise here than where the file was written, the cases cannot be compared, and that is said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from benchmarks.declared import cast, publisher
from benchmarks.texts import MarkedCase, fixture_cases, shared_case, shared_cases
from redraft.cast import Declared
from redraft.detection import Detector
from redraft.findings import Finding


@dataclass(frozen=True)
class Digests:
    """What the model read of a case, and what was found in it, as digests; `findings` is how many."""

    read: str
    found: str
    findings: int


def main(file: Path, write: bool, cases: Sequence[Path]) -> None:
    """Write the digests of this checkout to `file`, or compare them with those in it; 1 is left with where they differ."""
    now = digests([*fixture_cases(), *shared_cases(), *(shared_case(folder) for folder in cases)])
    if write:
        file.write_text(as_json(now), encoding="utf-8")
        return
    then = read_digests(file)
    differing = [name for name in then if name in now and now[name].found != then[name].found]
    unlike = [name for name in differing if now[name].read != then[name].read]
    print(f"{len(then.keys() & now.keys())} cases compared, {len(differing)} differ", *differing, sep="\n")
    if unlike:
        print(f"in {len(unlike)} of them the model reads otherwise here: they say nothing of the rest")
    if differing:
        raise SystemExit(1)


def digests(cases: Iterable[MarkedCase]) -> dict[str, Digests]:
    """The digests of each case, with nothing declared and with what can be, by its name and a number."""
    detector = Detector.load()
    found: dict[str, Digests] = {}
    for case in cases:
        name = next(n for number in range(1, 10_000) if (n := f"{case.name} {number}") not in found)
        texts = list(dict.fromkeys(text.segment.text for text in case.texts))
        read = [
            [(s.span.start, s.span.end, s.entity_type, s.sure) for s in seen] for seen in detector.engine.read(texts)
        ]
        declarations = (Declared(), replace(cast(case), publisher=publisher(case).publisher))
        findings = [each for declared in declarations for each in detector.detect(case.drafts, declared)]
        found[name] = Digests(_digest(read), _digest([told(each) for each in findings]), len(findings))
    return found


def told(finding: Finding) -> list[object]:
    """All that a finding says, its score apart."""
    place = [finding.id, finding.source, str(finding.anchor), finding.span.start, finding.span.end]
    what = [finding.entity_type, finding.recognizer, finding.action.value, finding.why, finding.suggestion]
    return [*place, *what]


def read_digests(file: Path) -> dict[str, Digests]:
    """What `as_json` wrote."""
    return {name: Digests(*values) for name, values in json.loads(file.read_text("utf-8")).items()}


def as_json(told: Mapping[str, Digests]) -> str:
    """One line for each case."""
    lines = (f"{json.dumps(n)}: {json.dumps([d.read, d.found, d.findings])}" for n, d in sorted(told.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _digest(what: Sequence[object]) -> str:
    return sha256(json.dumps(what, ensure_ascii=True).encode("ascii")).hexdigest()[:16]

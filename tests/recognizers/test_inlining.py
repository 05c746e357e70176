"""Expressions written out: the same matches with the same groups, found sooner."""

from __future__ import annotations

from random import Random

import pytest
import regex

from redraft.detection.defining.definitions import load_definitions
from redraft.detection.defining.expressions import FLAGS
from redraft.detection.defining.inlining import written_out
from redraft.resources import folder

from .spelling import spelt

pytestmark = pytest.mark.once

EXPRESSIONS = sorted(
    {each.regex for one in load_definitions(folder("recognizers")) for each in one.patterns if "(DEFINE)" in each.regex}
)


def matches(expression: str, text: str) -> list[tuple[tuple[int, int], dict[str, str | None]]]:
    """Where an expression matches, and its groups but for those that are only there to be called."""
    called = set(regex.findall(r"\(\?&(\w+)\)", expression))
    found = regex.compile(expression, FLAGS).finditer(text)
    return [(m.span(), {name: v for name, v in m.groupdict().items() if name not in called}) for m in found]


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=map(str, range(len(EXPRESSIONS))))
def test_what_ships_matches_the_same(expression: str) -> None:
    """Every pattern of ours that defines parts is written out, and matches the same in texts made of its own parts."""
    random = Random(8)  # noqa: S311 - texts for a test
    written = written_out(expression)
    assert "(?&" not in written and "DEFINE" not in written
    called = set(regex.findall(r"\(\?&(\w+)\)", expression))
    for _ in range(25):
        text = ", so ".join(spelt(expression, random) + random.choice(["", " and", "x", "."]) for _ in range(4))
        plain = [(span, groups) for span, groups in matches(written, text)]
        assert plain == matches(expression, text), (text, called)


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        (r"a(?&b)", r"a(?&b)"),
        (r"(?(DEFINE)(?<n>a|b))x(?&n)", r"x(?-i:a|b)"),
        (r"(?i)(?(DEFINE)(?<n>a|b))x(?&n)", r"(?i)x(?:a|b)"),
        (r"(?x) (?(DEFINE) (?<n> a | b ) (?<m> (?&n)c ) ) x (?&m) # x", r"(?x)  x (?-i: (?-i: a | b )c ) # x"),
        (r"(?(DEFINE)(?<n>[(]\)))\((?&n)[(?&n)]", r"\((?-i:[(]\))[(?&n)]"),
        (r"(?(DEFINE)(?<n>a))(?<o>b)(?&n)(?&o)", r"(?<o>b)(?-i:a)(?&o)"),
    ],
)
def test_calls_are_replaced_by_what_they_call(expression: str, written: str) -> None:
    """Calls of what is defined are replaced in its own case; a bracket in a class is none."""
    assert written_out(expression) == written


@pytest.mark.parametrize(
    "expression",
    [
        r"(?(DEFINE)(?<n>a(?&n)?))(?&n)",
        r"(?(DEFINE)(?<n>a))(b)(?&n)\1",
        r"(?(DEFINE)(?<n>a))(?P<b>b)(?&n)\g<b>",
        r"(?(DEFINE)(?<n>a))(?&n)(?P=n)",
        r"(?(DEFINE)(?<n>(?<m>a)b))(?&n)(?&m)",
        r"(?(DEFINE)a(?<n>b))(?&n)",
        r"(?i:(?(DEFINE)(?<n>b))(?&n))",
        r"(?(DEFINE)(?<n>b))(?&n)(?<n>c)",
        r"(?(DEFINE)(?<n>b))(?V1)(?&n)",
        r"(?(DEFINE)" + "".join(f"(?<n{at}>(?&n{at + 1})(?&n{at + 1}))" for at in range(20)) + "(?<n20>a))(?&n0)",
    ],
)
def test_what_could_change_is_left_as_it_is(expression: str) -> None:
    """What calls itself, counts its groups, is named twice or would grow beyond bounds is matched as it was written."""
    assert written_out(expression) == expression

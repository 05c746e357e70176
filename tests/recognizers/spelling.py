"""Texts that an expression may match, made of its own parts."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import regex

from redraft.detection.defining.trees import Call, Chars, Choice, Look, Node, Repeat, Row, Run, parsed

_POOL = "aBcZz09_ \n\u00a0.,;:!?'\"()[]/\\-+&@#%£$*=<>|éÉßſKıİΣς٣½\u0301字"
_OTHER_CASES = {"s": "Sſ", "k": "K\u212a", "i": "Iıİ", "S": "sſ", "K": "k\u212a", "I": "iıİ"}


def spelt(expression: str, random: Random) -> str:
    """One wording of an expression, chosen by chance; what it looks ahead for or rules out is not heeded."""
    tree = parsed(expression)
    return _spelt(tree.root, tree.groups, random)


def _spelt(node: Node, groups: Mapping[str, Node], random: Random) -> str:
    match node:
        case Run(text):
            return "".join(_cased(each, random) for each in text)
        case Chars(source):
            return random.choice(_members(source))
        case Row(parts):
            return "".join(_spelt(each, groups, random) for each in parts)
        case Choice(branches):
            return _spelt(random.choice(branches), groups, random)
        case Repeat(part, least, most):
            times = random.randint(least, least + 2 if most is None else min(most, least + 2))
            return "".join(_spelt(part, groups, random) for _ in range(times))
        case Look(part, ahead, negative):
            return "" if ahead or negative else _spelt(part, groups, random)
        case Call(group):
            return _spelt(groups[group], groups, random)
    return ""


def _cased(letter: str, random: Random) -> str:
    if random.random() > 0.04:
        return letter
    return random.choice(_OTHER_CASES.get(letter, letter.swapcase()))


def _members(source: str) -> str:
    return "".join(regex.findall(source, _POOL)) or regex.sub(r"[\[\]\\^]", "", source)[:1] or "a"

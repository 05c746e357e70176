"""Check digits and built-in rules of UK identifiers: whether a number could have been issued.

A definition names one of these under `check:`. Drafts hold typing errors and other people's test numbers, so a number
that fails is scored lower by the recogniser and never hidden: Presidio's own `validate_result` knows only "certain"
and "not at all", which is why these are plain functions that the recogniser weighs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from stdnum.gb import nhs as _nhs
from stdnum.gb import utr as _utr

_MOD_23 = "ZABCDEFGHJKLMNPQRTUVWXY"
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_NOT_ALNUM = re.compile(r"[^0-9A-Za-z]")


def _bare(number: str) -> str:
    return _NOT_ALNUM.sub("", number).upper()


def nhs(number: str) -> bool:
    """Modulus 11 over ten digits (NHS Data Dictionary; also Scotland's CHI and the Health and Care Number).

    >>> nhs("999 000 0018"), nhs("999 000 0019")
    (True, False)
    """
    return bool(_nhs.is_valid(_bare(number)))


def chi(number: str) -> bool:
    """An NHS check digit behind a day, month and year of birth: Scotland's Community Health Index.

    >>> chi("3102990003")
    False
    """
    digits = _bare(number)
    return nhs(digits) and 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def upn(number: str) -> bool:
    """Check letter of a Unique Pupil Number (Department for Education, Unique pupil numbers guidance).

    The list of local authorities is left out on purpose (`stdnum.gb.upn` has one): authorities come and go. A
    temporary number ends in a letter instead of its last digit.

    >>> upn("M 9999 9992 1001"), upn("K 9999 9992 1001")
    (True, False)
    """
    bare = _bare(number)
    if not re.fullmatch(r"[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]", bare):
        return False
    values = [int(character) if character.isdigit() else _UPN_LETTERS.index(character) for character in bare[1:]]
    return _UPN_LETTERS[sum(weight * value for weight, value in enumerate(values, start=2)) % 23] == bare[0]


def uln(number: str) -> bool:
    """Check digit of a Unique Learner Number: ten less the remainder modulo 11 of the weighted sum, 10 down to 2.

    >>> uln("9900000012"), uln("9900000013")
    (True, False)
    """
    digits = _bare(number)
    if not re.fullmatch(r"[1-9]\d{9}", digits):
        return False
    remainder = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return remainder != 0 and 10 - remainder == int(digits[9])


def utr(number: str) -> bool:
    """Check digit, the first, of a Unique Taxpayer Reference (HMRC); a trailing K is no part of it.

    >>> utr("99000 00007"), utr("99000 00008")
    (True, False)
    """
    return bool(_utr.is_valid(_bare(number)))


def nino(number: str) -> bool:
    """Prefix and suffix rules of a National Insurance number (HMRC manual NIM39110). `QQ` is kept for examples.

    >>> nino("QQ 12 34 56 C"), nino("BG 12 34 56 C"), nino("DX 12 34 56 C")
    (True, False, False)
    """
    bare = _bare(number)
    if not re.fullmatch(r"[A-Z]{2}\d{6}[A-D]?", bare):
        return False
    if bare[:2] == "QQ":
        return True
    return (
        bare[0] not in "DFIQUV"
        and bare[1] not in "DFIOQUV"
        and bare[:2] not in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
    )


def pnc(number: str) -> bool:
    """Modulus-23 letter of a Police National Computer identifier, over the year and the padded serial number.

    >>> pnc("99/1234567B"), pnc("1999/1234567B"), pnc("99/1234567C")
    (True, True, False)
    """
    match = re.fullmatch(r"(?:19|20)?(\d\d)/?(\d{1,7})([A-HJ-NP-RT-Z])", re.sub(r"[\s-]", "", number).upper())
    return match is not None and _letter(match[1] + match[2].zfill(7)) == match[3]


def cro(number: str) -> bool:
    """Modulus-23 letter of a Criminal Records Office number; `SF` files number per year in another order.

    >>> cro("123456/99L"), cro("123456/99M")
    (True, False)
    """
    bare = re.sub(r"[\s-]", "", number).upper()
    if match := re.fullmatch(r"SF(\d\d)/(\d{1,6})([A-HJ-NP-RT-Z])", bare):
        return _letter(match[1] + match[2].zfill(6)) == match[3]
    match = re.fullmatch(r"(\d{1,6})/(\d\d)([A-HJ-NP-RT-Z])", bare)
    return match is not None and _letter(match[2] + match[1].zfill(6)) == match[3]


def _letter(digits: str) -> str:
    return _MOD_23[int(digits) % 23]


def driving_licence(number: str) -> bool:
    """Built-in rules of a GB driver number: padded surname, then year, month (women + 50) and day of birth.

    >>> driving_licence("PELLO801010T99AA"), driving_licence("PELLO899010T99AA")
    (True, False)
    """
    match = re.match(r"[A-Z]+9*(?<=^.{5})\d(\d\d)(\d\d)\d[A-Z][A-Z9][0-9A-Z][A-Z]{2}(?:\d\d)?$", _bare(number))
    return match is not None and (1 <= int(match[1]) <= 12 or 51 <= int(match[1]) <= 62) and 1 <= int(match[2]) <= 31


def luhn(number: str) -> bool:
    """The Luhn check digit of payment cards and of a telephone's IMEI (ISO/IEC 7812-1, annex B).

    >>> luhn("4111 1111 1111 1111"), luhn("4111 1111 1111 1112")
    (True, False)
    """
    digits = [int(digit) for digit in _bare(number) if digit.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return bool(digits) and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def ip_address(number: str) -> bool:
    """Whether each part of an IPv4 address is at most 255; an IPv6 address is taken as it is.

    >>> ip_address("192.0.2.17"), ip_address("300.1.1.1")
    (True, False)
    """
    return ":" in number or all(int(part) <= 255 for part in re.findall(r"\d+", number)[:4])


CHECKS: Mapping[str, Callable[[str], bool]] = MappingProxyType(
    {
        "chi": chi,
        "cro": cro,
        "driving_licence": driving_licence,
        "ip_address": ip_address,
        "luhn": luhn,
        "nhs": nhs,
        "nino": nino,
        "pnc": pnc,
        "uln": uln,
        "upn": upn,
        "utr": utr,
    }
)
"""All that a definition may name under `check:`; the table is fixed, so that a case folder cannot bring code."""

"""A declared person is found in every form that people write: nothing of the name is left. Everyone here is invented."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from redraft.cast import CastMember, Declared
from redraft.detection.persons.declared import DistinctiveInside
from redraft.detection.persons.misspelt import Misspelt, misspells
from redraft.detection.words.lexicon import Lexicon
from redraft.detection.words.passages import Passage, read_passages
from redraft.findings import Finding
from redraft.resources import folder
from redraft.text import Anchor, Draft, Kind, Segment
from redraft.vocabulary import read_words

CAST = Declared(
    cast=(
        CastMember("Danielle Okoro-Hughes", role="mother"),
        CastMember("Keziah Ashdale", ("Kerslake", "YD"), "subject"),
        CastMember("Siân Łuczak"),
        CastMember("Seán O'Rourke"),
        CastMember("Mohammed al-Khatib"),
        CastMember("TWEDDLE, Isla"),
        CastMember("Will May"),
    )
)

FORMS = {
    "names in full and in part": """
        [Danielle Okoro-Hughes] rang | [Danielle] rang | then [Okoro-Hughes] rang | [Danielle Okoro] rang |
        [Danielle Hughes] rang | later [Okoro] rang | [Isla Tweddle] rang | [Tweddle] left | [Kerslake] rang
    """,
    "titles": """
        [Ms Okoro-Hughes] rang | [Ms. D. Okoro-Hughes] rang | [Mrs Hughes] rang | [Mr Luczak] came | [Mr May] came |
        [Dr Khatib] came | [DC O'Rourke] came | [Mr O'Rourke] came | [MR O'ROURKE] CAME
    """,
    "initials": """
        we met [D Okoro-Hughes] | we met [D. Okoro-Hughes] | we saw [DOH] at home | we saw [D.O.H.] at home |
        we saw [D. O. H.] at home | [DOH] was late | met with [D.H.] today | seen by [D.O-H.] today | [KA] rang. |
        [K.A.] rang | [K. A.] rang | seen with [KA]. | [SOR] came | [W.M.] came | [Dani O.] left | [YD] | in with [YD]
    """,
    "nicknames": """
        [Dani] rang | [Danni] rang | so [dani] came over | [Danny] said no | [Kez] rang | ring [kez] now |
        [Kezzie] came | [kezzie] told me | [Mo] came home | [Shan] Luczak came
    """,
    "reversed": """
        [OKORO-HUGHES, Danielle] was there | [OKORO-HUGHES Danielle] was there | [Okoro-Hughes, Dani] was there |
        [HUGHES, Dani] | seen: [HUGHES Dani] | NAME: [ASHDALE KEZIAH] | [Ashdale, K.] | [Ashdale/Keziah] | [Ashdale K]
    """,
    "families": """
        the [Okoro-Hugheses] moved | the [Ashdales] moved | the [Ashdales]' house | the [ashdales] moved |
        the [O'Rourkes] came | non-[Ashdale] kids
    """,
    "possessives": """
        the [Ashdale]'s house | [Ashdale]’s house | [Ashdale]`s house | [Ashdale]´s house | [Keziahs] mum |
        [Danielles] mum | [Danis] mum came | [danis] mum came | [Ashdales] house
    """,
    "hyphens": """
        [Danielle Okoro Hughes] rang | [Danielle Okoro‑Hughes] rang | [Danielle Okoro‐Hughes] rang |
        [Danielle Okoro–Hughes] rang | [Danielle OkoroHughes] rang | [Danielle Okoro - Hughes] rang |
        [Mr Al-Khatib] came | [Mr Alkhatib] came | [Mohamed Al Khatib] came
    """,
    "accents": """
        [Sian Luczak] rang | [Siân] rang | [Sian] rang | [Sia\u0302n] rang | [SIAN LUCZAK] | [Kéziah Àshdale] rang |
        [Sean O'Rourke] came | [Seán O’Rourke] came | [Mr O`Rourke] came | [ORourke] came | [O Rourke] came
    """,
    "letter case": """
        [DANIELLE] WAS SEEN AT HOME | [DANIELLE OKORO-HUGHES] WAS SEEN | [danielle okoro-hughes] was seen |
        [okoro-hughes] said | [keziah] said | [ashdale] said | [kEZIAH] rang | [KeziaH] rang | [sean orourke] came |
        [luczak] came to school | [DANI O.] LEFT EARLY
    """,
    "slips of the pen": """
        [Danniele] rang | [Danielle Okoro-Hugues] rang | [Danielle Okorro-Hughes] rang | [Kezia] rang | [Kesiah] rang |
        [Keziha] rang | [Ashdle] rang | [Ashdael] rang | [Ms Ashdal] rang | [Mr Ahsdale] rang | [keziha] rang |
        a message to [Kezaih] said | then [Ashdaile] left | the worker told [ashdle] so | see [ashdael] file |
        NOTE [ASHDLE] FAMILY SEEN AT HOME BY WORKER | school rang re [kezih] absent
    """,
    "breaks and blanks": """
        [Danielle\nOkoro-Hughes] rang | [Danielle\tOkoro-Hughes] rang | [Danielle  Okoro-Hughes] rang |
        [Danielle\u00a0Okoro-Hughes] rang | [Danielle\u2009Okoro-Hughes] rang | [Okoro-\nHughes] rang |
        [Kezi-\nah] rang | [Ashda-\nle] rang | [A S H D A L E] | [K E Z I A H] | [K-e-z-i-a-h] rang
    """,
    "invisible characters": """
        [Dan\u00adielle Oko\u00adro-Hughes] rang | [Dan\u200bielle] rang | [Kez\u200diah] rang | [Kez\u2060iah] rang |
        [Ke\ufeffziah] rang
    """,
    "addresses and handles": """
        mail [danielle.okoro]@example.org | mail [d.okoro-hughes]@example.org | [@danio_hughes] posted |
        see https://example.org/[okoro-hughes]/x | see example.org/[keziah-ashdale] | user [daniokoro] posted |
        user [okoro_d] posted | user [keziahashdale09] posted | snap: [kezashdale] | [xx_keziah_xx] wrote |
        [KeziahAshdale] wrote | [ashdalek] wrote | hashtag [#JusticeForKeziah] trended | [#justiceforkeziah] |
        see https://example.org/users/[Keziah%20Ashdale]/photos | [tweddlei]@example.org
    """,
    "marks around": """
        ([Keziah]) | “[Keziah]” | [Keziah]/[Danielle] | [Keziah]&[Danielle] | [Keziah]: no | [Keziah].[Ashdale] |
        [Ashdale] v [Okoro-Hughes] | [Keziah A Ashdale] came
    """,
}
FILES = "[Ashdale]SCR_final | [keziah].[ashdale] | 2021-[ashdale]-notes | [Keziah]A v2 | report [okoro]_[hughes]_3"
DOUBTFUL = (
    "[Will] came. | [May] is hard. | Perhaps [May] left. | dont ask [will] | [Will] said so. | We saw [Will] there."
)


def _left(text: str, findings: list[Finding], asked: bool = False) -> list[str]:
    """The marked wordings of which a letter would stay; `asked` counts what is asked about as not staying."""
    spans, plain = [], ""
    for part in re.split(r"(\[[^\[\]]*\])", text):
        marked = part.startswith("[")
        if marked:
            spans.append((len(plain), len(plain) + len(part) - 2))
        plain += part[1:-1] if marked else part
    gone = {
        place
        for found in findings
        if found.action.changes_text or (asked and found.action.value == "ask")
        for place in range(found.span.start, found.span.end)
    }
    return [plain[a:b] for a, b in spans if any(plain[at].isalnum() and at not in gone for at in range(a, b))]


def _texts(table: str) -> list[str]:
    return [text.strip(" ") for text in re.split(r" \|(?: ?\n)?|\Z", table.replace("\n        ", " ")) if text.strip()]


def _unmarked(text: str) -> str:
    return text.replace("[", "").replace("]", "")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_a_declared_name_is_left(find: Callable[..., list[Finding]], form: str) -> None:
    """Each form of a declared name is replaced to its last letter, by itself in a draft that tells nothing else."""
    texts = _texts(FORMS[form])
    assert len(texts) > 4
    left = {text: rest for text in texts if (rest := _left(text, find(_unmarked(text), declared=CAST)))}
    assert not left


def test_nothing_is_left_in_file_names(find: Callable[..., list[Finding]]) -> None:
    """Names that run together with other words in the name of a file go, too."""
    left = [t for t in _texts(FILES) if _left(t, find(_unmarked(t), declared=CAST, kind=Kind.FILE_NAME))]
    assert not left


def test_what_may_be_a_word_is_asked(find: Callable[..., list[Finding]]) -> None:
    """Where a declared name could be an ordinary word, it goes or is asked about; in a plain verb it is left alone."""
    assert not [text for text in _texts(DOUBTFUL) if _left(text, find(_unmarked(text), declared=CAST), asked=True)]
    assert not find("The worker will visit and may call.", declared=CAST)


def test_a_surname_in_front_is_a_surname(persons: Callable[..., list[str]]) -> None:
    """Whoever is declared as "TWEDDLE, Isla" is Isla Tweddle: her initials and titles follow from that."""
    assert persons("We met IT. Then with I. Tweddle.", declared=CAST) == ["IT", "I. Tweddle"]
    assert [name.rstrip(".") for name in persons("Mrs Tweddle saw I.T. there.", declared=CAST)] == [
        "Mrs Tweddle",
        "I.T",
    ]


def _names() -> list[str]:
    """Thousands of names, among them many that are near to ordinary words, and compounds of them as surnames."""
    given = [name.lower() for name in read_words(folder("recognizers") / "words" / "first_names.txt")]
    return sorted({*given, *(name + ending for name in given for ending in ("son", "s", "man", "ford"))})


def _everyday() -> Iterator[Passage]:
    """All English words, with and without an ending, some thousands a passage."""
    words = read_words(folder("recognizers") / "words" / "english.txt")
    written = [form for word in words for form in (word, word + "s", word + "'s")]
    segments = tuple(
        Segment(Anchor("a", str(start)), " ".join(written[start : start + 50_000]), Kind.BODY, "")
        for start in range(0, len(written), 50_000)
    )
    yield from read_passages([Draft("a", "txt", "", segments)])


def test_no_ordinary_word_is_a_slip(detector: object) -> None:
    """Of all English words, none is taken for a slip of any of thousands of names."""
    lexis = detector.lexis  # type: ignore[attr-defined]
    misspelt = Misspelt.of(lexis, Lexicon(), [(name,) for name in _names() if not lexis.ordinary(name)])
    assert sum(map(len, misspelt.names.values())) > 5_000
    caught = {passage.words[at].bare for passage in _everyday() for at in misspelt.find(passage)}
    assert not caught


def test_no_ordinary_word_hides_a_name(detector: object) -> None:
    """None of them is taken for a longer word with a name inside, either."""
    lexis = detector.lexis  # type: ignore[attr-defined]
    lexicon = Lexicon.learn((), lexis, [(name,) for name in _names()])
    inside = DistinctiveInside.of(lexis, lexicon)
    caught = {passage.words[at].bare for passage in _everyday() for at in inside.find(passage)}
    assert not caught


@pytest.mark.parametrize(("word", "name"), [("ashton", "ashdale"), ("kezra", "keziah"), ("hugh", "hughes")])
def test_other_names_are_no_slips(word: str, name: str) -> None:
    """Short words and names that differ in more than a letter or two are somebody else's."""
    assert not misspells(word, name)

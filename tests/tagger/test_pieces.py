"""Words to word pieces: each piece knows its word, and no word however odd stops the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from redraft.tagger import Tagger
from redraft.tagger.pieces import FIRST, LAST, encode
from redraft.tagger.words import Shape, split

UNKNOWN = 100


def test_the_framing_pieces_are_those_of_the_vocabulary(tagger: Tagger) -> None:
    """What frames a window means the same to the tokenizer, and so does the unknown piece."""
    named = [tagger.tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", "[UNK]")]
    assert named == [FIRST, LAST, UNKNOWN]


def test_pieces_carry_the_shape_of_their_word(tagger: Tagger) -> None:
    """Each piece of a long name has the shape of the whole."""
    pieces = encode(split("when Quillfeather rang"), tagger.tokenizer)
    shapes = [int(shape) for shape, word in zip(pieces.shapes, pieces.words, strict=True) if word == 1]
    assert len(shapes) > 1 and set(shapes) == {int(Shape.CAPITALISED)}


def test_names_of_pieces_in_a_text_are_text(tagger: Tagger) -> None:
    """Nobody can write a framing piece into a draft."""
    pieces = encode(split("[SEP] [CLS] ##rees [MASK] [UNK]"), tagger.tokenizer)
    assert not {FIRST, LAST, UNKNOWN} & set(pieces.ids.tolist())


def test_accents_do_not_change_the_pieces(tagger: Tagger) -> None:
    """A name is the same to the network with its accents composed, decomposed or left out."""
    told = [encode(split(name), tagger.tokenizer).ids.tolist() for name in ("Zoë", "Zoe\u0308", "Zoe")]
    assert told[0] == told[1] == told[2]


def test_a_very_long_word_is_one_unknown_piece(tagger: Tagger) -> None:
    """Ten thousand letters without a break neither fail nor fill the windows."""
    assert encode(split("x" * 10_000), tagger.tokenizer).ids.tolist() == [UNKNOWN]


def test_invisible_signs_have_no_piece(tagger: Tagger) -> None:
    """What nobody sees the network does not either, and the words beside it are counted rightly."""
    pieces = encode(split("Lorna \u200b \x00 \ufffd Rees"), tagger.tokenizer)
    assert set(pieces.words.tolist()) == {0, 4}


def test_nothing_has_no_pieces(tagger: Tagger) -> None:
    """Of no words there are no pieces."""
    assert len(encode([], tagger.tokenizer)) == 0


@given(text=st.text(st.characters(), max_size=60))
def test_every_word_that_can_be_seen_has_a_piece(tagger: Tagger, text: str) -> None:
    """Pieces are in the order of their words, and a word of letters or digits of any script has at least one."""
    words = split(text)
    owners = encode(words, tagger.tokenizer).words.tolist()
    assert owners == sorted(owners)
    latin = {at for at, word in enumerate(words) if word.shape is not Shape.SIGN and word.text.isascii()}
    assert latin <= set(owners) <= set(range(len(words)))

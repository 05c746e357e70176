"""Samples to batches: the class of every piece, none lost, and no loss on padding."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("safetensors", reason="training needs safetensors")

from tokenizers import Tokenizer  # noqa: E402
from training.batches import IGNORED, PIECES, batches, examples, word_classes  # noqa: E402
from training.samples import Mention, Sample  # noqa: E402

from redraft.resources import folder  # noqa: E402
from redraft.tagger import Label  # noqa: E402
from redraft.tagger.labels import CLASSES, OUTSIDE, begins, goes_on  # noqa: E402
from redraft.tagger.load import TOKENIZER  # noqa: E402
from redraft.tagger.pieces import FIRST, LAST, encode  # noqa: E402
from redraft.tagger.windows import SIZE, windows  # noqa: E402
from redraft.tagger.words import split  # noqa: E402

B, I, O = begins(Label.PERSON), goes_on(Label.PERSON), OUTSIDE  # noqa: E741
PLACE = begins(Label.LOCATION)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The tokenizer that ships with redraft: the encoder's own."""
    return Tokenizer.from_file(str(Path(str(folder("model") / TOKENIZER))))


def rng() -> random.Random:
    """Chance that is the same each time."""
    return random.Random(5)  # noqa: S311 - chance, not secrecy


@pytest.mark.parametrize(
    ("text", "mentions", "classes"),
    [
        ("Wrenna Vane rang", [(0, 11, Label.PERSON)], [B, I, O]),
        ("Wrenna Vane rang", [(0, 6, Label.PERSON), (7, 11, Label.PERSON)], [B, B, O]),
        ("Vaneish folk", [(0, 4, Label.PERSON)], [B, O]),
        ("exVane rang", [(2, 6, Label.PERSON)], [B, O]),
        ("VaneQuay rang", [(0, 4, Label.PERSON), (4, 8, Label.LOCATION)], [B, O]),
        ("VaneQuay Row", [(0, 4, Label.PERSON), (4, 12, Label.LOCATION)], [B, PLACE]),
        ("Vane - rang", [(0, 6, Label.PERSON)], [B, I, O]),
        ("nobody rang", [], [O, O]),
        ("", [], []),
    ],
    ids=["two words", "neighbours", "ends inside", "begins inside", "two in one", "two and on", "a sign", "none", "empty"],
)  # fmt: skip
def test_a_word_belongs_to_the_mention_that_it_overlaps(
    text: str, mentions: list[tuple[int, int, Label]], classes: list[int]
) -> None:
    """A mention that begins or ends inside a word has the whole word; of two in one word the first."""
    sample = Sample(text, tuple(Mention(*each) for each in mentions), "invented")
    assert word_classes(split(text), sample).tolist() == classes


def test_only_the_first_piece_of_a_mention_begins_it(tokenizer: Tokenizer) -> None:
    """However many pieces a name is spelled with, one of them begins; framing pieces have no class."""
    text = "Wrxqzenna Vqxzane rang"
    (example,) = examples(Sample(text, (Mention(0, 17, Label.PERSON),), "invented"), tokenizer)
    pieces = encode(split(text), tokenizer)
    inside = int((pieces.words < 2).sum())
    assert inside > 4
    assert example.classes.tolist() == [IGNORED, B, *[I] * (inside - 1), *[O] * (len(pieces) - inside), IGNORED]
    assert (example.ids[0], example.ids[-1]) == (FIRST, LAST)


def test_a_text_without_words_is_no_example(tokenizer: Tokenizer) -> None:
    """Blanks alone give nothing to learn."""
    assert list(examples(Sample(" \t ", (), "invented"), tokenizer)) == []


def test_batches_lose_no_piece(tokenizer: Tokenizer) -> None:
    """Every window of every sample is in one batch, of no more than PIECES, its padding marked as absent."""
    lengths = [1, 3, 50, 125, 126, 127, 300, 1000] * 8
    samples = [Sample("quay " * length, (Mention(0, 4, Label.LOCATION),), "invented") for length in lengths]
    told = list(batches(samples, tokenizer, rng()))
    read = sum(each.end - each.start + 2 for length in lengths for each in windows(length))
    assert sum(int(batch.present.sum()) for batch in told) == read
    assert sum(int((batch.classes == PLACE).sum()) for batch in told) == len(samples)
    for batch in told:
        assert batch.ids.shape == batch.shapes.shape == batch.classes.shape == batch.present.shape
        assert batch.ids.numel() <= PIECES and batch.ids.shape[1] <= SIZE + 2
        absent = batch.present == 0
        assert bool((batch.classes[absent] == IGNORED).all()) and bool((batch.ids[absent] == 0).all())
        assert bool((batch.classes[~absent] < CLASSES).all())


def test_padding_is_ignored(tokenizer: Tokenizer) -> None:
    """A short window has the same loss alone and padded beside a long one."""
    from training.network import Network, Size

    torch.manual_seed(0)
    network = Network(Size(width=24, heads=2, inner=48, layers=2)).eval()
    short = Sample("Wrenna Vane rang", (Mention(0, 11, Label.PERSON),), "invented")
    (alone,) = batches([short], tokenizer, rng())
    (beside,) = batches([short, Sample("quay " * 60, (), "invented")], tokenizer, rng())
    row = int(beside.present.sum(1).argmin())
    losses = []
    with torch.no_grad():
        for batch, at in ((alone, 0), (beside, row)):
            scores = network(batch.ids, batch.shapes, batch.present)[at]
            losses.append(torch.nn.functional.cross_entropy(scores, batch.classes[at], ignore_index=IGNORED).item())
    assert losses[0] == pytest.approx(losses[1], abs=1e-5)

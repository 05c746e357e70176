"""The model is the one that was tested, is never fetched, and answers alike in any company."""

import shutil

import pytest

from redraft.detection import nlp
from redraft.detection.model_digests import DIGESTS
from redraft.errors import ModelUnavailable

SENTENCES = ["Lorna Ashdale lives in Wexborough.", "Short.", "Dr Osei rang on Monday. " * 200, "", "PC Rees left."]


def test_a_changed_file_is_refused(tmp_path):
    """One byte more, and loading fails with a named error."""
    folder = tmp_path / "model"
    shutil.copytree(nlp.model_folder(), folder)
    nlp.check_files(folder)
    target = folder / next(iter(DIGESTS))
    target.write_bytes(target.read_bytes() + b" ")
    with pytest.raises(ModelUnavailable, match="not the one"):
        nlp.check_files(folder)


def test_a_missing_file_is_refused(tmp_path):
    """An empty folder is no model."""
    with pytest.raises(ModelUnavailable, match="lacks"):
        nlp.check_files(tmp_path)


def test_a_missing_package_is_refused(monkeypatch):
    """Nothing is downloaded; the user is told to install again."""
    monkeypatch.setattr(nlp, "PACKAGE", "no_such_package_of_names")
    with pytest.raises(ModelUnavailable, match="not installed"):
        nlp.model_folder()


def test_a_sentence_is_read_alike_alone_and_in_any_batch():
    """Entities do not depend on neighbours or on the size of a batch."""
    model = nlp.NameModel()

    def entities(texts):
        return [[(e.start_char, e.end_char, e.label_) for e in a.entities] for _, a in model.process_batch(texts, "en")]

    alone = [entities([text])[0] for text in SENTENCES]
    assert entities(SENTENCES) == alone
    assert entities(SENTENCES[::-1]) == alone[::-1]


def test_long_texts_are_cut_into_windows_that_are_the_text():
    """Nothing is lost, and no window is too long, however the text is made."""
    for text in ("word " * 9000, "x" * 50_000, "One. Two.\n" * 4000, ""):
        pieces = nlp.windows(text)
        assert "".join(pieces) == text
        assert max(map(len, pieces)) <= nlp.WINDOW


def test_words_in_small_letters_stand_in_for_lemmas():
    """Presidio's context words work without a lemmatiser."""
    assert nlp.NameModel().process_text("The NHS Number was", "en").lemmas == ["the", "nhs", "number", "was"]

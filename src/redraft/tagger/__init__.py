"""The name model that ships with redraft: a text in, the names in it out, with how sure it is of each."""

from redraft.tagger.labels import Label
from redraft.tagger.load import load_tagger
from redraft.tagger.mentions import Mention, Thresholds
from redraft.tagger.tagger import Tagger

__all__ = ["Label", "Mention", "Tagger", "Thresholds", "load_tagger"]

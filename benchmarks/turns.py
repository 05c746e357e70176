"""What takes turns when speed is measured, by name."""

from __future__ import annotations

BARE, BARE_ONE = "the bare model pass", "the bare model pass, one thread"
SPACY, PRESIDIO = "en_core_web_sm, entities alone", "Presidio's defaults"
DETECTION = "redraft's detection"
RUN, TRIAL = "`redraft run`", "`redraft publish --trial`"
DECIDED, DECIDED_TRIAL = f"{RUN} after decisions", f"{TRIAL} after decisions"
CHANGED, CHANGED_TRIAL = f"{RUN} after one draft changed", f"{TRIAL} after one draft changed"
BATCH, BATCH_TWO = "`redraft batch`, one worker", "`redraft batch`, two workers"

PEERS = (BARE, BARE_ONE, SPACY, PRESIDIO, DETECTION)
"""Each in a process of its own, start-up and loading apart."""
COMMANDS = (RUN, TRIAL, DECIDED, DECIDED_TRIAL, CHANGED, CHANGED_TRIAL, BATCH, BATCH_TWO)
"""Each a process seen from outside, start-up and all."""
WHOLE = "the whole run"
"""A run and a trial publication after it."""

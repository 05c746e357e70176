"""Finding identifying details: the only door to Presidio and to the language model.

Import `Detector` late: Presidio takes more than a second to load.
"""

from redraft.detection.detector import Detector

__all__ = ["Detector"]

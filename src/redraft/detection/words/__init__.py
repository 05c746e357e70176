"""Words and what stands around them: how every layer of the detector sees a text."""

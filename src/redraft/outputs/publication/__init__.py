"""The steps by which a draft becomes a publication copy: each takes trees apart in one respect only."""

"""How well and how fast redraft finds what it should, each beside a peer in the same run."""

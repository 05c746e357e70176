"""The blind form of the reviewer's page, for a panel that may not know who is who: what is decided, and nothing else."""

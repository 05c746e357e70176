"""A case: its folder, its settings, and the way from drafts to outputs."""

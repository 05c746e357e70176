"""Every place of a package where words live, as segments."""

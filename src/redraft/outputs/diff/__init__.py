"""The reviewer's page: every change beside its original, everything open, everything to be looked at."""

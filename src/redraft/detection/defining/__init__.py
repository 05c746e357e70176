"""Definitions: what `recognizers/` says to look for and to keep, compiled and matched."""

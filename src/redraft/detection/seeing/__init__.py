"""Engines that read names, and what of their answers is believed."""

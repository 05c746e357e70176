"""Registers that came back from Excel, LibreOffice Calc or as lists, read as wishes."""

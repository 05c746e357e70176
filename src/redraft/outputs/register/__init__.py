"""The register: everything that a reviewer decides on, as a workbook and as lists for those without Excel."""

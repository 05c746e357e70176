"""PDF files taken apart: pages, what hangs beside them, every object, former versions, attached files."""

"""What lies inside a part that is no page: embedded files, objects, drawings, pictures' metadata, encoded data.

Everything is opened by what its bytes are, never by its name; bounded in depth, size and number of texts.
"""

from __future__ import annotations

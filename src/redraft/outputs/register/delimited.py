"""The sheets of the register as CSV files, for those without Excel."""

from __future__ import annotations

import csv
import io

from redraft.outputs.register.contents import Register
from redraft.outputs.register.defuse import csv_text
from redraft.outputs.register.layout import COLUMNS, Field, Sheet


def delimited(register: Register, sheet: Sheet) -> bytes:
    """One sheet: UTF-8 with a byte order mark, which Excel needs, commas, every cell in quotation marks."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    columns = COLUMNS[sheet]
    writer.writerow(column.field.value for column in columns)
    for line in register.sheets[sheet]:
        cells = {**line.cells, Field.CHECK: register.check(sheet, line)}
        writer.writerow(csv_text(cells.get(column.field, "")) for column in columns)
    return out.getvalue().encode("utf-8-sig", "replace")

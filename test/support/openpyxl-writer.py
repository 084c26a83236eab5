"""Writes roster workbooks with openpyxl: `saved IN OUT` loads and saves one, `built OUT` makes one of JSON tables on stdin."""

import datetime
import json
import re
import sys

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo


def cell(value):
    """Days as days; the rest as it stands."""
    is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return datetime.date.fromisoformat(value) if is_day else value


def built(out):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in json.load(sys.stdin).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell(value) for value in row])
        table = Table(displayName=name, ref="A1:%s%d" % (get_column_letter(len(rows[0])), len(rows)))
        table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium9", showRowStripes=True)
        sheet.add_table(table)
    book.save(out)


def saved(source, out):
    openpyxl.load_workbook(source).save(out)


{"built": built, "saved": saved}[sys.argv[1]](*sys.argv[2:])

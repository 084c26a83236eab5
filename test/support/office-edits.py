"""Opens a workbook in LibreOffice again and again, edits it as people do, and saves each as .xlsx: IN OUT-FOLDER PROFILE."""

import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet import TableFilterField
from com.sun.star.sheet.FilterOperator import NOT_EQUAL
from com.sun.star.table import TableSortField


def option(name, value):
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def table(book, name):
    return book.DatabaseRanges.getByName(name)


def sheet_of(book, name):
    return book.Sheets.getByIndex(table(book, name).DataArea.Sheet)


def cells_of(book, name):
    area = table(book, name).DataArea
    sheet = book.Sheets.getByIndex(area.Sheet)
    return sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow)


def saved(book):
    """As it was."""


def sorted_rows(book):
    """Every person and pool in another order."""
    for name in ("People", "Pools"):
        field = TableSortField()
        field.Field, field.IsAscending = 0, True
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        uno.invoke(cells_of(book, name), "sort", ((option("SortFields", fields), option("ContainsHeader", True)),))


def filtered(book):
    """Only people of Porto in sight."""
    people = table(book, "People")
    field = TableFilterField()
    field.Field, field.Operator, field.StringValue = 2, NOT_EQUAL, "Graz"
    people.getFilterDescriptor().setFilterFields((field,))
    people.refresh()


def column_inserted(book):
    """A column of the user's own between two of ours."""
    sheet = sheet_of(book, "People")
    sheet.Columns.insertByIndex(3, 1)
    for row in range(table(book, "People").DataArea.EndRow + 1):
        sheet.getCellByPosition(3, row).String = "Desk" if row == 0 else str(row)


def moved_and_widened(book):
    """The table of pools down and to the right, with one more column at its end."""
    sheet = sheet_of(book, "Pools")
    sheet.Rows.insertByIndex(0, 4)
    sheet.Columns.insertByIndex(0, 2)
    sheet.getCellByPosition(0, 0).String = "Pools of the firm"
    pools = table(book, "Pools")
    area = pools.DataArea
    area.EndColumn += 1
    sheet.getCellByPosition(area.EndColumn, area.StartRow).String = "Invoice"
    for row in range(area.StartRow + 1, area.EndRow + 1):
        sheet.getCellByPosition(area.EndColumn, row).String = "I-%d" % row
    pools.DataArea = area


def totals_row(book):
    """A row of sums as the table's last."""
    pools = table(book, "Pools")
    area = pools.DataArea
    sheet = sheet_of(book, "Pools")
    area.EndRow += 1
    pools.DataArea = area
    pools.TotalsRow = True
    sheet.getCellByPosition(area.StartColumn, area.EndRow).String = "Total"
    last = "C%d" % area.EndRow
    sheet.getCellByPosition(area.StartColumn + 2, area.EndRow).Formula = "=SUBTOTAL(109;C2:%s)" % last


edits = [saved, sorted_rows, filtered, column_inserted, moved_and_widened, totals_row]


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not answer")


def main(source, out, profile):
    pipe = "roster%d" % os.getpid()
    office = subprocess.Popen(
        [
            "soffice",
            "-env:UserInstallation=file://" + profile,
            "--headless",
            "--norestore",
            "--nologo",
            "--accept=pipe,name=%s;urp;" % pipe,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for edit in edits:
            book = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (option("Hidden", True),))
            edit(book)
            target = "file://%s/%s.xlsx" % (out, edit.__name__)
            book.storeToURL(target, (option("FilterName", "Calc MS Excel 2007 XML"),))
            book.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass  # it may be gone before it answers
        office.wait(30)
    finally:
        office.kill()


main(*sys.argv[1:4])

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The printers of this machine.

Hides QtPrintSupport, which is loaded only by whoever prints, and how a page becomes as large as the paper.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from journal_app.domain.frozen import frozen
from journal_app.report.pages import Paper
from journal_app.ui.appointment.report_drawing import PRINTED_DOTS
from journal_app.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}


@frozen(kw_only=False)
class PaperPrinter:
    """A printer with paper in it."""

    printer: "QPrinter"

    def put(self, pages: Sequence[bytes]) -> bool:
        """Print pages that are PNG, each on a sheet; False where the printer does not take them."""
        painter = QPainter()
        if not painter.begin(self.printer):
            return False
        is_taken = True
        for number, page in enumerate(pages):
            is_taken = is_taken and (number == 0 or self.printer.newPage())
            if is_taken:
                whole = self.printer.pageLayout().fullRectPixels(self.printer.resolution())
                painter.drawImage(QRectF(whole), QImage.fromData(page))
        return painter.end() and is_taken


class QtPrinters:
    """What the system's print dialog offers."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def are_there(self) -> bool:
        """Whether a printer is set up."""
        from PySide6.QtPrintSupport import QPrinterInfo

        return bool(QPrinterInfo.availablePrinterNames())

    def ask(self, paper: Paper) -> PaperPrinter | None:
        """Let the reader choose a printer; None when they think better of it."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

        printer = with_paper(paper)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setWindowTitle(_("Print the report"))
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)  # noqa: FBT003 -- Qt's own way
        try:
            return PaperPrinter(printer) if dialog.exec() == QPrintDialog.DialogCode.Accepted else None
        finally:
            dialog.deleteLater()


def with_paper(paper: Paper) -> "QPrinter":
    """A printer with this paper, printed on to its edges: the margins are in the pages already."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINTED_DOTS)
    layout = QPageLayout(QPageSize(_SIZES[paper]), QPageLayout.Orientation.Portrait, QMarginsF())
    printer.setPageLayout(layout)
    printer.setFullPage(True)
    return printer

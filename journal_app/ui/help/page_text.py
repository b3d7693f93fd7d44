# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One page of the help as it is read: its words, and its pictures as wide as there is room.

Hides that a page is Markdown, and that what a picture shows stands below it in words: Qt tells nobody of the words that
Markdown has for a picture.
"""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QStyle, QTextBrowser, QWidget

from journal_app.ui.help.pages import HelpPage, picture_of
from journal_app.ui.theme import current

LINE_PERCENT = 130
WHOLE = 100


class PageText(QTextBrowser):
    """Shows one page. Nothing that it names is fetched from anywhere but the program's own pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self._pictures: dict[str, QImage] = {}

    def show_page(self, page: HelpPage | None) -> None:
        """Show a page from its top, or nothing."""
        self._pictures = {}
        self.setMarkdown(page.text if page else "")
        document = self.document()
        make_readable(document)
        for place, address, words in list(_pictures_in(document)):
            _say_below(document, place, words)
            path = picture_of(page, address, is_dark=current().tokens.is_dark) if page else None
            self._pictures[address] = QImage(str(path) if path else "")
        self._fit()

    def loadResource(self, kind: int, address: QUrl | str) -> object:
        """Nothing: pictures are handed over in the size in which they fit."""
        del kind, address
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Draw each picture as wide as the page, or as it is where there is more room than that."""
        document = self.document()
        for place, address, _words in list(_pictures_in(document)):
            image = self._pictures.get(address, QImage())
            if image.isNull():
                continue
            size = _size_in(image, self._room())
            document.addResource(
                QTextDocument.ResourceType.ImageResource.value,
                QUrl(address),
                _framed(image, size, self.devicePixelRatioF()),
            )
            cursor = QTextCursor(document)
            cursor.setPosition(place)
            cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
            form = cursor.charFormat().toImageFormat()
            form.setWidth(size.width())
            form.setHeight(size.height())
            cursor.setCharFormat(form)

    def _room(self) -> int:
        """How wide a picture can be, a bar for scrolling beside it or not."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return max(1, self.width() - 2 * self.frameWidth() - bar - round(2 * self.document().documentMargin()) - 2)


def make_readable(document: QTextDocument) -> None:
    """Give a text the air between its lines and paragraphs that it is read with, and its links a line below them."""
    air = current().sizes.px(10)
    cursor = QTextCursor(document)
    block = document.firstBlock()
    while block.isValid():
        form = block.blockFormat()
        line = WHOLE if any(part.charFormat().isImageFormat() for part in _parts_of(block)) else LINE_PERCENT
        form.setLineHeight(line, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(2 * air if form.headingLevel() > 1 else 0)
        form.setBottomMargin(air)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(form)
        _underline_links(block, cursor)
        block = block.next()


def links_in(block: QTextBlock) -> Iterator[QTextFragment]:
    """The parts of a paragraph that lead somewhere."""
    return (part for part in _parts_of(block) if part.charFormat().isAnchor())


def _parts_of(block: QTextBlock) -> Iterator[QTextFragment]:
    parts = block.begin()
    while not parts.atEnd():
        yield parts.fragment()
        parts += 1


def _pictures_in(document: QTextDocument) -> Iterator[tuple[int, str, str]]:
    """Where each picture stands, its address, and what it shows in words; the last one first."""
    block = document.lastBlock()
    while block.isValid():
        for part in _parts_of(block):
            if part.charFormat().isImageFormat():
                form = part.charFormat().toImageFormat()
                yield part.position(), form.name(), str(form.property(QTextFormat.Property.ImageAltText) or "")
        block = block.previous()


def _say_below(document: QTextDocument, place: int, words: str) -> None:
    soft = QTextCharFormat()
    soft.setForeground(QColor(current().tokens.soft))
    cursor = QTextCursor(document)
    cursor.setPosition(place)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertBlock(cursor.blockFormat(), soft)
    cursor.insertText(words, soft)


def _size_in(image: QImage, room: int) -> QSize:
    width = min(room, round(image.width() * current().sizes.text_percent / WHOLE))
    return QSize(width, round(image.height() * width / image.width()))


def _framed(image: QImage, size: QSize, pixels: float) -> QImage:
    """The picture in a size, with a line round it that tells it from the page."""
    drawn = image.scaled(
        size * pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    painter.setPen(QColor(current().tokens.edge))
    painter.drawRect(drawn.rect().adjusted(0, 0, -1, -1))
    painter.end()
    drawn.setDevicePixelRatio(pixels)
    return drawn


def _underline_links(block: QTextBlock, cursor: QTextCursor) -> None:
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    for begins, length in [(link.position(), link.length()) for link in links_in(block)]:
        cursor.setPosition(begins)
        cursor.setPosition(begins + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(underlined)

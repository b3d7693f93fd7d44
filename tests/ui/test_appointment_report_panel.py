# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QEvent, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal_app.report.appointment.asked import Part
from journal_app.report.pages import Pages, Paper
from journal_app.store.journal import Journal
from journal_app.ui.appointment.pages_view import PagesView, paper_of, tinted
from journal_app.ui.appointment.printing import PaperPrinter, QtPrinters, with_paper
from journal_app.ui.appointment.report_data import CSV, FHIR, XLSX
from journal_app.ui.appointment.report_options import ReportOptions
from journal_app.ui.appointment.report_panel import ReportPanel
from journal_app.ui.appointment.report_state import Since
from journal_app.ui.appointment.screen import AppointmentScreen
from journal_app.ui.appointment.view import AppointmentView
from journal_app.ui.focus import put_in_reading_order
from journal_app.ui.theme import THEMES, apply_theme, load_tokens
from journal_app.ui.widgets.forms import set_field_text
from tests.report.papers import read_back
from tests.ui.desks import KeptMessages, a_desk
from tests.ui.looking import cut_words, settle, unnamed_stops
from tests.ui.report_stage import AnyPrinter, fill
from tests.ui.treatments_stage import NoViewer

CHOICES = {Since.LAST: 0, Since.QUARTER: 1, Since.OWN: 4}


@dataclass(frozen=True)
class Stage:
    view: AppointmentView
    screen: AppointmentScreen
    messages: KeptMessages
    printer: AnyPrinter

    @property
    def panel(self) -> ReportPanel:
        return self.view.report

    @property
    def options(self) -> ReportOptions:
        assert self.panel.options is not None
        return self.panel.options

    @property
    def pages(self) -> PagesView:
        assert self.panel.pages is not None
        return self.panel.pages

    def type(self, name: str, text: str) -> None:
        """Type into a field and leave it."""
        field = self.options.fields[name]
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)


def staged(qtbot: QtBot, journal: Journal) -> Stage:
    desk, messages = a_desk(journal)
    printer = AnyPrinter()
    screen = AppointmentScreen(desk, NoViewer(), printer)
    view = screen.widget
    assert isinstance(view, AppointmentView)
    qtbot.addWidget(view)
    view.resize(1000, 900)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    screen.refresh()
    put_in_reading_order(view)
    return Stage(view, screen, messages, printer)


@pytest.fixture
def filled(journal: Journal) -> Journal:
    fill(journal)
    return journal


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, filled: Journal) -> Iterator[Stage]:
    apply_theme(qapp, "light")
    yield staged(qtbot, filled)
    apply_theme(qapp, "light")


def answer_where(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))


def test_the_screen_is_there_without_choices_or_pages(stage: Stage) -> None:
    assert stage.panel.options is None
    assert stage.panel.pages is None
    assert stage.panel.said.text() == "1 Sept – 21 Nov 2026, since the last appointment."


def test_r_leads_to_the_report_and_to_its_choices(stage: Stage) -> None:
    stage.screen.take_focus()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_R)
    settle()
    assert stage.options.isVisible()
    assert stage.panel.choose.hasFocus()
    top = stage.panel.mapTo(stage.view.page.viewport(), stage.panel.rect().topLeft())
    bar = stage.view.page.verticalScrollBar()
    assert 0 <= top.y() < 40 or bar.value() == bar.maximum() > 0
    stage.view.make_report.click()
    assert stage.options.isVisible()
    stage.panel.choose.click()
    assert not stage.options.isVisible()


def test_days_of_ones_own_are_typed_and_a_problem_stands_beside_its_field(stage: Stage) -> None:
    stage.panel.choose.click()
    assert not stage.options.rows["first"].isVisible()
    stage.options.since.setCurrentIndex(CHOICES[Since.OWN])
    assert stage.options.fields["first"].text() == "2026-09-01"
    stage.type("first", "2026-13-01")
    problem = "A year has twelve months; there is no month 13."
    assert problem in stage.options.rows["first"].problem.text()
    assert problem in stage.options.fields["first"].accessibleDescription()
    stage.type("first", "2026-07-01")
    assert not stage.options.rows["first"].has_problem()
    assert stage.panel.said.text() == "1 Jul – 21 Nov 2026."
    stage.options.since.setCurrentIndex(CHOICES[Since.QUARTER])
    assert not stage.options.rows["first"].isVisible()
    assert stage.panel.said.text() == "22 Aug – 21 Nov 2026."


def test_parts_and_notes_are_ticked(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.panel.choose.click()
    for part in (Part.CYCLES, Part.FINDINGS, Part.TREATMENTS, Part.SCALES):
        stage.options.boxes[part].click()
    assert stage.options.boxes[Part.LABS].isChecked()
    assert "part page" in stage.options.boxes[Part.LABS].text()
    assert not any(box.isVisible() for box in stage.options.notes.values())
    stage.options.show_notes.click()
    (note,) = stage.options.notes.values()
    assert note.accessibleDescription() == "the stairs"
    note.click()
    assert stage.options.show_notes.text() == "Notes to print: 1"
    stage.type("birth_date", "1 May 1980")
    set_field_text(stage.options.paper, Paper.LETTER)  # by the program: nothing is wished for
    stage.options.paper.setCurrentIndex(0)
    answer_where(monkeypatch, tmp_path / "visit")
    stage.panel.save.click()
    content = (tmp_path / "visit.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    paper = read_back(Pages(content=content))
    assert "the stairs" in paper.text
    assert "born 1 May 1980" in paper.text
    assert "All results" in paper.text
    assert "What the scores mean" not in paper.text


def test_the_pages_are_shown_and_turned_by_keys_and_buttons(stage: Stage) -> None:
    stage.panel.show_pages.click()
    settle()
    pages = stage.pages
    assert pages.words.text() == "Page 1 of 2"
    assert pages.page.accessibleName() == "Page 1 of 2"
    assert pages.page.accessibleDescription().startswith("Summary for an appointment · At a glance")
    assert pages.page.height() == pytest.approx(pages.page.width() * 297 / 210, rel=0.01)
    assert not pages.previous.isEnabled()
    pages.page.setFocus()
    QTest.keyClick(pages.page, Qt.Key.Key_PageDown)
    settle()
    assert pages.words.text() == "Page 2 of 2"
    assert pages.page.accessibleName() == "Page 2 of 2"
    assert pages.page.hasFocus()
    top = pages.mapTo(stage.view.page.viewport(), pages.rect().topLeft())
    assert 0 <= top.y() < 40
    assert not pages.next.isEnabled()
    QTest.keyClick(pages.page, Qt.Key.Key_PageDown)
    pages.previous.setFocus()
    pages.previous.click()
    assert pages.words.text() == "Page 1 of 2"
    assert pages.next.hasFocus()  # the way back ends here
    stage.panel.show_pages.click()
    assert not pages.isVisible()


def test_a_page_is_larger_where_words_are_and_scrolls_sideways(
    qtbot: QtBot, qapp: QApplication, filled: Journal
) -> None:
    apply_theme(qapp, "light", text_percent=200)
    stage = staged(qtbot, filled)
    stage.view.resize(720, 640)
    stage.panel.show_pages.click()
    settle()
    pages = stage.pages
    assert pages.page.width() == 1280
    assert pages.ground.height() > pages.page.height()
    bar = pages.ground.horizontalScrollBar()
    pages.page.setFocus()
    QTest.keyClick(pages.page, Qt.Key.Key_Right)
    assert bar.value() > 0
    before = stage.view.page.verticalScrollBar().value()
    QTest.keyClick(pages.page, Qt.Key.Key_Down)
    assert stage.view.page.verticalScrollBar().value() > before
    apply_theme(qapp, "light")


def test_the_page_follows_what_is_chosen(stage: Stage) -> None:
    stage.panel.show_pages.click()
    stage.panel.choose.click()
    for box in stage.options.boxes.values():
        box.setChecked(False)  # as a screen reader does
    assert stage.pages.words.text() == "Page 1 of 1"


def test_the_language_of_the_pages_is_chosen_by_its_own_name(stage: Stage) -> None:
    stage.panel.show_pages.click()
    stage.panel.choose.click()
    field = stage.options.language
    offered = [field.itemText(place) for place in range(field.count())]
    assert offered[:3] == ["As on the screen", "English", "Deutsch"]
    field.setCurrentIndex(2)  # as a screen reader does
    assert stage.pages.words.text().startswith("Page 1 of ")
    assert stage.pages.page.accessibleDescription().startswith("Zusammenfassung für einen Termin")


def ground_of(widget: QWidget) -> QColor:
    """The colour of the margin of a page."""
    return widget.grab().toImage().pixelColor(20, 20)


@pytest.mark.parametrize("theme", THEMES)
def test_paper_does_not_glare_in_dark_themes(qtbot: QtBot, qapp: QApplication, filled: Journal, theme: str) -> None:
    apply_theme(qapp, "light")
    stage = staged(qtbot, filled)
    stage.panel.show_pages.click()
    settle()
    assert ground_of(stage.pages.page) == QColor("white")
    apply_theme(qapp, theme)
    settle()
    tokens = load_tokens(theme)
    assert ground_of(stage.pages.page) == paper_of(tokens)
    assert (ground_of(stage.pages.page).lightnessF() < 0.85) is tokens.is_dark
    apply_theme(qapp, "light")


def test_ink_stays_black_on_tinted_paper() -> None:
    page = QImage(QSize(2, 1), QImage.Format.Format_RGB32)
    page.setPixelColor(0, 0, QColor("black"))
    page.setPixelColor(1, 0, QColor("white"))
    drawn = tinted(page, QSize(2, 1), load_tokens("dim"))
    assert drawn.pixelColor(0, 0) == QColor("black")
    assert drawn.pixelColor(1, 0) == paper_of(load_tokens("dim"))


def test_a_written_report_is_opened_on_request(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    answer_where(monkeypatch, tmp_path / "visit.pdf")
    stage.panel.save.click()
    assert stage.messages.last.act is not None
    stage.messages.last.act()
    assert [url.toLocalFile() for url in opened] == [str(tmp_path / "visit.pdf")]


def test_a_disk_that_refuses_is_said_calmly(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_where(monkeypatch, tmp_path / "gone" / "visit.pdf")
    stage.panel.save.click()
    assert stage.messages.last.kind == "refused"
    assert list(tmp_path.iterdir()) == []


def test_no_file_is_written_when_the_reader_thinks_better_of_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    answer_where(monkeypatch, "")
    stage.panel.save.click()
    assert stage.messages.all == []


def test_the_report_is_printed(stage: Stage) -> None:
    stage.panel.print.click()
    assert len(stage.printer.printed) == 2
    assert stage.messages.last.text == "The report was given to the printer."


def test_the_same_data_goes_where_it_is_wanted(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = stage.panel.data.forms
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    answer_where(monkeypatch, "")
    for action in forms.values():
        action.trigger()
    assert stage.messages.all == []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "tables"))
    forms[CSV].trigger()
    for form, name in ((XLSX, "data.xlsx"), (FHIR, "data.json")):
        answer_where(monkeypatch, str(tmp_path / name))
        forms[form].trigger()
    assert {path.name for path in tmp_path.iterdir()} == {"tables", "data.xlsx", "data.json"}
    assert (tmp_path / "tables" / "scores.csv").is_file()


def a_page() -> bytes:
    image, buffer = QImage(210, 297, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor("black"))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_printer_prints_each_page_on_a_sheet_of_its_own(qapp: QApplication, tmp_path: Path) -> None:
    printer = with_paper(Paper.LETTER)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert PaperPrinter(printer).put([a_page(), a_page()])
    boxes = [page.mediabox for page in PdfReader(tmp_path / "printed.pdf").pages]
    assert [(round(box.width), round(box.height)) for box in boxes] == [(612, 792), (612, 792)]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_is_not_there_takes_nothing(qapp: QApplication, tmp_path: Path) -> None:
    printer = with_paper(Paper.A4)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "printed.pdf"))
    assert not PaperPrinter(printer).put([a_page()])


def test_the_dialog_of_the_system_is_asked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    assert not QtPrinters(parent).are_there()
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Desk"])
    assert QtPrinters(parent).are_there()
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Rejected)
    assert QtPrinters(parent).ask(Paper.A4) is None
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QPrintDialog.DialogCode.Accepted)
    chosen = QtPrinters(parent).ask(Paper.A4)
    assert chosen is not None
    assert chosen.printer.resolution() == 300
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(qtbot: QtBot, qapp: QApplication, filled: Journal, text: int) -> None:
    apply_theme(qapp, "light", text_percent=text)
    stage = staged(qtbot, filled)
    stage.view.resize(720, 640)
    stage.panel.show_pages.click()
    stage.panel.choose.click()
    stage.options.show_notes.click()
    stage.options.since.setCurrentIndex(CHOICES[Since.OWN])
    stage.type("first", "2026-02-31")
    settle()
    assert cut_words(stage.view) == []
    assert unnamed_stops(stage.view) == []
    assert stage.view.page.horizontalScrollBar().maximum() == 0
    apply_theme(qapp, "light")


def test_tab_goes_as_the_eye_does(stage: Stage) -> None:
    stage.panel.show_pages.click()
    stage.panel.choose.click()
    stage.panel.choose.setFocus()
    options, pages = stage.options, stage.pages
    wanted: list[QWidget] = [
        *(stage.panel.show_pages, stage.panel.save, stage.panel.print, stage.panel.data, stage.panel.wallet),
        *(options.since, options.paper, options.language),
        *options.boxes.values(),
        *(options.fields["birth_date"], options.fields["clinic_number"], options.show_notes, pages.next, pages.page),
    ]
    for widget in wanted:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        assert widget.hasFocus()


def test_words_that_look_like_markup_are_shown_as_words(stage: Stage) -> None:
    stage.panel.choose.click()
    stage.options.since.setCurrentIndex(CHOICES[Since.OWN])
    stage.type("first", "<b>x</b>")
    said = [label for label in stage.view.findChildren(QLabel) if "<" in label.text()]
    assert said
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in said)

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from pathlib import Path

from pypdf import PdfReader

from journal_app.report.pages import Paper
from journal_app.store.journal import Journal
from journal_app.ui.appointment.wallet import WalletCard
from tests.analysis.lives import an_infusion, keep
from tests.ui.desks import a_desk


def test_the_card_is_written_on_the_chosen_paper_and_can_be_opened(journal: Journal, tmp_path: Path) -> None:
    keep(journal, an_infusion(20))
    desk, messages = a_desk(journal)
    opened: list[Path] = []
    path = tmp_path / "card.pdf"
    path.write_text("an older card")
    WalletCard(desk, opened.append).write(path, Paper.LETTER)
    page = PdfReader(path).pages[0]
    assert float(page.mediabox.width) == 612
    assert "Ferinject" in page.extract_text()
    assert messages.last.text == f"The wallet card is at {path}"
    assert messages.last.act is not None
    messages.last.act()
    assert opened == [path]


def test_a_folder_that_is_not_there_is_said_calmly(journal: Journal, tmp_path: Path) -> None:
    desk, messages = a_desk(journal)
    WalletCard(desk, lambda _path: None).write(tmp_path / "nowhere" / "card.pdf", Paper.A4)
    assert messages.last.kind == "refused"

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from dataclasses import dataclass, field, replace

import pytest

from journal_app.domain.cards import Evidence
from journal_app.domain.facts import Kind
from journal_app.domain.records import CardMark
from journal_app.errors import StorageFailed
from journal_app.research.filtering import Wish, Years, Yours
from journal_app.research.library import bundled_cards, start_here
from journal_app.store import verbs
from journal_app.store.journal import Journal
from journal_app.ui.fields import FieldProblem
from journal_app.ui.research.presenter import Presenter
from journal_app.ui.research.state import BrowserQuestion, CardPage, Link, ListState, PlanState
from journal_app.ui.research.typed import TypedCard
from journal_app.ui.research.wording import web_address
from tests.builders import A_DAY
from tests.research.cards import an_own_row
from tests.ui.desks import AtOnce, KeptMessages, Later, a_desk


@dataclass
class KeptView:
    """Keeps what it is told."""

    lists: list[ListState] = field(default_factory=list)
    pages: list[CardPage | None] = field(default_factory=list)
    questions: list[BrowserQuestion | None] = field(default_factory=list)
    forms: list[tuple[TypedCard | None, str]] = field(default_factory=list)
    problems: list[tuple[FieldProblem, ...]] = field(default_factory=list)
    plans: list[PlanState | None] = field(default_factory=list)

    def set_list(self, state: ListState) -> None:
        self.lists.append(state)

    def set_page(self, page: CardPage | None) -> None:
        self.pages.append(page)

    def set_question(self, question: BrowserQuestion | None) -> None:
        self.questions.append(question)

    def set_form(self, typed: TypedCard | None, heading: str) -> None:
        self.forms.append((typed, heading))

    def set_problems(self, problems: tuple[FieldProblem, ...]) -> None:
        self.problems.append(problems)

    def set_plan(self, plan: PlanState | None) -> None:
        self.plans.append(plan)

    @property
    def list(self) -> ListState:
        return self.lists[-1]

    @property
    def page(self) -> CardPage:
        page = self.pages[-1]
        assert page is not None
        return page


@dataclass
class KeptBrowser:
    """A way out that leads nowhere."""

    knows: bool = False
    takes: bool = True
    opened: list[str] = field(default_factory=list)

    def is_known(self) -> bool:
        return self.knows

    def make_known(self) -> None:
        self.knows = True

    def open(self, address: str) -> bool:
        self.opened.append(address)
        return self.takes


@dataclass
class Stage:
    presenter: Presenter
    view: KeptView
    browser: KeptBrowser
    messages: KeptMessages


def staged(journal: Journal, lanes: AtOnce | None = None) -> Stage:
    desk, messages = a_desk(journal, lanes)
    view, browser = KeptView(), KeptBrowser()
    stage = Stage(Presenter(desk, view, browser), view, browser, messages)
    journal.on_changed(lambda _kinds: stage.presenter.refresh())
    stage.presenter.refresh()
    return stage


@pytest.fixture
def stage(journal: Journal) -> Stage:
    return staged(journal)


def keys(state: ListState) -> list[str]:
    return [line.key for line in state.lines]


def test_the_shelf_begins_with_what_to_read_first_and_the_newest_texts(stage: Stage) -> None:
    state = stage.view.list
    assert [line.key for line in state.first] == list(start_here())
    assert (len(state.lines), state.more, state.said) == (20, 54, "74 cards")
    assert "2026" in state.lines[0].about
    stage.presenter.show_more()
    assert (len(stage.view.list.lines), stage.view.list.more) == (40, 34)


def test_a_line_says_what_kind_of_text_how_many_people_and_when_it_was_checked(stage: Stage) -> None:
    stage.presenter.look_for(Wish(words="favrat prefer"))
    line = next(line for line in stage.view.list.lines if line.key == "prefer-2014")
    assert line.about == "randomised trial · 290 people · 2014 · checked 21 Nov 2026"


def test_words_bring_cards_and_own_notes(stage: Stage, journal: Journal) -> None:
    verbs.note_day(journal, A_DAY, "heavy legs, ferritin letter came")
    stage.presenter.look_for(Wish(words="ferritin"))
    state = stage.view.list
    assert state.first == ()
    assert any(piece.is_found for line in state.lines for piece in line.found)
    (note,) = state.notes
    assert (note.day, note.kind, note.where) == (A_DAY, Kind.DAY, "note of the day")
    stage.presenter.look_for(Wish())
    assert stage.view.list.notes == ()
    assert stage.view.list.first


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(words="phosphate unicorn"), "No card has all of these words. "),
        (Wish(words="xylophone"), "No card has these words."),
        (Wish(words="phosphate", yours=Yours.SAVED), "No card fits the words and the choices. Take away one of them."),
        (Wish(yours=Yours.SAVED), "No card fits all of this. Take away one of the choices."),
        (Wish(subject="safety:low phosphate"), "10 cards"),
        (Wish(evidence=Evidence.CLINIC_ARTICLE), "1 card"),
    ],
)
def test_how_many_there_are_is_said_in_plain_words(stage: Stage, wish: Wish, said: str) -> None:
    stage.presenter.look_for(wish)
    assert stage.view.list.said.startswith(said)


def test_choices_and_words_narrow_each_other(stage: Stage) -> None:
    stage.presenter.look_for(Wish(words="iron fatigue", evidence=Evidence.RANDOMISED_TRIAL, years=Years.OLDER))
    assert "prefer-2014" in keys(stage.view.list)
    assert "keller-2020" not in keys(stage.view.list)
    assert "houston-2018" not in keys(stage.view.list)


def test_an_answer_to_words_typed_before_is_dropped(journal: Journal) -> None:
    lanes = Later(journal)
    stage = staged(journal, lanes)
    lanes.run()
    stage.presenter.look_for(Wish(words="xylophone"))
    stage.presenter.look_for(Wish(words="ferritin"))
    lanes.run()
    assert stage.view.list.wish.words == "ferritin"
    assert [state.said for state in stage.view.lists if state.wish.words == "xylophone"] == []


def test_a_card_is_laid_open_with_its_conflicts_and_the_ways_to_others(stage: Stage) -> None:
    stage.presenter.open_card("prefer-2014")
    page = stage.view.page
    headings = [section.heading for section in (*page.found, *page.limits, *page.further)]
    assert headings == [
        "What was found",
        "What it cannot say",
        "Why it may matter",
        "How it was done",
        "Who paid, who sells",
    ]
    assert [way.key for way in page.otherwise] == ["keller-2020"]
    assert [link.address for link in page.links][:2] == [
        "https://doi.org/10.1371/journal.pone.0094217",
        "https://pubmed.ncbi.nlm.nih.gov/24751822/",
    ]
    stage.presenter.close_card()
    assert stage.view.pages[-1] is None


def test_a_card_asked_for_before_the_shelf_was_read_opens_when_it_is(journal: Journal) -> None:
    lanes = Later(journal)
    stage = staged(journal, lanes)
    stage.presenter.open_card("prefer-2014")
    assert stage.view.pages == []
    lanes.run()
    assert stage.view.page.key == "prefer-2014"


def test_every_card_that_ships_makes_a_page_that_says_what_it_cannot_say(stage: Stage) -> None:
    for card in bundled_cards():
        stage.presenter.open_card(card.key)
        page = stage.view.page
        assert [section.texts for section in page.limits] == [card.cannot_say]
        assert page.cited
        assert all(link.address.startswith("https://") for link in page.links)
        assert {way.key for way in page.otherwise} == set(card.contradicts)


def test_the_summary_without_a_paper_says_so_where_the_citation_stands(stage: Stage) -> None:
    stage.presenter.open_card("ms-brain-iron-summary")
    assert stage.view.page.cited[0] == "The title is not known."
    assert stage.view.page.cited[-1].startswith("Not found, or not compared with the source: title, authors")


def test_a_mark_is_kept_said_and_taken_back(stage: Stage, journal: Journal) -> None:
    stage.presenter.open_card("prefer-2014")
    mark = replace(stage.view.page.mark, saved=True, note="ask")
    stage.presenter.mark(mark)
    assert stage.messages.last.text.startswith("Saved")
    assert stage.view.page.mark.saved
    stage.presenter.look_for(Wish(yours=Yours.SAVED))
    assert [line.marks for line in stage.view.list.lines] == ["saved · with your note"]
    journal.undo()
    assert not stage.view.page.mark.saved


def test_the_same_mark_again_saves_nothing(stage: Stage, journal: Journal) -> None:
    stage.presenter.open_card("prefer-2014")
    stage.presenter.mark(CardMark(card="prefer-2014"))
    assert journal.history() == []


def test_an_added_card_is_taken_off_the_shelf_and_comes_back_with_undo(stage: Stage, journal: Journal) -> None:
    verbs.add_card(journal, an_own_row())
    stage.presenter.open_card("my-doe-2020")
    assert stage.view.page.is_own
    assert stage.view.page.about == "kind of text not said · 2020 · not checked yet"
    stage.presenter.remove("my-doe-2020")
    assert stage.view.pages[-1] is None
    assert journal.facts.cards() == []
    journal.undo()
    assert len(journal.facts.cards()) == 1


def test_a_card_that_ships_cannot_be_removed(stage: Stage, journal: Journal) -> None:
    stage.presenter.remove("prefer-2014")
    assert journal.history() == []


def test_a_link_is_opened_only_after_saying_once_what_that_means(stage: Stage) -> None:
    link = Link(words="Open the DOI", address="https://doi.org/10.1/x")
    stage.presenter.follow(link)
    question = stage.view.questions[-1]
    assert question is not None
    assert "https://doi.org/10.1/x" in question.words
    assert stage.browser.opened == []

    stage.presenter.stay()
    assert stage.view.questions[-1] is None
    stage.presenter.follow(link)
    stage.presenter.go_outside(link)
    assert stage.browser.opened == [link.address]
    stage.presenter.follow(link)
    assert stage.browser.opened == [link.address] * 2


def test_where_nothing_can_be_kept_the_link_is_opened_all_the_same_and_that_is_said(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise StorageFailed("The disk is full.")

    monkeypatch.setattr(stage.browser, "make_known", refuse)
    stage.presenter.go_outside(Link(words="", address="https://doi.org/10.1/x"))
    assert stage.browser.opened == ["https://doi.org/10.1/x"]
    assert stage.messages.last.text == "The disk is full."


def test_where_no_browser_takes_it_the_address_is_said(stage: Stage) -> None:
    stage.browser.knows, stage.browser.takes = True, False
    stage.presenter.follow(Link(words="", address="https://doi.org/10.1/x"))
    assert "https://doi.org/10.1/x" in stage.messages.last.text


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("example.org/a?b=c", "https://example.org/a?b=c"),
        (" HTTP://example.org ", "HTTP://example.org"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
        ("https://user@example.org", ""),
        ("smb://server/share", ""),
        ("localhost/x", ""),
        ("two words.org", ""),
        ("", ""),
    ],
)
def test_only_an_address_of_the_web_is_offered(text: str, address: str) -> None:
    assert web_address(text) == address


def test_prefer_and_keller_stand_side_by_side_below_the_pooled_figure(stage: Stage) -> None:
    for key in ("prefer-2014", "keller-2020", "houston-2018"):
        stage.presenter.open_card(key)
        compared = next(each for each in stage.view.page.compared if each.heading.startswith("Iron infusion"))
        pooled, pair = compared.spec.lines
        assert [row.name for panel in pooled for row in panel.rows] == ["Houston 2018, pooled"]
        assert [row.name for panel in pair for row in panel.rows] == ["PREFER 2014", "Keller 2020"]
        assert len(pair) == 2  # each on a scale of its own

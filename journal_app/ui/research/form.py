# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The form of an added card: where the text stands, what it is about, a careful summary, and its numbers.

Hides that the places for numbers are made at once and shown one by one as they are wanted.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.card_drafts import ResultDraft
from journal_app.domain.card_kinds import evidence_name, measure_name
from journal_app.domain.cards import Evidence, Higher, Measure
from journal_app.ui.research.typed import ABOUT, MOST_NUMBERS, TypedCard, text_fields
from journal_app.ui.widgets.buttons import secondary_button
from journal_app.ui.widgets.entry_form import EntryForm
from journal_app.ui.widgets.forms import FormRow, choice_field, form_row, note_field, text_field
from journal_app.ui.widgets.surfaces import label
from journal_app.words import N_, _, pgettext

# Translators: what it means when a number of a study is larger
_HIGHER = {
    Higher.BETTER: N_("more is better"),
    Higher.WORSE: N_("more is worse"),
    Higher.NEITHER: N_("neither"),
}


class CardForm(EntryForm):
    """The fields of a ``TypedCard``. Those of the second number are called "results.1.low" and so on."""

    def __init__(self) -> None:
        super().__init__(_("Add a text"), _("Save the card"), _("Close"))
        self._typed = TypedCard()
        self._numbers: list[QWidget] = []
        self.add_number = secondary_button(_("Add a number from the text"), self)
        self.add_number.clicked.connect(self._on_add_number)
        self._add_reference()
        self._add_summary()
        self._add_numbers()
        self.add_buttons()

    def open(self, typed: TypedCard, heading: str) -> None:
        """Fill the form, and go to its first field."""
        self.set_heading(heading)
        self._typed = typed
        self.set_text(ABOUT, typed.about)
        for name in text_fields(type(typed.draft)):
            self.set_text(name, getattr(typed.draft, name))
        for place in range(MOST_NUMBERS):
            result = typed.draft.results[place] if place < len(typed.draft.results) else ResultDraft()
            for name in self._number_names():
                self.set_text(f"results.{place}.{name}", getattr(result, name))
        self._show_numbers(len(typed.draft.results))
        title = self.field("title")
        title.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(title, QLineEdit):
            title.selectAll()

    def typed(self) -> TypedCard:
        """What stands in the fields now."""
        draft = self._typed.draft
        texts: dict[str, Any] = {name: self.text(name) for name in text_fields(type(draft))}
        before = (*draft.results, *(ResultDraft() for _each in range(MOST_NUMBERS)))
        numbers = tuple(self._number(place, before[place]) for place in range(self._shown_numbers()))
        further = draft.results[MOST_NUMBERS:]
        return replace(self._typed, about=self.text(ABOUT), draft=replace(draft, **texts, results=(*numbers, *further)))

    def _number(self, place: int, before: ResultDraft) -> ResultDraft:
        texts: dict[str, Any] = {name: self.text(f"results.{place}.{name}") for name in self._number_names()}
        return replace(before, **texts)

    def _number_names(self) -> list[str]:
        """What is typed of a number; a note that came with one stays as it is."""
        return [name for name in text_fields(ResultDraft) if f"results.0.{name}" in self._rows]

    def _shown_numbers(self) -> int:
        return sum(not group.isHidden() for group in self._numbers)

    def _show_numbers(self, count: int) -> None:
        for place, group in enumerate(self._numbers):
            group.setVisible(place < count)
        self.add_number.setVisible(count < MOST_NUMBERS)

    def _on_add_number(self) -> None:
        place = self._shown_numbers()
        self._show_numbers(place + 1)
        self.field(f"results.{place}.what").setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_reference(self) -> None:
        self.body.addWidget(label(_("Where it stands"), "heading"))
        self.add_line([("title", form_row(_("Title"), text_field(), width_px=736))])
        self.add_line(
            [
                # Translators: "Authors": label of a field: who wrote a study
                ("authors", form_row(_("Authors"), note_field(), _("One a line: Family, Given"), width_px=400)),
                # Translators: "From https:// on": below a field: an address is typed with its https://
                ("address", form_row(_("Address on the web"), text_field(), _("From https:// on"), width_px=400)),
            ]
        )
        self.add_line(
            [
                # Translators: label of a field: a scientific journal
                ("journal", _row(_("Journal"), 256)),
                ("published", _row(_("Year or date"), 144)),
                # Translators: label of a field: the number of a volume of a scientific journal
                ("volume", _row(_("Volume"), 96)),
                # Translators: label of a field: the number of an issue of a scientific journal
                ("issue", _row(_("Issue"), 96)),
                # Translators: label of a field: which pages of a scientific journal
                ("pages", _row(_("Pages"), 128)),
            ]
        )
        self.add_line([("doi", _row(_("DOI"), 304)), ("pmid", _row(_("PMID"), 160))])
        about = _("Names with commas between: ferritin, fatigue, iron infusion")
        self.add_line([(ABOUT, form_row(_("What it is about"), text_field(), about, width_px=560))])

    def _add_summary(self) -> None:
        # Translators: heading: what the reader writes about a study
        self.body.addWidget(label(_("A careful summary"), "heading"))
        words = _(
            "In your own words, no sentences of the text. It can wait; once begun, it needs both what was found and "
            "what that cannot say."
        )
        self.body.addWidget(label(words, "soft"))
        # Translators: in a list: a text does not say it
        kinds = [("", _("Not said")), *((kind.value, evidence_name(kind)) for kind in _SAID)]
        self.add_line([("headline", form_row(_("Headline in plain words"), text_field(), width_px=736))])
        self.add_line(
            [
                ("evidence", form_row(_("Kind of text"), choice_field(kinds), width_px=240)),
                ("n", _row(_("How many people"), 144)),
                ("population", _row(_("Who they were"), 328)),
            ]
        )
        self.add_line([("design", form_row(_("How it was done"), note_field(), width_px=736))])
        self.add_line([("found", form_row(_("What was found"), note_field(), width_px=736))])
        limits = _("One a line: who was not studied, what was not compared, what nobody could know")
        self.add_line([("cannot_say", form_row(_("What it cannot say"), note_field(), limits, width_px=736))])
        self.add_line([("why", form_row(_("Why it may matter to you"), note_field(), width_px=736))])
        self.add_line(
            [
                ("conflicts", form_row(_("Who paid, who sells"), note_field(), width_px=456)),
                (
                    "checked_on",
                    form_row(
                        _("Compared with the text on"), text_field(_("YYYY-MM-DD")), _("Empty: not yet"), width_px=240
                    ),
                ),
            ]
        )

    def _add_numbers(self) -> None:
        for place in range(MOST_NUMBERS):
            group = QWidget()
            column = QVBoxLayout(group)
            column.setContentsMargins(0, 0, 0, 0)
            heading = _("Number {place} from the text, as printed").format(place=place + 1)
            column.addWidget(label(heading, "label"))
            for line in _number_lines():
                self.add_line([(f"results.{place}.{name}", row) for name, row in line], into=column)
            self._numbers.append(group)
            self.body.addWidget(group)
        self.body.addWidget(self.add_number)


_SAID = tuple(kind for kind in Evidence if kind is not Evidence.NOT_SAID)


def _row(words: str, width_px: int) -> FormRow:
    return form_row(words, text_field(), width_px=width_px)


def _number_lines() -> Sequence[Sequence[tuple[str, FormRow]]]:
    # Translators: in a list in which nothing is chosen yet
    measures = [("", _("Choose")), *((kind.value, measure_name(kind)) for kind in Measure)]
    higher = [("", _("Not said")), *((kind.value, _(words)) for kind, words in _HIGHER.items())]
    return (
        (
            ("what", _row(_("What the number is about"), 400)),
            # Translators: label of a field: which groups of people were compared
            ("comparison", _row(_("Who against whom"), 320)),
        ),
        (
            ("measure", form_row(_("Kind of number"), choice_field(measures), width_px=272)),
            # Translators: label of a field: what a study found, as a number
            ("estimate", _row(_("Number"), 112)),
            # Translators: label of a field, before a number: the confidence interval; the next label is: to
            ("low", _row(_("Interval from"), 128)),
            # Translators: label of a field, after: Interval from; the upper end
            ("high", _row(_("to"), 112)),
            # Translators: label of a field: of which level the interval is, such as 95
            ("level", _row(_("Per cent"), 104)),
        ),
        (
            ("p", _row(_("P"), 112)),
            ("n", _row(pgettext("in a study", "People"), 112)),
            ("unit", _row(_("Unit"), 112)),
            # Translators: label of a list: whether a larger number is better or worse
            ("higher_is", form_row(_("What more means"), choice_field(higher), width_px=192)),
        ),
    )

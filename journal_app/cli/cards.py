# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How research cards stand on the terminal: in lines for people, as objects for programs.

Hides in which order a card is told.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from journal_app.domain.card_kinds import measure_name
from journal_app.domain.cards import Result
from journal_app.research.recompute import recomputed
from journal_app.research.searching import FoundNote
from journal_app.research.shelf import ShelfCard
from journal_app.research.upkeep import CardCheck
from journal_app.research.wording import about_words, cited_lines, marks_words
from journal_app.words import _, day_text, in_one_line, ngettext, number_text

Object = dict[str, object]


def brief(each: ShelfCard) -> Object:
    """A card as a program lists it."""
    card, mark = each.card, each.mark
    return {
        "id": card.key,
        "headline": card.headline,
        "evidence": card.evidence.value,
        "n": card.n,
        "year": card.citation.year.text,
        "doi": card.citation.doi.text,
        "pmid": card.citation.pmid.text,
        "checked_on": card.checked_on.isoformat() if card.checked_on else None,
        "own": each.row is not None,
        "saved": mark.saved,
        "opinion": mark.found,
        "discuss": mark.discuss,
        "note": mark.note,
    }


def whole(each: ShelfCard) -> Object:
    """Everything on a card; numbers are the text as printed."""
    told: Object = json.loads(json.dumps(asdict(each.card), default=str))
    marks = {name: value for name, value in brief(each).items() if name in {"saved", "opinion", "discuss", "note"}}
    return {"id": told.pop("key"), **told, "marks": marks}


def note_object(found: FoundNote) -> Object:
    """A note in which words were found."""
    note = found.note
    return {"found_in": "note", "day": note.day.isoformat(), "of": note.kind.value, "found": found.words}


def check_object(one: CardCheck) -> Object:
    """What is open of a card."""
    return {
        "id": one.key,
        "checked_on": one.checked_on.isoformat() if one.checked_on else None,
        "may_have_changed": one.is_old,
        "unchecked": list(one.unchecked),
        "empty": list(one.empty),
        "results": list(one.results),
    }


def check_cells(one: CardCheck) -> tuple[str, ...]:
    """The same as a row."""
    # Translators: answer to: when was it last checked
    checked = day_text(one.checked_on) if one.checked_on else _("never")
    words = _("{day}, may have changed").format(day=checked) if one.is_old else checked
    return one.key, words, ", ".join((*one.unchecked, *one.results)), ", ".join(one.empty)


def card_lines(each: ShelfCard, today: date) -> Iterator[str]:
    """A card whole, for a person to read."""
    card = each.card
    yield _(card.headline)
    yield in_one_line((card.key, about_words(card, today), marks_words(each.mark)))
    # Translators: headings of a research card, printed in a terminal
    parts = (
        (_("What was found"), (card.found,)),
        (_("In numbers"), tuple(line for result in card.results for line in _result_lines(result))),
        (_("What it cannot say"), card.cannot_say),
        (_("Why it may matter"), (card.why_patient, card.why_caregiver, card.why_clinician)),
        (_("How it was done"), (card.design, card.population)),
        (_("Who paid, who sells"), (card.conflicts or _("Not known to us: it is not told where we read."),)),
        (_("In its own words"), (f"“{card.quotation.text}”", card.quotation.source) if card.quotation else ()),
        (_("Others found something else"), card.contradicts),
        (_("Read beside it"), card.related),
        (_("Where it stands"), tuple(cited_lines(card))),
        (_("Your own note"), (each.mark.note,)),
    )
    for heading, texts in parts:
        filled = [_(text) for text in texts if text]
        if filled:
            yield ""
            yield heading
            yield from (f"  {text}" for text in filled)


def _result_lines(result: Result) -> Iterator[str]:
    interval = ""
    if result.low is not None and result.high is not None:
        # Translators: {level} is a number such as 95
        words = _("{level} % interval {low} to {high}")
        interval = words.format(level=result.level, low=number_text(result.low), high=number_text(result.high))
    estimate = "" if result.estimate is None else f"{measure_name(result.measure)} {number_text(result.estimate)}"
    people = ngettext("{count} person", "{count} people", result.n).format(count=result.n) if result.n else ""
    p = f"P {result.p}" if result.p else ""
    yield in_one_line((_(result.what), estimate, interval, p, people, _(result.comparison)))
    yield from (f"  {check.words}" for check in recomputed(result))

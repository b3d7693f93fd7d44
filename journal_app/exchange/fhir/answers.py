# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR QuestionnaireResponses as the questionnaires that ship here.

Hides by what a questionnaire and its items are known: our own address, LOINC's codes, or the very words of its authors;
and in how many ways an answer says its number. A questionnaire of which one item is read otherwise than it was meant is
worse than none: whatever is not plain is refused by name.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from journal_app.domain.frozen import frozen
from journal_app.domain.questionnaire_drafts import Answered, AnswersDraft, check_answers
from journal_app.domain.questionnaire_files import questionnaires
from journal_app.domain.questionnaires import Item, Questionnaire
from journal_app.domain.records import AnswerSet
from journal_app.domain.spelling import plain
from journal_app.exchange.fhir import days, own
from journal_app.exchange.fhir.days_out import questionnaire_address
from journal_app.exchange.fhir.documents import Resource
from journal_app.exchange.fhir.shelf import Shelf
from journal_app.exchange.files.json_text import Node, is_printable_number
from journal_app.exchange.labs.checks import required
from journal_app.exchange.previews.plan import LineRefused, LineSkipped
from journal_app.words import _, with_semicolons

_DONE = frozenset({"completed", "amended"})
# LOINC's panels (domain notes, section 6) and, item by item, the codes in the order of the sheet, as HL7's own
# personal-health-record-format-ig, US Core's PHQ-9 example and NLM's forms have them.
_PANELS = {"44249-1": "phq-9", "55757-9": "phq-2", "69737-5": "gad-7"}
_ITEMS = {
    "phq-9": ("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"),
    "phq-2": ("44250-9", "44255-8"),
    "gad-7": ("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"),
}
# LOINC's answer list LL358-3, which all three share.
_ANSWERS = {"LA6568-5": 0, "LA6569-3": 1, "LA6570-1": 2, "LA6571-9": 3}
_LOINC = re.compile(r"(?<![0-9])[0-9]{4,7}-[0-9](?![0-9])")
_ORDINALS = frozenset(
    f"http://hl7.org/fhir/StructureDefinition/{name}"
    for name in ("ordinalValue", "itemWeight", "questionnaire-ordinalValue", "iso21090-CO-value")
)
# How published sheets number their items beside a name: phq9-1, PHQ.1 (MII), gad7_q03.
_NUMBERED = re.compile(r"(?P<name>[a-z]+-?[0-9]?)[^a-z0-9]+q?0?(?P<number>[0-9]{1,2})")
_MOST_SHOWN = 60
_DEEPEST = 10


@frozen(kw_only=False)
class _Asked:
    """One thing answered: where it stands, its link, its words, and what else its questionnaire says of it."""

    node: Node
    words: str
    code: str


def read_answers(found: Resource, shelf: Shelf, *, today: date) -> tuple[AnswerSet, str]:
    """The answer set, and which parts of the sheet were left aside; LineSkipped, or LineRefused with the reason."""
    node = found.node
    if node.text("status") not in _DONE:
        raise LineSkipped(_("Its status is {status}.").format(status=node.text("status")[:40] or "?"))
    definition = _definition(node, shelf)
    asked = list(_answered(node, _defined(definition), 0))
    sheet, is_ours = _sheet(node, definition, asked)
    given: dict[str, int] = {}
    aside: list[str] = []
    for one in asked:
        item = _item(sheet, one, is_ours=is_ours)
        if item is None:
            aside.append(one.words or one.node.text("linkId"))
        elif item.key in given:
            raise LineRefused(_("“{text}” is answered twice.").format(text=item.text[:_MOST_SHOWN]))
        else:
            given[item.key] = _number(one, item)
    return _answer_set(node, sheet, given, is_ours=is_ours, today=today), "" if is_ours else _left(aside)


def _answer_set(node: Node, sheet: Questionnaire, given: dict[str, int], *, is_ours: bool, today: date) -> AnswerSet:
    if not given:
        raise LineRefused(_("It holds no answer to {name} that can be read.").format(name=sheet.name))
    authored = node.text("authored")
    if not authored:
        raise LineRefused(_("It does not say which day it was filled in."))
    noted = next((item for item in node.items("item") if is_ours and item.text("linkId") == "note"), None)
    said = next(noted.items("answer")).text("valueString") if noted and noted.child("answer") else ""
    draft = AnswersDraft(
        questionnaire=sheet.key,
        day=days.read_moment(authored, today=today).day.isoformat(),
        answers=tuple(Answered(item=key, value=value) for key, value in given.items()),
        note=said,
    )
    kept = required(check_answers(draft, today=today))
    wording = own.extension(node, own.WORDING).text("valueString")
    return replace(kept, wording_version=wording) if is_ours else kept


def _sheet(node: Node, definition: Node | None, asked: list[_Asked]) -> tuple[Questionnaire, bool]:
    """Which questionnaire was filled in, and whether our own export wrote it; LineRefused names an unknown one."""
    address = _address(node)
    bare = address.partition("|")[0]
    ours = next((sheet for sheet in questionnaires() if questionnaire_address(sheet) == bare), None)
    if ours is not None:
        return ours, True
    by_key = {sheet.key: sheet for sheet in questionnaires()}
    texts = [address, *_titles(definition), *_titles(node)]
    panels = {_PANELS[code] for text in texts for code in _LOINC.findall(text) if code in _PANELS}
    named = panels or {sheet.key for sheet in questionnaires() for text in texts if _names(sheet, text)}
    named = named or {key for key, codes in _ITEMS.items() if {one.code for one in asked} >= set(codes)}
    if "phq-9" in named:
        named.discard("phq-2")  # its two items are the first of the longer sheet
    if len(named) != 1:
        shown = next((text for text in (*_titles(definition), address) if text), "?")
        raise LineRefused(
            _("It answers {name}, which is not a questionnaire this journal knows.").format(name=shown[:120])
        )
    return by_key[named.pop()], False


def _address(node: Node) -> str:
    """What the answers say they answer: in R4 a text, before that a reference."""
    return node.text("questionnaire") or node.child("questionnaire").text("reference")


def _definition(node: Node, shelf: Shelf) -> Node | None:
    """The questionnaire itself, where it is in the file."""
    reference = node.child("questionnaire")
    named = reference if reference.is_object() else Node({"reference": _address(node).partition("|")[0]}, node.path)
    return shelf.resolve(named, node) if _address(node) else None


def _titles(definition: Node | None) -> Iterator[str]:
    if definition is None:
        return
    for name in ("title", "name", "url"):
        yield definition.text(name)
    for code in (*definition.items("code"), *definition.items("identifier")):
        yield code.text("code") or code.text("value")
    for named in definition.child("_questionnaire").items("extension"):
        yield named.text("valueString")  # R4's display of the address


def _names(sheet: Questionnaire, text: str) -> bool:
    """Whether a title or the last part of an address is the name of a sheet, and no other number follows it."""
    words = re.findall(r"[^\W_]+", text.partition("|")[0].rpartition("/")[2] if "/" in text else text)
    joined = [plain("".join(words[place : place + size])) for size in (1, 2) for place in range(len(words))]
    return plain(sheet.key) in joined


def _defined(definition: Node | None) -> dict[str, Node]:
    """The items of a questionnaire by their links."""
    found: dict[str, Node] = {}

    def collect(node: Node, depth: int) -> None:
        for item in node.items("item"):
            found.setdefault(item.text("linkId"), item)
            if depth < _DEEPEST:
                collect(item, depth + 1)

    if definition is not None:
        collect(definition, 0)
    return found


def _answered(node: Node, defined: dict[str, Node], depth: int) -> Iterator[_Asked]:
    """Everything that has an answer, in groups too."""
    if depth > _DEEPEST:
        return
    for item in node.items("item"):
        meant = defined.get(item.text("linkId"), Node(None, ""))
        if item.child("answer"):
            codes = [code.text("code") for code in meant.items("code")] + _LOINC.findall(item.text("linkId"))[::-1]
            words = item.text("text") or meant.text("text")
            yield _Asked(item, words, next((code for code in codes if _LOINC.fullmatch(code)), ""))
        yield from _answered(item, defined, depth + 1)


def _item(sheet: Questionnaire, one: _Asked, *, is_ours: bool) -> Item | None:
    """The item of a sheet that was answered; None for a total, a note and what else stands beside it."""
    by_key = {item.key: item for item in sheet.items}
    if is_ours:
        return by_key.get(one.node.text("linkId"))
    by_code = dict(zip(_ITEMS.get(sheet.key, ()), sheet.items, strict=False))
    by_words = {plain(item.text): item for item in sheet.items if not item.question}
    coded, worded = by_code.get(one.code) or _numbered(sheet, one), by_words.get(plain(one.words))
    if coded is not None and worded is not None and coded is not worded:
        readings = (one.code or one.node.text("linkId")[:_MOST_SHOWN], one.words[:_MOST_SHOWN])
        reason = _("The code and the words of an item contradict each other: {readings}.")
        raise LineRefused(reason.format(readings=with_semicolons(readings)), *readings)
    return coded or worded


def _numbered(sheet: Questionnaire, one: _Asked) -> Item | None:
    """The item that a link names by the name of its sheet and the number its authors gave it."""
    match = _NUMBERED.fullmatch(one.node.text("linkId").casefold())
    names = {plain(sheet.key), plain(sheet.key).rstrip("0123456789")}
    if match is None or one.code or plain(match["name"]) not in names:
        return None
    return next((item for item in sheet.items if item.number == match["number"]), None)


def _number(one: _Asked, item: Item) -> int:
    """The number of an answer; LineRefused where it says none, several, or one the item does not have."""
    answers = list(one.node.items("answer"))
    said = {number for answer in answers for number in _numbers(answer, item)}
    if len(answers) != 1 or len(said) != 1 or not said <= {answer.value for answer in item.answers}:
        raise LineRefused(
            _("The answer to “{text}” is not one of its answers.").format(text=item.text[:_MOST_SHOWN]),
            *(str(number) for number in sorted(said) if len(said) > 1),
        )
    return said.pop()


def _numbers(answer: Node, item: Item) -> Iterator[int]:
    """Every number that an answer says it is."""
    coding = answer.child("valueCoding")
    if coding.text("code") in _ANSWERS:
        yield _ANSWERS[coding.text("code")]
    by_words = {plain(known.words): known.value for known in item.answers}
    for text in (coding.text("display"), answer.text("valueString")):
        if plain(text) in by_words:
            yield by_words[plain(text)]
    weights = [one.first("valueDecimal", "valueInteger").value for one in _weights(coding, answer)]
    for number in (answer.number("valueInteger"), answer.number("valueDecimal"), *weights, _digits(coding)):
        if isinstance(number, Decimal) and is_printable_number(number) and number == number.to_integral_value():
            yield int(number)


def _weights(coding: Node, answer: Node) -> Iterator[Node]:
    for holder in (coding, answer):
        yield from (one for one in holder.items("extension") if one.text("url") in _ORDINALS)


def _digits(coding: Node) -> Decimal | None:
    code = coding.text("code")
    return Decimal(code) if re.fullmatch("[0-9]", code) else None


def _left(aside: list[str]) -> str:
    if not aside:
        return ""
    return _("Left aside on this sheet: {names}.").format(
        names=with_semicolons(text[:_MOST_SHOWN] for text in aside[:5])
    )

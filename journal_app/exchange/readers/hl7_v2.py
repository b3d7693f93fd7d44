# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""HL7 version 2: messages of results (ORU), one or many in a file.

Hides how segments that follow one another make orders and their observations, whose they are, which observation
corrects an earlier one, and that a message may name another encoding than its bytes suggest.
"""

import codecs
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from journal_app.domain.frozen import frozen
from journal_app.errors import FileNotUnderstood
from journal_app.exchange.files.opened import Opened
from journal_app.exchange.files.sources import Source, refusal
from journal_app.exchange.hl7.results import FINAL, WITHDRAWN, Observation, read_result
from journal_app.exchange.hl7.text import Segment, begins, part_of, segments
from journal_app.exchange.hl7.times import born_on
from journal_app.exchange.previews.identity import Identity
from journal_app.exchange.previews.plan import ImportPlan, line_name
from journal_app.exchange.previews.result_lines import ResultLines
from journal_app.exchange.previews.settling import settle_lab
from journal_app.exchange.reading import Ground
from journal_app.words import _

FORMAT = "hl7-v2"
_CHARSET = 18
_TOLD_EACH = 256
# HL7 table 0211: names for character sets that Python knows by others.
_CHARSETS = {
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "UTF8": "utf-8",
    **{f"8859/{part}": f"iso8859-{part}" for part in range(1, 17) if part != 12},  # noqa: PLR2004 -- never issued
    "WINDOWS-1252": "cp1252",
    "CP1252": "cp1252",
}


@dataclass(slots=True)
class _Order:
    """What has been read of one order, until the next begins."""

    person: Identity
    message: int
    obr: Segment | None = None
    notes: list[str] = field(default_factory=list)
    observations: list[tuple[Segment, list[str]]] = field(default_factory=list)
    specimens: list[Segment] = field(default_factory=list)


@frozen
class _Placed:
    whose: str
    message: int
    observation: Observation


def sniff(file: Opened) -> bool:
    """Whether it begins with the header of a message or of a batch of messages."""
    return begins(file.beginning)


def read(file: Opened, ground: Ground) -> ImportPlan:
    """What the results in its messages would do; FileNotUnderstood when none of them holds results."""
    source = file.source
    text = _text(source, is_said=bool(ground.answers.encoding))
    lines = ResultLines(ground.facts)
    messages = list(_messages(segments(text)))
    _require_results(messages)
    placed = [one for number, message in enumerate(messages) for one in _placed(number, message, lines)]
    people = tuple(dict.fromkeys(_person(pid) for message in messages for pid in message if pid.name == "PID"))
    corrected = _corrected(placed)
    for number, one in enumerate(placed):
        if number % _TOLD_EACH == 0:
            ground.tell(number, len(placed))
        _offer(one, lines, corrected, ground)
    return ImportPlan(
        format=FORMAT,
        person=people[0].words if people else "",
        people=people,
        encoding=source.encoding,
        entries=lines.entries(),
    )


def _offer(one: _Placed, lines: ResultLines, corrected: dict[int, int], ground: Ground) -> None:
    obx = one.observation.obx
    where, whose = line_name(obx.line), one.whose
    later = corrected.get(obx.line)
    if later is not None:
        lines.skip(where, _("A later line takes its place: {place}.").format(place=line_name(later)), whose=whose)
    else:
        settle_lab(lines, where, whose, lambda: read_result(one.observation, today=ground.today))


def _text(source: Source, *, is_said: bool) -> str:
    """The whole text, in the encoding the first message names where its bytes are of that one too."""
    text = source.text()
    header = next(segments(text), None)
    name = _CHARSETS.get(header.text(_CHARSET).upper(), "") if header is not None else ""
    if is_said or not name or source.encoding != "cp1252" or codecs.lookup(name).name in {"utf-8", "cp1252"}:
        return text
    try:
        return replace(source, encoding=name).text()
    except FileNotUnderstood:
        return text


def _messages(found: Iterable[Segment]) -> Iterator[list[Segment]]:
    """The segments of each message, its header first; what belongs to no message is left out."""
    message: list[Segment] = []
    for segment in found:
        if segment.name in {"MSH", "FHS", "BHS", "BTS", "FTS"}:
            if message:
                yield message
            message = []
        if segment.name == "MSH" or message:
            message.append(segment)
    if message:
        yield message


def _kind(message: list[Segment]) -> str:
    header = message[0]
    return "^".join(part for part in (header.text(9), header.text(9, 2)) if part)


def _is_results(message: list[Segment]) -> bool:
    return message[0].text(9).upper() == "ORU"


def _require_results(messages: list[list[Segment]]) -> None:
    if any(_is_results(message) for message in messages):
        return
    # Translators: in place of the type of a message in a file
    kinds = ", ".join(kind or _("no type") for kind in Counter(map(_kind, messages)))[:120]
    detail = _("It is HL7 with messages of another kind: {kinds}.").format(kinds=kinds)
    raise refusal(
        _("This file holds no laboratory results."),
        detail if messages else _("It is an HL7 batch without a message."),
        _("Results come in messages of the type ORU. Nothing was changed."),
    )


def _placed(number: int, message: list[Segment], lines: ResultLines) -> Iterator[_Placed]:
    """The observations of one message with what they stand under."""
    if not _is_results(message):
        kind = _kind(message)
        reason = _("It is a message of the type {kind}, which holds no results.").format(kind=kind[:40])
        lines.reject(line_name(message[0].line), reason)
        return
    for order in _orders(number, message):
        whose = order.person.key if order.person.words else ""
        for obx, notes in order.observations:
            observation = Observation(
                obx=obx, order=order.obr, specimens=tuple(order.specimens), notes=(*notes, *order.notes)
            )
            yield _Placed(whose=whose, message=number, observation=observation)


def _orders(number: int, message: list[Segment]) -> Iterator[_Order]:
    order = _Order(Identity(), number)
    for segment in message:
        match segment.name:
            case "PID":
                yield order
                order = _Order(_person(segment), number)
            case "OBR":
                yield order
                order = _Order(order.person, number, segment)
            case "OBX":
                order.observations.append((segment, []))
            case "SPM":
                order.specimens.append(segment)
            case "NTE" if note := _note(segment):
                beside = order.observations[-1][1] if order.observations else order.notes
                beside.append(note)
    yield order


def _note(segment: Segment) -> str:
    return "\n".join(part for one in segment.all(3) if (part := "^".join(one).strip()))


def _corrected(placed: list[_Placed]) -> dict[int, int]:
    """The lines whose place a later line takes, each with that line."""
    latest: dict[tuple[object, ...], _Placed] = {}
    found = {}
    for one in placed:
        status = one.observation.status.upper()
        if not (identity := one.observation.identity) or status not in FINAL | WITHDRAWN:
            continue
        key = (one.whose, *identity)
        earlier = latest.get(key)
        if earlier is not None and (earlier.message != one.message or status in WITHDRAWN | {"C"}):
            found[earlier.observation.obx.line] = one.observation.obx.line
        latest[key] = one
    return found


def _person(pid: Segment) -> Identity:
    """Whose the results after it are, as printed."""
    family, *given = (pid.text(5, place) for place in (1, 2, 3))
    numbers = [
        " ".join(part for part in (part_of(one, 5), part_of(one, 1)) if part) for one in pid.all(3) if part_of(one, 1)
    ]
    return Identity(
        name=" ".join(part for part in (*given, family) if part),
        born=born_on(pid.text(7)),
        identifiers=tuple(dict.fromkeys(numbers)),
    )

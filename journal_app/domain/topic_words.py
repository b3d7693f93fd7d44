# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What an added card is about, written as names in one line: "ferritin, fatigue, iron infusion".

Hides in which catalogue a name is looked up first: a bare "iron" is the blood value, "iron infusion" the treatment,
and so is "vitamin D (treatment)".
"""

import re
from collections.abc import Iterator, Mapping

from journal_app.domain.catalogues import analyte_called, analytes, find_product, known_courses, offered_trackers
from journal_app.domain.frozen import frozen
from journal_app.domain.spelling import nearest, plain, shortened
from journal_app.domain.treatments import InfusionKind
from journal_app.errors import EntryRefused
from journal_app.words import _, plainly, with_commas

_INFUSION = " infusion"
_BETWEEN = re.compile(r"[,;،؛\n](?![^(]*\))")  # not within a name such as "Reticulocyte haemoglobin (Ret-He, CHr)"


@frozen
class NamedTopics:
    """The keys of what was named."""

    analytes: frozenset[str] = frozenset()
    trackers: frozenset[str] = frozenset()
    treatments: frozenset[str] = frozenset()


def read_topics(text: str, trackers: Mapping[str, str]) -> NamedTopics:
    """What the names in ``text`` stand for; ``trackers`` are names by key. EntryRefused names what is not known."""
    found: dict[str, set[str]] = {"analytes": set(), "trackers": set(), "treatments": set()}
    unknown = []
    for name in filter(None, map(str.strip, _BETWEEN.split(plainly(text)))):
        place = _place_of(name, trackers)
        if place is None:
            unknown.append(name)
        else:
            found[place[0]].add(place[1])
    if unknown:
        raise _unknown(unknown, trackers)
    return NamedTopics(**{kind: frozenset(keys) for kind, keys in found.items()})


def topics_line(named: NamedTopics, trackers: Mapping[str, str]) -> str:
    """The same as one line, to be read again: it stands in a field, in signs that one types."""
    return ", ".join(
        (
            *(_(analytes()[key].name) if key in analytes() else key for key in sorted(named.analytes)),
            *(trackers.get(key, key) for key in sorted(named.trackers)),
            *(_written_treatment(key, trackers) for key in sorted(named.treatments)),
        )
    )


def _written_treatment(key: str, trackers: Mapping[str, str]) -> str:
    """A treatment so that it is read as one, though a blood value may have the same name."""
    if key in set(InfusionKind):
        return f"{key}{_INFUSION}"
    place = _place_of(key, trackers)
    return key if place is not None and place[0] == "treatments" else f"{key} {_treatment_mark()}"


def _treatment_mark() -> str:
    # Translators: behind a name, to tell it from a blood value of the same name
    return _("(treatment)")


def _place_of(name: str, trackers: Mapping[str, str]) -> tuple[str, str] | None:
    if name.endswith(_treatment_mark()):
        return _treatment(name.removesuffix(_treatment_mark()).strip())
    spelled = plain(name)
    for key, title in (*trackers.items(), *((o.tracker.key, o.tracker.name) for o in offered_trackers())):
        if spelled in {plain(key), plain(title)}:
            return "trackers", key
    kind = spelled.removesuffix(plain(_INFUSION))
    if kind != spelled and kind in {plain(each) for each in InfusionKind}:
        return "treatments", next(each.value for each in InfusionKind if plain(each) == kind)
    analyte = analyte_called(name)
    return ("analytes", analyte.key) if analyte is not None else _treatment(name)


def _treatment(name: str) -> tuple[str, str] | None:
    product = find_product(name)
    if product is not None:
        return "treatments", product.inn
    titles = [known.title for known in known_courses() if plain(name) in map(plain, known.spellings)]
    kinds = [kind.value for kind in InfusionKind if plain(kind) == plain(name)]
    return next((("treatments", each) for each in (*titles, *kinds)), None)


def _unknown(names: list[str], trackers: Mapping[str, str]) -> EntryRefused:
    near = [spelling for name in names for spelling in nearest(name, list(_spellings(trackers)), 2)]
    said = with_commas(f"“{shortened(name)}”" for name in names)
    return EntryRefused(
        _("Not known here: {names}.").format(names=said),
        _("Did you mean: {names}?").format(names=with_commas(dict.fromkeys(near))) if near else "",
        _("Nothing was changed."),
    )


def _spellings(trackers: Mapping[str, str]) -> Iterator[str]:
    yield from trackers.values()
    yield from (analyte.name for analyte in analytes().values())
    yield from (known.title for known in known_courses())

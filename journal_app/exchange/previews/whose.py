# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether the records of a file may be taken into this journal without asking whose they are.

Hides what is remembered of people: each identity that was ever taken, or left out, under the hash of it, and of runs
from before anything was remembered what they printed. A file waits for an answer that is of several people, of somebody
else than the journal or the files before it, or of a made-up person among what somebody lived. Where neither a journal
nor a file before says whose it is, nothing is asked.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace

from journal_app.domain import records
from journal_app.domain.frozen import frozen
from journal_app.domain.settings import PERSON
from journal_app.domain.spelling import plain
from journal_app.exchange.previews import made_up
from journal_app.exchange.previews.identity import Identity, IdentityQuestion
from journal_app.exchange.previews.plan import SIGNED_OFF, Action, Entry, ImportPlan, Option
from journal_app.store.queries import Facts
from journal_app.words import _, with_semicolons

FORMAT = "person"
"""The format under which identities are remembered as mappings, each by its key."""
_ISO_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


@frozen
class _Known:
    """The people of earlier files. ``others`` are those whose records were left out, ``owner`` is the journal's own."""

    own: tuple[Identity, ...]
    others: tuple[Identity, ...]
    owner: Identity

    def may_be_taken(self, person: Identity) -> bool:
        """Whether nothing known here speaks against its being whose journal this is."""
        if self.is_own(person):
            return True
        name = Identity(name=person.name)
        if self.owner.name:
            # Of a namesake in earlier files more is known than the journal says, and that decided above.
            is_decided = any(Identity(name=one.name).may_be(name) for one in (*self.own, *self.others))
            return self.owner.may_be(name) and not is_decided
        return not self.own

    def is_own(self, person: Identity) -> bool:
        """Whether this is somebody whose records were taken before."""
        keys = {one.key for one in self.others}
        is_same = any(one.key == person.key for one in self.own)
        return is_same or (person.key not in keys and any(one.may_be(person) for one in self.own))

    def is_other(self, person: Identity) -> bool:
        """Whether this is somebody whose records were left out before."""
        return any(one.key == person.key for one in self.others)


def with_person(plan: ImportPlan, facts: Facts, chosen: str) -> ImportPlan:
    """The plan with the question whose file it is, or with the answer to it; ``chosen`` is the key that was answered.

    What is of somebody else than the one chosen is left out, and what does not say whose it is among several is offered
    and not done.
    """
    is_foreign = plan.made_up and made_up.is_foreign(facts)
    nameless = (Identity(name=_("a made-up person")),) if is_foreign else ()
    people = _apart([one for one in plan.people if one.words] or nameless)
    if not people:
        return plan
    known = _known(facts)
    taken = None if is_foreign and not chosen else _taken(people, known, chosen)
    if taken is None:
        words = _question(people, known, is_made_up=is_foreign)
        question = IdentityQuestion(people=tuple(group[0] for group in people), earlier=known.own, words=words)
        return replace(plan, question=question, person=_words(people))
    left = [group for group in people if group is not taken]
    keys = {one.key for one in taken}
    settled = plan if not left else replace(plan, entries=plan.entries.settled(_Sorting(left, keys)))
    keeps = [*(_mapping(one, is_own=True) for one in taken)]
    keeps += [_mapping(one, is_own=False) for group in left for one in group]
    return replace(
        settled,
        person=_words([taken]),
        keeps=(*plan.keeps, *keeps),
    )


def question_of_whole(person: str, facts: Facts) -> IdentityQuestion | None:
    """What has to be answered before the whole journal of ``person`` becomes this one; None where nothing has to be."""
    named_there, known = Identity(name=person), _known(facts)
    if not named_there.words or not known.owner.name or known.owner.may_be(named_there):
        return None
    return IdentityQuestion(people=(named_there,), words=_question([[named_there]], known, is_made_up=False))


def named(question: IdentityQuestion, typed: str) -> tuple[Identity, ...]:
    """The people asked about whose words have what was typed in them."""
    wanted = plain(typed)
    return tuple(one for one in question.people if wanted and wanted in plain(one.words))


def _apart(people: Iterable[Identity]) -> list[list[Identity]]:
    """The identities of a file, those together that may be one person."""
    groups: list[list[Identity]] = []
    for person in dict.fromkeys(people):
        group = next((group for group in groups if all(one.may_be(person) for one in group)), None)
        if group is None:
            groups.append([person])
        else:
            group.append(person)
    return groups


def _taken(people: list[list[Identity]], known: _Known, chosen: str) -> list[Identity] | None:
    """Those whose records are taken, or None where that has to be asked."""
    if chosen:
        return next((group for group in people if any(one.key == chosen for one in group)), None)
    if len(people) == 1:
        return people[0] if any(known.may_be_taken(one) for one in people[0]) else None
    own = [group for group in people if any(known.is_own(one) for one in group)]
    others = [group for group in people if any(known.is_other(one) for one in group)]
    return own[0] if len(own) == 1 and len(others) == len(people) - 1 else None


class _Sorting:
    """Leaves out what is of ``left``, the others, and not of one of ``keys``."""

    def __init__(self, left: list[list[Identity]], keys: set[str]) -> None:
        self._names = {one.key: one.words for group in left for one in group if one.key not in keys}
        self._keys = keys

    def __call__(self, entry: Entry) -> Entry:
        if entry.whose in self._keys or entry.action is Action.SKIP:
            return entry
        if entry.whose in self._names:
            reason = _("It is of {person}.").format(person=self._names[entry.whose])
            return replace(entry, action=Action.SKIP, fact=None, reason=reason, readings=(), options=())
        if entry.action is Action.REJECT or entry.fact is None:
            return entry
        taking = Option(words=_("Take it as yours."), action=entry.action, fact=entry.fact)
        reason = _("The file speaks of several people and does not say whose this is.")
        return replace(entry, action=Action.SKIP, fact=None, reason=reason, options=(taking, *entry.options))


def _question(people: list[list[Identity]], known: _Known, *, is_made_up: bool) -> str:
    if len(people) > 1:
        return _("This file speaks of more than one person: {people}.").format(people=_words(people, "; "))
    if is_made_up:
        return _("This file is about a person who is made up ({person}), and this journal is not.").format(
            person=_words(people)
        )
    if known.is_other(people[0][0]):
        return _("This file is about {person}. The records of this person were left out before.").format(
            person=_words(people)
        )
    if not known.own:
        return _("This file is about {person}. This journal is that of {owner}.").format(
            person=_words(people), owner=known.owner.name
        )
    return _("This file is about {person}. What was read in before is about {earlier}.").format(
        person=_words(people), earlier=with_semicolons(dict.fromkeys(one.words for one in known.own))
    )


def _words(people: list[list[Identity]], between: str = "; ") -> str:
    return between.join(group[0].words for group in people)


def _known(facts: Facts) -> _Known:
    remembered = [(_identity(one), _says_own(one)) for one in facts.mappings(FORMAT)]
    own = [person for person, is_own in remembered if is_own]
    others = tuple(person for person, is_own in remembered if not is_own)
    for run in facts.every(records.ImportRun):
        if run.person and run.format != SIGNED_OFF:
            printed = _as_printed(run.person)
            if not any(one.may_be(printed) for one in own):
                own.append(printed)
    return _Known(own=tuple(own), others=others, owner=Identity(name=facts.setting(PERSON)))


def _as_printed(words: str) -> Identity:
    """Somebody of whom only the words are known under which a run was kept."""
    born = _ISO_DAY.search(words)
    return Identity(name=words.split(",", maxsplit=1)[0], born=born[0] if born else "")


def _mapping(person: Identity, *, is_own: bool) -> records.Mapping:
    said = {"name": person.name, "born": person.born, "identifiers": list(person.identifiers), "own": is_own}
    return records.Mapping(format=FORMAT, name=person.key, content=json.dumps(said, ensure_ascii=False, sort_keys=True))


def _identity(kept: records.Mapping) -> Identity:
    said = json.loads(kept.content)
    said = said if isinstance(said, dict) else {}
    identifiers = said.get("identifiers")
    return Identity(
        name=str(said.get("name", "")),
        born=str(said.get("born", "")),
        identifiers=tuple(map(str, identifiers)) if isinstance(identifiers, list) else (),
    )


def _says_own(kept: records.Mapping) -> bool:
    said = json.loads(kept.content)
    return isinstance(said, dict) and said.get("own") is True

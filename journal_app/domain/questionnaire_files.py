# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The questionnaires in seeds/, read once.

Hides where they lie and how they are written: one TOML file each, those under a licence of their own in a folder with
that licence. A mistake in a file is a bug of ours and raises KeyError or ValueError; the tests read every file.
"""

from functools import cache
from pathlib import Path
from typing import Any

from journal_app import places
from journal_app.domain.known import Source
from journal_app.domain.questionnaires import Answer, Item, Questionnaire, Rule
from journal_app.domain.spelling import nearest
from journal_app.errors import NotFound
from journal_app.words import _, with_commas

_Row = dict[str, Any]
_ORDER = ("phq-2.toml", "phq-9.toml", "gad-7.toml")


@cache
def questionnaires() -> tuple[Questionnaire, ...]:
    """Every questionnaire that ships, in the order in which they are offered."""
    folder = places.seeds() / "questionnaires"
    return tuple(read_questionnaire(path) for path in sorted(folder.rglob("*.toml"), key=_place))


def find_questionnaire(key: str) -> Questionnaire:
    """The questionnaire with this key; NotFound names the nearest."""
    for known in questionnaires():
        if known.key == key:
            return known
    near = nearest(key, [known.key for known in questionnaires()])
    raise NotFound(
        _("There is no questionnaire called {name} here.").format(name=key),
        # Translators: after a name that is not known here; {names} are those most like it
        hint=_("Nearest: {names}.").format(names=with_commas(near)) if near else "",
    )


def read_questionnaire(path: Path) -> Questionnaire:
    """One questionnaire file."""
    import tomllib  # beside the only use, so that a window without questionnaires does not pay for it

    row = tomllib.loads(path.read_text(encoding="utf-8"))
    sources = {key: Source(key=key, **source) for key, source in row["source"].items()}
    answers = {name: tuple(Answer(**answer) for answer in listed) for name, listed in row["answers"].items()}
    score = row["score"]
    items = tuple(_item(item, answers) for item in row["item"])
    never_estimated = frozenset(score.get("never_estimated", ()))
    if not never_estimated <= {item.key for item in items}:
        raise ValueError(f"{path.name}: never_estimated names an item that is not there")
    return Questionnaire(
        key=row["key"],
        name=row["name"],
        full_name=row["full_name"],
        about=row["about"],
        minutes=row["minutes"],
        wording=row["wording"],
        language=row["language"],
        stem=row["stem"],
        notice=row["notice"],
        licence=row["licence"],
        items=items,
        sources=tuple(dict.fromkeys(sources[key] for key in (*row["sources"], score["source"]))),
        rule=Rule(score["rule"]),
        needs=score.get("needs", 0),
        never_estimated=never_estimated,
    )


def _item(row: _Row, answers: dict[str, tuple[Answer, ...]]) -> Item:
    key: str = row["key"]
    return Item(
        key=key,
        number=row.get("number", key),
        text=row["text"],
        question=row.get("question", ""),
        answers=answers[row["answers"]],
        numbered=row.get("numbered", True),
        contacts_from=row.get("contacts_from"),
    )


def _place(path: Path) -> tuple[int, str]:
    """The short one first; what is not named here follows by its name."""
    return (_ORDER.index(path.name) if path.name in _ORDER else len(_ORDER), path.name)

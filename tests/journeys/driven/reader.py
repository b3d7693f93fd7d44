# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reads a running app as a screen reader does, and acts on it; for the system's Python, which has pyatspi.

    reader.py COMMAND...

Starts COMMAND and answers one JSON line for each JSON line it is given, until there are no more or COMMAND has ended;
then ends COMMAND.
Each answer is of this moment: whoever waits for something asks again. Hides D-Bus, that the library keeps what it once
read, and that what was found may be gone before more is asked of it.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found]  # of the system's Python alone
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # the same

STATES = {
    "showing": pyatspi.STATE_SHOWING,
    "enabled": pyatspi.STATE_ENABLED,
    "focusable": pyatspi.STATE_FOCUSABLE,
    "focused": pyatspi.STATE_FOCUSED,
    "checked": pyatspi.STATE_CHECKED,
}
ENDING_S = 10
PATIENCE_MS = 30_000  # a busy app answers late; to give up early would be to press the same button twice

Node = Any  # an accessible of pyatspi, which has no types


def nodes(node: Node, within: tuple[str, ...] = ()) -> Iterator[tuple[Node, dict[str, Any]]]:
    """Everything that shows, each with its name, its states and where it lies, in the order of the tree."""
    states = node.getState()
    names = [name for name, state in STATES.items() if states.contains(state)]
    if "showing" not in names:
        return
    told = {"name": node.name, "states": names, "within": within}
    yield node, told
    around = (*within, told["name"]) if told["name"] else within
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from nodes(child, around)


def more_of(node: Node) -> dict[str, Any]:
    """The rest of what a screen reader is told of something; each is a question of its own, which takes a while."""
    return {
        "role": node.getRoleName(),
        "description": node.description,
        "label": label_of(node),
        "text": node.queryText().getText(0, -1) if node.getRole() == pyatspi.ROLE_TEXT else "",
    }


def label_of(node: Node) -> str:
    """What stands beside a field to say what it is for."""
    relations = [each for each in node.getRelationSet() if each.getRelationType() == pyatspi.RELATION_LABELLED_BY]
    targets = [each.getTarget(number) for each in relations for number in range(each.getNTargets())]
    return " ".join(target.name for target in targets if target is not None)


def windows() -> Iterator[Node]:
    """The windows of every app on this bus, with nothing remembered of them."""
    desktop = pyatspi.Registry.getDesktop(0)
    desktop.clearCache()
    for number in range(desktop.childCount):
        app = desktop.getChildAtIndex(number)
        if app is not None:
            app.setCacheMask(Atspi.Cache.NONE)
            found = (app.getChildAtIndex(index) for index in range(app.childCount))
            yield from (window for window in found if window is not None)


def everything() -> Iterator[tuple[Node, dict[str, Any]]]:
    """Everything that shows in any window."""
    for window in windows():
        yield from nodes(window)


def answer(asked: dict[str, Any]) -> object:
    """What is told of all that has a state, or whether something was found and acted on."""
    if asked["verb"] == "tell":
        return [told | more_of(node) for node, told in everything() if asked["state"] in told["states"]]
    for node, told in everything():
        if is_meant(told, asked) and node.getRoleName() == asked["role"]:
            return act(node, asked)
    return False


def is_meant(told: dict[str, Any], asked: dict[str, Any]) -> bool:
    """Whether this is of the name asked for, and lies within what was named if anything was."""
    is_within = not asked["within"] or asked["within"] in told["within"]
    return is_within and "enabled" in told["states"] and told["name"] == asked["name"]


def act(node: Node, asked: dict[str, Any]) -> bool:
    """Do what a screen reader does with a thing it stands on: its first action, or a text put into it."""
    if asked["verb"] == "press":
        return bool(node.queryAction().doAction(0))
    return bool(node.queryEditableText().setTextContents(asked["text"]))


def main() -> None:
    """Start what is to be read, and answer until nobody asks."""
    Atspi.set_timeout(PATIENCE_MS, PATIENCE_MS)
    with subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=sys.stderr) as app:
        for line in sys.stdin:
            if app.poll() is not None:
                sys.exit(f"the app has ended with {app.returncode}")
            try:
                told = answer(json.loads(line))
            except (GLib.Error, NotImplementedError) as error:
                told = str(error)  # something that showed when it was found, and no longer does
            sys.stdout.write(json.dumps({"told": told}) + "\n")  # marked, as the bus's own words end up here too
            sys.stdout.flush()
        app.terminate()
        app.wait(ENDING_S)


main()

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""One record of PubMed's XML as a tree from which fields are taken, so that what is left can be kept and put back.

Hides how a place in the tree is written down ("MedlineCitation/Article/AuthorList/Author[2]") and found again.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from journal_app.exchange.references.texts import tidied

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STEP = re.compile(r"([A-Za-z][\w.-]*)(?:\[([1-9][0-9]{0,3})\]|\[@([A-Za-z]+)='([a-z]+)'\])?")
_MARKED = {"ArticleId": "IdType", "ELocationID": "EIdType"}
_MARKS = {"doi", "pmc", "pubmed"}


class Tree:
    """A record of which the used parts are remembered."""

    def __init__(self, root: "Element") -> None:
        self.root = root
        self._used: set[int] = set()

    def take(self, path: str, *, read: Callable[[str], str] = tidied) -> str:
        """What ``read`` makes of the first element there that holds something for it."""
        for element in self.root.iterfind(path):
            found = "" if id(element) in self._used else read(tidied("".join(element.itertext())))
            if found:
                self._use(element)
                return found
        return ""

    def take_all(self, path: str) -> Iterator[str]:
        """The texts of every element there that has one."""
        for element in self.root.iterfind(path):
            text = self.whole(element)
            if text:
                yield text

    def child(self, element: "Element", name: str) -> str:
        """The text of an element's child."""
        found = element.find(name)
        return "" if found is None else self.whole(found)

    def whole(self, element: "Element", *, read: Callable[[str], str] = tidied) -> str:
        """The text of an element and all that is in it."""
        text = read("".join(element.itertext()))
        if text:
            self._use(element)
        return text

    def is_used(self, element: "Element") -> bool:
        """Whether this very element was taken."""
        return id(element) in self._used

    def is_touched(self, element: "Element") -> bool:
        """Whether it or anything in it was taken."""
        return any(id(each) in self._used for each in element.iter())

    def _use(self, element: "Element") -> None:
        self._used.update(id(each) for each in element.iter())


def left_over(tree: Tree) -> list[tuple[str, str]]:
    """What was not taken: each part's XML by the path of what it stands in, and attributes by their own path."""
    return sorted(_left_in(tree, tree.root, ""), key=lambda part: part[0])


def grafted(root: "Element", path: str, text: str, *, is_xml: bool = False) -> None:
    """Put a text at a path, or one part that ``left_over`` gave; a path that cannot be followed holds nothing."""
    parents, _at, attribute = path.partition("/@")
    place = _place(root, parents)
    if place is None:
        return
    if not is_xml:
        place.text = text
    elif attribute:
        place.set(attribute, text)
    else:
        part = _parsed(text)
        if part is not None:
            place.append(part)


def added(root: "Element", path: str, tag: str, members: Iterable[Iterable[tuple[str, str]]]) -> None:
    """Put a list at a path: each member an element with the texts of its children, or its own under no name."""
    from xml.etree.ElementTree import SubElement

    place = None
    for member in members:
        place = _place(root, path) if place is None else place
        if place is None:
            return
        element = SubElement(place, tag)
        for name, text in member:
            (SubElement(element, name) if name else element).text = text


def _left_in(tree: Tree, element: "Element", path: str) -> Iterator[tuple[str, str]]:
    from xml.etree.ElementTree import tostring

    seen: dict[str, int] = {}
    for child in element:
        if not tree.is_touched(child):
            child.tail = None
            xml = tidied(tostring(child, encoding="unicode"))
            yield path, xml
            continue
        seen[child.tag] = seen.get(child.tag, 0) + 1
        step = _step(child, seen[child.tag])
        own = f"{path}/{step}" if path else step
        if child.tag != "AbstractText":  # its heading stands in the text itself
            yield from ((f"{own}/@{name}", tidied(value)) for name, value in child.items() if f"[@{name}=" not in step)
        if not tree.is_used(child):
            yield from _left_in(tree, child, own)


def _step(element: "Element", number: int) -> str:
    mark = _MARKED.get(element.tag, "")
    if mark and element.get(mark) in _MARKS:
        return f"{element.tag}[@{mark}='{element.get(mark)}']"
    return element.tag if number == 1 else f"{element.tag}[{number}]"


def _place(root: "Element", path: str) -> "Element | None":
    """The element at a path, made where it is missing; None for what is no path."""
    from xml.etree.ElementTree import SubElement

    place = root
    for step in path.split("/") if path else ():
        match = _STEP.fullmatch(step)
        if match is None:
            return None
        found = _child(place, match)
        place = found if found is not None else SubElement(place, match[1], {match[3]: match[4]} if match[3] else {})
    return place


def _child(place: "Element", step: re.Match[str]) -> "Element | None":
    """The child that a step leads to; without a number it is the first."""
    tag, number, mark, value = step.groups()
    if mark:
        return next((child for child in place.iterfind(tag) if child.get(mark) == value), None)
    return next(islice(place.iterfind(tag), int(number or 1) - 1, None), None)


def _parsed(xml: str) -> "Element | None":
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        part: Element = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return None
    return part

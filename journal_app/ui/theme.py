# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""How everything looks: colour tokens, sizes, fonts, palette and the one style sheet.

Hides how a theme reaches Qt. ``resources/themes/*.toml`` name the colours, ``resources/styles/app.qss`` uses only
those names, and every length follows from two numbers: the text size and the interface size, both in percent.

Looks are chosen by the dynamic property ``look`` (see ``widgets``). A widget that paints for itself asks
``current()`` for tokens and sizes, and again in ``changeEvent`` on ``QEvent.Type.StyleChange``.
"""

import functools
import re
import tomllib
from dataclasses import fields
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from journal_app import places
from journal_app.domain.frozen import frozen
from journal_app.errors import NotFound
from journal_app.ui.icon_files import lay_out_pictures
from journal_app.words import _, with_commas

FAMILIES = ("Atkinson Hyperlegible Next", "Iron Journal Signs")
SCRIPT_FONTS = {"Arab": "Noto Sans Arabic"}
"""The families of other scripts by ISO 15924 code; only what is spoken is loaded, as a file costs time at a start."""
THEMES = ("light", "dark", "dim", "high-contrast")
BODY_PX, SMALL_PX, HEADING_PX, TITLE_PX = 16, 15, 19, 28
TARGET_PX = 48
TICK_PX, TICK_TEXT_PX, ARROW_PX = 22, 18, 20
RING_PX = 3
LINE_HEIGHT = 1.4
PAGE_WIDTH_PX = 1100
_OTHER_SIDE = {"left": "right", "right": "left"}
_LENGTH = re.compile(r"px(\d+)")


@frozen
class Tokens:
    """The colours of one theme, as #RRGGBB. ``series`` and ``other`` are for charts; see ``series_colour``."""

    name: str
    is_dark: bool
    page: str
    card: str
    quiet: str
    chosen: str
    ink: str
    soft: str
    edge: str
    line: str
    accent: str
    on_accent: str
    problem: str
    band: str
    series: tuple[tuple[str, str], ...]
    other: tuple[str, ...]

    def series_colour(self, key: str, position: int = 0) -> str:
        """The colour of a series: its own (fatigue, mood, iron, saturation) or the one at ``position`` of the rest."""
        return dict(self.series).get(key) or self.other[position % len(self.other)]

    def colours(self) -> dict[str, str]:
        """The named colours that the style sheet may use."""
        names = (field.name for field in fields(self) if field.name not in {"name", "is_dark", "series", "other"})
        return {name: getattr(self, name) for name in names}


@frozen
class Sizes:
    """Every length, from two percentages: words grow with the text size, all else with the interface size."""

    text_percent: int = 100
    interface_percent: int = 100

    def text(self, pixels: float = BODY_PX) -> int:
        """A text height in pixels, given as it is at 100 %."""
        return round(pixels * self.text_percent / 100)

    def px(self, pixels: float) -> int:
        """A distance in pixels, given as it is at 100 %; steps of 8 are the house's rhythm."""
        return round(pixels * self.interface_percent / 100)

    def reading_width(self, pixels: float = PAGE_WIDTH_PX) -> int:
        """A width that holds the same words at any text size."""
        return round(pixels * max(self.text_percent, self.interface_percent) / 100)

    @property
    def target(self) -> int:
        """The least height and width of anything to click."""
        return max(44, self.px(TARGET_PX))

    @property
    def tick(self) -> int:
        """The side of the box of a check mark: it grows with the words beside it."""
        return 2 * (max(self.px(TICK_PX), self.text(TICK_TEXT_PX)) // 2)

    @property
    def beside_tick(self) -> int:
        """How far from the left edge of a check box its words begin; the style sheet has the same lengths."""
        return RING_PX + self.px(8) + self.tick + self.px(10)


@frozen
class Theme:
    """What is applied now: colours and sizes."""

    tokens: Tokens
    sizes: Sizes


@functools.cache
def load_tokens(name: str) -> Tokens:
    """The tokens of the theme ``name``; NotFound when there is no such theme."""
    if name not in THEMES:
        raise NotFound(
            _("There is no theme called {name}.").format(name=name),
            hint=_("The themes are {names}.").format(names=with_commas(THEMES)),
        )
    path = places.resources() / "themes" / f"{name}.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    series = dict(content["series"])
    other = tuple(series.pop("other"))
    colours = content["colours"]
    return Tokens(name=name, is_dark=content["dark"], series=tuple(series.items()), other=other, **colours)


def style_sheet(tokens: Tokens, sizes: Sizes, *, is_mirrored: bool = False) -> str:
    """The style sheet of the whole app in these colours and sizes, for what is read from the right when mirrored."""
    rules = (places.resources() / "styles" / "app.qss").read_text(encoding="utf-8")
    template = Template(_mirrored(rules) if is_mirrored else rules)
    words = dict(tokens.colours())
    words.update(
        text=f"{sizes.text()}px",
        small=f"{sizes.text(SMALL_PX)}px",
        heading=f"{sizes.text(HEADING_PX)}px",
        title=f"{sizes.text(TITLE_PX)}px",
        ring=f"{RING_PX}px",
        tick=f"{sizes.tick}px",
        tick_round=f"{sizes.tick // 2 + 1}px",
        arrow=f"{max(sizes.px(ARROW_PX), sizes.text(BODY_PX))}px",
        target=f"{sizes.target}px",
        inside=f"{max(sizes.target - 2 * (sizes.px(8) + RING_PX), round(sizes.text() * LINE_HEIGHT))}px",
    )
    for name in template.get_identifiers():
        length = _LENGTH.fullmatch(name)
        if length:
            words[name] = f"{sizes.px(int(length[1]))}px"
    return template.substitute(words)


def _mirrored(rules: str) -> str:
    """The same rules with borders on the other side; Qt turns all else by itself, paddings too."""
    return re.sub(r"border-(left|right)", lambda side: f"border-{_OTHER_SIDE[side[1]]}", rules)


def palette(tokens: Tokens) -> QPalette:
    """The palette for everything the style sheet does not reach: native parts, charts, first frames."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: tokens.page,
        roles.WindowText: tokens.ink,
        roles.Base: tokens.card,
        roles.AlternateBase: tokens.page,
        roles.Text: tokens.ink,
        roles.PlaceholderText: tokens.soft,
        roles.Button: tokens.card,
        roles.ButtonText: tokens.ink,
        roles.BrightText: tokens.ink,
        roles.ToolTipBase: tokens.card,
        roles.ToolTipText: tokens.ink,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Accent: tokens.accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.Light: tokens.line,
        roles.Midlight: tokens.line,
        roles.Mid: tokens.edge,
        roles.Dark: tokens.edge,
        roles.Shadow: tokens.edge,
    }
    result = QPalette()
    for role, colour in colours.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.soft))
    return result


@functools.cache
def load_fonts() -> tuple[str, ...]:
    """Make the bundled fonts known to Qt, once; gives the family names they brought."""
    found: dict[str, None] = {}
    for path in sorted(fonts_folder().glob("*.ttf")):
        if path.stem.partition("-")[0] not in {family.replace(" ", "") for family in SCRIPT_FONTS.values()}:
            number = QFontDatabase.addApplicationFont(str(path))
            found.update(dict.fromkeys(QFontDatabase.applicationFontFamilies(number)))
    return tuple(found)


@functools.cache
def load_script(script: str) -> str:
    """Make the bundled font of a script known to Qt, once; gives its family, or nothing where Latin letters do."""
    family = SCRIPT_FONTS.get(script, "")
    for path in sorted(fonts_folder().glob(f"{family.replace(' ', '')}-*.ttf")) if family else ():
        QFontDatabase.addApplicationFont(str(path))
    return family


def wear_script(script: str) -> None:
    """From now on, letters of this script are drawn in the bundled font that has them."""
    global _script_family  # noqa: PLW0603 -- one look for the whole program, set here alone
    _script_family = load_script(script)
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.styleSheet():
        app.setFont(text_font())


def fonts_folder() -> Path:
    """Where the bundled fonts lie; the report uses the same files."""
    return places.resources() / "fonts"


def text_font(pixels: float = BODY_PX, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The text font at ``pixels`` as at 100 %, with the signs it lacks from the second family."""
    font = QFont()
    font.setFamilies([*FAMILIES, *([_script_family] if _script_family else [])])
    font.setPixelSize(current().sizes.text(pixels))
    font.setWeight(weight)
    return font


_STYLE = "fusion"
_script_family = ""
_current = Theme(tokens=load_tokens("light"), sizes=Sizes())


def current() -> Theme:
    """What is applied now; light at 100 % until ``apply_theme`` is called."""
    return _current


def new_application(name: str) -> QApplication:
    """The QApplication, in the one style that our style sheet is written for.

    It is told so at its making: whoever asks for the style it has makes PySide build the whole of QStyle, a fiftieth
    of a start that needs nothing else of it.
    """
    app = QApplication([name, "-style", _STYLE])
    app.setProperty(_STYLE, True)  # noqa: FBT003 -- Qt takes it by position
    return app


def apply_theme(app: QApplication, name: str, text_percent: int = 100, interface_percent: int = 100) -> Theme:
    """Dress the whole app; call it before the first window is shown, and again for any change.

    No effect is animated and the text cursor does not blink: nothing on screen moves by itself.
    """
    global _current  # noqa: PLW0603 -- one look for the whole program, set here alone
    tokens, sizes = load_tokens(name), Sizes(text_percent=text_percent, interface_percent=interface_percent)
    _current = Theme(tokens=tokens, sizes=sizes)
    load_fonts()
    lay_out_pictures(tokens)
    if not app.property(_STYLE):  # one that somebody else made
        app.setStyle(_STYLE)
        app.setProperty(_STYLE, True)  # noqa: FBT003 -- Qt takes it by position
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
        QApplication.setEffectEnabled(effect, False)  # noqa: FBT003 -- Qt takes it by position
    app.setCursorFlashTime(0)
    scheme = Qt.ColorScheme.Dark if tokens.is_dark else Qt.ColorScheme.Light
    app.styleHints().setColorScheme(scheme)
    app.setPalette(palette(tokens))
    app.setFont(text_font())
    app.setStyleSheet(style_sheet(tokens, sizes, is_mirrored=QGuiApplication.isRightToLeft()))
    return _current

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The language of the window: its words, Qt's own dialogs, and from which side everything is read.

Hides how a language reaches Qt, and how it is known that no font of this computer has its letters. Screens that are
there already are made anew by ``MainWindow.speak``.
"""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app import words
from journal_app.ui.theme import apply_theme, current, load_script, wear_script

_WORDS_OF_QT = "words_of_qt"
_SCRIPTS = {
    QLocale.Script.ArabicScript: QFontDatabase.WritingSystem.Arabic,
    QLocale.Script.HebrewScript: QFontDatabase.WritingSystem.Hebrew,
    QLocale.Script.CyrillicScript: QFontDatabase.WritingSystem.Cyrillic,
    QLocale.Script.GreekScript: QFontDatabase.WritingSystem.Greek,
    QLocale.Script.DevanagariScript: QFontDatabase.WritingSystem.Devanagari,
    QLocale.Script.ThaiScript: QFontDatabase.WritingSystem.Thai,
    QLocale.Script.JapaneseScript: QFontDatabase.WritingSystem.Japanese,
    QLocale.Script.KoreanScript: QFontDatabase.WritingSystem.Korean,
    QLocale.Script.SimplifiedChineseScript: QFontDatabase.WritingSystem.SimplifiedChinese,
    QLocale.Script.TraditionalChineseScript: QFontDatabase.WritingSystem.TraditionalChinese,
}
"""The scripts that the bundled fonts do not have; Latin they have."""


def meant_by(chosen: str) -> str:
    """The language that a choice stands for, with its region; nothing chosen, or one that is gone, is the system's."""
    return words.of_this_region(chosen) if chosen and words.is_spoken(chosen) else words.language_of_the_system()


def code_of(chosen: str) -> str:
    """The language that is spoken when this one is chosen: English where no font here has its letters."""
    meant = meant_by(chosen)
    return meant if has_letters(meant) else words.ENGLISH


def speak(language: str) -> None:
    """Speak a language from now on, such as "de_CH": the words, Qt's own, and the direction. Needs a QApplication."""
    words.set_language(language)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    before = app.layoutDirection()  # Qt's words, which say in which direction they are read, turn it as they come
    QLocale.setDefault(QLocale(language))
    wear_script(_script_of(language))
    for former in app.findChildren(QTranslator, _WORDS_OF_QT):
        app.removeTranslator(former)
        former.setParent(None)
    translator = _words_of_qt(language, app)
    if translator is not None:
        app.installTranslator(translator)
    direction = QLocale(language).textDirection()
    QGuiApplication.setLayoutDirection(direction)
    if before is not direction and app.styleSheet():
        worn = current()
        apply_theme(app, worn.tokens.name, worn.sizes.text_percent, worn.sizes.interface_percent)


def has_letters(language: str) -> bool:
    """Whether a font of this computer has the letters of a language."""
    needed = _SCRIPTS.get(QLocale(language).script())
    return needed is None or bool(load_script(_script_of(language))) or needed in QFontDatabase.writingSystems()


def _script_of(language: str) -> str:
    return QLocale.scriptToCode(QLocale(language).script())


def _words_of_qt(language: str, app: QObject) -> QTranslator | None:
    """What Qt's own dialogs say in a language; None where Qt does not speak it, and for English."""
    translator = QTranslator(app)
    translator.setObjectName(_WORDS_OF_QT)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    spoken = language.partition("_")[0]
    names = (f"qtbase_{language}", f"qtbase_{spoken}", f"qtbase_{spoken}_{_FIRST_REGION.get(spoken, '')}")
    if spoken != "en" and any(translator.load(name, folder) for name in names):
        return translator
    translator.setParent(None)
    return None


_FIRST_REGION = {"pt": "BR", "zh": "CN"}
"""The region whose words Qt has, where it has those of no other."""

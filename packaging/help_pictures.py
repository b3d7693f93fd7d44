# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pictures in the help, drawn by the tour: resources/help/LANGUAGE/pictures, for every language with pages.

    python packaging/help_pictures.py [LANGUAGE...]

Hides how they stay small: a window of modest size, 24 colours, WebP without loss. Those that a page no longer names go.
"""

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
HELP = ROOT / "resources" / "help"
NAMED = re.compile(r"\(pictures/(?P<stop>[a-z-]+)-light\.webp\)")
WINDOW = (960, 720)
THEMES = ("light", "dim")
COLOURS = 24
# The locale in which the pictures of a language are drawn, where it is not the language alone.
SPOKEN = {"en": "en_GB"}


def main(languages: list[str]) -> int:
    """Draw the pictures of these languages, or of all, and say what they weigh."""
    from journal_app.ui.tour import Drawing, make_tour

    for language in languages or sorted(path.name for path in HELP.iterdir() if path.is_dir()):
        stops = frozenset(
            stop for page in (HELP / language).glob("*.md") for stop in NAMED.findall(page.read_text(encoding="utf-8"))
        )
        if not stops:
            continue
        folder = HELP / language / "pictures"
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.webp"):
            old.unlink()
        with tempfile.TemporaryDirectory() as scratch:
            for theme in THEMES:
                how = Drawing(theme=theme, language=SPOKEN.get(language, language), size=WINDOW, only=stops)
                for drawn in make_tour(Path(scratch), how):
                    _reduce(drawn, folder / f"{drawn.stem}.webp")
        size = sum(path.stat().st_size for path in folder.iterdir())
        sys.stdout.write(f"{language}: {len(list(folder.iterdir()))} pictures, {size / 1000:.0f} kB\n")
    return 0


def _reduce(drawn: Path, path: Path) -> None:
    from PIL import Image

    with Image.open(drawn) as picture:
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.convert("RGB").save(path, lossless=True, quality=80, method=4)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pictures in the README and in the help, drawn by the tour of the made-up example.

    python packaging/pictures.py [readme | LANGUAGE...]   # else all of packaging/pictures and resources/help/*/pictures

Which there are is said by the pages that name them. Hides how they stay small: a window of modest size, few colours,
WebP without loss. Those that a page no longer names go.
"""

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
README = ROOT / "README.md"
HELP = ROOT / "resources" / "help"
NAMED_IN_README = re.compile(r"packaging/pictures/(?P<stop>[a-z-]+)\.webp")
NAMED_IN_HELP = re.compile(r"\(pictures/(?P<stop>[a-z-]+)-light\.webp\)")
# The locale in which the pictures of a language are drawn, where it is not the language alone.
SPOKEN = {"en": "en_GB"}


def main(wanted: list[str]) -> int:
    """Draw what is wanted, or all, and say what it weighs; 1 where a page names a stop that the tour has not."""
    languages = sorted(path.name for path in HELP.iterdir() if path.is_dir())
    drawn = [_readme() if name == "readme" else _help(name) for name in wanted or ["readme", *languages]]
    return 0 if all(drawn) else 1


def _readme() -> bool:
    stops = frozenset(NAMED_IN_README.findall(README.read_text(encoding="utf-8")))
    folder = ROOT / "packaging" / "pictures"
    how = {"size": (1280, 800)}
    return _draw(folder, stops, [how], colours=48, name=lambda drawn: drawn.stem.removesuffix("-light"))


def _help(language: str) -> bool:
    pages = [path.read_text(encoding="utf-8") for path in (HELP / language).glob("*.md")]
    stops = frozenset(stop for page in pages for stop in NAMED_IN_HELP.findall(page))
    spoken = SPOKEN.get(language, language)
    hows = [{"size": (960, 720), "language": spoken, "theme": theme} for theme in ("light", "dim")]
    return _draw(HELP / language / "pictures", stops, hows, colours=24, name=lambda drawn: drawn.stem)


def _draw(
    folder: Path, stops: frozenset[str], hows: list[dict[str, object]], *, colours: int, name: Callable[[Path], str]
) -> bool:
    """Draw these stops in each way into the folder, in place of what is there."""
    from journal_app.ui.tour import Drawing, make_tour

    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    found: set[str] = set()
    with tempfile.TemporaryDirectory() as scratch:
        for how in hows if stops else ():
            for drawn in make_tour(Path(scratch), Drawing(only=stops, **how)):
                _reduce(drawn, folder / f"{name(drawn)}.webp", colours)
                found.add(drawn.stem.rpartition("-")[0])
    size = sum(path.stat().st_size for path in folder.glob("*.webp"))
    sys.stdout.write(f"{folder.relative_to(ROOT)}: {len(list(folder.glob('*.webp')))} pictures, {size / 1000:.0f} kB\n")
    for stop in sorted(stops - found):
        sys.stderr.write(f"The tour has no stop called {stop}\n")
    return stops <= found


def _reduce(drawn: Path, path: Path, colours: int) -> None:
    from PIL import Image

    with Image.open(drawn) as picture:
        few = picture.convert("RGB").quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.convert("RGB").save(path, lossless=True, quality=80, method=4)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

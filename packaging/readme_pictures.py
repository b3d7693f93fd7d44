# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The pictures in the README, drawn by the tour of the made-up example: packaging/pictures/STOP.webp.

    python packaging/readme_pictures.py

Hides how they stay small: few colours, WebP without loss. Which there are is said by the README, which names them.
"""

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FOLDER = ROOT / "packaging" / "pictures"
NAMED = re.compile(r"packaging/pictures/(?P<stop>[a-z-]+)\.webp")
WINDOW = (1280, 800)
COLOURS = 48


def main() -> int:
    """Draw the pictures the README names, take away all others, and say what they weigh."""
    from journal_app.ui.tour import Drawing, make_tour

    named = frozenset(NAMED.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    with tempfile.TemporaryDirectory() as scratch:
        for drawn in make_tour(Path(scratch), Drawing(size=WINDOW, only=named)):
            _reduce(drawn, FOLDER / f"{drawn.stem.removesuffix('-light')}.webp")
    pictures = sorted(FOLDER.glob("*.webp"))
    missing = named - {picture.stem for picture in pictures}
    if missing:
        sys.stderr.write(f"The tour has no stop called {', '.join(sorted(missing))}\n")
        return 1
    sys.stdout.write(f"{len(pictures)} pictures, {sum(one.stat().st_size for one in pictures) / 1000:.0f} kB\n")
    return 0


def _reduce(drawn: Path, path: Path) -> None:
    from PIL import Image

    with Image.open(drawn) as picture:
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.convert("RGB").save(path, lossless=True, quality=80, method=4)


if __name__ == "__main__":
    sys.exit(main())

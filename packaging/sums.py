# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""sums.py FOLDER: write FOLDER/SHA256SUMS, the hashes of all that is handed out from there.

In the form that `sha256sum --check` reads, on systems too that have no such command.
"""

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"
HANDED_OUT = (
    "iron-journal*.deb",
    "iron-journal*.exe",
    "iron-journal*.dmg",
    "iron-journal*.AppImage",
    "iron_journal*.whl",
)


def write_sums(folder: Path) -> Path:
    """Write the hashes and give the file they are in; FileNotFoundError where there is nothing to hand out."""
    found = sorted(path for pattern in HANDED_OUT for path in folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"there is nothing to hand out in {folder}")
    path = folder / NAME
    path.write_bytes("".join(f"{_hash(each)}  {each.name}\n" for each in found).encode())
    return path


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.stdout.write(write_sums(Path(sys.argv[1])).read_text(encoding="utf-8"))

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Reads the XML whose path it takes with expat and handlers that do nothing: what no reader in Python can be below."""

import sys
from pathlib import Path
from xml.parsers import expat

CHUNK = 1 << 18

if __name__ == "__main__":
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda _name, _attributes: None
    with Path(sys.argv[1]).open("rb") as file:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk)
    parser.Parse(b"", True)  # noqa: FBT003 -- expat takes it by place

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""python -m tests.bench.measure NAME: the rows of one benchmark module as JSON, in a process of its own."""

import dataclasses
import importlib
import json
import sys

if __name__ == "__main__":
    found = importlib.import_module(f"tests.bench.{sys.argv[1]}").rows()
    sys.stdout.write(json.dumps([dataclasses.asdict(row) for row in found], ensure_ascii=False) + "\n")

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What `make messages` runs, packaging/messages.py, for tests to look at."""

import importlib.util
from pathlib import Path
from types import ModuleType

_spec = importlib.util.spec_from_file_location(
    "messages_of_the_program", Path(__file__).parents[1] / "packaging" / "messages.py"
)
assert _spec is not None
assert _spec.loader is not None
messages: ModuleType = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(messages)

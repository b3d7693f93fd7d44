# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a build does first: the translations are put into the form in which they are read.

So a wheel and an editable installation have them alike. They are not kept, so they cannot lag behind.
"""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Makes the .mo files before the wheel takes up resources/."""

    def initialize(self, _version: str, _build_data: dict[str, Any]) -> None:
        """Compile what is newer than what was compiled from it."""
        runpy.run_path(str(Path(self.root) / "packaging" / "messages.py"))["compile_catalogues"]()

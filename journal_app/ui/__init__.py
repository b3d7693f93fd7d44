# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The window: screens, shell and the work behind them. The only package that imports PySide6."""

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The commands, one module for each thing a journal holds or that is done to the whole of it."""

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Tables of lab results of any shape: ``reading`` goes from rows to what is asked and the lines they make."""

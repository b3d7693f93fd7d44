# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""HL7 version 2: segments with numbered fields, and the observations in them."""

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The formats that can be read, one module each: ``FORMAT``, ``sniff``, ``read`` (``exchange.reading.Reader``)."""

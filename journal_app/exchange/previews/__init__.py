# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What an import would do: its lines, what is asked and answered about it, and whose records they are."""

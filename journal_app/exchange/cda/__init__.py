# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Clinical documents (CDA, C-CDA): ``document`` is one, the others read what stands in its sections."""

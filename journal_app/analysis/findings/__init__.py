# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What a journal can be asked, each question with its answer, its words and its picture."""

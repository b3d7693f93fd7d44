# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Findings screen: questions in plain words, each with its answer, its picture and what it cannot tell."""

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The report for an appointment: from the journal to a document, and from the document to pages."""

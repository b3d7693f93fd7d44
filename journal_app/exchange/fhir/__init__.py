# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""FHIR in JSON, in and out: ``records`` reads what a file holds, ``bundle`` writes what a journal holds."""

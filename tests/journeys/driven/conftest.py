# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The app as a process of its own, driven from outside: collected only where the system has what that needs."""

from tests.journeys.driven.ability import can_drive

# Where it should have that, test_driving.py fails instead.
collect_ignore_glob = [] if can_drive() else ["test_driven*.py"]

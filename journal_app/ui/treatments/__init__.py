# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Treatments screen: infusions with what followed them, and the events of an illness."""

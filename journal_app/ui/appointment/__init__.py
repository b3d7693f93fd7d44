# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The Appointment screen: what is to be asked, what was answered, and the visits themselves."""

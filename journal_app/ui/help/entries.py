# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Which blood tests and trackers have an entry among the words of the help. Apart from those, as a start needs it."""

OF_ANALYTES = {
    "ferritin": "ferritin",
    "iron": "serum-iron",
    "transferrin": "transferrin",
    "tibc": "tibc",
    "uibc": "uibc",
    "tsat": "tsat",
    "soluble_transferrin_receptor": "soluble-transferrin-receptor",
    "haemoglobin": "haemoglobin",
    "mcv": "mcv-mch-rdw",
    "mch": "mcv-mch-rdw",
    "rdw_cv": "mcv-mch-rdw",
    "rdw_sd": "mcv-mch-rdw",
    "reticulocyte_haemoglobin": "reticulocyte-haemoglobin",
    "crp": "crp",
    "phosphate": "phosphate",
    "vitamin_b12": "vitamin-b12",
    "folate": "folate",
    "vitamin_d": "vitamin-d",
    "tsh": "tsh",
}
"""The entry of each analyte, by what it is called in English: small letters, and a hyphen between words."""
OF_TRACKERS = {"pem": "pem"}
SAID_BY_THEIR_QUESTION = frozenset({"fatigue", "mood", "brain_fog", "pain", "sleep_quality", "sleep_hours", "period"})
"""Trackers without an entry: each is an everyday word, and its row says what is asked and what its ends mean."""

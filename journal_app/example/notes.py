# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What the made-up person, and now and then the person who cares for them, wrote beside the scores.

Hides the choice of words. The notes are a diary's: what was done and felt, never what it might mean. They are content
of the example journal, as anybody's own notes are, and so are not translated.
"""

import random

from journal_app.domain.treatments import EventKind

NOTED = 0.13
"""The share of days with a note when nothing happened."""

NOTED_WHEN_SOMETHING_HAPPENED = 0.45

PLAIN = (
    "Slept in the afternoon.",
    "Walked to the lake with Sam, sat on every bench.",
    "Could not follow the film.",
    "Phone call with Robin, had to stop after ten minutes.",
    "Read half a page and put the book down.",
    "Cooked for the first time this week.",
    "Legs heavy on the stairs.",
    "Watered the plants, then rested.",
    "Headache since noon.",
    "Good morning, slow afternoon.",
    "Woke at four and lay awake.",
    "Short visit from Kim. Nice.",
    "Lost the thread twice while talking.",
    "Sat in the sun for an hour.",
)
BY_EVENT = {
    EventKind.RELAPSE: (
        "Stairs one at a time.",
        "Dropped the cup again.",
        "Numb up to the knee today.",
        "Called the nurse line.",
        "A little more feeling than yesterday.",
    ),
    EventKind.CRASH: ("Stayed in bed.", "Curtains closed, no screen.", "Too loud, too bright.", "Sam did everything."),
    EventKind.INFECTION: ("Temperature 37.9.", "Coughing at night.", "Slept most of the day.", "Soup and bed."),
    EventKind.HEAT: ("29 degrees in the bedroom.", "Wet towels, fan on.", "Only out after nine in the evening."),
    EventKind.TRAVEL: ("Five hours on the train.", "Unpacked, then lay down."),
    EventKind.VACCINATION: ("Arm sore.",),
    EventKind.BLEEDING: ("Changed every two hours.", "Cramps, hot-water bottle."),
}
AFTER_INFUSION = ("Tired from the drip.", "Slept through until ten.", "Taste of metal in the evening.", "Quiet day.")
BY_CAREGIVER = (
    "Filled in together. Alex slept until eleven.",
    "Alex asked me to write this. Ate a little, slept a lot.",
    "I cooked. Alex came to the table for twenty minutes.",
    "Light was too much today, we kept the curtains closed.",
)
TOO_ILL = (
    "Alex stayed in bed and asked me to note it.",
    "Marked for Alex. Spoke very little today.",
    "Marked for Alex, who slept nearly all day.",
)


def note(happening: EventKind | None, chance: random.Random, *, after_infusion: bool) -> str:
    """The person's own note on a day, or nothing; ``happening`` is the event of that day, if there is one."""
    share = NOTED_WHEN_SOMETHING_HAPPENED if happening or after_infusion else NOTED
    wanted, pick = chance.random() < share, chance.random()
    if not wanted:
        return ""
    pool = AFTER_INFUSION if after_infusion else BY_EVENT.get(happening, PLAIN) if happening else PLAIN
    return pool[int(pick * len(pool))]

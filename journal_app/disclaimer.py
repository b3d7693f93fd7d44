# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What Iron Journal is not, in the same sentences wherever it is said: About, first run, and the foot of each report.

The points are those that a journal of one's own health has to make plain; none of them depends on what was entered.
"""

from journal_app.words import _


def points() -> tuple[str, ...]:
    """The points, each a whole sentence in the language spoken now."""
    return (
        _("Iron Journal is a paper diary and a lab folder on a computer. It is not a medical device."),
        _("It gives no diagnosis and no advice. Do not change a treatment because of it."),
        _("Numbers typed by hand can be wrong. The sheet from the laboratory counts, not this screen."),
        _("Averages and charts cannot show what caused what."),
        _("What research has found may have changed since it was written down here."),
        _("Tell the staff at once if you feel unwell during an infusion."),
        _("In an emergency, or if you are afraid of harming yourself, call your local emergency number now."),
    )

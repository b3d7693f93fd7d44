# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""What can be said in the window's one message line. Knows no Qt; ``shell.foot`` shows it."""

from collections.abc import Callable
from enum import StrEnum

from journal_app.domain.frozen import frozen


class MessageKind(StrEnum):
    """How a message is shown; never by colour alone and never as a scare."""

    SAID = "said"
    SAVED = "saved"
    REFUSED = "refused"


@frozen
class Message:
    """One message: a short sentence, if needed what is safe and what can be done, and at most one action."""

    text: str
    detail: str = ""
    hint: str = ""
    kind: MessageKind = MessageKind.SAID
    action: str = ""
    act: Callable[[], None] | None = None

    def whole(self) -> str:
        """The message as one piece of text, as a screen reader should say it."""
        return " ".join(part for part in (self.text, self.detail, self.hint) if part)

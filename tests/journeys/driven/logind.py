# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""A logind that goes to sleep as soon as it was asked to let that wait; for the system's Python, which has gi.

Says on its output what it was asked, that sleep begins, and that it need not wait any more; then it ends.
"""

import os
import sys
from typing import Any

from gi.repository import Gio, GLib  # type: ignore[import-not-found]  # of the system's Python alone

NAME, PLACE, MANAGER = "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
SPOKEN = f"""
<node><interface name="{MANAGER}">
<method name="Inhibit">
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="h" direction="out"/>
</method>
</interface></node>
"""
BEFORE_SLEEP_MS = 200
LOOP = GLib.MainLoop()


def on_asked(bus: Any, _sender: str, _place: str, _spoken: str, _method: str, asked: Any, answer: Any) -> None:
    """Hand over a file, which whoever got it keeps open for as long as sleep has to wait."""
    what, who, _why, how = asked.unpack()
    tell(f"asked to {how} {what} by {who}")
    ours, theirs = os.pipe()
    files = Gio.UnixFDList.new()
    number = files.append(theirs)
    os.close(theirs)
    GLib.io_add_watch(ours, GLib.IO_HUP, on_let_go)
    GLib.timeout_add(BEFORE_SLEEP_MS, on_sleep, bus)
    answer.return_value_with_unix_fd_list(GLib.Variant("(h)", (number,)), files)


def on_sleep(bus: Any) -> bool:
    """Say on the bus that sleep begins."""
    tell("sleeps")
    bus.emit_signal(None, PLACE, MANAGER, "PrepareForSleep", GLib.Variant("(b)", (True,)))
    return False


def on_let_go(_file: int, _condition: int) -> bool:
    """The file was closed at the other end."""
    tell("let go")
    LOOP.quit()
    return False


def on_bus(bus: Any, _name: str) -> None:
    """Answer from now on."""
    bus.register_object(PLACE, Gio.DBusNodeInfo.new_for_xml(SPOKEN).interfaces[0], on_asked, None, None)


def tell(words: str) -> None:
    """Say something at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, on_bus, None, None)
    LOOP.run()

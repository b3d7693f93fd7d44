# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""audit.py CONSTRAINTS: are there known holes in the versions that are pinned? Ends with 1 when there are.

The database of known holes is asked over the network. Where it cannot be reached, or knows none of what it is asked
about (a mirror may answer so), that is said in so many words, and nothing else is held up by it.
"""

import json
import subprocess
import sys
from typing import Any

UNREACHED = "Not audited: the database of known holes cannot be reached from here."
PATIENCE_S = 300


def verdict(report: dict[str, Any] | None) -> tuple[int, list[str]]:
    """The exit code and the words for a report of pip-audit, or for none."""
    asked = report["dependencies"] if report else []
    answered = [each for each in asked if "skip_reason" not in each]
    if not answered:
        return 0, [UNREACHED]
    holes = [
        f"{each['name']} {each['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'no version'}"
        for each in answered
        for hole in each["vulns"]
    ]
    unknown = [each["name"] for each in asked if "skip_reason" in each]
    words = [f"{len(answered)} pinned versions audited, {len(holes)} known holes.", *holes]
    if unknown:
        words.append(f"Not known to the database: {', '.join(unknown)}.")
    return int(bool(holes)), words


def asked(constraints: str) -> dict[str, Any] | None:
    """What pip-audit reports of a file of pins; None where it could not ask."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", constraints, "--no-deps", "--disable-pip"]
    command += ["--progress-spinner", "off", "--timeout", "10", "--format", "json"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_S)  # noqa: S603 -- our own command
        report: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return report


def main() -> int:
    """Say what is known of the pins in the file that was named."""
    code, words = verdict(asked(sys.argv[1]))
    sys.stdout.write("\n".join(words) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""Whether a journal lies on another machine's disk, or in a folder that a program carries elsewhere.

Hides how systems and such programs tell. There a journal keeps to one file: a write-ahead log is two more, which a
share cannot keep in step for two machines and a program that copies takes at different moments
(sqlite.org/wal.html, "all processes must be on the same host").
"""

import os
import re
import sys
from pathlib import Path, PurePath

_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "davfs", "vboxsf"),
        *("fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.davfs2", "fuse.glusterfs"),
    }
)
_CARRIERS = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "mobile documents", "pclouddrive")
_MARKS = (".stfolder", ".dropbox", ".owncloudsync.log", ".nextcloudsync.log", ".sync")
"""What Syncthing, Dropbox, ownCloud, Nextcloud and Resilio leave in a folder that they carry."""
_ESCAPED = re.compile(r"\\([0-7]{3})")
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def is_carried(path: Path) -> bool:
    """Whether the file at ``path`` lies on a share, or in a folder that is kept alike elsewhere."""
    folder = path.resolve().parent
    return _is_remote(folder) or _is_synced(folder)


def filesystem_of(folder: PurePath, mounts: str) -> str:
    """The kind of file system that a folder lies on, by the text of mountinfo; empty where that is unsaid."""
    found = ("", "")
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        parts = before.split(" ")
        if len(parts) > 4 and after:  # noqa: PLR2004 -- the fifth is the mount point (proc_pid_mountinfo(5))
            point = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), parts[4])
            if folder.is_relative_to(point) and len(point) >= len(found[0]):
                found = (point, after.split(" ")[0])
    return found[1]


def _is_remote(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False  # macOS tells nothing in a file
    return filesystem_of(folder, mounts) in _REMOTE


def _is_remote_drive(folder: PurePath) -> bool:
    """On Windows the name of a server and its share, or a letter that stands for one."""
    if folder.drive.startswith("\\\\"):
        return True
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 -- there on Windows alone
    return bool(kernel.GetDriveTypeW(f"{folder.drive}\\") == _REMOTE_DRIVE)


def _is_synced(folder: Path) -> bool:
    carriers = (each.name.casefold().startswith(_CARRIERS) for each in (folder, *folder.parents))
    return any(carriers) or any(os.path.lexists(each / mark) for each in (folder, *folder.parents) for mark in _MARKS)

# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""The set-up scripts, on made-up systems: each command they call is a stand-in that notes how it was called."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[1] / "packaging"
SCRIPT = PACKAGING / "system-packages"
LIBRARIES = re.findall(r"^(lib\S+\.so\.\d+) ", SCRIPT.read_text(encoding="utf-8"), re.MULTILINE)


class MadeUpSystem:
    """A folder of stand-ins that go before the real commands; ``calls`` gives what apt-get was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "calls"
        self.command("uname", "echo Linux")
        self.command("id", "echo 0")
        self.command("python3", "exit 0")
        self.has_libraries(LIBRARIES)
        self.command("apt-get", f'echo "$*" >> {self.log}')

    def command(self, name: str, script: str) -> None:
        stand_in = self.folder / name
        stand_in.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        stand_in.chmod(0o755)

    def has_libraries(self, libraries: list[str]) -> None:
        listed = "\n".join(f"\t{name} (libc6,x86-64) => /lib/{name}" for name in libraries)
        self.command("ldconfig", f"cat <<'END'\n{listed}\nEND")

    def run(self, *arguments: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", str(SCRIPT), *arguments],
            env={"PATH": f"{self.folder}:{path}"},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


@pytest.fixture
def system(tmp_path: Path) -> MadeUpSystem:
    return MadeUpSystem(tmp_path)


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """A PATH with the few commands that the script itself is written with, and nothing that it looks for."""
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("sh", "cat", "dirname", "sort", "tr"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return str(folder)


def test_nothing_is_said_or_done_where_everything_is_there(system: MadeUpSystem) -> None:
    outcome = system.run()
    assert (outcome.returncode, outcome.stdout, outcome.stderr, system.calls) == (0, "", "", [])


def test_what_is_missing_is_installed_by_its_package_and_without_questions(system: MadeUpSystem) -> None:
    system.has_libraries([name for name in LIBRARIES if name not in {"libEGL.so.1", "libxcb-cursor.so.0"}])
    system.command("apt-get", f'echo "$DEBIAN_FRONTEND $*" >> {system.log}')
    assert system.run().returncode == 0
    [call] = system.calls
    assert call.startswith("noninteractive ")
    assert call.endswith("install --yes --no-install-recommends libegl1 libxcb-cursor0")


def test_a_library_is_not_mistaken_for_one_whose_name_begins_alike(system: MadeUpSystem) -> None:
    system.has_libraries([name for name in LIBRARIES if name != "libxkbcommon.so.0"])
    assert system.run().returncode == 0
    assert system.calls[0].endswith(" libxkbcommon0")


def test_a_python_that_cannot_make_environments_gets_the_package_that_can(system: MadeUpSystem) -> None:
    system.command("python3", 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.11-venv;; esac')
    assert system.run().returncode == 0
    assert system.calls[0].endswith(" python3.11-venv")


def test_the_tests_ask_for_a_screen_and_judges_of_pages_that_are_not_there(system: MadeUpSystem, bare: str) -> None:
    assert system.run(path=bare).returncode == 0
    assert system.calls == []
    assert system.run("--test", path=bare).returncode == 0
    assert system.calls[0].endswith(" appstream dbus desktop-file-utils poppler-utils qpdf strace xdotool xvfb")


def test_old_or_absent_package_lists_are_fetched_once(system: MadeUpSystem) -> None:
    system.has_libraries(LIBRARIES[1:])
    refuses_at_first = 'case "$*" in *update*) ;; *) grep -q update "$log";; esac'
    system.command("apt-get", f'log={system.log}; echo "$*" >> "$log"; {refuses_at_first}')
    assert system.run().returncode == 0
    assert [next(word for word in ("install", "update") if word in call) for call in system.calls] == [
        "install",
        "update",
        "install",
    ]


def test_an_installation_that_fails_says_why(system: MadeUpSystem) -> None:
    system.has_libraries(LIBRARIES[1:])
    system.command("apt-get", "echo 'E: no space left'; exit 100")
    outcome = system.run()
    assert outcome.returncode == 1
    assert "E: no space left" in outcome.stderr


def test_without_rights_the_command_to_run_is_named(system: MadeUpSystem) -> None:
    system.has_libraries([])
    system.command("id", "echo 1000")
    system.command("sudo", "exit 1")
    outcome = system.run()
    assert outcome.returncode == 1
    assert "sudo apt-get install --no-install-recommends libdbus-1-3 " in outcome.stderr
    assert system.calls == []


def test_sudo_is_used_where_it_asks_nothing(system: MadeUpSystem) -> None:
    system.has_libraries(LIBRARIES[1:])
    system.command("id", "echo 1000")
    system.command("sudo", f'[ "$2" = true ] || echo "sudo $*" >> {system.log}')
    assert system.run().returncode == 0
    assert system.calls[0].startswith("sudo -n DEBIAN_FRONTEND=noninteractive apt-get ")


def test_another_system_is_told_what_to_look_for_and_goes_on(system: MadeUpSystem, bare: str) -> None:
    (system.folder / "apt-get").unlink()
    system.has_libraries(LIBRARIES[1:])
    outcome = system.run(path=bare)
    assert outcome.returncode == 0
    assert "libegl1" in outcome.stderr


def test_other_systems_bring_everything_in_their_packages(system: MadeUpSystem) -> None:
    system.command("uname", "echo Darwin")
    system.has_libraries([])
    outcome = system.run()
    assert (outcome.returncode, outcome.stdout, outcome.stderr, system.calls) == (0, "", "", [])


def test_the_first_python_that_is_new_enough_is_taken(system: MadeUpSystem) -> None:
    def found(**environment: str) -> tuple[int, str]:
        command = ["/bin/sh", str(PACKAGING / "find-python")]
        path = {"PATH": f"{system.folder}:/usr/bin:/bin"}
        outcome = subprocess.run(command, env=path | environment, capture_output=True, text=True, check=False)
        return outcome.returncode, outcome.stdout.strip()

    assert found() == (0, "python3")
    for name in ("python3", "python3.13", "python3.11", "python3.14"):
        system.command(name, "exit 127")
    system.command("python3.12", "exit 0")
    assert found() == (0, "python3.12")
    assert found(PYTHON="python3") == (1, "")


class MadeUpInstallation:
    """An installation whose commands note how they were called, for what `make run` does with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "calls"
        self.journal = folder / "my.ironjournal"
        for name, script in {
            "python": f"echo {self.journal}",
            "iron-journal": f'echo "$* ${{QT_QPA_PLATFORM:-on screen}}" >> {self.log}',
        }.items():
            (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            (folder / name).chmod(0o755)

    def run(self, **environment: str) -> str:
        outcome = subprocess.run(
            ["/bin/sh", str(PACKAGING / "run"), str(self.folder), "example.ironjournal", "pictures"],
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return outcome.stdout

    @property
    def calls(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def installation(tmp_path: Path) -> MadeUpInstallation:
    return MadeUpInstallation(tmp_path)


def test_without_a_display_the_screens_are_drawn_and_it_says_where(installation: MadeUpInstallation) -> None:
    said = installation.run()
    assert installation.calls == ["tour pictures offscreen"]
    assert "no display" in said
    assert f"{installation.folder}/pictures" in said


@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_readers_journal_opens(installation: MadeUpInstallation, display: str) -> None:
    installation.journal.touch()
    assert installation.run(**{display: ":0"}) == ""
    assert installation.calls == [f"--journal {installation.journal} on screen"]


def test_where_there_is_no_journal_yet_an_example_opens(installation: MadeUpInstallation) -> None:
    said = installation.run(DISPLAY=":0")
    assert installation.calls == ["demo example.ironjournal on screen", "--journal example.ironjournal on screen"]
    assert "example" in said
    (installation.folder / "example.ironjournal").touch()
    installation.run(DISPLAY=":0")
    assert installation.calls[2:] == ["--journal example.ironjournal on screen"]


class MadeUpRoot:
    """A system on which an empty Debian seems to be made; each command that would make or use one is a stand-in."""

    def __init__(self, system: MadeUpSystem, folder: Path) -> None:
        self.system = system
        self.scratch = folder / "scratch"
        self.scratch.mkdir()
        self.package = folder / "iron-journal_1_amd64.deb"
        self.package.write_bytes(b"a package")
        mounted = folder / "mounted"
        for name, script in {
            "debootstrap": 'mkdir -p "$3" && echo much >"$3/much"',
            "mount": f"touch {mounted}",
            "umount": f"echo umount >>{system.log}; rm {mounted}",
            "mountpoint": f"[ -e {mounted} ]",
            "chroot": "exit 1",
        }.items():
            system.command(name, script)

    def tried(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", str(PACKAGING / "linux" / "try-deb"), *map(str, arguments or (self.package,))],
            env={"PATH": f"{self.system.folder}:/usr/bin:/bin", "TMPDIR": str(self.scratch)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def root(system: MadeUpSystem, tmp_path: Path) -> MadeUpRoot:
    return MadeUpRoot(system, tmp_path)


def test_a_system_made_to_try_a_package_in_is_gone_when_that_fails(root: MadeUpRoot) -> None:
    assert root.tried().returncode == 1
    assert "umount" in root.system.calls
    assert list(root.scratch.iterdir()) == []


def test_a_system_that_could_not_be_made_whole_is_gone_too_and_it_says_why(root: MadeUpRoot) -> None:
    root.system.command("debootstrap", 'mkdir -p "$3"; echo E: no mirror; exit 1')
    outcome = root.tried()
    assert outcome.returncode == 1
    assert "E: no mirror" in outcome.stdout
    assert "umount" not in root.system.calls
    assert list(root.scratch.iterdir()) == []


def test_a_system_made_in_a_folder_that_was_named_stays(root: MadeUpRoot, tmp_path: Path) -> None:
    assert root.tried(root.package, tmp_path / "kept").returncode == 1
    assert (tmp_path / "kept" / "much").is_file()
    assert list(root.scratch.iterdir()) == []


def test_a_package_that_is_not_what_was_built_is_not_tried(root: MadeUpRoot) -> None:
    root.package.with_name(f"{root.package.name}.sha256").write_text(f"{'0' * 64}  {root.package.name}\n")
    outcome = root.tried()
    assert outcome.returncode == 1
    assert "FAILED" in outcome.stdout
    assert "A Debian" not in outcome.stdout


def test_a_package_is_tried_under_the_name_of_its_version_however_many_lie_beside_it(root: MadeUpRoot) -> None:
    makefile = (PACKAGING.parent / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.partition("\ntry-deb:")[2].partition("\n\n")[0]
    assert "deb.py --name" in recipe
    assert "*" not in recipe
    assert root.tried(root.package.with_name("another.deb")).returncode == 1


@pytest.mark.parametrize(
    ("user", "asked_for", "last"),
    [
        ("0", "make try-package try-deb", "== All is well"),
        (
            "1000",
            "make try-package deb",
            "== All that was done is well. Not done: the package was not installed in an ",
        ),
    ],
)
def test_what_could_not_be_done_before_a_change_is_taken_in_is_said_in_the_end(
    system: MadeUpSystem, tmp_path: Path, user: str, asked_for: str, last: str
) -> None:
    root = tmp_path / "checkout"
    (root / ".ci").mkdir(parents=True)
    shutil.copy(PACKAGING.parent / ".ci" / "run", root / ".ci" / "run")
    (root / "packaging").mkdir()
    (root / "packaging" / "system-packages").touch()
    (root / "packaging" / "find-python").write_text("echo python-of-nothing\n", encoding="utf-8")
    program = 'mkdir -p "$3/bin"; for name in python iron-journal; do ln -s /bin/true "$3/bin/$name"; done'
    system.command("python-of-nothing", program)
    system.command("make", f'echo "make $*" >> {system.log}; [ "$1" != test ] || echo "== 3 passed in 1s =="')
    system.command("id", f"echo {user}")
    for name in ("mount", "umount", "debootstrap"):
        system.command(name, "exit 0")
    outcome = subprocess.run(
        ["bash", str(root / ".ci" / "run")],
        env={"PATH": f"{system.folder}:/usr/bin:/bin", "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr
    assert asked_for in system.calls
    *_others, said, closing = outcome.stdout.strip().splitlines()
    assert said.startswith(last)
    assert closing == "== 3 passed in 1s =="

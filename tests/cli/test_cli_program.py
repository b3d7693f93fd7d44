# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import journal_app
from journal_app.cli.program import Tour
from tests.cli.runner import Iron, commands_of

PROGRAM = Iron(Path("none")).program


def commands(group: click.Group = PROGRAM, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group, as it is typed."""
    for name, command in commands_of(group).items():
        yield (*before, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*before, name))


COMMANDS = sorted(commands())


def named(path: tuple[str, ...]) -> click.Command:
    command: click.Command = PROGRAM
    for name in path:
        assert isinstance(command, click.Group)
        command = commands_of(command)[name]
    return command


@pytest.mark.parametrize("path", [(), *COMMANDS], ids=" ".join)
def test_every_command_is_explained_with_an_example_that_is_one(path: tuple[str, ...]) -> None:
    command = named(path)
    assert command.help
    lines = (command.epilog or "").split("Example:")[1].splitlines()[1:]
    assert lines
    assert all(line.strip().startswith("iron-journal ") for line in lines)
    assert " ".join(("iron-journal", *path)) in lines[0].replace("--journal copy.ironjournal ", "")


@pytest.mark.parametrize("path", [(), *COMMANDS], ids=" ".join)
def test_every_option_is_explained(path: tuple[str, ...]) -> None:
    options = [parameter for parameter in named(path).params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_list_of_commands_shows_whole_sentences(path: tuple[str, ...]) -> None:
    assert "..." not in named(path).get_short_help_str(limit=60)


def test_help_shows_every_command_in_the_order_of_a_day() -> None:
    shown = CliRunner().invoke(PROGRAM, ["--help"])
    assert shown.exit_code == 0
    assert list(commands_of(PROGRAM))[:3] == ["new", "log", "lab"]
    places = [shown.stdout.index(f"\n  {name} ") for name in commands_of(PROGRAM)]
    assert places == sorted(places)


def test_the_version_is_said() -> None:
    assert journal_app.__version__ in CliRunner().invoke(PROGRAM, ["--version"]).stdout


def test_no_command_opens_the_window_on_the_journal_named(nothing: Iron, tmp_path: Path) -> None:
    nothing("--passphrase-file", tmp_path / "p")
    assert nothing.windows == [(nothing.path, tmp_path / "p")]


def test_the_journal_comes_from_the_environment_or_the_data_folder(
    nothing: Iron, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    CliRunner().invoke(nothing.program, [])
    monkeypatch.setenv("IRON_JOURNAL_FILE", str(tmp_path / "named.ironjournal"))
    CliRunner().invoke(nothing.program, [])
    in_data, named_one = (path for path, _passphrase in nothing.windows)
    assert in_data.is_relative_to(home)
    assert named_one == tmp_path / "named.ironjournal"


def test_the_exit_code_of_the_window_is_the_programs(nothing: Iron) -> None:
    nothing._open_window = lambda path, passphrase_file: 3  # type: ignore[method-assign]
    nothing(code=3)


def test_the_tour_is_drawn_by_the_screens_and_each_picture_named(nothing: Iron, tmp_path: Path) -> None:
    shown = nothing("tour", tmp_path, "--theme", "dark", "--language", "de")
    assert nothing.tours == [Tour(folder=tmp_path, theme="dark", language="de", journal=nothing.path)]
    assert str(tmp_path / "timeline.png") in shown.stdout.splitlines()


def test_a_language_that_is_none_is_said_so_before_anything_is_drawn(nothing: Iron, tmp_path: Path) -> None:
    assert "no language called xx" in nothing.refused("tour", tmp_path, "--language", "xx")
    assert nothing.tours == []


def test_the_tour_is_drawn_in_the_sizes_asked_for(nothing: Iron, tmp_path: Path) -> None:
    nothing("tour", tmp_path, "--text", "200", "--window", "1024x640", "--hard")
    tour = nothing.tours[0]
    assert (tour.text_percent, tour.size, tour.is_hard) == (200, (1024, 640), True)


@pytest.mark.parametrize("size", ["1024", "x640", "1024x", "10x10", "99999x640", "1024x640x3", "-1024x640", ""])
def test_a_window_size_that_is_none_is_said_so(nothing: Iron, tmp_path: Path, size: str) -> None:
    assert "1024x640" in nothing("tour", tmp_path, "--window", size, code=2).stderr
    assert nothing.tours == []


@pytest.mark.parametrize(
    "typed", [("lob",), ("log", "--frobnicate"), ("lab", "add", "ferritin"), ("import",), ("demo", "x", "--years", "0")]
)
def test_what_is_not_typed_as_it_is_meant_to_be_ends_with_2(iron: Iron, typed: tuple[str, ...]) -> None:
    shown = iron(*typed, code=2)
    assert "Usage: " in shown.stderr
    assert shown.stdout == ""


def test_the_tour_is_of_the_example_unless_a_journal_is_named(nothing: Iron, tmp_path: Path) -> None:
    CliRunner().invoke(nothing.program, ["tour", str(tmp_path)])
    assert nothing.tours == [Tour(folder=tmp_path, theme="light", language="en_GB")]


@pytest.mark.parametrize("option", ["--journal", "--passphrase-file"])
def test_an_empty_name_does_not_stand_for_the_usual_file(iron: Iron, option: str) -> None:
    result = CliRunner().invoke(iron.program, [option, "", "log", "fatigue=7"])
    assert result.exit_code == 2
    assert "The name of a file or folder is missing." in result.stderr


def test_an_empty_name_is_no_folder_to_write_into(iron: Iron, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    for typed in (("export",), ("backup",), ("tour",), ("dump", "--passphrase-file")):
        iron(*typed, "", code=2)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("typed", [("undo", ""), ("undo", " "), ("history", "--change", "")])
def test_an_empty_id_does_not_stand_for_the_latest_change(iron: Iron, typed: tuple[str, ...]) -> None:
    iron("log", "fatigue=7")
    assert "The id of the change is missing." in iron(*typed, code=2).stderr
    assert len(iron.table("score")) == 1

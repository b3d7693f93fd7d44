# SPDX-FileCopyrightText: The Iron Journal contributors
# SPDX-License-Identifier: MIT
"""No test uses the network, and no part of the app can: it asks for no module that could, and only one place opens a
page of the web, in the reader's own browser.
"""

import ast
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.no_network.sitecustomize import NetworkUsed


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_to_another_computer_is_refused_and_remembered(
    family: socket.AddressFamily, no_network: list[str]
) -> None:
    with pytest.raises(NetworkUsed):
        socket.socket(family)
    assert len(no_network) == 1
    no_network.clear()


def test_a_name_is_not_looked_up(no_network: list[str]) -> None:
    with pytest.raises(NetworkUsed):
        socket.getaddrinfo("localhost", 80)
    no_network.clear()


def test_two_processes_of_this_computer_may_speak(tmp_path: Path) -> None:
    address = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(address)
        server.listen()
        client.connect(address)
        client.sendall(b"20:14")
        with server.accept()[0] as accepted:
            assert accepted.recv(5) == b"20:14"


def test_a_process_that_a_test_starts_is_offline_too() -> None:
    command = [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 1
    assert "NetworkUsed" in outcome.stderr


ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "journal_app"
REACHING = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "telnetlib",
    "xmlrpc",
    "asyncio",
}
REACHING |= {"socketserver", "webbrowser", "requests", "httpx", "aiohttp", "urllib3", "QtNetwork", "QtWebSockets"}
REACHING |= {"QtWebEngineCore", "QtWebEngineWidgets", "QtWebView", "asyncio"}
HARMLESS = {"urllib.parse"}  # takes addresses apart and opens none
OPENS_PAGES = PACKAGE / "ui" / "browser.py"


def reaching(source: str) -> Iterator[str]:
    """The modules that some source asks for with which the network can be reached."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            names = [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
        for name in names:
            if HARMLESS & {name, name.rpartition(".")[0]}:
                continue
            if REACHING & set(str(name).split(".")):
                yield str(name)


def opened(source: str) -> list[str]:
    """What some source has the desktop open: the arguments of ``QDesktopServices.openUrl``, as they are written."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [ast.unparse(call.args[0]) for call in calls if ast.unparse(call.func).endswith("openUrl")]


def sources() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def test_no_module_of_the_app_asks_for_one_that_reaches_the_network() -> None:
    assert len(sources()) > 300
    assert {str(path): found for path, source in sources().items() if (found := list(reaching(source)))} == {}


def test_only_one_place_opens_a_page_of_the_web_and_others_only_files_of_this_computer() -> None:
    elsewhere = {path: opened(source) for path, source in sources().items() if path != OPENS_PAGES}
    arguments = [argument for found in elsewhere.values() for argument in found]
    assert arguments
    assert [argument for argument in arguments if not argument.startswith("QUrl.fromLocalFile(")] == []
    assert len(opened(OPENS_PAGES.read_text(encoding="utf-8"))) == 1


def test_nothing_that_is_shown_or_printed_is_fetched() -> None:
    """Style sheets, icons and page templates name no file of the web, and Typst no package to download."""
    shown = [
        path for path in (ROOT / "resources").rglob("*") if path.suffix in {".qss", ".svg", ".typ", ".css", ".html"}
    ]
    assert shown
    fetched = re.compile(r"url\(\s*['\"]?https?:|@preview/|(href|src)\s*=\s*['\"]https?:|@import", re.IGNORECASE)
    assert [str(path) for path in shown if fetched.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source",
    [
        "import urllib.request",
        "from urllib import request",
        "import socket as s",
        "from http.client import HTTPSConnection",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "from PySide6 import QtNetwork",
        "import_module('ssl')",
    ],
)
def test_a_way_to_the_network_would_be_seen(source: str) -> None:
    assert list(reaching(source))
    assert not list(reaching("from urllib.parse import quote\nimport sockeye\n"))
    assert opened("QDesktopServices.openUrl(QUrl(address))") == ["QUrl(address)"]

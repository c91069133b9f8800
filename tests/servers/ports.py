"""Free loopback ports, servers that are waited for, and what is done where one is missing."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import NoReturn

import pytest


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def answers(url: str) -> bool:
    """Whether a server answers at an address, whatever it says."""
    try:
        with urllib.request.urlopen(url, timeout=5):  # noqa: S310  # an http address of our own
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def wait_until_up(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return when a server answers; fail when its process ends before."""
    for _ in range(6000):
        if answers(url):
            return
        if process.poll() is not None:
            pytest.fail(f"the server at {url} ended with {process.returncode}")
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
    pytest.fail(f"the server at {url} does not answer")


def program(name: str) -> str:
    """The path of a server's program, beside Python or on the path; a skip, but in CI a failure."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.is_file() else shutil.which(name)
    return found or missing(name)


def missing(name: str) -> NoReturn:
    """Skip the test for want of a server; in CI it must be there."""
    if os.environ.get("CI"):
        pytest.fail(f"{name} is not installed, and CI has it")
    pytest.skip(f"{name} is not installed")


def killed(process: subprocess.Popen[bytes]) -> None:
    """End a server at once, without letting it put anything in order."""
    process.kill()
    process.wait()
    time.sleep(0)

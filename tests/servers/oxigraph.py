"""Oxigraph's own server on a free loopback port, with its data in a folder."""

import subprocess
from pathlib import Path

from servers.ports import free_port, killed, program, wait_until_up


class Oxigraph:
    """`oxigraph serve`, from the package `oxigraph`."""

    def __init__(self, folder: Path, *, union: bool = False) -> None:
        self._folder = folder
        self._port = free_port()
        self._union = ["--union-default-graph"] if union else []
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        """Begin, or begin again with what the folder holds."""
        place, bind = str(self._folder / "data"), f"127.0.0.1:{self._port}"
        command = [program("oxigraph"), "serve", "--location", place, "--bind", bind, *self._union]
        with (self._folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        wait_until_up(self.url, self._process)

    def kill(self) -> None:
        """End at once."""
        killed(self._process)

"""Virtuoso 7 on free loopback ports, with its own settings and data in a folder."""

import subprocess
from pathlib import Path

from servers.ports import free_port, killed, program, wait_until_up

SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
CheckpointInterval = 60
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
MaxClientConnections = 10
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
"""

USER, PASSWORD = "dba", "dba"
"""Who may write, in a new database."""


class Virtuoso:
    """`virtuoso-t`, from Debian's package `virtuoso-opensource-7-bin`; its row cap is 10,000."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._program = program("virtuoso-t")
        self.root = f"http://127.0.0.1:{free_port()}"
        self.url = f"{self.root}/sparql"
        port = self.root.rpartition(":")[2]
        settings = SETTINGS.format(folder=folder, sql=free_port(), http=port)
        (folder / "virtuoso.ini").write_text(settings, "utf-8")
        self.start()

    def start(self) -> None:
        """Begin, or begin again with what the folder holds."""
        (self._folder / "virtuoso.lck").unlink(missing_ok=True)
        settings = str(self._folder / "virtuoso.ini")
        command = [self._program, "+foreground", "+configfile", settings]
        with (self._folder / "out.txt").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self._folder)
        wait_until_up(self.url, self._process)

    def kill(self) -> None:
        """End at once."""
        killed(self._process)

"""Arrays in one file that numpy reads, and whose bytes are the same for the same arrays.

`numpy.savez` leaves the time and the machine of a member to the zip library; here both are fixed,
nothing is compressed (compressors differ), and nothing is ever pickled.
"""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from accede.errors import ReleaseError

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every member: the earliest that a zip file can say."""

UNIX = 3
READABLE = 0o644 << 16

MEND = "see `accede verify`, and build the release again"

Array = npt.NDArray[np.generic]


def write_npz(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write the arrays by their names, in the order of the mapping."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, array in arrays.items():
            member = zipfile.ZipInfo(f"{name}.npy", MOMENT)
            member.create_system = UNIX
            member.external_attr = READABLE
            archive.writestr(member, _npy(array))


def read_npz(path: Path) -> dict[str, Array]:
    """The arrays of a file by their names; a file cut, changed or of another kind is refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            return {
                name.removesuffix(".npy"): _array(archive.read(name)) for name in archive.namelist()
            }
    except (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile) as fault:
        raise ReleaseError(path, f"cannot be read ({fault})", MEND) from fault


def _npy(array: Array) -> bytes:
    written = io.BytesIO()
    np.lib.format.write_array(written, array, version=(1, 0), allow_pickle=False)
    return written.getvalue()


def _array(content: bytes) -> Array:
    found: Array = np.lib.format.read_array(io.BytesIO(content), allow_pickle=False)
    return found

"""A release folder: written whole or not at all, and only ever opened to be read.

`manifest` says what a release is made of and whether it is whole, `staging` writes one and moves
the link to it, `opened` reads it. Nothing here knows what the files mean.
"""

from accede.release.extending import extend_store
from accede.release.manifest import Manifest, verify
from accede.release.opened import Release, load_store, open_release
from accede.release.staging import finish, staged, tidy
from accede.release.working import LAST, Tell, work, working

__all__ = [
    "LAST",
    "Manifest",
    "Release",
    "Tell",
    "extend_store",
    "finish",
    "load_store",
    "open_release",
    "staged",
    "tidy",
    "verify",
    "work",
    "working",
]

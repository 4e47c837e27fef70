"""States in which an index cannot be written: real ones, that bind root too."""

import ctypes
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

SMALL = 2_000  # bytes; the engine's list of segments alone is longer
_VERSION_3 = 0x20080522
_PAST_PERMISSIONS = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("process", ctypes.c_int)]


class _Capabilities(ctypes.Structure):
    _fields_ = [("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32)]


@contextmanager
def no_longer_files() -> Iterator[None]:
    """Refuse this process to write files above a small size, as a quota would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only_folder() -> Iterator[None]:
    """Take the right to write from the index's folder and all in it."""
    top = Path(settings.INDEX_DIR)
    folders = [top, *(folder for folder in top.rglob("*") if folder.is_dir() and not folder.is_symlink())]
    files = [file for file in top.rglob("*") if file.is_file()]
    for path in (*folders, *files):
        path.chmod(0o555)
    try:
        with _bound_by_permissions():
            yield
    finally:
        for path in (*folders, *files):
            path.chmod(0o755)


@contextmanager
def file_in_the_way() -> Iterator[None]:
    """Put a file where the index's folder should be."""
    top = Path(settings.INDEX_DIR)
    aside = top.with_name("aside")
    top.rename(aside)
    top.touch()
    try:
        yield
    finally:
        top.unlink()
        aside.rename(top)


@contextmanager
def full_disk() -> Iterator[None]:
    """Fill the small file system that the index's folder is (see ``small_file_system``)."""
    filler = Path(settings.INDEX_DIR) / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def small_file_system(folder: Path) -> Iterator[bool]:
    """Mount a file system of a megabyte; give False where this machine does not permit that."""
    folder.mkdir(exist_ok=True)
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    is_mounted = os.geteuid() == 0 and subprocess.run(mounting, capture_output=True, check=False).returncode == 0
    try:
        yield is_mounted
    finally:
        if is_mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def _bound_by_permissions() -> Iterator[None]:
    """Let permission bits bind this thread, and those that it starts, even if it is root's."""
    header, sets = _Header(_VERSION_3, 0), (_Capabilities * 2)()
    library = ctypes.CDLL(None, use_errno=True)
    assert library.capget(ctypes.byref(header), sets) == 0
    before = sets[0].effective
    sets[0].effective = before & ~_PAST_PERMISSIONS
    assert library.capset(ctypes.byref(header), sets) == 0
    try:
        yield
    finally:
        sets[0].effective = before
        assert library.capset(ctypes.byref(header), sets) == 0

"""Zip archives from anybody: only named members are unpacked, and never more of them than a profile can need."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from bot.importing.rows import ProfileUnreadable

MOST_MEMBERS = 2_000
MOST_UNPACKED = 20 * 1024 * 1024
"""Bytes of all members together that are unpacked."""

BROKEN = "That archive is broken, so I cannot open it. Please export it again."
TOO_MUCH = "That archive unpacks to far more than a profile has, so I do not open it."
LOCKED = "That archive is locked with a password. Please send it without one."


def members(content: bytes, is_wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The wanted members of an archive by name. Raises `ProfileUnreadable`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_MEMBERS:
                raise ProfileUnreadable(TOO_MUCH)
            found: dict[str, bytes] = {}
            left = MOST_UNPACKED
            for entry in entries:
                if entry.is_dir() or not is_wanted(entry.filename):
                    continue
                # The size that an archive states may be a lie: no more is unpacked than there is room for.
                with archive.open(entry) as member:
                    data = member.read(left + 1)
                left -= len(data)
                if left < 0:
                    raise ProfileUnreadable(TOO_MUCH)
                found[entry.filename] = data
            return found
    except RuntimeError as error:
        raise ProfileUnreadable(LOCKED) from error
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        LookupError,
        struct.error,
    ) as error:
        if isinstance(error, ProfileUnreadable):
            raise
        raise ProfileUnreadable(BROKEN) from error
    except Exception as error:
        # zlib, bz2 and lzma each raise an error of their own for a stream that is damaged.
        if type(error).__module__ in ("zlib", "_lzma", "lzma"):
            raise ProfileUnreadable(BROKEN) from error
        raise

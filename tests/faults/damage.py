"""Damage to the files of a cache: changed bytes, lost ends, the content of another file."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

Damage = Callable[[Path, Path, Random, bool], str]
"""Spoils a cache, with the help of spare ones (of another log, of an older version of this one) and of chance;
with the times of the file as they were, or not. Gives what it did, in words."""

DAMAGES: list[Damage] = []

_BLOCK = 4096


def files_below(folder: Path) -> list[Path]:
    """All files of a cache."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def clear(folder: Path) -> None:
    """Leave an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)


def _of_one_file(change: Callable[[bytearray, Random], str]) -> Damage:
    def damage(cache: Path, spare: Path, random: Random, with_time: bool) -> str:
        path = random.choice(files_below(cache))
        content = bytearray(path.read_bytes())
        words = change(content, random)
        _rewrite(path, bytes(content), with_time)
        return f"{words} in {path.relative_to(cache)}{_told(with_time)}"

    DAMAGES.append(damage)
    return damage


def _rewrite(path: Path, content: bytes, with_time: bool) -> None:
    """Write in place, so that the file keeps its inode."""
    before = path.stat()
    with open(path, "r+b") as file:
        file.write(content)
        file.truncate()
    if with_time:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _told(with_time: bool) -> str:
    return ", its time as before" if with_time else ""


def _flip(content: bytearray, random: Random) -> str:
    if not content:
        return "nothing to flip"
    index, bit = random.randrange(len(content)), random.randrange(8)
    content[index] ^= 1 << bit
    return f"bit {bit} of byte {index} flipped"


def _change(content: bytearray, random: Random) -> str:
    if not content:
        return "nothing to change"
    index, value = random.randrange(len(content)), random.randrange(256)
    content[index] = value
    return f"byte {index} set to {value}"


def _scatter(content: bytearray, random: Random) -> str:
    return "; ".join(_flip(content, random) for _ in range(random.randint(2, 40)))


def _turn_a_letter(content: bytearray, random: Random) -> str:
    """Text and numbers, where the form stays good and the meaning does not."""
    letters = [index for index, value in enumerate(content) if 48 <= value <= 57 or 97 <= value <= 122]
    if not letters:
        return "no letter to turn"
    index = random.choice(letters)
    content[index] ^= 1
    return f"letter {index} turned"


def _cut(content: bytearray, random: Random) -> str:
    length = random.choice([random.randrange(len(content) + 1), len(content) // _BLOCK * _BLOCK, len(content) - 1])
    del content[max(length, 0) :]
    return f"cut to {len(content)} bytes"


def _blank(content: bytearray, random: Random) -> str:
    if not content:
        return "nothing to blank"
    start = random.randrange(len(content)) // _BLOCK * _BLOCK
    end = min(start + _BLOCK, len(content))
    content[start:end] = bytes(end - start)
    return f"block at {start} blanked"


def _mix_blocks(content: bytearray, random: Random) -> str:
    """A block that stands where another belongs: as after a write that went astray."""
    blocks = range(0, max(len(content) - _BLOCK + 1, 1), _BLOCK)
    one, other = random.choice(blocks), random.choice(blocks)
    content[one : one + _BLOCK] = content[other : other + _BLOCK]
    return f"block at {one} written over by that at {other}"


def _empty(content: bytearray, random: Random) -> str:
    content.clear()
    return "emptied"


def _lengthen(content: bytearray, random: Random) -> str:
    content += random.randbytes(random.randint(1, 9000))
    return "lengthened"


def _garble(content: bytearray, random: Random) -> str:
    content[:] = random.randbytes(len(content))
    return "garbled"


_KINDS = (_flip, _flip, _change, _scatter, *[_turn_a_letter] * 5, _cut, _blank, _mix_blocks, _empty)
for _one in (*_KINDS, _lengthen, _garble):
    _of_one_file(_one)


def _damage(function: Damage) -> Damage:
    DAMAGES.append(function)
    return function


@_damage
def _another_file(cache: Path, spare: Path, random: Random, with_time: bool) -> str:
    """Each file gets the content of another one, of the same cache or of a spare one."""
    path = random.choice(files_below(cache))
    source = random.choice([*files_below(cache), *files_below(spare)])
    content = source.read_bytes()
    _rewrite(path, content, with_time)
    return f"{path.relative_to(cache)} filled with {source.name}{_told(with_time)}"


def _all_files_from(which: str) -> Damage:
    def damage(cache: Path, spare: Path, random: Random, with_time: bool) -> str:
        """Damage as by a restored backup, or by the cache of another log under the name of this one."""
        theirs = files_below(spare / which)
        for path in files_below(cache):
            like = [one for one in theirs if one.suffix == path.suffix and one.parent.name == path.parent.name]
            same = [one for one in like if one.name == path.name]
            if same or like:
                _rewrite(path, (same or like)[0].read_bytes(), with_time)
        return f"all files filled from the {which} cache{_told(with_time)}"

    return damage


DAMAGES += [_all_files_from("old"), _all_files_from("foreign")]


@_damage
def _put_back_the_old(cache: Path, spare: Path, random: Random, with_time: bool) -> str:
    """The whole folder as it was before the log was edited."""
    clear(cache)
    shutil.copytree(spare / "old", cache, dirs_exist_ok=True)
    return "the older cache put in its place"


@_damage
def _lose_a_file(cache: Path, spare: Path, random: Random, with_time: bool) -> str:
    path = random.choice(files_below(cache))
    path.unlink()
    return f"{path.relative_to(cache)} lost"


@_damage
def _a_folder_instead(cache: Path, spare: Path, random: Random, with_time: bool) -> str:
    path = random.choice(files_below(cache))
    path.unlink()
    path.mkdir()
    return f"{path.relative_to(cache)} is a folder"


@_damage
def _a_link_instead(cache: Path, spare: Path, random: Random, with_time: bool) -> str:
    path = random.choice(files_below(cache))
    target = random.choice([Path("/dev/zero"), path, Path("nowhere")])
    path.unlink()
    path.symlink_to(target)
    return f"{path.relative_to(cache)} is a link to {target}"

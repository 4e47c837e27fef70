"""A reader of Dockerfiles: instructions in order, continued lines joined, comments left out."""

import json
import re
from pathlib import Path


def read_instructions(path: Path) -> list[tuple[str, str]]:
    """Return pairs of instruction and argument."""
    lines = [line for line in path.read_text().splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [tuple(line.split(maxsplit=1)) for line in joined.splitlines()]


def find_all(instructions: list[tuple[str, str]], wanted: str) -> list[str]:
    """Return the arguments of every instruction of that name."""
    return [argument for name, argument in instructions if name == wanted]


def read_command(argument: str) -> list[str]:
    """Return the words of a command in the list form."""
    return json.loads(argument[argument.index("[") :])


def read_environment(instructions: list[tuple[str, str]]) -> dict[str, str]:
    """Return the variables that ENV sets."""
    pairs = re.findall(r'(\w+)=("[^"]*"|\S+)', " ".join(find_all(instructions, "ENV")))
    return {name: value.strip('"') for name, value in pairs}

"""A mapping is read from YAML; what is wrong with it is said with its key and line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError

from loaders.datasets.tables.mapping import Mapping
from loaders.errors import InvalidMapping, shorten

_MORE = "docs/datasets.md lists the keys, with an example."
_LARGEST = 1 << 20


class MappingFile(NamedTuple):
    """A mapping, where it stands, and its bytes."""

    mapping: Mapping
    path: Path
    data: bytes


def read_mapping(path: Path) -> MappingFile:
    """Return a mapping that a YAML file declares. Every scalar is a text: `no` and `1.0` stay as written.

    Raises:
        InvalidMapping: When it is not there, no YAML, or says what cannot be.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.BaseLoader)
    except OSError as error:
        message = f"The mapping {shorten(str(path))!r} cannot be read: {error.strerror}."
        raise InvalidMapping(message, "Give the path of a YAML file.") from None
    except UnicodeDecodeError:
        message = f"The mapping {path.name!r} is not in UTF-8."
        raise InvalidMapping(message, _MORE) from None
    except yaml.YAMLError as error:
        raise _broken(path, error) from None
    if not isinstance(root, yaml.MappingNode):
        message = f"The mapping {path.name!r} has no keys."
        raise InvalidMapping(message, _MORE)
    _check_keys(root, path)
    values = yaml.load(data.decode("utf-8-sig"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
    try:
        return MappingFile(Mapping.model_validate(values), path, data)
    except ValidationError as error:
        raise _explain(path, root, error) from None


def _broken(path: Path, error: yaml.YAMLError) -> InvalidMapping:
    mark = getattr(error, "problem_mark", None)
    where = f", line {mark.line + 1}" if mark else ""
    why = getattr(error, "problem", None) or "it cannot be read"
    return InvalidMapping(f"The mapping {path.name!r} is no YAML{where}: {why}.", _MORE)


def _check_keys(node: yaml.Node, path: Path) -> None:
    """Refuse a key that stands twice: YAML would take the later one silently."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            _check_keys(each, path)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key.value, str):
            message = f"The mapping {path.name!r}, line {line}: a key is no text."
            raise InvalidMapping(message, _MORE)
        if key.value in seen:
            message = f"The mapping {path.name!r}, line {line}: the key {key.value!r} stands twice."
            raise InvalidMapping(message, "Keep one.")
        seen.add(key.value)
        _check_keys(value, path)


def _explain(path: Path, root: yaml.Node, error: ValidationError) -> InvalidMapping:
    """Say the first thing that is wrong; of an alternative, what came furthest."""
    found = max(error.errors(), key=lambda each: (len(_real_keys(root, each["loc"])[0]), 0))
    keys, line = _real_keys(root, found["loc"])
    missing = found["type"] == "missing"
    place = ".".join([*keys, str(found["loc"][-1])] if missing else keys) or "the whole"
    why = "is missing" if missing else found["msg"].removeprefix("Value error, ")
    if found["type"] == "extra_forbidden":
        why = "there is no such key"
    message = f"The mapping {path.name!r}, line {line}, {place}: {why.rstrip('.')}."
    return InvalidMapping(message, _MORE)


def _real_keys(root: yaml.Node, place: Sequence[str | int]) -> tuple[list[str], int]:
    """Return those parts of a place that stand in the file, and the line of the last of them."""
    node, keys, line = root, list[str](), root.start_mark.line + 1
    for part in place:
        if isinstance(node, yaml.MappingNode):
            child = next((pair for pair in node.value if pair[0].value == part), None)
            if child is None:
                continue
            line, node = child[0].start_mark.line + 1, child[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            continue
        keys.append(str(part))
    return keys, line

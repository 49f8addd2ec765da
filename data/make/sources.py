"""Writes sources.json and finds the source keys that the parts name."""
from common import load


def used_keys(value):
    """All source keys named anywhere in the parts."""
    if isinstance(value, dict):
        found = {value["source"]} if isinstance(value.get("source"), str) else set()
        for item in value.values():
            found |= used_keys(item)
        return found
    if isinstance(value, list):
        return set().union(*map(used_keys, value)) if value else set()
    return set()


def part():
    """The committed list, which also holds the sources of anchors and of alternatives that no part names."""
    return {"format": "kosh/sources", "version": 1, "sources": load("sources")["sources"]}

"""What a result depends on: the tables and modules it used. As long as these are the same, so is the result."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from crossing import cache, files
from crossing.ledger import used
from crossing.workshop import inputs

Uses = tuple[list[str], list[str]]  # the names of tables, the names of modules as files below scripts/


@dataclass(frozen=True)
class State:
    """Digests of what a result may depend on: `fixed` counts for each; modules and tables where it uses them."""

    fixed: str
    modules: dict[str, str]
    tables: dict[str, str]

    @classmethod
    def now(cls) -> State:
        """Return the state of the checkout."""
        modules = inputs.modules()
        beside = {name: digest for name, digest in modules.items() if not name.endswith(".py")}
        fixed = cache.digest(inputs.tools(), inputs.descriptions(), json.dumps([sorted(modules), beside]))
        return cls(fixed, modules, inputs.tables())

    def of(self, uses: Uses) -> dict[str, Any]:
        """Return the part of the state that a result with these uses depends on."""
        tables, modules = uses
        return {
            "fixed": self.fixed,
            "tables": {name: self.tables.get(name) for name in tables},
            "modules": {name: self.modules.get(name) for name in modules},
        }


def uses() -> Uses:
    """Return what this process has used so far: tables and modules of the package."""
    files = [module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "crossing"]
    root = inputs.PACKAGE.parent
    names = sorted(Path(file).resolve().relative_to(root).as_posix() for file in files if file)
    return sorted(used()), names


def keep(name: str, key: str, uses: Uses, state: State, result: Any) -> None:
    """Keep a result with what it used in this state; not where something has changed since, while it was worked out.

    `key` is a digest of what else it depends on; `result` is anything that JSON can hold.
    """
    if State.now().of(uses) == state.of(uses):
        kept = {"key": key, "uses": uses, "state": state.of(uses), "result": result}
        files.write(cache.FOLDER / "results" / f"{name}.json", json.dumps(kept), folder=True)


def kept(name: str, key: str, state: State) -> Any:
    """Return what was kept under a name; None where there is nothing, or something that it used has changed."""
    try:
        entry = json.loads((cache.FOLDER / "results" / f"{name}.json").read_text(encoding="utf-8"))
        if entry["key"] == key and entry["state"] == state.of(entry["uses"]):
            return entry["result"]
    except (OSError, ValueError, KeyError, TypeError):
        pass  # nothing kept, or nothing that can be read: it is worked out again
    return None


def remembered(module: str, keys: Mapping[str, str]) -> dict[str, Any]:
    """Return what functions of a module, without arguments, work out from the ledger, by their names.

    `keys` holds for each function a digest of what else its result depends on. Those run again that something of this or of what
    they used has changed for: one after another, in a process of their own, so that all is noted that it has used so far.
    """
    state = State.now()
    results = {name: kept(name, key, state) for name, key in keys.items()}
    if again := [name for name, result in results.items() if result is None]:
        command = [sys.executable, "-P", "-m", __spec__.name, module, *again]
        answers = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()
        for name, (result, uses_) in zip(again, map(json.loads, answers), strict=True):
            keep(name, keys[name], tuple(uses_), state, result)
            results[name] = result
    return results


def main(module: str, *functions: str) -> None:
    """Print, for each function of a module in turn, a line with what it gives and what has been used so far."""
    for name in functions:
        result = getattr(import_module(module), name)()
        print(json.dumps([result, uses()]))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The workflows are valid, pinned, allowed no more than they need, and run commands that there are."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from crossing.paths import ROOT
from crossing.workshop import commands
from some import some

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
# What each workflow may do beyond reading, by job: to publish pages, and to propose a release of the series.
WRITES = {
    "book": {"publish": {"pages", "id-token"}},
    "series": {"take-in": {"contents", "pull-requests"}},
}
pytestmark = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # “on” stays a word


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.slow
def test_it_is_valid(path: Path):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actions_are_pinned_and_the_same_everywhere(path: Path):
    pins = {}
    for other in WORKFLOWS:
        for step in steps(other):
            if "uses" in step:
                name, _, pin = step["uses"].partition("@")
                assert re.fullmatch("[0-9a-f]{40}", pin), f"{other.name}: {name}"
                pins.setdefault(name, pin)
    assert [
        step["uses"] for step in steps(path) if "uses" in step and pins[step["uses"].split("@")[0]] not in step["uses"]
    ] == []


def test_it_may_do_no_more_than_it_needs(path: Path):
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    writes = {
        name: {what for what, how in job["permissions"].items() if how == "write"}
        for name, job in workflow["jobs"].items()
        if "write" in job.get("permissions", {}).values()
    }
    assert writes == WRITES.get(path.stem, {})
    assert "pull_request_target" not in workflow["on"]
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"
        if "run" in step:  # what others wrote reaches a shell only in a variable
            assert "${{" not in step["run"]
    assert all(int(job["timeout-minutes"]) <= 90 for job in workflow["jobs"].values())


def test_its_scripts_can_be_read_and_run_commands_that_there_are(path: Path):
    known = set(re.findall(r"^ {4}(\w+)", commands.parser().format_help(), re.MULTILINE))
    for step in some(steps(path)):
        script = step.get("run", "")
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert set(re.findall(r"book\.py\"? (\w+)", script)) <= known
        for name in re.findall(r"(?<!\S)\.ci/\w+", script):
            assert os.access(ROOT / name, os.X_OK)


def test_a_release_of_the_series_is_proposed_once(path: Path, tmp_path: Path):
    """The script that opens the pull request, with a gh that only notes what it is asked for and a bare repository as origin."""
    if path.stem != "series":
        assert ".ci/propose" not in path.read_text(encoding="utf-8")
        return
    origin, clone, tools = tmp_path / "origin", tmp_path / "clone", tmp_path / "tools"
    variables = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "RUNNER_TEMP": str(tmp_path), "SOUND": "failure"}
    variables |= {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}

    def run(*command: str, folder: Path = clone) -> str:
        return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=True).stdout

    tools.mkdir()
    (tools / "gh").write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path / "asked"}"\n', encoding="utf-8")
    (tools / "gh").chmod(0o755)
    run("git", "init", "--quiet", "--bare", str(origin), folder=tmp_path)
    run("git", "clone", "--quiet", str(origin), str(clone), folder=tmp_path)
    for name in (".ci/propose", "data/official/releases.csv"):
        (clone / name).parent.mkdir(parents=True)
        shutil.copy(ROOT / name, clone / name)
    (tmp_path / "told.md").write_text("7 days added.\n", encoding="utf-8")
    release = (clone / "data" / "official" / "releases.csv").read_text(encoding="utf-8").splitlines()[-1].split(",")[0]
    run(".ci/propose")
    assert f"series-{release}" in run("git", "branch", "--list", folder=origin)
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert f"pr create --title The series of {release}" in asked
    body = (tmp_path / "told.md.body").read_text(encoding="utf-8")
    assert "    7 days added." in body and "does **not** pass yet" in body
    assert "is there already" in run(".ci/propose")
    assert (tmp_path / "asked").read_text(encoding="utf-8").count("pr create") == 1

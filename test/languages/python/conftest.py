"""What the tests of the installed package share. The runner says in the environment where the examples and the command are."""
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(os.environ["VM_FLEET_EXAMPLES"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a key, which is the working directory; jsii's process was started elsewhere."""
    shutil.copytree(EXAMPLES / "quick-start" / "keys", tmp_path / "keys")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example, as a user has it."""
    target = tmp_path / "project"
    shutil.copytree(EXAMPLES / "python", target)
    config = target / "cdk8s.yaml"
    config.write_text(config.read_text().replace("python3", sys.executable))
    return target


def command(*args: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([os.environ["VM_FLEET"], *args], cwd=cwd, capture_output=True, text=True)


def program(text: str, cwd: Path, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", text], cwd=cwd, capture_output=True, text=True, env={**os.environ, **env})

"""Relative paths and variables are those of the program as it runs, not of the process in which the library runs."""
from pathlib import Path

import cdk8s
import pytest
from cdk8s import Size
from cdk8s_vm_fleet import (
    CloudInit, Disk, Exposure, Findings, FleetApp, FleetAssertions, FleetChart, FleetError, FleetState, GoldenImage, InstanceType, Platform,
    Severity, SshKey, VirtualMachine,
)

from conftest import program

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILCsSyY8s1Ew9Z2Vk5ZFWkpXWRNy0sz2+/LZzSC3uZaj {}@example.com\n"


def app_with_disk(**props: str) -> FleetApp:
    app = FleetApp(**props)
    Disk(FleetChart(app, "prod", platform=Platform.hikube()), "data", size=Size.gibibytes(10))
    return app


def test_files_are_those_of_the_directory_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for owner in ("first", "second"):
        (tmp_path / owner).mkdir()
        (tmp_path / owner / "ops.pub").write_text(KEY.format(owner))
        (tmp_path / owner / "user-data").write_text(f"#cloud-config\nhostname: {owner}\n")
        monkeypatch.chdir(tmp_path / owner)
        assert SshKey.from_file("ops.pub").public_keys[0].endswith(f"{owner}@example.com")
        app = FleetApp()
        VirtualMachine(
            FleetChart(app, "prod", platform=Platform.hikube()), "web", instance_type=InstanceType.from_name("u1.large"),
            image=GoldenImage.UBUNTU_24_04, exposure=Exposure.none(), cloud_init=CloudInit.from_file("user-data"),
        )
        assert f"hostname: {owner}" in app.synth_yaml()


@pytest.mark.parametrize("kind", [FleetApp, cdk8s.App])
def test_output_goes_to_the_directory_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: "type[cdk8s.App]") -> None:
    app = kind()
    Disk(FleetChart(app, "prod", platform=Platform.hikube()), "data", size=Size.gibibytes(10))
    monkeypatch.chdir(tmp_path)
    app.synth()
    assert (tmp_path / "dist" / "prod.k8s.yaml").exists()


@pytest.mark.parametrize("kind", [FleetApp, cdk8s.App])
def test_a_late_outdir_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: "type[cdk8s.App]") -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CDK8S_OUTDIR", "late")
    assert kind().outdir == "late"
    assert kind(outdir="given").outdir == "given"
    monkeypatch.setenv("CDK8S_OUTDIR", str(tmp_path / "later"))
    app = app_with_disk()
    app.synth()
    assert (tmp_path / "later" / "prod.k8s.yaml").exists()
    monkeypatch.delenv("CDK8S_OUTDIR")
    assert kind().outdir == "dist"


def test_assertions_and_states_read_the_directory_of_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app_with_disk().synth()
    FleetAssertions.of(app_with_disk()).is_unchanged_against("dist")
    FleetState.from_folder("dist", platform=Platform.hikube())
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    with pytest.raises(FleetError) as caught:
        FleetState.from_folder("dist", platform=Platform.hikube())
    assert str(caught.value).startswith("error FOLDER_UNREADABLE at FleetState.from_folder\n")
    assert str(tmp_path / "other" / "dist") in str(caught.value)


@pytest.mark.parametrize("path, fix", [("missing/ops.pub", "absolute path"), ("~/ops.pub", "only a shell replaces `~`")])
def test_a_file_that_cannot_be_read_names_the_path_that_was_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, fix: str) -> None:
    monkeypatch.chdir(tmp_path)
    app = FleetApp()
    VirtualMachine(
        FleetChart(app, "prod", platform=Platform.hikube()), "web", instance_type=InstanceType.from_name("u1.large"),
        image=GoldenImage.UBUNTU_24_04, exposure=Exposure.none(), ssh_keys=[SshKey.from_file(path)],
    )
    [finding] = [each for each in Findings.of(app) if each.severity == Severity.ERROR]
    assert finding.code == "SSH_KEY_INVALID"
    assert finding.got == f'"{tmp_path / path}"'
    assert finding.fix is not None and fix in finding.fix


def test_a_directory_that_is_gone_is_no_hindrance(tmp_path: Path) -> None:
    text = "import os, tempfile\nfrom cdk8s_vm_fleet import *\nd = tempfile.mkdtemp()\nos.chdir(d)\nos.rmdir(d)\nprint(StorageClass.LOCAL)"
    outcome = program(text, tmp_path)
    assert (outcome.returncode, outcome.stdout) == (0, "local\n"), outcome.stderr

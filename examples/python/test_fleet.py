from pathlib import Path

from cdk8s_vm_fleet import Findings

from main import build


def test_makes_the_committed_yaml() -> None:
    assert build().synth_yaml() == Path("dist/prod.k8s.yaml").read_text()


def test_has_nothing_to_report() -> None:
    assert Findings.of(build()) == []

from pathlib import Path

import pytest
from cdk8s import Size
from cdk8s_vm_fleet import FleetAssertions, Findings

from main import build


def test_makes_the_committed_yaml() -> None:
    assert build().synth_yaml() == Path("dist/prod.k8s.yaml").read_text()


def test_has_nothing_to_report() -> None:
    assert Findings.of(build()) == []


def test_what_must_stay() -> None:
    fleet = FleetAssertions.of(build())
    assert fleet.machine_names == ["web", "worker-a", "worker-b"]
    fleet.machine("web").is_exposed_on_exactly([80, 443])
    fleet.machine("web").has_disk_of_at_least(Size.gibibytes(50))
    fleet.machine("web").keeps_its_data()
    fleet.machines(fleet="worker").is_private()
    fleet.is_unchanged_against("dist")


def test_a_failure_says_what_is_different() -> None:
    with pytest.raises(AssertionError, match="TCP 443 is exposed as well"):
        FleetAssertions.of(build()).machine("web").is_exposed_on_exactly([80])

"""A mistake is one report, and data."""
from pathlib import Path

import pytest
from cdk8s import Size
from cdk8s_vm_fleet import (
    ClusterCatalog, Exposure, Findings, FleetAssertions, FleetApp, FleetChart, FleetError, GoldenImage, GoldenImageEntry, InstanceType, Platform, Severity,
    StorageClass, VirtualMachine,
)

from conftest import program

BAD = """
from cdk8s_vm_fleet import *
app = FleetApp()
VirtualMachine(FleetChart(app, "prod", platform=Platform.hikube()), "Web",
    instance_type=InstanceType.from_name("u1.large"), image=GoldenImage.ROCKY_9, exposure=Exposure.none())
"""


def bad_app() -> FleetApp:
    app = FleetApp()
    chart = FleetChart(app, "prod", platform=Platform.hikube())
    VirtualMachine(chart, "Web", instance_type=InstanceType.from_name("u1.large"), image=GoldenImage.ROCKY_9, exposure=Exposure.none())
    return app


def test_findings_are_data() -> None:
    found = {(finding.code, finding.path): finding for finding in Findings.of(bad_app())}
    name, login = found["NAME_INVALID", "prod/Web"], found["NO_LOGIN", "prod/Web"]
    assert (name.severity, name.got) == (Severity.ERROR, '"Web"')
    assert login.severity == Severity.WARNING


@pytest.mark.parametrize("call", ["app.synth()", "app.synth_yaml()"])
def test_is_reported_once(folder: Path, call: str) -> None:
    outcome = program(BAD + call, folder)
    assert outcome.returncode == 1
    assert outcome.stderr.startswith("error NAME_INVALID at prod/Web\n"), outcome.stderr
    assert outcome.stderr.count("error NAME_INVALID at prod/Web\n") == 1
    assert "Traceback" not in outcome.stderr and "/docs/errors/NAME_INVALID" in outcome.stderr
    assert not (folder / "dist").exists()


def test_of_a_plain_app_is_reported_once(folder: Path) -> None:
    outcome = program(BAD.replace("app = FleetApp()", "import cdk8s; app = cdk8s.App()") + "app.synth()", folder)
    assert outcome.returncode == 1
    assert outcome.stderr.count("at prod/Web: NAME_INVALID") == 1, outcome.stderr
    assert "program.js" not in outcome.stderr


def test_of_a_question_is_reported_once(folder: Path) -> None:
    outcome = program(BAD + "ChangeEffects.of(Platform.hikube(), None, 1)", folder)
    assert "at Kernel" not in outcome.stderr and outcome.stderr.count("FleetError") <= 1


def test_is_caught_by_its_type_with_its_findings() -> None:
    with pytest.raises(FleetError) as caught:
        bad_app().synth()
    assert str(caught.value).startswith("error NAME_INVALID at prod/Web\n")
    assert caught.value.__cause__ is None and caught.value.__context__ is None
    assert [(each.code, each.severity) for each in caught.value.findings][-1] == ("NO_LOGIN", Severity.WARNING)
    assert {each.code for each in caught.value.findings} == {each.code for each in Findings.of(bad_app())}


def test_names_properties_as_python_does() -> None:
    [login] = [each for each in Findings.of(bad_app()) if each.code == "NO_LOGIN"]
    assert "`ssh_keys`" in login.fix and "sshKeys" not in login.fix


def test_values_that_say_the_same_are_equal() -> None:
    assert GoldenImage.ROCKY_9 == GoldenImage.ROCKY_9 != GoldenImage.ROCKY_8
    assert len({InstanceType.from_name("u1.large"), InstanceType.from_name("u1.large")}) == 1
    assert StorageClass.from_name("local") != "local"


@pytest.mark.parametrize(("statement", "message"), [
    ("Size.gibibytes(1.5).to_mebibytes() and Size.gibibytes(1.5).to_tebibytes()", "cannot be converted into a whole number"),
    ("cdk8s.Chart(app, 'prod')", "There is already a Construct with name 'prod'"),
    ("cdk8s.ApiObject(app, 'b', api_version='v1', kind='ConfigMap').add_json_patch(cdk8s.JsonPatch.remove('/no'))", "cannot find a parent chart"),
    ("FleetAssertions.of(app).machine('other').is_private()", "the fleet has no machine"),
])
def test_other_errors_are_told_once_with_the_line_of_the_program(folder: Path, statement: str, message: str) -> None:
    (folder / "main.py").write_text(f"{BAD}import cdk8s\nfrom cdk8s import Size\n{statement}\n")
    outcome = program("import runpy; runpy.run_path('main.py')", folder)
    assert outcome.returncode == 1
    report = outcome.stderr.split("Traceback (most recent call last):")
    assert len(report) == 2 and "direct cause" not in outcome.stderr, outcome.stderr
    last = outcome.stderr.rstrip().split("\n")[-1]
    assert outcome.stderr.count(message) >= 1 and outcome.stderr.count(last) == 1, outcome.stderr
    assert "main.py" in outcome.stderr and "program.js" not in outcome.stderr and "at Kernel" not in outcome.stderr


def test_an_assertion_is_one_of_python() -> None:
    with pytest.raises(AssertionError, match='^the fleet has no machine "other"') as caught:
        FleetAssertions.of(bad_app()).machine("other").is_private()
    assert caught.value.__cause__ is None and caught.value.__context__ is None


def test_a_dict_in_a_list_is_refused_before_half_of_it_is_lost() -> None:
    with pytest.raises(TypeError, match="GoldenImageEntry"):
        ClusterCatalog.extend(golden_images=[{"name": "u", "image": GoldenImage.UBUNTU_24_04, "min_size": Size.gibibytes(5)}])  # type: ignore[list-item]

"""The command, on the program of the example."""
from pathlib import Path

from conftest import command


def test_check_of_what_is_committed(project: Path) -> None:
    outcome = command("synth", "--check", cwd=project)
    assert outcome.returncode == 0, outcome.stderr


def test_check_of_what_is_not(project: Path) -> None:
    main = project / "main.py"
    main.write_text(main.read_text().replace("gibibytes(50)", "gibibytes(60)"))
    outcome = command("synth", "--check", cwd=project)
    assert outcome.returncode == 3, outcome.stderr
    assert "60Gi" in outcome.stdout


def test_diff(project: Path) -> None:
    main = project / "main.py"
    main.write_text(main.read_text().replace("gibibytes(50)", "gibibytes(60)"))
    outcome = command("diff", "dist", cwd=project)
    assert "web-data" in outcome.stdout, outcome.stderr


def test_lint(project: Path) -> None:
    outcome = command("lint", "--platform", "hikube", "dist", cwd=project)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr

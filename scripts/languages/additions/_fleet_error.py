"""Turns the errors of jsii, which have only one type, into the errors of Python: a mistake in a fleet becomes a ``FleetError``."""
import os
import re
import sys
import types
import typing

import jsii

# The beginnings of the errors of a FleetApp, and of a cdk8s App with findings of this package.
_MISTAKE = re.compile(r"FleetError: |Error: (?=Validation failed with the following errors:\n  \[[^\n]*\] at [^\n]*: [A-Z_]+: )")

# The beginning of the error of a failed assertion on a fleet.
_ASSERTION = "AssertionError: "

# The beginnings of errors that only a defect of the library throws. Their stack trace is part of the report.
_DEFECT = re.compile(r"\s*(?:Error: )?(?:TypeError|ReferenceError|RangeError|SyntaxError|EvalError)\b")


class FleetError(RuntimeError):
    """The errors that prevent the synthesis of an app. The text of this error is the report."""

    @property
    def findings(self) -> "typing.List[typing.Any]":
        """The findings of the report, warnings included: each is a ``Finding``."""
        from . import Findings

        return typing.cast("typing.List[typing.Any]", Findings.reported(str(self)))


# The environment variables that the library reads. The library runs in a separate process, which has the environment of the program's start.
_VARIABLES = ("CDK8S_OUTDIR", "CDK8S_RECORD_CONSTRUCT_METADATA", "CDK8S_DISABLE_SORT", "CDK8S_LEGACY_HASH")

_followed: "typing.Optional[typing.List[str]]" = None
_invoke_static = jsii.sinvoke


def _follow() -> None:
    """Passes the current directory and environment to the library, because the program may have changed them since the last call."""
    global _followed
    try:
        state = [os.getcwd(), *[os.environ.get(name, "") for name in _VARIABLES]]
    except FileNotFoundError:
        return
    if state != _followed:
        _followed = state
        from . import ProgramEnvironment

        _invoke_static(ProgramEnvironment, "follow", [state[0], dict(zip(_VARIABLES, state[1:]))])


def _error_of(error: RuntimeError) -> "typing.Optional[Exception]":
    """The Python error for an error of jsii, which has only one error type."""
    text = str(error)
    if isinstance(error, FleetError):
        return None
    if text.startswith(_ASSERTION):
        return AssertionError(text[len(_ASSERTION):])
    mistake = _MISTAKE.match(text)
    return None if mistake is None else FleetError(text[mistake.end():])


def _told(call: "typing.Callable[..., typing.Any]") -> "typing.Callable[..., typing.Any]":
    def telling(*args: typing.Any, **kwargs: typing.Any) -> typing.Any:
        __tracebackhide__ = True
        _follow()
        try:
            return call(*args, **kwargs)
        except RuntimeError as error:
            told = _error_of(error)
            if told is None:
                if not _DEFECT.match(str(error.__cause__)):
                    error.__cause__ = None
                raise
        raise told

    return telling


# Apps and charts of cdk8s report mistakes too. So the calls of all jsii packages are wrapped, not only those of this package.
for _name in ("create", "invoke", "sinvoke", "get", "sget"):
    setattr(jsii, _name, _told(getattr(jsii, _name)))

_before = sys.excepthook


def _print(kind: "typing.Type[BaseException]", error: BaseException, trace: "typing.Optional[types.TracebackType]") -> None:
    if isinstance(error, FleetError):
        sys.stderr.write(f"{error}\n")
    else:
        _before(kind, error, trace)


sys.excepthook = _print


def value_type(kind: typing.Any) -> None:
    """Values are equal if their texts are equal, because jsii returns a new object for each call."""
    kind.__str__ = lambda self: self.to_string()
    kind.__eq__ = lambda self, other: str(self) == str(other) if type(self) is type(other) else NotImplemented
    kind.__hash__ = lambda self: hash((type(self).__name__, str(self)))
    kind.__repr__ = lambda self: f"<{type(self).__name__} {self}>"

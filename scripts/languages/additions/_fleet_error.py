"""What jsii cannot say of a mistake in a fleet: its type, and that its report is all that a person needs."""
import os
import re
import sys
import types
import typing

import jsii

# What our apps throw, and what an app of cdk8s throws of our findings.
_MISTAKE = re.compile(r"FleetError: |Error: (?=Validation failed with the following errors:\n  \[[^\n]*\] at [^\n]*: [A-Z_]+: )")

# What an assertion on a fleet throws.
_ASSERTION = "AssertionError: "

# What only a defect throws: its trace belongs to its report.
_DEFECT = re.compile(r"\s*(?:Error: )?(?:TypeError|ReferenceError|RangeError|SyntaxError|EvalError)\b")


class FleetError(RuntimeError):
    """Everything that keeps an app from being synthesized: its text is the report."""

    @property
    def findings(self) -> "typing.List[typing.Any]":
        """The findings of the report, warnings included: each is a ``Finding``."""
        from . import Findings

        return typing.cast("typing.List[typing.Any]", Findings.reported(str(self)))


# What the library reads of the environment. It runs in a process of its own, which has that of the program at its start.
_VARIABLES = ("CDK8S_OUTDIR", "CDK8S_RECORD_CONSTRUCT_METADATA", "CDK8S_DISABLE_SORT", "CDK8S_LEGACY_HASH")

_followed: "typing.Optional[typing.List[str]]" = None
_invoke_static = jsii.sinvoke


def _follow() -> None:
    """The program may have changed its directory or its environment since the last call."""
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
    """The error of Python for one of jsii, which has a single type for all."""
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


# Apps and charts of cdk8s report mistakes too: what all packages of jsii call is wrapped, not only this one.
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
    """Values are equal if they say the same: a call gives another object each time."""
    kind.__str__ = lambda self: self.to_string()
    kind.__eq__ = lambda self, other: str(self) == str(other) if type(self) is type(other) else NotImplemented
    kind.__hash__ = lambda self: hash((type(self).__name__, str(self)))
    kind.__repr__ = lambda self: f"<{type(self).__name__} {self}>"

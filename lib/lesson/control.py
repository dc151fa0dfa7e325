"""The kinds of control that a page can have: what each may hold, and what it holds before anybody has touched it.

A number is a Parameter (lib/numerics/parameter.py). The other kinds are here. The key of a control is its key in the
address of the page and in the session, so it is unique in the whole app.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lib.numerics.parameter import Parameter, check_key


@dataclass(frozen=True)
class Choice:
    """One of several options. `options` maps each to its label, which is also what stands in the address."""

    key: str
    label: str
    options: Mapping[str, str]
    default: str
    help: str = ""

    def __post_init__(self) -> None:
        check_key(self.key)
        if self.default not in self.options:
            raise ValueError(f"{self.key}: default must be one of {list(self.options)}, not {self.default!r}")


@dataclass(frozen=True)
class Choices:
    """Any number of several options. `options` maps each to its label, which is also what stands in the address."""

    key: str
    label: str
    options: Mapping[str, str]
    default: tuple[str, ...]
    help: str = ""

    def __post_init__(self) -> None:
        check_key(self.key)
        unknown = set(self.default) - set(self.options)
        if unknown:
            raise ValueError(f"{self.key}: default must hold options only, not {sorted(unknown)}")


@dataclass(frozen=True)
class Interval:
    """Two numbers in order, both in [low, high] and at least two steps apart."""

    key: str
    label: str
    low: float
    high: float
    default: tuple[float, float]
    step: float
    help: str = ""

    def __post_init__(self) -> None:
        check_key(self.key)
        left, right = self.default
        if not self.low <= left < right <= self.high:
            raise ValueError(f"{self.key}: default must be two numbers in order in [{self.low}, {self.high}]")

    def widened(self, left: float, right: float) -> tuple[float, float]:
        """Return two ends in order, each moved by a step, within the limits, if they are less than two steps apart."""
        left, right = sorted(map(float, (left, right)))
        if right - left >= 2 * self.step:
            return left, right
        left = min(max(self.low, left - self.step), self.high - 2 * self.step)
        return left, min(self.high, max(right + self.step, left + 2 * self.step))


@dataclass(frozen=True)
class Text:
    """A text of at most `longest` characters.

    `read` raises a ValueError with the reason if a text other than the default cannot be read. `held` returns a
    text as the control holds it, and what it left out, "" if nothing.
    """

    key: str
    label: str
    default: str
    longest: int
    help: str = ""
    read: Callable[[str], object] | None = None
    held: Callable[[str], tuple[str, str]] | None = None

    def __post_init__(self) -> None:
        check_key(self.key)
        if len(self.default) > self.longest:
            raise ValueError(f"{self.key}: default must have at most {self.longest} characters")


@dataclass(frozen=True)
class Switch:
    """A part of the page that is open or closed; `help` says what is in it."""

    key: str
    label: str
    help: str = ""
    default: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        check_key(self.key)


Control = Parameter | Choice | Choices | Interval | Text | Switch


def same(*options: str) -> dict[str, str]:
    """Return options that are their own labels."""
    return {option: option for option in options}


def limits(control: Parameter | Interval) -> str:
    """Return in words which numbers a control may hold."""
    kind = "a whole number" if isinstance(control, Parameter) and control.whole else "a number"
    return f"{kind} from {printed(control.low)} to {printed(control.high)}"


def printed(number: float) -> str:
    """Return a number in at most six digits, with the minus sign of print."""
    return f"{number:g}".replace("-", "\u2212")

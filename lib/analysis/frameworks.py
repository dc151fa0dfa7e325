"""Each activation as PyTorch, Keras 3, JAX and PaddlePaddle compute it, and where their defaults and kinks differ.

A record holds the call of one framework; `differing_defaults` and `differing_kinks` compare the records with our own
registry. Calls, defaults and derivatives were found by running the VERSIONS on a CPU, and the tests run every call
again wherever the framework is installed. PaddlePaddle was not run: its records follow its reference and its source.
What a note says of a GPU kernel was read in its source. An activation of our own need not have records.
"""

import ast
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from lib.activations import ACTIVATIONS
from lib.numerics.validation import finite, registered

ADDRESSES = {
    "PyTorch": "https://docs.pytorch.org/docs/stable/generated/{page}.html",
    "Keras": "https://keras.io/api/layers/{page}",
    "JAX": "https://docs.jax.dev/en/latest/_autosummary/{page}.html",
    "PaddlePaddle": "https://www.paddlepaddle.org.cn/documentation/docs/en/api/{page}_en.html",
}
"""The four frameworks, in the order of every mapping here, with the address pattern of their reference."""

VERSIONS = {"PyTorch": "2.13", "Keras": "3.15", "JAX": "0.10", "PaddlePaddle": "3"}
"""The versions that the records were made from."""

NOT_RUN = ("PaddlePaddle",)
"""The frameworks whose records follow their reference and their source alone."""

Key = TypeVar("Key")
Difference = TypeVar("Difference")


@dataclass(frozen=True)
class Equivalent:
    """The call by which one framework computes one activation.

    `template` is Python source with the tensor as `x` and our parameters in braces; it is empty if the framework has no
    such function. `url` is the address of its reference. `defaults` maps a keyword of the call to the framework's own
    default, an initializer to the number that it gives. `kink` maps each kink of ours to the derivative that the
    framework returns there for our default parameters, or to None where that is not known: for PaddlePaddle, which was
    not run, and for Keras where its PyTorch and JAX backends disagree. `note` is one sentence on what the numbers leave
    out.
    """

    activation: str
    framework: str
    template: str
    url: str
    defaults: Mapping[str, object] = field(default_factory=dict)
    kink: Mapping[float, float | None] = field(default_factory=dict)
    note: str = ""

    @property
    def call(self) -> str:
        """Return the call that equals our function for our default parameters, as source text; empty if none does."""
        return self.call_with()

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the parameters of ours that the framework's function does not take; all if it has no function."""
        return tuple(name for name in _our_defaults(self.activation) if f"{{{name}}}" not in self.template)

    def call_with(self, **arguments: float) -> str:
        """Return the call that equals our function for these parameters, as source text; empty if none does.

        Parameters that are left out have our defaults. There is no call for a parameter that the framework cannot set,
        unless it has our default. ValueError for a name that is no parameter of ours, and for a value that is not
        finite.
        """
        ours = _our_defaults(self.activation)
        for name in arguments:
            if name not in ours:
                raise ValueError(f"{name} is no parameter of {self.activation}")
        asked = ours | {name: finite(name, value) for name, value in arguments.items()}
        if any(asked[name] != ours[name] for name in self.missing):
            return ""
        return self.template.format(**asked)


# Differences between the records and our registry


def equivalents(name: str) -> Mapping[str, Equivalent]:
    """Return framework -> record for an activation; empty if there are no records of it.

    ValueError unless `name` is a key of ACTIVATIONS.
    """
    registered("name", name, ACTIVATIONS)
    return FRAMEWORKS.get(name, {})


def differing_defaults(name: str) -> dict[str, dict[str, tuple[object, object]]]:
    """Return framework -> keyword -> (ours, theirs), where the call without the keyword is not our function.

    `ours` is the value in the call for our default parameters. Frameworks that agree are left out, and so are those
    without the function. ValueError unless `name` is a key of ACTIVATIONS.
    """

    def differing(equivalent: Equivalent) -> dict[str, tuple[object, object]]:
        ours = _literals(equivalent.call)
        return {
            keyword: (ours[keyword], theirs)
            for keyword, theirs in equivalent.defaults.items()
            if ours[keyword] != theirs
        }

    return _by_framework(name, differing)


def differing_kinks(name: str) -> dict[str, dict[float, tuple[float, float]]]:
    """Return framework -> x -> (ours, theirs), for the kinks x at which the two derivatives differ by more than 1e-6.

    For our default parameters. Derivatives that are not known are left out. ValueError unless `name` is a key of
    ACTIVATIONS.
    """

    def differing(equivalent: Equivalent) -> dict[float, tuple[float, float]]:
        slopes = {x: float(ACTIVATIONS[name].derivative(x)) for x in equivalent.kink}
        return {
            x: (slopes[x], theirs)
            for x, theirs in equivalent.kink.items()
            if theirs is not None and not math.isclose(slopes[x], theirs, rel_tol=0, abs_tol=1e-6)
        }

    return _by_framework(name, differing)


def _by_framework(
    name: str, differing: Callable[[Equivalent], dict[Key, Difference]]
) -> dict[str, dict[Key, Difference]]:
    found = {framework: differing(equivalent) for framework, equivalent in equivalents(name).items()}
    return {framework: differences for framework, differences in found.items() if differences}


def _our_defaults(activation: str) -> dict[str, float]:
    return {name: float(parameter.default) for name, parameter in ACTIVATIONS[activation].parameters.items()}


def _literals(call: str) -> dict[str | None, object]:
    """Return keyword -> value for every keyword with a literal; the initializer Constant(0.25) counts as 0.25."""
    calls = [node for node in ast.walk(ast.parse(call)) if isinstance(node, ast.Call)]
    values = {keyword.arg: keyword.value for node in calls for keyword in node.keywords}
    return {
        keyword: ast.literal_eval(value.args[0] if isinstance(value, ast.Call) else value)
        for keyword, value in values.items()
    }


# The records


class _Row(NamedTuple):
    """The parts of a record that are written down below.

    `slopes` holds one derivative for each kink of ours; `page` is the page of the reference if its name is not that of
    the function.
    """

    template: str
    slopes: tuple[float, ...] | None = None
    defaults: Mapping[str, object] = {}
    note: str = ""
    page: str = ""


def _records(activation: str, *rows: _Row) -> dict[str, Equivalent]:
    kinks = ACTIVATIONS[activation].kinks
    return {
        framework: Equivalent(
            activation,
            framework,
            row.template,
            ADDRESSES[framework].format(page=_page(framework, row.page or row.template.partition("(")[0])),
            row.defaults,
            dict(zip(kinks, row.slopes or [None] * len(kinks), strict=True)),
            row.note,
        )
        for framework, row in zip(ADDRESSES, rows, strict=True)
    }


def _page(framework: str, function: str) -> str:
    """Return the page of a function in the reference.

    Keras has one page for all functions and one for each layer, the others have one for each function.
    """
    if framework == "Keras":
        _, kind, name = function.split(".")
        return f"activation_layers/{name.lower()}/" if kind == "layers" else f"activations/#{name}-function"
    return function.replace(".", "/") if framework == "PaddlePaddle" else function


_NO_BETA = "Takes no beta: the same function as SiLU."
_LINEAR_TAIL = "Is x itself where beta x exceeds the threshold."
_SELU_SLOPE = 1.7580993408473766

FRAMEWORKS: dict[str, dict[str, Equivalent]] = {
    "sigmoid": _records(
        "sigmoid",
        _Row("torch.nn.functional.sigmoid(x)"),
        _Row("keras.activations.sigmoid(x)"),
        _Row("jax.nn.sigmoid(x)"),
        _Row("paddle.nn.functional.sigmoid(x)"),
    ),
    "tanh": _records(
        "tanh",
        _Row("torch.nn.functional.tanh(x)"),
        _Row("keras.activations.tanh(x)", note="With JAX as backend, float64 comes back as float32."),
        _Row("jax.nn.tanh(x)", page="jax.numpy.tanh"),
        _Row("paddle.nn.functional.tanh(x)", page="paddle.tanh"),
    ),
    "relu": _records(
        "relu",
        _Row("torch.nn.functional.relu(x)", (0.0,)),
        _Row("keras.activations.relu(x)", (0.0,), note="Also takes a negative slope, a threshold and a largest value."),
        _Row("jax.nn.relu(x)", (0.0,)),
        _Row("paddle.nn.functional.relu(x)"),
    ),
    "leaky_relu": _records(
        "leaky_relu",
        _Row("torch.nn.functional.leaky_relu(x, negative_slope={alpha})", (0.01,), {"negative_slope": 0.01}),
        _Row(
            "keras.activations.leaky_relu(x, negative_slope={alpha})",
            None,
            {"negative_slope": 0.2},
            "keras.layers.LeakyReLU has yet another default, 0.3, and the slope at 0 is that of the backend.",
        ),
        _Row(
            "jax.nn.leaky_relu(x, negative_slope={alpha})",
            (1.0,),
            {"negative_slope": 0.01},
            "Counts 0 to the positive side.",
        ),
        _Row(
            "paddle.nn.functional.leaky_relu(x, negative_slope={alpha})",
            None,
            {"negative_slope": 0.01},
            "In its source, the CPU and the GPU kernel disagree on the slope at 0.",
        ),
    ),
    "prelu": _records(
        "prelu",
        _Row(
            "torch.nn.PReLU(init={alpha})(x)",
            (0.25,),
            {"init": 0.25},
            "torch.nn.functional.prelu takes the slope as a tensor, without a default.",
        ),
        _Row(
            "keras.layers.PReLU(alpha_initializer=keras.initializers.Constant({alpha}))(x)",
            (0.0,),
            {"alpha_initializer": 0.0},
            "Learns one slope for each feature, unless shared_axes says otherwise.",
        ),
        _Row("", note="Has no PReLU: jax.nn.leaky_relu with a learned slope does it.", page="jax.nn.leaky_relu"),
        _Row(
            "paddle.nn.PReLU(init={alpha})(x)",
            None,
            {"init": 0.25},
            "paddle.nn.functional.prelu takes the slope as a tensor, without a default.",
        ),
    ),
    "elu": _records(
        "elu",
        _Row("torch.nn.functional.elu(x, alpha={alpha})", (1.0,), {"alpha": 1.0}),
        _Row("keras.activations.elu(x, alpha={alpha})", (1.0,), {"alpha": 1.0}),
        _Row("jax.nn.elu(x, alpha={alpha})", (1.0,), {"alpha": 1.0}),
        _Row("paddle.nn.functional.elu(x, alpha={alpha})", None, {"alpha": 1.0}),
    ),
    "selu": _records(
        "selu",
        _Row("torch.nn.functional.selu(x)", (_SELU_SLOPE,)),
        _Row("keras.activations.selu(x)", (_SELU_SLOPE,)),
        _Row("jax.nn.selu(x)", (_SELU_SLOPE,)),
        _Row("paddle.nn.functional.selu(x)", note="Also takes the scale and alpha, which are constants elsewhere."),
    ),
    "celu": _records(
        "celu",
        _Row(
            "torch.nn.functional.celu(x, alpha={alpha})",
            (1.0,),
            {"alpha": 1.0},
            "Its gradient has the accuracy of float32, also for float64 input.",
        ),
        _Row("keras.activations.celu(x, alpha={alpha})", (1.0,), {"alpha": 1.0}),
        _Row("jax.nn.celu(x, alpha={alpha})", (1.0,), {"alpha": 1.0}),
        _Row("paddle.nn.functional.celu(x, alpha={alpha})", None, {"alpha": 1.0}),
    ),
    "gelu": _records(
        "gelu",
        _Row("torch.nn.functional.gelu(x, approximate='none')", None, {"approximate": "none"}),
        _Row(
            "keras.activations.gelu(x, approximate=False)",
            None,
            {"approximate": False},
            "keras.ops.gelu has the opposite default.",
        ),
        _Row(
            "jax.nn.gelu(x, approximate=False)", None, {"approximate": True}, "Is the tanh form unless told otherwise."
        ),
        _Row("paddle.nn.functional.gelu(x, approximate=False)", None, {"approximate": False}),
    ),
    "gelu_tanh": _records(
        "gelu_tanh",
        _Row("torch.nn.functional.gelu(x, approximate='tanh')", None, {"approximate": "none"}),
        _Row(
            "keras.activations.gelu(x, approximate=True)",
            None,
            {"approximate": False},
            "keras.ops.gelu has the opposite default.",
        ),
        _Row("jax.nn.gelu(x, approximate=True)", None, {"approximate": True}),
        _Row("paddle.nn.functional.gelu(x, approximate=True)", None, {"approximate": False}),
    ),
    "silu": _records(
        "silu",
        _Row("torch.nn.functional.silu(x)"),
        _Row("keras.activations.silu(x)"),
        _Row("jax.nn.silu(x)"),
        _Row("paddle.nn.functional.silu(x)"),
    ),
    "swish": _records(
        "swish",
        _Row("", note="Has no Swish: torch.nn.functional.silu is ours at beta = 1.", page="torch.nn.functional.silu"),
        _Row("keras.activations.swish(x)", note=_NO_BETA, page="keras.activations.silu"),
        _Row("jax.nn.swish(x)", note=_NO_BETA),
        _Row("paddle.nn.functional.swish(x)", note=_NO_BETA),
    ),
    "mish": _records(
        "mish",
        _Row("torch.nn.functional.mish(x)"),
        _Row("keras.activations.mish(x)"),
        _Row("jax.nn.mish(x)"),
        _Row("paddle.nn.functional.mish(x)", note="Takes softplus as x itself beyond a fixed threshold."),
    ),
    "softplus": _records(
        "softplus",
        _Row(
            "torch.nn.functional.softplus(x, beta=1.0, threshold=20.0)",
            None,
            {"beta": 1.0, "threshold": 20.0},
            _LINEAR_TAIL,
        ),
        _Row("keras.activations.softplus(x)", note="With PyTorch as backend, it has that framework's threshold."),
        _Row("jax.nn.softplus(x)"),
        _Row(
            "paddle.nn.functional.softplus(x, beta=1.0, threshold=20.0)",
            None,
            {"beta": 1.0, "threshold": 20.0},
            _LINEAR_TAIL,
        ),
    ),
    "softsign": _records(
        "softsign",
        _Row("torch.nn.functional.softsign(x)", (1.0,)),
        _Row("keras.activations.softsign(x)", (1.0,)),
        _Row("jax.nn.soft_sign(x)", (1.0,)),
        _Row("paddle.nn.functional.softsign(x)"),
    ),
    "hardtanh": _records(
        "hardtanh",
        _Row(
            "torch.nn.functional.hardtanh(x, min_val=-1.0, max_val=1.0)",
            (0.0, 0.0),
            {"min_val": -1.0, "max_val": 1.0},
        ),
        _Row("keras.activations.hard_tanh(x)", note="The slopes at the edges are those of the backend."),
        _Row("jax.nn.hard_tanh(x)", (1.0, 1.0), note="Counts both edges to the middle."),
        _Row("paddle.nn.functional.hardtanh(x, min=-1.0, max=1.0)", None, {"min": -1.0, "max": 1.0}),
    ),
    "hardsigmoid": _records(
        "hardsigmoid",
        _Row(
            "torch.nn.functional.hardsigmoid(x)",
            (0.0, 0.0),
            note="Its gradient is 1/6 in float32, also for float64 input.",
        ),
        _Row("keras.activations.hard_sigmoid(x)", (0.0, 0.0), note="Keras 2 had another slope and other edges."),
        _Row("jax.nn.hard_sigmoid(x)", (0.0, 0.0)),
        _Row(
            "paddle.nn.functional.hardsigmoid(x, slope=0.16666666666666666, offset=0.5)",
            None,
            {"slope": 0.1666667, "offset": 0.5},
            "Takes the slope as a parameter, by default 1/6 rounded.",
        ),
    ),
    "hardswish": _records(
        "hardswish",
        _Row(
            "torch.nn.functional.hardswish(x)",
            (0.0, 1.0),
            note="On a GPU its kernel gives the slope −0.5 at −3 and 1.5 at 3, the one-sided slopes of the middle.",
        ),
        _Row("keras.activations.hard_silu(x)", (0.0, 1.0), note="hard_swish is the same function."),
        _Row("jax.nn.hard_swish(x)", (0.0, 1.0), note="hard_silu is the same function."),
        _Row("paddle.nn.functional.hardswish(x)"),
    ),
    "relu6": _records(
        "relu6",
        _Row("torch.nn.functional.relu6(x)", (0.0, 0.0)),
        _Row("keras.activations.relu6(x)", (0.0, 0.0)),
        _Row("jax.nn.relu6(x)", (0.0, 0.0)),
        _Row("paddle.nn.functional.relu6(x)"),
    ),
    "log_sigmoid": _records(
        "log_sigmoid",
        _Row("torch.nn.functional.logsigmoid(x)"),
        _Row("keras.activations.log_sigmoid(x)"),
        _Row("jax.nn.log_sigmoid(x)"),
        _Row("paddle.nn.functional.log_sigmoid(x)"),
    ),
}
"""Keyed by the name of the activation, then by that of the framework; both in the order of their registries."""

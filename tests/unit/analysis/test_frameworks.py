"""The frameworks' calls: the records as such, and every call run where its framework is installed.

Keras runs on the backend that KERAS_BACKEND names, by default PyTorch; `KERAS_BACKEND=jax` proves the other.
"""

import ast
import dataclasses
import importlib.util
import inspect
import os
from contextlib import contextmanager

import numpy as np
import pytest

from lib.activations import ACTIVATIONS, SELU_ALPHA, SELU_SCALE
from lib.analysis.frameworks import (
    ADDRESSES,
    FRAMEWORKS,
    Equivalent,
    differing_defaults,
    differing_kinks,
    equivalents,
)

RECORDS = [record for by_framework in FRAMEWORKS.values() for record in by_framework.values()]
CALLED = [record for record in RECORDS if record.call]
MODULES = {"PyTorch": ("torch",), "Keras": ("keras", "torch", "jax"), "JAX": ("jax",)}
INSTALLED = [
    framework
    for framework, (module, *backends) in MODULES.items()
    if importlib.util.find_spec(module) and (not backends or any(map(importlib.util.find_spec, backends)))
]
"""The frameworks whose calls can be run on this machine."""
RUN = [record for record in CALLED if record.framework in INSTALLED]
PARAMETRIC = [
    record for record in RUN if record.activation not in ("swish",) and ACTIVATIONS[record.activation].parameters
]
SITES = {
    "PyTorch": "https://docs.pytorch.org/",
    "Keras": "https://keras.io/",
    "JAX": "https://docs.jax.dev/",
    "PaddlePaddle": "https://www.paddlepaddle.org.cn/documentation/",
}
GRID = np.linspace(-25, 25, 1001)[1::2]
"""No kink lies on it."""


def named(records):
    return pytest.mark.parametrize("record", records, ids=lambda record: f"{record.activation}-{record.framework}")


def keywords(call):
    return [keyword for node in ast.walk(ast.parse(call)) if isinstance(node, ast.Call) for keyword in node.keywords]


# The records


def test_every_activation_with_records_has_one_for_every_framework_in_order():
    assert list(FRAMEWORKS) == [name for name in ACTIVATIONS if name in FRAMEWORKS]
    for name, by_framework in FRAMEWORKS.items():
        assert list(by_framework) == list(ADDRESSES) == list(SITES)
        assert {(framework, name) for framework in ADDRESSES} == {
            (r.framework, r.activation) for r in by_framework.values()
        }


def test_a_call_is_one_python_expression_of_x_in_the_frameworks_own_namespace():
    modules = {"PyTorch": "torch", "Keras": "keras", "JAX": "jax", "PaddlePaddle": "paddle"}
    for record in CALLED:
        names = {node.id for node in ast.walk(ast.parse(record.call, mode="eval")) if isinstance(node, ast.Name)}
        assert names == {"x", modules[record.framework]}, record


def test_every_default_belongs_to_a_keyword_of_the_call_and_every_keyword_has_one():
    for record in RECORDS:
        assert set(record.defaults) == {keyword.arg for keyword in keywords(record.call)}, record


def test_every_address_is_on_the_projects_own_documentation_site():
    for record in RECORDS:
        assert record.url.startswith(SITES[record.framework]), record
        assert not set(record.url) & set(" {}()"), record


def test_the_kinks_are_ours():
    for record in RECORDS:
        assert tuple(record.kink) == ACTIVATIONS[record.activation].kinks, record


def test_no_slope_of_a_framework_that_was_run_is_left_open():
    for record in CALLED:
        assert record.framework not in ("PyTorch", "JAX") or None not in record.kink.values(), record


def test_a_framework_without_the_function_says_so():
    for record in RECORDS:
        if not record.call:
            assert record.note.startswith("Has no "), record
            assert (record.defaults, record.missing) == ({}, tuple(ACTIVATIONS[record.activation].parameters)), record


def test_only_two_functions_are_missing_anywhere():
    assert [(r.activation, r.framework) for r in RECORDS if not r.call] == [("prelu", "JAX"), ("swish", "PyTorch")]


# Calls with arguments


def test_a_call_carries_our_default_unless_told_otherwise():
    elu = FRAMEWORKS["elu"]["PyTorch"]
    assert elu.call == "torch.nn.functional.elu(x, alpha=1.0)"
    assert elu.call_with(alpha=0.25) == "torch.nn.functional.elu(x, alpha=0.25)"
    assert elu.call_with(alpha=np.float64(0.25)) == elu.call_with(alpha=0.25)


def test_an_argument_that_the_framework_cannot_set_leaves_a_call_at_its_default_only():
    swish = FRAMEWORKS["swish"]["JAX"]
    assert swish.call_with(beta=1) == swish.call == "jax.nn.swish(x)"
    assert swish.call_with(beta=2) == ""


@pytest.mark.parametrize("arguments", [{"beta": 1.0}, {"alpha": np.nan}, {"alpha": np.inf}])
def test_bad_arguments_are_refused_by_name(arguments):
    with pytest.raises(ValueError, match=next(iter(arguments))):
        FRAMEWORKS["elu"]["PyTorch"].call_with(**arguments)


# Differences


def test_keras_alone_has_another_leaky_slope():
    assert differing_defaults("leaky_relu") == {"Keras": {"negative_slope": (0.01, 0.2)}}


def test_keras_alone_starts_prelu_elsewhere():
    assert differing_defaults("prelu") == {"Keras": {"alpha_initializer": (0.25, 0.0)}}


def test_gelu_left_alone_is_the_tanh_form_in_jax_alone():
    assert differing_defaults("gelu") == {"JAX": {"approximate": (False, True)}}
    assert set(differing_defaults("gelu_tanh")) == set(ADDRESSES) - {"JAX"}


def test_paddles_hardsigmoid_has_a_rounded_slope():
    assert differing_defaults("hardsigmoid") == {"PaddlePaddle": {"slope": (1 / 6, 0.1666667)}}


def test_no_framework_takes_a_beta_for_swish():
    missing = {name: {r.framework: r.missing for r in equivalents(name).values() if r.missing} for name in ACTIVATIONS}
    assert missing.pop("swish") == dict.fromkeys(ADDRESSES, ("beta",))
    assert missing.pop("prelu") == {"JAX": ("alpha",)}
    assert not any(missing.values())


def test_all_frameworks_agree_on_elu():
    assert differing_defaults("elu") == differing_kinks("elu") == {}


def test_the_slopes_at_the_kinks_differ_in_three_places():
    differing = {name: differences for name in FRAMEWORKS if (differences := differing_kinks(name))}
    assert differing == {
        "leaky_relu": {"JAX": {0.0: (0.01, 1.0)}},
        "prelu": {"Keras": {0.0: (0.25, 0.0)}},
        "hardtanh": {"JAX": {-1.0: (0.0, 1.0), 1.0: (0.0, 1.0)}},
    }


def test_a_difference_is_computed_from_the_record(monkeypatch):
    changed = Equivalent("elu", "JAX", "f(x, a={alpha})", "", {"a": -0.5}, {0.0: 0.75})
    monkeypatch.setitem(FRAMEWORKS["elu"], "JAX", changed)
    assert differing_defaults("elu") == {"JAX": {"a": (1.0, -0.5)}}
    assert differing_kinks("elu") == {"JAX": {0.0: (1.0, 0.75)}}


@pytest.mark.parametrize("function", [equivalents, differing_defaults, differing_kinks])
def test_an_unknown_activation_is_refused(function):
    with pytest.raises(ValueError, match="name must be one of sigmoid"):
        function("softmax")


def test_an_activation_without_records_differs_nowhere(monkeypatch):
    monkeypatch.setitem(ACTIVATIONS, "unknown_to_all", dataclasses.replace(ACTIVATIONS["elu"], name="unknown_to_all"))
    assert equivalents("unknown_to_all") == {}
    assert differing_defaults("unknown_to_all") == differing_kinks("unknown_to_all") == {}


# Every call, run


@contextmanager
def torch_in_float64():
    torch = pytest.importorskip("torch", reason="PyTorch is not installed")
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        yield torch
    finally:
        torch.set_default_dtype(before)


@contextmanager
def jax_in_float64():
    jax = pytest.importorskip("jax", reason="JAX is not installed")
    before = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", True)
    try:
        yield jax
    finally:
        jax.config.update("jax_enable_x64", before)


def keras_in_float64():
    os.environ.setdefault("KERAS_BACKEND", "torch" if importlib.util.find_spec("torch") else "jax")
    keras = pytest.importorskip("keras", reason="Keras, or its backend, is not installed")
    if keras.backend.backend() not in ("torch", "jax"):
        pytest.skip("slopes are taken on the backends torch and jax")
    keras.config.set_floatx("float64")
    return keras


def run(framework, call, points):
    """Return the values and the slopes of a call at points, by the framework's own differentiation."""
    if framework == "Keras":
        keras = keras_in_float64()
        return run_on(keras.backend.backend(), {"keras": keras}, call, points)
    return run_on({"PyTorch": "torch", "JAX": "jax"}[framework], {}, call, points)


def run_on(backend, names, call, points):
    code, points = compile(call, "call", "eval"), np.asarray(points, dtype=np.float64)[None]
    if backend == "torch":
        with torch_in_float64() as torch:
            x = torch.tensor(points, requires_grad=True)
            values = eval(code, {"torch": torch, "x": x} | names)
            values.sum().backward()
            return values.detach().numpy()[0], x.grad.numpy()[0]
    with jax_in_float64() as jax:
        values, pull = jax.vjp(lambda x: eval(code, {"jax": jax, "x": x} | names), jax.numpy.asarray(points))
        (slopes,) = pull(jax.numpy.ones_like(values))
        return np.asarray(values)[0], np.asarray(slopes)[0]


def assert_same(record, call, points, **arguments):
    """Compare with ours to 1e-12; what the notes say of PyTorch's threshold and float32 slopes costs up to 1e-7."""
    ours = ACTIVATIONS[record.activation]
    values, slopes = run(record.framework, call, points)
    noted = record.framework != "JAX" and record.activation in ("softplus", "hardsigmoid", "celu")
    atol = 1e-7 if noted else 1e-12
    atol = atol if values.dtype == np.float64 else 1e-6
    np.testing.assert_allclose(values, ours.function(points, **arguments), rtol=0, atol=atol)
    np.testing.assert_allclose(slopes, ours.derivative(points, **arguments), rtol=0, atol=atol)


@named(RUN)
def test_the_call_is_our_function_and_its_slope_is_ours_beside_the_kinks(record):
    assert not set(GRID) & set(record.kink)
    assert_same(record, record.call, GRID)


@named(PARAMETRIC)
@pytest.mark.parametrize("fraction", [0.25, 0.5, 0.9])
def test_the_call_follows_our_parameter(record, fraction):
    ((name, parameter),) = ACTIVATIONS[record.activation].parameters.items()
    value = parameter.low + fraction * (parameter.high - parameter.low)
    assert_same(record, record.call_with(**{name: value}), GRID, **{name: value})


@named([record for record in RUN if record.kink])
def test_the_value_and_the_known_slopes_at_the_kinks_are_the_frameworks(record):
    kinks = np.array(list(record.kink))
    values, slopes = run(record.framework, record.call, kinks)
    known = [(slope, theirs) for slope, theirs in zip(slopes, record.kink.values(), strict=True) if theirs is not None]
    np.testing.assert_allclose(values, ACTIVATIONS[record.activation].function(kinks), rtol=0, atol=1e-12)
    np.testing.assert_allclose(*np.array(known).reshape(-1, 2).T, rtol=1e-12, atol=0)


@named([record for record in RUN if record.framework == "Keras" and None in record.kink.values()])
def test_keras_gives_the_slope_of_its_backend_where_the_record_leaves_it_open(record):
    kinks = list(record.kink)
    backend = {"torch": "PyTorch", "jax": "JAX"}[keras_in_float64().backend.backend()]
    _, slopes = run("Keras", record.call, kinks)
    assert slopes.tolist() == list(FRAMEWORKS[record.activation][backend].kink.values())


@named([record for record in RUN if record.defaults])
def test_leaving_every_keyword_out_is_the_same_as_writing_the_defaults(record):
    left_out, written = run(record.framework, bare(record.call), GRID), run(record.framework, spelled_out(record), GRID)
    np.testing.assert_array_equal(left_out, written)


def bare(call):
    tree = ast.parse(call)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            node.keywords = []
    return ast.unparse(tree)


def spelled_out(record):
    tree = ast.parse(record.call)
    for keyword in [k for node in ast.walk(tree) if isinstance(node, ast.Call) for k in node.keywords]:
        default = ast.Constant(record.defaults[keyword.arg])
        if isinstance(keyword.value, ast.Call):
            keyword.value.args = [default]
        else:
            keyword.value = default
    return ast.unparse(tree)


# What the notes say


def test_keras_has_other_defaults_elsewhere():
    keras = keras_in_float64()
    layer, function = (inspect.signature(f).parameters for f in (keras.layers.LeakyReLU, keras.ops.gelu))
    assert layer["negative_slope"].default == 0.3
    assert function["approximate"].default is True


def test_jax_has_prelu_as_leaky_relu_with_a_learned_slope():
    with jax_in_float64() as jax:
        slope = jax.grad(lambda alpha: jax.nn.leaky_relu(-2.0, negative_slope=alpha))(0.25)
    assert float(slope) == -2


def test_pytorchs_silu_is_swish_at_beta_one():
    assert_same(FRAMEWORKS["swish"]["PyTorch"], "torch.nn.functional.silu(x)", GRID, beta=1.0)


def test_paddles_selu_is_documented_with_the_constants_of_ours():
    documented = (1.0507009873554804934193349852946, 1.6732632423543772848170429916717)
    np.testing.assert_array_equal((SELU_SCALE, SELU_ALPHA), documented)

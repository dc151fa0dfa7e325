"""The script of every picture on every tab: short, plain, and with the numbers of the page.

The scripts run one after another in one Python that has numpy, altair and what these need, and nothing of this project.
Each has names of its own and finds NumPy's errors and Python's warnings as the first one did; a process for each would
take minutes.
"""

import ast
import inspect
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pytest

import ui
from lib.activations import ACTIVATIONS
from lib.charts import (
    activation_catalogue,
    activations,
    cross_entropy,
    decision_regions,
    distributions,
    intervals,
    learning_curves,
    likelihood,
    loss_curves,
    loss_surface,
    maximum_likelihood,
    overflow,
    regression,
    softmax,
    vanishing_gradient,
)
from lib.charts.colors import LOSS_PAIR
from lib.charts.core import calls
from lib.charts.core.calls import Call, deferred
from lib.charts.core.picture import Picture
from lib.export.script import SCRIPTS, script
from lib.export.template import TEMPLATES
from lib.inference.maximum_likelihood import COORDINATES, METHODS, maximize
from lib.learning.datasets import MAX_POINTS, encode_points
from lib.learning.logistic_regression import LOGIT_LOSSES
from lib.learning.softmax_regression import VECTOR_LOSSES
from lib.lesson import controls
from lib.lesson.experiments.activations import summarized_flow
from lib.lesson.experiments.classification import (
    logistic_descent,
    points_from_text,
    sampled_points,
    softmax_training,
)
from lib.losses import LOSSES
from lib.numerics import elementwise, validation
from tests.app.pages import TABS, opened
from tests.app.script_numbers import EXPRESSIONS, Numbers, numbers
from tests.vega_lite import vega_lite_validator

FURTHER = [
    ("activations", {"view": "Dying ReLU", "stage": "a layer"}),
    ("activations", {"view": "Dying ReLU", "stage": "two layers"}),
    ("likelihood", {"view": "Confidence intervals", "coverage": "true"}),
    ("losses", {"view": "Two classes", "against": "prediction"}),
    ("losses", {"view": "Loss surface", "curvature": "true"}),
    ("softmax", {"view": "Jacobian", "linearization": "true"}),
    ("activations", {"view": "PReLU", "own": "max(x, 0) + a*min(x, 0)"}),
]
"""What a choice on a tab shows instead of what it opens with."""
PAGES = ("activations", "softmax", "likelihood", "losses")
TEXTS = {str(path): path.read_text("utf-8") for page in PAGES for path in sorted((TEMPLATES / page).glob("*.py"))}
"""The templates."""
LOOSE = {inspect.unwrap(activation_catalogue.catalogue): 1e-9}
"""By how much numbers may differ where a script does not compute as the page does: slopes by central differences."""
MOST_LINES = 80
MOST_TRAINING_LINES = 120
TRAININGS = {"share_by_learning_rate"}
"""Pictures of trainings whose scripts have more than 80 lines."""
ANY_ACTIVATIONS = {"curves", "catalogue", "product_by_layer", "factor_by_layer", "size_by_layer"}
"""Pictures of as many activations as somebody chooses, up to all: more than eight formulas make the script longer."""
INCLUDED_FORMULAS, LINES_OF_A_FORMULA = 8, 4
INCLUDED_POINTS, POINTS_IN_A_LINE = 60, 7
ALLOWED = {"altair", "numpy", "math", "statistics"}
"""What a script may import: besides the two packages, modules of Python itself."""
RUN = """
import contextlib, importlib.abc, io, json, pickle, sys, warnings
from pathlib import Path
import altair as alt
import numpy as np

class Absent(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] in {"lib", "ui", "pages", "streamlit", "pandas", "pyarrow", "scipy", "matplotlib"}:
            raise ModuleNotFoundError(name)

# Altair spends most of its time on checking every row, on copying the rows for each layer, and on hashing its schema
# for each channel. Here the tests check the whole chart, and rows and schema stay what they are.
def kept(chart, **named):
    charts.append(to_dict(chart, **named | {"validate": False}))
    return charts[-1]

wrappers = alt.utils.schemapi._FromDict(alt.VegaLiteSchema._default_wrapper_classes())
alt.utils.schemapi._FromDict = lambda classes: wrappers
alt.Data.__deepcopy__ = lambda rows, _: rows
sys.meta_path.insert(0, Absent())
alt.utils.schemapi.DEBUG_MODE = False
to_dict, charts = alt.TopLevelMixin.to_dict, []
alt.TopLevelMixin.to_dict = kept
results, settings = {}, np.geterr()
for name, expression in json.loads(Path("expressions.json").read_text()).items():
    Path("picture.html").unlink(missing_ok=True)
    names = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(), warnings.catch_warnings():
        exec(compile(Path(name).read_text(), name, "exec"), names)
        assert np.geterr() == settings, name
    assert Path("picture.html").stat().st_size > 1000, name
    results[name] = eval(expression, names), charts[-1]
Path("results.pickle").write_bytes(pickle.dumps(results))
"""


class Shown(NamedTuple):
    """A picture, and the values of its sliders."""

    picture: Picture
    values: Mapping[str, float]


def on_pages() -> dict[str, Shown]:
    """Return every picture of every tab, by page, tab and key."""
    found, originals = {}, {name: getattr(ui, name) for name in ("show", "draw", "tools")}
    ui.tools = lambda *_, **__: None
    for page, query in [(page, {"view": view}) for page, view in TABS] + FURTHER:
        name = "-".join([page, *query.values()])

        def record(picture, key, live=(), *_, name=name, **__):
            found[f"{name}-{key}"] = Shown(picture, {k: live_value.value for k, live_value in dict(live).items()})

        ui.show = ui.draw = record
        opened(page, query)
    for name, original in originals.items():
        setattr(ui, name, original)
    return found


def variants() -> dict[str, Shown]:
    """Return pictures as other choices draw them, and as the extremes of their values do."""
    return of_functions() | of_samples() | of_classes() | of_trainings()


def of_functions() -> dict[str, Shown]:
    """Return pictures of all activations, at values between the steps of their sliders, and of all losses."""
    starts = {p.key: p.default + 0.123 * p.step for a in ACTIVATIONS.values() for p in a.parameters.values()}
    found = {"all activations": Shown(activations.curves(list(ACTIVATIONS), -4, 4, starts), starts)}
    for name, parts in (("values", (True, False)), ("slopes", (False, True))):
        found[name] = Shown(activations.curves(["relu", "gelu", "swish"], -5, 5, starts, *parts), starts)
    found["far"] = Shown(activations.curves(["sigmoid", "gelu_tanh", "mish"], -20, 20, starts), starts)
    found["pair"] = Shown(activations.pair("gelu_tanh", "gelu"), {})
    found["difference"] = Shown(activations.difference("gelu_tanh", "gelu"), {})
    flows = {a.label: deferred(summarized_flow, a.name, "he", 3, 16, 0) for a in ACTIVATIONS.values()}
    for drawn in (vanishing_gradient.factor_by_layer, vanishing_gradient.size_by_layer):
        found[f"all {drawn.__name__}"] = Shown(drawn(flows), {})
    found["all products"] = Shown(vanishing_gradient.product_by_layer(flows, "he", 16), {})
    found["no crossings"] = Shown(activations.difference("relu", "elu"), {})
    for f, g in (("softplus", "relu"), ("tanh", "hardtanh")):
        found[f"jumps of {f}' - {g}'"] = Shown(activations.difference(f, g), {})
    starts = {p.key: p.default for loss in LOSSES.values() for p in loss.parameters.values()}
    for axis in loss_curves.AXES.values():
        for y in (0.0, 0.3, 1.0):
            picture = loss_curves.over_argument(axis, list(LOSSES), y, starts)
            found[f"{axis.name} {y}"] = Shown(picture, {key: starts[key] for key in picture.sliders})
    return found


def of_samples() -> dict[str, Shown]:
    """Return pictures of samples that are all alike, or long, and of a certain outcome."""
    found = {}
    for name, sample in (("zeros", [0] * 5), ("long", [1, 0, 0] * 300)):
        p, null = ({parameter.key: 0.3} for parameter in (controls.PROBABILITY, controls.NULL))
        found[f"{name}: L"] = Shown(likelihood.likelihood_curve(sample, controls.PROBABILITY, 0.3), p)
        found[f"{name}: ln L"] = Shown(likelihood.log_likelihood_curve(sample, controls.PROBABILITY, 0.3), p)
        found[f"{name}: sizes"] = Shown(likelihood.likelihood_by_sample_size(sample), {})
        found[f"{name}: in p"] = Shown(cross_entropy.per_flip(sample, controls.PROBABILITY, 0.3), p)
        found[f"{name}: in z"] = Shown(
            cross_entropy.per_flip_in_logit(sample, controls.LOGIT, controls.PROBABILITY, 0.3), p
        )
        found[f"{name}: cut"] = Shown(intervals.likelihood_ratio_cut(sample, 0.9, controls.NULL, 0.3), null)
        ends = intervals.intervals(sum(sample), len(sample), 0.99, controls.NULL)
        found[f"{name}: intervals"] = Shown(ends, null)
        for method in METHODS:
            for coordinate in COORDINATES:
                states = deferred(maximize, sum(sample), len(sample), 0.5, method, coordinate, 0.7, 50)
                picture = maximum_likelihood.ascent(sample, states, controls.ASCENT_STEP)
                found[f"{name}: {method} in {coordinate}"] = Shown(picture, {controls.ASCENT_STEP.key: 7.0})
    for n, p in ((1000, 0.5), (30, 1.0)):
        found[f"binomial {n} {p}"] = Shown(distributions.binomial(n, p), {})
    return found


def of_classes() -> dict[str, Shown]:
    """Return pictures of classes with names that need care, and of small float formats."""
    names = ['a "cat"', "it's \\", "ünï # 🐯"]
    committed = {p.key: value for p, value in zip(controls.LOGITS, (10.0, -10.0, 0.123), strict=True)}
    found = {"three names": Shown(softmax.computation(names, controls.LOGITS, 0.05, -5.0, committed), committed)}
    for dtype in ("float16", "float32"):
        picture = overflow.over_shift([2.0, 1.0, 0.1], names[0], dtype, controls.SHIFT, 0.0)
        found[dtype] = Shown(picture, {controls.SHIFT.key: 0.0})
    return found


def of_trainings() -> dict[str, Shown]:
    """Return pictures of late steps, of points that were placed, and of fits that are hard."""
    found = {}
    for name, points in (
        ("placed", placed("overlapping", 60)),
        ("many", placed("overlapping", MAX_POINTS)),
        ("outlier", deferred(sampled_points, "outlier", 30, 7)),
    ):
        runs = {
            label: deferred(logistic_descent, points, loss, [1.0, -2.0], 5.0)
            for label, loss in zip(LOSS_PAIR, LOGIT_LOSSES, strict=True)
        }
        step = {controls.DESCENT.key: 200.0}
        found[f"{name}: lines"] = Shown(decision_regions.decision_lines(points, runs, controls.DESCENT, 200.0), step)
        found[f"{name}: map"] = Shown(
            loss_surface.contours(points, "squared_error", runs[LOSS_PAIR[0]], controls.DESCENT), step
        )
    clouds, step = deferred(sampled_points, "clouds", 40, 9), {controls.DESCENT.key: 35.0}
    for loss in VECTOR_LOSSES:
        run = deferred(softmax_training, clouds, loss, 3.0, 0.2, (3.0, 1.0, 1.0))
        picture = decision_regions.regions(clouds, ["a", "b", "c"], run, controls.DESCENT, 35.0)
        found[f"regions under {loss}"] = Shown(picture, step)
    runs = {
        label: deferred(softmax_training, placed("clouds", 60), loss, 10.0, 0.0, (10.0, 1.0, 1.0))
        for label, loss in zip(LOSS_PAIR, ("squared_error", "cross_entropy"), strict=True)
    }
    found["placed: loss"] = Shown(learning_curves.learning_curves(runs, "loss", controls.DESCENT), step)
    points = deferred(sampled_points, "outliers", 30, 2)
    picture = regression.fits(points, 2.5, controls.OUTLIER, 7.25, 5, 0.1)
    return found | {"degree 5": Shown(picture, {controls.OUTLIER.key: 7.25})}


def placed(name: str, count: int) -> Call:
    """Return the call that reads points of a data set from an address, as if they had been placed by hand."""
    return deferred(points_from_text, encode_points(deferred(sampled_points, name, count, 3).value), 3)


@pytest.fixture(scope="module")
def page_pictures() -> dict[str, Shown]:
    """Return the pictures of the pages."""
    return on_pages()


@pytest.fixture(scope="module")
def pictures(page_pictures: dict[str, Shown]) -> dict[str, Shown]:
    """Return the pictures of the pages, and variants of them."""
    return page_pictures | variants()


@pytest.fixture(scope="module")
def scripts(pictures: dict[str, Shown]) -> dict[str, str]:
    """Return the script of each picture."""
    return {name: script(*shown) for name, shown in pictures.items()}


@pytest.fixture(scope="module")
def results(pictures, scripts, tmp_path_factory) -> dict[str, tuple[Numbers, dict]]:
    """Return what the expression of each picture gives in its script, and the chart that the script saves.

    Templates run unchanged, too.
    """
    folder = tmp_path_factory.mktemp("scripts")
    texts = scripts | TEXTS
    files = {f"{place}.py": name for place, name in enumerate(texts)}
    for file, name in files.items():
        (folder / file).write_text(texts[name], encoding="utf-8")
    functions = {name: shown.picture.call.function for name, shown in pictures.items()}
    expressions = {file: EXPRESSIONS[functions[name]] if name in functions else "None" for file, name in files.items()}
    (folder / "expressions.json").write_text(json.dumps(expressions), encoding="utf-8")
    command = [sys.executable, "-I", "-W", "error", "-c", RUN]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    found = pickle.loads((folder / "results.pickle").read_bytes())
    return {files[file]: result for file, result in found.items()}


def test_every_picture_on_every_tab_has_a_script_and_every_script_a_picture(page_pictures):
    drawn = {shown.picture.call.function for shown in page_pictures.values() if shown.picture.call}
    assert [name for name, shown in page_pictures.items() if not shown.picture.call] == []
    assert {function.__name__ for function in drawn} == {function.__name__ for function in SCRIPTS}
    assert drawn == set(SCRIPTS) == set(EXPRESSIONS)


def test_a_script_is_short(pictures, scripts):
    for name, shown in pictures.items():
        assert scripts[name].count("\n") <= most_lines(shown.picture.call, scripts[name]), name


def most_lines(call: Call, text: str) -> int:
    """Return how many lines a script may have: 80 or, of a training, 120, and more for much that somebody chose."""
    drawn = call.function.__name__
    formulas = text.partition("# Functions\n")[2].partition("# Computation\n")[0].count("def ")
    placed = re.search(r"\.reshape\((\d+), ", text.partition("# Computation\n")[0])
    points = int(placed[1]) if placed else 0
    limit = MOST_TRAINING_LINES if drawn in TRAININGS else MOST_LINES
    if drawn in ANY_ACTIVATIONS:
        limit += LINES_OF_A_FORMULA * max(0, formulas - INCLUDED_FORMULAS)
    return limit + max(0, points - INCLUDED_POINTS) // POINTS_IN_A_LINE


def test_every_template_is_that_of_a_picture(scripts):
    openings = {ast.get_docstring(ast.parse(text)) for text in scripts.values()}
    assert [name for name, text in TEXTS.items() if ast.get_docstring(ast.parse(text)) not in openings] == []


def test_a_script_imports_numpy_altair_and_python_s_own_modules_alone(scripts):
    for name, text in scripts.items():
        nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, (ast.Import, ast.ImportFrom))]
        modules = {n.module if isinstance(n, ast.ImportFrom) else a.name for n in nodes for a in n.names}
        assert {"altair", "numpy"} <= modules <= ALLOWED, name


def test_a_script_has_no_name_of_our_internals(scripts):
    internal = {name for module in (calls, elementwise, validation) for name in vars(module)} - vars(np).keys()
    internal -= {"np", "math", "finite", "field", "fields", "replace", "expression", *dir(__builtins__)}
    for name, text in scripts.items():
        names = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        assert not names & {"lib", "ui", "Parameter", "Picture", *internal}, name
        assert not [found for found in names if found.startswith("_") and found != "_"], name


def test_scripts_are_sound_python_also_where_matplotlib_s_lines_are_taken_in(scripts, tmp_path):
    for place, text in enumerate(scripts.values()):
        head, mark, lines = text.partition("# The same with matplotlib:\n")
        assert mark
        assert all(line.startswith("# ") for line in lines.splitlines())
        (tmp_path / f"{place}.py").write_text(text, encoding="utf-8")
        drawn = "".join(line.removeprefix("# ") for line in lines.splitlines(keepends=True))
        (tmp_path / f"{place}_matplotlib.py").write_text(head + drawn, encoding="utf-8")
    options = ["--isolated", "--select", "E,F", "--ignore", "E402", "--line-length", "120", "--no-cache"]
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", *options, str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_a_script_gives_the_numbers_of_its_picture(pictures, results):
    for name, shown in pictures.items():
        absolute = LOOSE.get(shown.picture.call.function, 1e-14)
        assert_same(name, numbers(*shown), results[name][0], absolute)


def assert_same(name: str, page: Numbers, found: Numbers, absolute: float) -> None:
    """Assert that two sets of columns are equal where both have a value: the x of one lie among those of the other."""
    assert set(found) == set(page), name
    heading_of_x = next(iter(page))
    for heading, wanted in page.items():
        given = found[heading]
        x, y = wanted if isinstance(wanted, tuple) else (page[heading_of_x], wanted)
        at, values = given if isinstance(given, tuple) else (found[heading_of_x], given)
        if isinstance(given, tuple) and not isinstance(wanted, tuple):
            x, y = x[np.isfinite(y)], y[np.isfinite(y)]
            assert len(x) == len(at), f"{name}: {heading} has other points"
            if len(x) == 0:
                continue
        if np.shape(y) == np.shape(values):
            assert_equal(y, values, absolute, f"{name}: {heading}")
        else:
            assert_equal_where_both_are(np.asarray(x), y, np.asarray(at), values, absolute, f"{name}: {heading}")


def assert_equal_where_both_are(x, y, at, values, absolute, name):
    """Assert that y over x is equal to values over other places; one of the two grids holds the other."""
    nearest = np.abs(x[:, None] - at).argmin(axis=0)
    shared = np.abs(x[nearest] - at) < 1e-9
    within = np.abs(x[:, None] - at).min(axis=1) < 1e-9
    assert shared.all() or within.all(), f"{name}: other places"
    if values is not None:
        assert_equal(np.asarray(y)[nearest[shared]], np.asarray(values)[shared], absolute, name)


def assert_equal(wanted, given, absolute, name):
    """Assert that numbers are equal to the digits that pictures hold, texts in all.

    A page breaks a line where it jumps, at one point; a script has a value there. What is infinite is not drawn.
    """
    wanted, given = np.asarray(wanted), np.asarray(given)
    if wanted.dtype.kind not in "fiub":
        assert wanted.tolist() == given.tolist(), name
        return
    given = np.where(np.isfinite(given), given, np.nan)
    tolerance, absolute = (1e-6, 1e-6) if wanted.dtype == np.float32 else (1e-9, absolute)
    missing = np.isnan(wanted.astype(float))
    alone = missing & ~np.roll(missing, 1) & ~np.roll(missing, -1) if wanted.ndim == 1 else missing
    np.testing.assert_allclose(
        np.where(alone, 0, given), np.where(alone, 0, wanted), rtol=tolerance, atol=absolute, err_msg=name
    )


def test_the_chart_of_a_script_is_valid_vega_lite(results):
    validator = vega_lite_validator()
    assert [name for name, (_, chart) in results.items() if not validator.is_valid(chart)] == []
    assert [name for name, (_, chart) in results.items() if validator.is_valid(chart | {"encodings": {}})] == []


def test_a_chart_draws_columns_that_its_rows_have(results):
    for name, (_, chart) in results.items():
        assert drawn_columns(chart, chart.get("datasets", {}), chart.get("data", {})) > 0, name


def drawn_columns(chart, datasets, data) -> int:
    """Return how many columns a chart and its layers draw; each must be in the rows, or be calculated."""
    data, count = chart.get("data", data), 0
    for part in [*chart.get("layer", []), *([chart["spec"]] if "spec" in chart else [])]:
        count += drawn_columns(part, datasets, data)
    rows = data.get("values") or datasets.get(data.get("name"), [])
    calculated = {step["as"] for step in chart.get("transform", []) if "calculate" in step}
    for channel in chart.get("encoding", {}).values():
        if rows and isinstance(channel, dict) and (field := channel.get("field")):
            assert field in {*rows[0], *calculated}, (field, list(rows[0]))
            count += 1
    return count

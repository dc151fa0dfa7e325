"""How the pictures of the losses page become scripts."""

from collections.abc import Callable

import numpy as np

from lib.charts import (
    calibration,
    conditional_likelihood,
    decision_regions,
    learning_curves,
    loss_curves,
    loss_surface,
    network_diagram,
    race,
    regression,
)
from lib.charts import losses as charts
from lib.export.functions import definitions
from lib.export.points import points
from lib.export.template import Arguments, Code, Values, Writer, entries, fill, literal, pair, template_section
from lib.expressions.own_loss import LABEL, OwnLoss
from lib.lesson import examples
from lib.text.labels import inside_sentence


def against(template: str, marked: str) -> Writer:
    """Return the writer of a template for two losses of `y`, with the slider `cursor` under the name `marked`."""

    def write(arguments: Arguments, values: Values) -> str:
        return fill(template, {"y": arguments["y"], marked: values[arguments["cursor"].key]})

    return write


def gradient_magnitude(arguments: Arguments, values: Values) -> str:
    """Write the script of the size of both gradients; it reads no argument."""
    return fill("losses/gradient_magnitude")


def over_epochs(arguments: Arguments, values: Values) -> str:
    """Write the script of what `measure` names in the two trainings `runs`, with the slider `epoch`."""
    run = arguments["runs"].arguments
    given = {
        "x, y": pair(run["x"], run["y"]),
        "weight, bias": pair(run["weight"], run["bias"]),
        "rate": run["rate"],
        "epochs": run["epochs"],
        "epoch": round(values[arguments["epoch"].key]),
        "shown": arguments["measure"],
    }
    own = run.get("own")
    return fill("losses/over_epochs", given, **({"functions": _with_own_loss(own)} if own else {}))


def _with_own_loss(own: OwnLoss) -> str:
    """Return the functions of the race's script with those of a loss that was typed."""
    name, label = inside_sentence(LABEL), LABEL
    entry = f"    {literal(name)}: ({literal(label)}, own_loss, own_loss_gradient),\n}}"
    definitions, losses, rest = template_section("losses/over_epochs", "functions").partition("losses = {")
    typed = "\n\n\n".join(own.logit_source(gradient) for gradient in (False, True))
    return f"{definitions}{typed}\n\n\n{losses}{rest.rstrip().removesuffix('}')}{entry}"


# Logistic regression


def descent_values(descent: Arguments, arguments: Arguments, values: Values) -> dict[str, object]:
    """Return start and rate of a gradient descent, and the step of the slider `step`."""
    return {
        "start": descent["start"],
        "rate": descent["rate"],
        "step": round(values[arguments["step"].key]),
    }


def decision_lines(arguments: Arguments, values: Values) -> str:
    """Write the script of `points` and the lines of `descents`, which differ in their loss alone."""
    descent = next(iter(arguments["descents"].values())).arguments
    given = descent_values(descent, arguments, values)
    return fill("losses/decision_lines", given, points=points(arguments["points"]))


def contours(arguments: Arguments, values: Values) -> str:
    """Write the script of the loss `name` of `points` over two weights, with the path of `descent`."""
    given = descent_values(arguments["descent"].arguments, arguments, values)
    given |= {"loss_name": arguments["name"], "steps": examples.DESCENT_STEPS}
    return fill("losses/loss_surface", given, points=points(arguments["points"]))


def curvature(arguments: Arguments, values: Values) -> str:
    """Write the script of the smallest eigenvalue of the Hessian for `points` along `descents`."""
    descent = next(iter(arguments["descents"].values())).arguments
    given = descent_values(descent, arguments, values) | {"steps": examples.DESCENT_STEPS}
    return fill("losses/curvature", given, points=points(arguments["points"]))


# Softmax regression


def training_values(training: Arguments, arguments: Arguments, values: Values) -> dict[str, object]:
    """Return rate, smoothing and class weights of a training, and the step of the slider `step`."""
    return {
        "rate": training["rate"],
        "smoothing": training["smoothing"],
        "class_weights": training["weights"],
        "step": round(values[arguments["step"].key]),
    }


def regions(arguments: Arguments, values: Values) -> str:
    """Write the script of `points` of the classes `names`, with the regions of `training`."""
    training = arguments["training"].arguments
    given = training_values(training, arguments, values) | {"names": arguments["names"], "loss": training["loss"]}
    return fill("losses/regions", given, points=points(arguments["points"]))


def curves(arguments: Arguments, values: Values) -> str:
    """Write the script of what `measure` names in the trainings `runs`, which differ in their loss alone."""
    training = next(iter(arguments["runs"].values())).arguments
    given = training_values(training, arguments, values)
    given |= {"shown": arguments["measure"], "steps": examples.DESCENT_STEPS}
    return fill("losses/learning_curves", given, points=points(training["points"]))


# Regression


def fits(arguments: Arguments, values: Values) -> str:
    """Write the script of fits of `degree` to `points` and an outlier at `at`, with the slider `outlier`."""
    given = {"x_outlier, height": pair(arguments["at"], values[arguments["outlier"].key])}
    given |= {"degree": arguments["degree"], "delta": arguments["delta"]}
    return fill("losses/fits", given, points=points(arguments["points"], regression=True))


def of_residual(template: str) -> Writer:
    """Return the writer of a template for the noise that losses assume, with the slider `cursor`."""

    def write(arguments: Arguments, values: Values) -> str:
        delta = values.get(regression.DELTA.key, arguments["exact"])
        return fill(template, {"delta": delta, "residual": values[arguments["cursor"].key]})

    return write


# Any losses


def over_argument(arguments: Arguments, values: Values) -> str:
    """Write the script of those losses of `names` that lie on `axis`, for the target `y`.

    Parameters without a slider stand in `starts`.
    """
    axis, y, exact = arguments["axis"], arguments["y"], {**arguments["starts"], **values}
    chosen = loss_curves.losses_on_axis(axis, arguments["names"])
    inside = "[1:-1]  # some losses are infinite at 0 and 1" * (axis.name == "probability")
    given = {
        "title, domain": pair(axis.title, axis.y_domain),
        "x": Code(f"np.linspace({literal(axis.low)}, {literal(axis.high)}, 201){inside}"),
        "arguments": {
            loss.label: [float(loss.coded(y)), *(exact[p.key] for p in loss.parameters.values())] for loss in chosen
        },
    }
    functions = [function for loss in chosen for function in (loss.function, loss.gradient)]
    pairs = {loss.label: f"({loss.function.__name__}, {loss.gradient.__name__})" for loss in chosen}
    return fill("losses/over_argument", given, functions=f"{definitions(functions)}\n\n{entries('functions', pairs)}")


# Calibration


def forecast_values(arguments: Arguments, values: Values) -> dict[str, object]:
    """Return what `forecasts` are drawn from, and the factor of the slider `factor`."""
    drawn = arguments["forecasts"].arguments
    sizes = (drawn["count"], examples.FORECAST_SPREAD, drawn["seed"])
    return {"count, spread, seed": Code(", ".join(map(literal, sizes))), "factor": values[arguments["factor"].key]}


def reliability_diagram(arguments: Arguments, values: Values) -> str:
    """Write the script of the reliability diagram of `bins` bins; see `forecast_values`."""
    return fill("losses/reliability_diagram", forecast_values(arguments, values) | {"bins": arguments["bins"]})


def scores(arguments: Arguments, values: Values) -> str:
    """Write the script of the scores over the factor; see `forecast_values`."""
    return fill("losses/scores", forecast_values(arguments, values))


# Networks


def of_weight(template: str) -> Writer:
    """Return the writer of a template for a network of one weight on the samples `x` with their answers `y`."""

    def write(arguments: Arguments, values: Values) -> str:
        weight = arguments["weight"]
        given = {"x": arguments["x"], "y": arguments["y"], "w": values[weight.key]}
        ends = {"low, high": pair(float(weight.low), float(weight.high))} if template.endswith("weight") else {}
        return fill(template, given | ends)

    return write


def network(arguments: Arguments, values: Values) -> str:
    """Write the script of the `panels` of a network at a step of its training."""
    step = round(values[arguments["step"].key])
    given, names = arguments["panels"], network_diagram.panel_names(arguments["panels"])
    panels = {text: np.asarray(given[kind][name])[step].tolist() for text, (kind, name) in names.items()}
    return fill("losses/network", _layers(arguments) | {"panels": panels})


def network_of_sliders(arguments: Arguments, values: Values) -> str:
    """Write the script of a network whose weights are sliders."""
    weights = [values[parameter.key] for parameter in arguments["parameters"]]
    return fill("losses/network", _layers(arguments) | {"panels": {"weights": weights}})


def _layers(arguments: Arguments) -> dict[str, object]:
    """Return the title and the units of a network."""
    return {"title": arguments["title"], "layers": [list(units) for units in arguments["layers"]]}


WRITERS: dict[Callable, Writer] = {
    charts.over_logit: against("losses/over_logit", "z_marked"),
    charts.over_prediction: against("losses/over_prediction", "p_marked"),
    charts.gradient_magnitude: gradient_magnitude,
    race.over_epochs: over_epochs,
    decision_regions.decision_lines: decision_lines,
    loss_surface.contours: contours,
    loss_surface.curvature: curvature,
    decision_regions.regions: regions,
    learning_curves.learning_curves: curves,
    regression.fits: fits,
    regression.densities: of_residual("losses/densities"),
    regression.negative_log_densities: of_residual("losses/negative_log_densities"),
    loss_curves.over_argument: over_argument,
    calibration.reliability_diagram: reliability_diagram,
    calibration.scores: scores,
    conditional_likelihood.predictions: of_weight("losses/network_predictions"),
    conditional_likelihood.over_weight: of_weight("losses/over_weight"),
    network_diagram.network: network,
    network_diagram.network_of_sliders: network_of_sliders,
}
"""The writer of each picture's script, by the function that draws it."""

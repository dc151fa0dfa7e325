"""How the pictures of the activations page become scripts.

A writer reads the arguments of the call that drew its picture, and the values of the sliders. An argument that is a
call itself, such as a training, is not evaluated: its own arguments are read.
"""

from collections.abc import Callable, Iterable, Mapping

from lib.activations import ACTIVATIONS, Activation, activation_record
from lib.charts import activation_catalogue, dying_relu, network_diagram, own_parameter, prelu, vanishing_gradient
from lib.charts import activations as charts
from lib.charts import two_units as two_unit_charts
from lib.charts.core.grids import quarter_step
from lib.export.functions import definitions
from lib.export.template import Arguments, Code, Values, Writer, entries, fill, literal, pair
from lib.expressions.own_activation import parameter_sources
from lib.learning.initialization import INITIALIZATIONS
from lib.learning.prelu import FIXED_SLOPES
from lib.learning.two_units import two_units
from lib.lesson import examples


def with_functions(name: str, values: Mapping[str, object], chosen: Iterable[Activation], last: str) -> str:
    """Return the script of a template with the functions and derivatives of activations, and a last statement."""
    functions = [function for activation in chosen for function in (activation.function, activation.derivative)]
    return fill(name, values, functions=f"{definitions(functions)}\n\n{last}")


def pairs(chosen: Iterable[Activation]) -> str:
    """Return the statement that maps the label of each activation to its function and derivative."""
    return entries("functions", {a.label: f"({a.function.__name__}, {a.derivative.__name__})" for a in chosen})


# Curves


def curves(arguments: Arguments, values: Values) -> str:
    """Write the script of `names` from `low` to `high`; `values` and `slopes` say what is drawn.

    Parameters without a slider stand in `starts`.
    """
    chosen, exact = [activation_record(name) for name in arguments["names"]], {**arguments["starts"], **values}
    given = {
        "low, high": pair(float(arguments["low"]), float(arguments["high"])),
        "points": round((arguments["high"] - arguments["low"]) / quarter_step(arguments["low"], arguments["high"])) + 1,
        "show": ["function"] * arguments["values"] + ["slope"] * arguments["slopes"],
        "parameters": {
            a.label: {name: exact[p.key] for name, p in a.parameters.items()} for a in chosen if a.parameters
        },
    }
    return with_functions("activations/curves", given, chosen, pairs(chosen))


def compared(template: str) -> Writer:
    """Return the writer of a template for two functions, f named by `first` and g by `second`."""

    def write(arguments: Arguments, values: Values) -> str:
        f, g = (activation_record(arguments[name]) for name in ("first", "second"))
        last = [
            f"{x}, {x}_derivative = {a.function.__name__}, {a.derivative.__name__}" for x, a in {"f": f, "g": g}.items()
        ]
        return with_functions(template, {"f_name, g_name": pair(f.label, g.label)}, (f, g), "\n".join(last))

    return write


def catalogue(arguments: Arguments, values: Values) -> str:
    """Write the script of all activations, by families as in the picture, and of `own`, one that was typed."""
    families = dict.fromkeys(a.family for a in ACTIVATIONS.values())
    functions = {a.label: a.function for family in families for a in ACTIVATIONS.values() if a.family == family}
    own = arguments.get("own")
    functions |= {own.label: own.function} if own else {}
    last = entries("functions", {label: function.__name__ for label, function in functions.items()})
    return fill("activations/catalogue", functions=f"{definitions(list(functions.values()))}\n\n{last}")


# Two hidden units


def two_hidden_units(template: str) -> Writer:
    """Return the writer of a template for a network of two hidden units with the weights of the sliders."""

    def write(arguments: Arguments, values: Values) -> str:
        network = two_units([values[parameter.key] for parameter in arguments["parameters"]], arguments["has_relu"])
        given = {
            "W1": network.first.tolist(),
            "b1": network.first_bias.tolist(),
            "W2": network.second.tolist(),
            "b2": float(network.second_bias),
            "activation": "relu" if network.has_relu else "identity",
        }
        return fill(template, given)

    return write


# Deep random networks


def network_values(flow: Arguments) -> dict[str, object]:
    """Return what a network is drawn from: `layers`, `width`, `initialization` and `seed`."""
    width = flow["width"]
    variance = INITIALIZATIONS[flow["initialization"]].variance(width, width)
    sizes = (flow["layers"], width, examples.BATCH_SIZE)
    return {
        "seed": flow["seed"],
        "layers, width, samples": Code(", ".join(map(literal, sizes))),
        "variance": Code(f"{variance * width:.12g} / width"),
    }


def by_layer(shown: str) -> Writer:
    """Return the writer of what is `shown` of the networks `flows`, by label: factors, their products, or sizes."""

    def write(arguments: Arguments, values: Values) -> str:
        flows = [flow.arguments for flow in arguments["flows"].values()]
        chosen = [activation_record(flow["name"]) for flow in flows]
        given = network_values(flows[0]) | {"shown": shown}
        return with_functions("activations/size_by_layer", given, chosen, pairs(chosen))

    return write


def activation_histogram(arguments: Arguments, values: Values) -> str:
    """Write the script of the histogram of a layer, that of the slider `layer`, of the network `flow`."""
    flow = arguments["flow"].arguments
    activation = activation_record(flow["name"])
    given = network_values(flow) | {"layer": round(values[arguments["layer"].key])}
    last = f"name, f = {literal(activation.label)}, {activation.function.__name__}"
    return fill("activations/activation_histogram", given, functions=f"{definitions([activation.function])}\n\n{last}")


# Trainings


def neuron(arguments: Arguments, values: Values) -> str:
    """Write the script of a neuron at a step; see `neuron_values`."""
    return fill("activations/neuron", neuron_values(arguments, values))


def pre_activations(arguments: Arguments, values: Values) -> str:
    """Write the script of the pre-activations over the steps of `states`; see `neuron_values`."""
    steps = arguments["states"].arguments["steps"]
    return fill("activations/pre_activations", neuron_values(arguments, values) | {"steps": steps})


def neuron_values(arguments: Arguments, values: Values) -> dict[str, object]:
    """Return the values of the training `states` of one neuron, and the step of the slider `step`."""
    run = arguments["states"].arguments
    return {
        "x": run["x"],
        "target": run["target"][0],
        "w, b": pair(run["weight"], run["bias"]),
        "rate": run["rate"],
        "step": round(values[arguments["step"].key]),
    }


def share_by_learning_rate(arguments: Arguments, values: Values) -> str:
    """Write the script of the share that `measure` names in `runs`, by label, at each of `rates`."""
    runs = [run.arguments for run in arguments["runs"].values()]
    chosen = [activation_record(run["name"]) for run in runs]
    given = {"rates": arguments["rates"], "seed": runs[0]["seed"], "shown": arguments["measure"]}
    return with_functions("activations/share_by_learning_rate", given, chosen, pairs(chosen))


def dead_units(arguments: Arguments, values: Values) -> str:
    """Write the script of the number of dead units, from the training `learning`; see `two_layers`."""
    return fill("activations/dead_units", two_layers(arguments["learning"].arguments, arguments, values))


def dead_intervals(arguments: Arguments, values: Values) -> str:
    """Write the script of the steps during which each unit is dead in `training`; see `two_layers`."""
    run = arguments["training"].arguments
    return fill("activations/dead_intervals", two_layers(run, arguments, values) | {"first_learns": run["moving"]})


def two_layers(run: Arguments, arguments: Arguments, values: Values) -> dict[str, object]:
    """Return the seed of a training of two layers, and the step of the slider `cursor`."""
    return {**examples.TWO_LAYERS, "seed": run["seed"], "step": round(values[arguments["cursor"].key])}


def learned_function(arguments: Arguments, values: Values) -> str:
    """Write the script of PReLU in `runs` at the step of the slider `step`."""
    run, step = arguments["runs"].arguments, values[arguments["step"].key]
    return fill("activations/learned_function", slope_values(run, step) | {"alpha": run["start"]})


def alpha_over_steps(arguments: Arguments, values: Values) -> str:
    """Write the script of the slope learned in `runs`, with the step of the slider `cursor`."""
    run, step = arguments["runs"].arguments, values[arguments["cursor"].key]
    given = {"alpha": run["start"], "steps": examples.PRELU_STEPS}
    return fill("activations/alpha_over_steps", slope_values(run, step) | given)


def losses_over_steps(arguments: Arguments, values: Values) -> str:
    """Write the script of the losses of `runs`, with the step of the slider `cursor`."""
    run, step = arguments["runs"].arguments, values[arguments["cursor"].key]
    given = {"start_alpha": run["start"], "fixed_alphas": FIXED_SLOPES, "steps": examples.PRELU_STEPS}
    return fill("activations/losses_over_steps", slope_values(run, step) | given)


def parameter_over_steps(arguments: Arguments, values: Values) -> str:
    """Write the script of the learned parameter in `run` over the steps, with the slider `cursor`."""
    run = arguments["run"].arguments
    given = {
        "teacher": run["teacher"],
        "parameter": run["start"],
        "rate": examples.PRELU_RATE,
        "steps": examples.PRELU_STEPS,
        "step": round(values[arguments["cursor"].key]),
        "seed": run["seed"],
    }
    functions = parameter_sources(run["expression"], run["name"], {run["name"]: run["start"], **run["others"]})
    return fill("activations/own_parameter", given, functions="\n\n\n".join(functions))


def slope_values(run: Arguments, step: float) -> dict[str, object]:
    """Return the teacher and the seed of the training of a slope, and a step."""
    return {"teacher_alpha": run["teacher"], "rate": examples.PRELU_RATE, "seed": run["seed"], "step": round(step)}


WRITERS: dict[Callable, Writer] = {
    charts.curves: curves,
    charts.pair: compared("activations/pair"),
    charts.difference: compared("activations/difference"),
    activation_catalogue.catalogue: catalogue,
    two_unit_charts.input_plane: two_hidden_units("activations/two_units"),
    two_unit_charts.hidden_plane: two_hidden_units("activations/hidden_plane"),
    vanishing_gradient.product_by_layer: by_layer("product"),
    network_diagram.depth: by_layer("product"),
    vanishing_gradient.factor_by_layer: by_layer("factor"),
    vanishing_gradient.size_by_layer: by_layer("activations"),
    vanishing_gradient.activation_histogram: activation_histogram,
    dying_relu.neuron: neuron,
    dying_relu.pre_activations: pre_activations,
    dying_relu.share_by_learning_rate: share_by_learning_rate,
    dying_relu.dead_units: dead_units,
    dying_relu.dead_intervals: dead_intervals,
    prelu.learned_function: learned_function,
    prelu.alpha_over_steps: alpha_over_steps,
    prelu.losses_over_steps: losses_over_steps,
    own_parameter.parameter_over_steps: parameter_over_steps,
}
"""The writer of each picture's script, by the function that draws it."""

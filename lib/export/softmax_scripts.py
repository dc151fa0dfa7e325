"""How the pictures of the softmax page become scripts, and the one of several classes of the losses page."""

from collections.abc import Callable

from lib.charts import attention, jacobian, losses, overflow, simplex
from lib.charts import softmax as charts
from lib.export.template import Arguments, Values, Writer, fill, pair


def live_logits(arguments: Arguments, values: Values) -> dict[str, object]:
    """Return `names`, and the values of the sliders `logits`; those of hidden ones stand in `committed`."""
    committed = {**arguments["committed"], **values}
    return {"names": arguments["names"], "logits": [committed[p.key] for p in arguments["logits"]]}


def computation(arguments: Arguments, values: Values) -> str:
    """Write the script of softmax step by step, with the sliders `logits`, at a `temperature`, plus a `constant`."""
    further = {name: arguments[name] for name in ("temperature", "constant")}
    return fill("softmax/computation", live_logits(arguments, values) | further)


def over_temperature(arguments: Arguments, values: Values) -> str:
    """Write the script of the probabilities over the temperature, with the slider `temperature`."""
    marked = values[arguments["temperature"].key]
    return fill("softmax/over_temperature", given_logits(arguments) | {"temperature": marked})


def given_logits(arguments: Arguments) -> dict[str, object]:
    """Return `names` and `logits`, which have no sliders."""
    return {"names": arguments["names"], "logits": arguments["logits"]}


def matrix(arguments: Arguments, values: Values) -> str:
    """Write the script of the Jacobian; see `given_logits`."""
    return fill("softmax/jacobian", given_logits(arguments))


def probability_changes(arguments: Arguments, values: Values) -> str:
    """Write the script of the changes as the logit at `moved` rises by what the slider `size` says."""
    step = {"moved": arguments["moved"], "size": values[arguments["size"].key]}
    return fill("softmax/probability_changes", given_logits(arguments) | step)


def linearization_error(arguments: Arguments, values: Values) -> str:
    """Write the script of the error of a step from `logits` in `direction`, with the slider `size`."""
    step = {"direction": arguments["direction"], "size": values[arguments["size"].key]}
    return fill("softmax/linearization_error", {"logits": arguments["logits"]} | step)


def class_curve(arguments: Arguments, values: Values) -> str:
    """Write the script of as many classes as the slider `count` says."""
    return fill("softmax/class_curve", {"n": round(values[arguments["count"].key])})


def jacobian_rows(arguments: Arguments, values: Values) -> str:
    """Write the script of rows of the Jacobian of `count` classes."""
    return fill("softmax/jacobian_rows", {"n": arguments["count"]})


def triangle(arguments: Arguments, values: Values) -> str:
    """Write the script of the simplex with the class `true`, and the sliders `logits` and `temperature`."""
    committed = {**arguments["committed"], **values}
    further = {
        "temperature": committed[arguments["temperature"].key],
        "true": arguments["true"],
        "losses": simplex.LOSSES,
    }
    return fill("softmax/simplex", live_logits(arguments, values) | further)


def over_shift(arguments: Arguments, values: Values) -> str:
    """Write the script of two forms of softmax of `logits` in `dtype`, with the slider `shift`."""
    given = {name: arguments[name] for name in ("name", "logits", "dtype")}
    return fill("softmax/over_shift", given | {"constant": values[arguments["shift"].key]})


def weights(arguments: Arguments, values: Values) -> str:
    """Write the script of the attention weights `matrix` of `tokens`."""
    return fill("softmax/weights", {"tokens": arguments["tokens"], **arguments["matrix"].arguments})


def entropy_by_dimension(arguments: Arguments, values: Values) -> str:
    """Write the script of the entropy over `dimensions`, with what was `found` for `d`."""
    given = {"dimensions": arguments["dimensions"], "seed": arguments["scaled"].arguments["seed"]}
    found = pair(arguments["d"], float(arguments["found"]))
    return fill("softmax/entropy_by_dimension", given | {"d, found": found})


def class_gradients(arguments: Arguments, values: Values) -> str:
    """Write the script of the gradients for `target`, with the sliders `logits`."""
    return fill("softmax/class_gradients", live_logits(arguments, values) | {"target": arguments["target"]})


WRITERS: dict[Callable, Writer] = {
    charts.computation: computation,
    charts.over_temperature: over_temperature,
    jacobian.matrix: matrix,
    jacobian.probability_changes: probability_changes,
    jacobian.linearization_error: linearization_error,
    charts.class_curve: class_curve,
    jacobian.rows: jacobian_rows,
    simplex.simplex: triangle,
    overflow.over_shift: over_shift,
    attention.weights: weights,
    attention.entropy_by_dimension: entropy_by_dimension,
    losses.class_gradients: class_gradients,
}
"""The writer of each picture's script, by the function that draws it."""

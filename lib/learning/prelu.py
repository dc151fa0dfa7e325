"""PReLU learns its slope: one neuron trained on the outputs of another, beside neurons of a fixed slope."""

import numpy as np

from lib.activations import ACTIVATIONS, prelu
from lib.learning.perceptron import START_ALPHA, Network, Training, train
from lib.numerics.validation import whole_number

FIXED_SLOPES = {"ReLU": 0.0, "Leaky ReLU": 0.01, "Fixed at 0.25": 0.25}
"""The slopes for z < 0 of the neurons that do not learn theirs, by their label."""


def train_prelu(
    teacher_alpha: float,
    start_alpha: float,
    rate: float,
    steps: int,
    generator: np.random.Generator,
    samples: int = 64,
) -> dict[str, Training]:
    """Return the training of one neuron y = f(w x + b) on the targets prelu(x, teacher_alpha), for each slope.

    The neuron "PReLU" learns w, b and alpha, from `start_alpha`; those of FIXED_SLOPES learn w and b only. All start
    from w = 1/2 and b = 0 and see the same standard normal x. Alpha may take any value, also above 1, where
    max(alpha x, x) would be another function. From a steep start with a negative teacher (alpha 1, teacher -1/2) the
    training can end where every z is positive: the neuron is linear, and alpha has no gradient. ValueError unless
    samples is a whole number of at least 1, and as in `train`.
    Source: He, Zhang, Ren and Sun (2015), Delving Deep into Rectifiers, section 2.1, arXiv:1502.01852.
    """
    x = generator.standard_normal(whole_number("samples", samples))
    target = prelu(x, teacher_alpha)
    # The output of the neuron is that of the network: the second layer multiplies it by 1 and is frozen.
    one, zero = np.ones((1, 1)), np.zeros((1, 1))
    start = Network(((one / 2, zero), (one, zero)), one * START_ALPHA)

    def run(name: str, alpha: float) -> Training:
        return train(start, x, target, ACTIVATIONS[name], rate, steps, frozen=(1,), alpha=alpha)

    fixed = {label: run("leaky_relu", alpha) for label, alpha in FIXED_SLOPES.items()}
    return {"PReLU": run("prelu", start_alpha), **fixed}

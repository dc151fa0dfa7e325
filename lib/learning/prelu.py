"""PReLU learns its slope from a teacher, beside neurons whose slope is fixed."""

import numpy as np

from lib.activations import ACTIVATIONS, prelu
from lib.learning.perceptron import START_ALPHA, Network, train
from lib.numerics.validation import whole_number

FIXED_SLOPES = {"ReLU": 0.0, "Leaky ReLU": 0.01, "Fixed at 0.25": 0.25}
"""The runs beside PReLU whose slope for z < 0 is not learned."""


def train_prelu(teacher_alpha, start_alpha, rate, steps, generator, samples=64):
    """Return the runs of one neuron y = f(w x + b) that learns the teacher prelu(x, teacher_alpha).

    The key "PReLU" learns w, b and alpha, from `start_alpha`; the keys of FIXED_SLOPES learn w and b alone. All start
    from w = 1/2, b = 0 and see the same standard normal x. Alpha may take any value, also above 1, where
    max(alpha x, x) would be another function. A steep start under a falling teacher (alpha 1, teacher -1/2) can end
    where every z is positive: the neuron is a straight line, and alpha has no gradient left.
    ValueError unless samples is a whole number of at least 1, and as in `train`. Source: He et al. (2015), section 2.1.
    """
    x = generator.standard_normal(whole_number("samples", samples))
    target = prelu(x, teacher_alpha)
    # The neuron's own output is the net's: the layer behind it multiplies by 1 and is frozen.
    one, zero = np.ones((1, 1)), np.zeros((1, 1))
    start = Network(((one / 2, zero), (one, zero)), one * START_ALPHA)

    def run(name, alpha):
        return train(start, x, target, ACTIVATIONS[name], rate, steps, frozen=(1,), alpha=alpha)

    fixed = {name: run("leaky_relu", slope) for name, slope in FIXED_SLOPES.items()}
    return {"PReLU": run("prelu", start_alpha), **fixed}

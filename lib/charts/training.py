"""The pictures of the training experiments."""

import numpy as np

from lib.charts.lines import Frame, Line, lines


def pre_activations(x, states):
    """Draw the pre-activation of each sample over the steps: a neuron is dead once all lines are at or under 0."""
    over_steps = np.stack([state.pre_activation for state in states], axis=-1)
    columns = {"x": np.arange(len(states))} | {f"z{i}": z for i, z in enumerate(over_steps)}
    shown = [Line(f"z{i}", f"x = {value:g}") for i, value in enumerate(x)]
    columns["zero"] = np.zeros(len(states))
    shown.append(Line("zero", "no gradient down here", dashed=True))
    text = f"Pre-activation of {len(x)} samples over {len(states) - 1} steps of gradient descent."
    return lines(columns, shown, Frame("step", "pre-activation w x + b", height=320), text)

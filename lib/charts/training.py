"""The pictures of the training experiments."""

import numpy as np

from lib.activations import relu
from lib.charts.frames import frames
from lib.charts.lines import Frame, Line, lines


def neuron(x, target, states, step, start):
    """Draw a ReLU neuron at each step of its training: w x + b, its output, its samples, and their target.

    `step` is the live parameter, `start` its value at the opening.
    """
    x = np.asarray(x)
    across = np.union1d(np.linspace(x.min() - 1, x.max() + 1, 81), x)
    sampled = np.where(np.isin(across, x), 1.0, np.nan)

    def line(index):
        return states[round(index)].weight * across + states[round(index)].bias

    columns = {"x": across, "target": np.where(sampled == 1, target, np.nan)}
    columns |= frames("line", line, step, start)
    columns |= frames("output", lambda index: relu(line(index)), step, start)
    columns |= frames("sample", lambda index: sampled * relu(line(index)), step, start)
    shown = [
        Line("line", "w x + b", dashed=True, bend=step),
        Line("output", "output max(0, w x + b)", bend=step),
        Line("sample", "output of a sample", bend=step, points=True),
        Line("target", "its target", points=True),
    ]
    text = f"A ReLU neuron and its {x.size} samples; the slider sets the step of its training."
    return lines(columns, shown, Frame("input x", "output"), text)


def pre_activations(x, states):
    """Draw the pre-activation of each sample over the steps: a neuron is dead once all lines are at or under 0."""
    over_steps = np.stack([state.pre_activation for state in states], axis=-1)
    columns = {"x": np.arange(len(states))} | {f"z{i}": z for i, z in enumerate(over_steps)}
    shown = [Line(f"z{i}", f"x = {value:g}") for i, value in enumerate(x)]
    columns["zero"] = np.zeros(len(states))
    shown.append(Line("zero", "no gradient down here", dashed=True))
    text = f"Pre-activation of {len(x)} samples over {len(states) - 1} steps of gradient descent."
    return lines(columns, shown, Frame("step", "pre-activation w x + b", height=240), text)

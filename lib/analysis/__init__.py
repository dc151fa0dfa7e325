"""Analysis of the lesson's functions by computation.

Range, saturation and kinks of an activation, two functions compared, the Jacobian and the simplex of softmax,
attention, and the same functions in other frameworks belong here. The functions themselves are in lib.activations,
lib.softmax and lib.losses; training belongs to lib.learning, sampling to lib.statistics.
"""

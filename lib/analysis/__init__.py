"""Properties of the functions of the lesson, found by computation: range, saturation and kinks of an activation, two
functions compared, the Jacobian and the simplex of softmax, attention, and what other frameworks compute. The functions
themselves stand in the modules named as the pages; training belongs to lib.learning, sampling to lib.statistics.
"""

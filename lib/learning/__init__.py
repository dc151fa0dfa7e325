"""Models with weights and how they learn.

A neuron, networks and their initialization, logistic and softmax regression, regression under several noise models, and
the data sets that they learn from belong here. The losses are in lib.losses; what is inferred about one probability p
belongs to lib.inference.
"""

"""Inference from Bernoulli trials.

Iterative maximisation of the likelihood, tests of a hypothesis about p, and calibration of probability forecasts belong
here. Distributions and confidence intervals belong to lib.statistics, models with weights to lib.learning.
"""

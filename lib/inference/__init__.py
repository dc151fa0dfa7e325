"""Inference from Bernoulli trials: iterative maximisation of the likelihood, tests of a hypothesis about p, calibration
of probability forecasts. Distributions and confidence intervals belong to lib.statistics, models with weights to
lib.learning.
"""

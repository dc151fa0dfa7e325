"""Bernoulli trials: the binomial distribution and its approximations, confidence intervals for p and their coverage,
simulated flips. The likelihood of a sample is lib.likelihood; its maximisation, hypothesis tests and the calibration of
forecasts belong to lib.inference.
"""

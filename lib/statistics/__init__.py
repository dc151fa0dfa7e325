"""Bernoulli trials and their statistics.

The binomial distribution and its approximations, confidence intervals for p and their coverage, and simulated flips
belong here. The likelihood of a sample is lib.likelihood; its maximisation, hypothesis tests and the calibration of
forecasts belong to lib.inference.
"""

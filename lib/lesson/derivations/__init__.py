"""Derivations: the steps from a definition to a result, each line with its formula, its reason and its value.

derivation.py has the record, the modules of the subjects hold the derivations, and registry.py lists them all. A test
evaluates every line at random points and compares it with the line before it.
"""

"""The sentences, tables and formulas of the losses page, a module for the tabs that share a subject.

What belongs to another page stands in its module beside this package; what a loss is, in lib.losses.
"""

"""The charts of the lesson: a module for each subject, a function for each chart.

Each function takes arrays and parameters and returns a Picture (core/picture.py). These modules define what is drawn,
on which axes, and what a slider changes. The formulas are in the packages that compute, and ui turns a chart into a
widget of a page.

An argument `start` is the value of a slider at the opening of its chart: typed, or from the address, so that it may lie
between two steps of the slider.

Modules of subjects do not import one another. What they share is in core, or in colors.py.
"""

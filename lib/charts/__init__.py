"""The charts of the lesson: a module for each subject, a function for each chart.

Arrays and parameters go in, a Picture (core/picture.py) comes out. Here it is decided what is drawn, on which axes, and
what a slider changes. The formulas are those of the packages that compute, and how a chart becomes a widget of a page
is the business of ui.

An argument `start` is the value of a slider at the opening of its chart: typed, or from the address, so that it may lie
between two steps of the slider.

Modules of subjects do not import one another. What they share is in core, or in colors.py.
"""

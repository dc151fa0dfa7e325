"""Numerical foundations.

Checks of arguments, the rule of the elementwise functions, the error function, overflow and underflow in floating-point
formats, and the record of a parameter belong here. Whatever belongs to one topic of the lesson is in the package of
that topic; nothing here imports from the rest of lib.
"""

"""Numerical foundations that know no subject: what an argument may be, what an elementwise function returns, how
floating-point numbers fail, and the record of a parameter. A function that belongs to one topic of the lesson stands
with that topic, and nothing here imports from the rest of lib.
"""

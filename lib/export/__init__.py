"""Files that a student takes away: a readable Python script for each picture, and its numbers as CSV.

A script is a template, a complete program under `templates`, with the picture's present values put into it and with the
activations or losses that it draws, which are written as plain NumPy under `templates/functions`. Nothing here draws or
computes what a page shows.
"""

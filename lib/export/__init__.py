"""Files that a student takes away: a readable Python script for each picture, and its numbers as CSV.

A script is a template, a complete program under `templates`, with the picture's present values put into it. Nothing
here draws or computes what a page shows.
"""

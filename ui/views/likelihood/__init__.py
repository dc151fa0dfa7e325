"""The views of the page pages/likelihood.py: layout and widgets, one module for each view."""

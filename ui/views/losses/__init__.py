"""The views of the page pages/losses.py: layout and widgets, one module for each view."""

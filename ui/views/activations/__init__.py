"""The views of the page pages/activations.py: layout and widgets, one module for each view."""

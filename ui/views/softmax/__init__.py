"""The views of the page pages/softmax.py: layout and widgets, one module for each view."""

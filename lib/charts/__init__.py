"""The pictures of the lesson: arrays in, Vega-Lite out. One module a page, one function a picture."""

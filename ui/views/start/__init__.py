"""The views of the page streamlit_app.py: layout and widgets, one module for each view."""

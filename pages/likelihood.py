import ui

ui.page("pages/likelihood.py", "hi")

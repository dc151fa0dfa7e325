import ui

ui.page("pages/losses.py", "hi")

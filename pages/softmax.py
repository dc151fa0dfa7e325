import ui

ui.page("pages/softmax.py", "hi")

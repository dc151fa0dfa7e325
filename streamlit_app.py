import ui

ui.page("streamlit_app.py", "hi")

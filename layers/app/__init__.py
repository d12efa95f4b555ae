"""The app in the browser: what ``streamlit_app.py`` is made of, and what starts it."""

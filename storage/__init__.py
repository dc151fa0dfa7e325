"""What the server keeps for longer than a session: the halls, in one SQLite file or in memory.

It is no part of `lib`, which has no clock and no files, nor of `ui`, which knows no SQL: the records and the rules come
from `lib.hall`, the time from the caller, and nothing here knows Streamlit.
"""

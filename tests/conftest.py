"""One server of the app for all tests of a worker that need one."""

import pytest

from benchmarks.load import FORGOTTEN, server


@pytest.fixture(scope="session")
def app_server():
    """Return a server that soon forgets a session which has left."""
    with server("streamlit_app.py", True, f"--server.disconnectedSessionTTL={FORGOTTEN}") as running:
        yield running

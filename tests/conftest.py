"""One server of the app for all tests of a worker that need one."""

import os

import pytest

# Two workers share two cores, where the threads of one matrix product would wait for those of another. NumPy reads this
# when it is imported, hence the late import below.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def app_server():
    """Return a server that soon forgets a session which has left."""
    from benchmarks.load import FORGOTTEN, server

    with server("streamlit_app.py", True, f"--server.disconnectedSessionTTL={FORGOTTEN}") as running:
        yield running

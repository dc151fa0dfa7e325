"""One server of the app for all tests of a worker that need one."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Two workers share two cores, where the threads of one matrix product would wait for those of another. NumPy reads this
# when it is imported, hence the late import below.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# A busy machine is slow, not wrong: no example has a deadline. Fifty examples find what a hundred do here.
settings.register_profile("suite", max_examples=50, deadline=None)
settings.load_profile("suite")


UNIT = Path(__file__).parent / "unit"


def pytest_collection_modifyitems(items):
    """Let the tests of lib alone count as coverage: to trace the others would take a third of their time again."""
    for item in items:
        if UNIT not in item.path.parents:
            item.add_marker("no_cover")


@pytest.fixture(scope="session")
def hall_database(tmp_path_factory):
    """Return the file of the halls of the server."""
    return tmp_path_factory.mktemp("halls") / "halls.sqlite"


@pytest.fixture(scope="session")
def app_server(hall_database):
    """Return a server that soon forgets a session which has left."""
    from benchmarks.load import FORGOTTEN, server
    from storage.halls import VARIABLE

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(hall_database))
        with server("streamlit_app.py", True, f"--server.disconnectedSessionTTL={FORGOTTEN}") as running:
            yield running


@pytest.fixture(scope="session")
def app_places(app_server):
    """Return every page of the server with each of its tabs."""
    from benchmarks.student import places
    from tests.benchmarks.coroutines import complete

    return complete(places(app_server.host))

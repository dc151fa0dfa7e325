"""One server of the app for all tests of a worker that need one."""

import importlib
import os
import pkgutil
from pathlib import Path

import pytest
from hypothesis import settings

import lib

# Two workers share two cores, where the threads of one matrix product would wait for those of another. NumPy reads this
# when it is imported, hence the late import below.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# A busy machine is slow, not wrong: no example has a deadline. Fifty examples find what a hundred do here.
settings.register_profile("suite", max_examples=50, deadline=None)
settings.load_profile("suite")


UNIT = Path(__file__).parent / "unit"


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session):
    """End the measurement of a controller, which pytest-cov starts in a worker, too, where "-n" is in pyproject.toml.

    It would go on while that of the worker pauses.
    """
    coverage = _coverage(session.config)
    if coverage and hasattr(session.config, "workerinput"):
        coverage.cov.stop()


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Let the import of lib count as coverage; to trace the rest of the collection would take half as long again."""
    coverage = _coverage(session.config)
    if coverage and coverage.started:
        for module in pkgutil.walk_packages(lib.__path__, "lib."):
            importlib.import_module(module.name)
        coverage.pause()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Let the tests of lib alone count as coverage: to trace the others would take a third of their time again."""
    coverage = _coverage(item.config)
    wanted = UNIT in item.path.parents
    if coverage and coverage.started != wanted:
        if wanted:
            coverage.resume()
        else:
            coverage.pause()
    return (yield)


def _coverage(config):
    """Return what measures the coverage, where it is measured: a part of pytest-cov 7.1 that has no public name."""
    plugin = config.pluginmanager.get_plugin("_cov")
    return plugin and plugin.cov_controller


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

"""What makes each run of AppTest cheaper for all tests, and changes nothing that a page does."""

import functools
import gc

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner


@pytest.fixture(scope="session", autouse=True)
def scanned_once():
    """Remember which packages bring components along: Streamlit scans for them in each AppTest, at great cost."""
    with pytest.MonkeyPatch.context() as patch:
        scan = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session", autouse=True)
def awaited_without_polling():
    """Wait for the end of a run: AppTest asks for it a thousand times a second, which holds up the run."""
    out_of_time = local_script_runner.require_widgets_deltas

    def require_widgets_deltas(runner, timeout=3):
        runner._script_thread.join(timeout)
        if runner._script_thread.is_alive():
            out_of_time(runner, timeout=0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", require_widgets_deltas)
        yield


@pytest.fixture(scope="session", autouse=True)
def modules_are_no_garbage():
    """Let Python look for garbage among new objects alone: most others are those of modules, which stay."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()

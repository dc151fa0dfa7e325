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
def waits_for_the_end():
    """Let AppTest sleep until a run has ended: by itself it looks a thousand times a second, and interrupts the run."""

    def wait(runner, timeout):
        runner._script_thread.join(timeout)
        if runner.script_stopped():
            return
        runner.request_stop()
        raise RuntimeError(f"The run has not ended after {timeout} seconds.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(scope="session", autouse=True)
def modules_are_no_garbage():
    """Let Python look for garbage among new objects alone: most others are those of modules, which stay."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()

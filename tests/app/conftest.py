"""What makes each run of AppTest cheaper for all tests, and changes nothing that a page does."""

import functools
import gc

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def scanned_once():
    """Remember which packages bring components along: Streamlit scans for them in each AppTest, at great cost."""
    with pytest.MonkeyPatch.context() as patch:
        scan = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session", autouse=True)
def modules_are_no_garbage():
    """Let Python look for garbage among new objects alone: most others are those of modules, which stay."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()

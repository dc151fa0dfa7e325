"""The tabs in which tests of several files follow one another, each in a state that it goes to (see `app.go_to`).

To load a page takes four times as long as to go to a state of it.
"""

import pytest


def _opened(address: str) -> pytest.MarkDecorator:
    """Return the mark of the tests that run in the tab with an address."""
    return pytest.mark.parametrize("opened", [address], indirect=True, ids=[pytest.HIDDEN_PARAM])


on_activations = _opened("/activations?functions=ELU")
on_softmax = _opened("/softmax?view=Temperature")
on_likelihood = _opened("/likelihood")
on_losses = _opened("/losses?view=Two%20classes")

import mpmath as mp
import numpy as np
import pytest

from lib.numerics.error_function import erfc


@pytest.mark.parametrize("x", [-30.0, -6.0, -1.0, -1e-9, 0.0, 0.5, 3.0, 10.0, 26.0])
def test_the_error_function_is_that_of_mpmath(x):
    with mp.workdps(40):
        exact = mp.erfc(mp.mpf(x))
        assert abs(mp.mpf(float(erfc(x))) / exact - 1) < 1e-15


def test_limits_nan_and_shape():
    np.testing.assert_array_equal(erfc([-np.inf, np.inf, np.nan]), [2, 0, np.nan])
    assert erfc(np.zeros((2, 3))).shape == (2, 3)
    assert erfc(np.zeros((2, 3))).dtype == np.float64
    assert erfc([]).shape == (0,)

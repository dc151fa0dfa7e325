"""Type aliases for the arrays of lib."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
"""An array of real numbers. float32 where the argument was float32, and a NumPy scalar where the shape is ()."""

IntArray = NDArray[np.int64]
"""An array of counts, indices or labels."""

"""The activations of the lesson in the language of expressions, to start from.

`a` stands for α and `b` for β. Each text has the values of the function of the same name in lib/activations.py, to
within a few units in the last place of 1 or of the value, whichever is larger, and at the kinks the same derivatives.
"""

TEXTS = {
    "sigmoid": "sigmoid(x)",
    "tanh": "tanh(x)",
    "relu": "relu(x)",
    "leaky_relu": "where(x > 0, x, a*x)",
    "prelu": "where(x > 0, x, a*x)",
    "elu": "where(x > 0, x, a*expm1(x))",
    "selu": "1.0507009873554805*where(x > 0, x, 1.6732632423543772*expm1(x))",
    "celu": "where(x > 0, x, a*expm1(x/a))",
    "gelu": "x/2*(1 + erf(x/sqrt(2)))",
    "gelu_tanh": "x/2*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))",
    "silu": "x*sigmoid(x)",
    "swish": "x*sigmoid(b*x)",
    "mish": "x*tanh(softplus(x))",
    "softplus": "softplus(x)",
    "softsign": "x/(1 + abs(x))",
    "hardtanh": "clip(x, -1, 1)",
    "hardsigmoid": "clip(x + 3, 0, 6)/6",
    "hardswish": "x*clip(x + 3, 0, 6)/6",
    "relu6": "clip(x, 0, 6)",
    "log_sigmoid": "-softplus(-x)",
}
"""The text of each activation, by its key in ACTIVATIONS."""

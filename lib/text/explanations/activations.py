"""What the views of the activations page explain."""

import numpy as np

from lib.activations import ACTIVATIONS, sigmoid_derivative, tanh_derivative
from lib.text.explanations.explanation import Explanation

_LAYERS = 20

EXPLANATIONS = {
    "Curves": Explanation(
        subject="A unit of a network adds up its inputs, each times a weight, and adds a bias. The result x goes "
        "through an activation function f. The picture shows [f] and its [derivative f′] for the functions that you "
        "choose. Without an activation function, a stack of layers would be one linear map, and more layers would add "
        "nothing.",
        symbols={
            "x": "the input of the activation, any real number",
            "f(x)": "the output of the unit",
            "f′(x)": "the derivative, the slope of the curve at x",
            "α, β": "parameters that change the shape of some functions",
        },
        notice="Look where f′ is close to 0. The [sigmoid] is flat on both sides, and its slope is at most "
        "{sigmoid_slope:.2f}. The slope of [tanh] reaches {tanh_slope:.0f}. [ReLU] is 0 for every negative x, and its "
        "slope is 1 for every positive x. At 0 it has a kink: the slope jumps.",
        training="Training multiplies by f′ at every unit. Where f′ is almost 0, the weights before the unit hardly "
        "change, however wrong the output is.",
        mistake="A curve that looks flat need not have slope 0, and a curve without a kink may still be flat. Read "
        "the slope from the curve of f′.",
        following=("activations", "Why nonlinear"),
        reason="See what a network cannot do without such a function.",
        numbers={"sigmoid_slope": float(sigmoid_derivative(0.0)), "tanh_slope": float(tanh_derivative(0.0))},
        terms={
            "f": "solid lines",
            "derivative f′": "dashed lines",
            "sigmoid": "Sigmoid",
            "tanh": "Tanh",
            "ReLU": "ReLU",
            "ELU": "ELU",
            "CELU": "CELU",
            "Leaky ReLU": "Leaky ReLU",
            "PReLU": "PReLU",
            "Swish": "Swish",
        },
        present=(
            "The α of [ELU] is {elualpha}, which is its slope just left of 0.",
            "The α of [CELU] is {celualpha}: for large negative x its values go to −α.",
            "The α of [Leaky ReLU] is {leakyalpha}, which is its slope for negative x.",
            "The α of [PReLU] is {prelualpha}, which is its slope for negative x.",
            "The β of [Swish] is {beta}, and its slope at 0 is 1/2 for every β.",
        ),
    ),
    "Compare": Explanation(
        subject="Two activation functions are drawn together. The second picture shows how [far they are apart], and "
        "how far their [slopes] are apart. The third part sends random inputs through both functions and measures the "
        "outputs.",
        symbols={
            "f, g": "the two functions",
            "f − g": "their difference at the same x",
            "mean": "the centre of the normally distributed inputs",
            "spread": "the standard deviation of these inputs",
        },
        notice="Where f − g is 0, the curves meet. For inputs with mean 0, the outputs of [tanh] also have mean 0. "
        "The outputs of [ReLU] do not: their mean is {relu_mean:.4f} for standard normal inputs, because no output is "
        "negative. Move the mean of the inputs and watch the mean of the outputs.",
        training="The outputs of one layer are the inputs of the next. If they are all positive, the gradients of all "
        "weights of a unit in the next layer have the same sign on each sample, and training zigzags.",
        mistake="Tanh is not steeper than the sigmoid everywhere. It is steeper near 0 only. Far from 0, it is the "
        "flatter of the two.",
        following=("activations", "Vanishing gradient"),
        reason="See what many small slopes do to a gradient that passes through many layers.",
        numbers={"relu_mean": 1 / np.sqrt(2 * np.pi)},
        terms={"far they are apart": "difference", "slopes": "dashed lines", "tanh": "Tanh", "ReLU": "ReLU"},
    ),
    "Catalogue": Explanation(
        subject="This view shows all {count:.0f} activation functions of the app, each in a small picture with the "
        "same axes. A click on a picture opens the card of the function: its formula, its derivative, and what was "
        "computed about it.",
        symbols={"x": "the input, from −5 to 5 in every picture", "f(x)": "the output, from −1.5 to 3"},
        notice="The functions form families. The [sigmoid], [tanh] and [softsign] level off on both sides. [ReLU] and "
        "its relatives are straight lines with a kink. [ELU], [GELU], [SiLU] and [Mish] are smoother forms of ReLU. "
        "Ask of each: is it bounded? Is it smooth? Is its slope ever 0?",
        training="There is no best function for every network. ReLU is cheap and works in most networks. Smooth "
        "functions such as GELU are common in language models. The sigmoid is used at the output, where the result "
        "has to be a probability.",
        mistake="Two names can mean the same function: SiLU is Swish with β = 1. One name can also mean two "
        "functions, because libraries use different default parameters. The card of a function lists them.",
        following=("activations", "Curves"),
        reason="Draw some of these functions in one picture, with sliders for their parameters.",
        numbers={"count": len(ACTIVATIONS)},
        terms={
            "sigmoid": "Sigmoid",
            "tanh": "Tanh",
            "softsign": "Softsign",
            "ReLU": "ReLU",
            "ELU": "ELU",
            "GELU": "GELU",
            "SiLU": "SiLU",
            "Mish": "Mish",
        },
    ),
    "Why nonlinear": Explanation(
        subject="A small network has two inputs, two hidden units and one output. It has to compute XOR, which is 1 if "
        "exactly one of the inputs is 1. The first picture is the plane of the inputs with the four points. The second "
        "is that of the hidden units.",
        symbols={
            "x₁, x₂": "the inputs, 0 or 1",
            "h₁, h₂": "the outputs of the hidden units",
            "y": "the output; the network gives class 1 where y > 0",
            "W₁, b₁": "weights and biases of the first layer",
            "W₂, b₂": "those of the second",
        },
        notice="Without an activation, W₂ (W₁ x + b₁) + b₂ is W x + b. The border of class 1, where W x + b = 0, is "
        "then at most one straight line, and no line has [both squares] on one side and [both circles] on the other. "
        "With ReLU each unit has a kink, where it begins to be active, and the border bends there. In the plane of h₁ "
        "and h₂ it is still straight, but the points have moved. A solution puts both squares, (0, 1) and (1, 0), on "
        "the same side.",
        training="More linear layers add weights, but no new functions. Only the activation makes depth useful. With "
        "enough hidden units, the border can take almost any shape.",
        mistake="A unit with a nonlinear activation does not make a solution certain. It makes one possible, and "
        "training has to find it.",
        following=("activations", "Vanishing gradient"),
        reason="See what the slope of the activation does to the gradient in many layers.",
        terms={"both squares": "class 1", "both circles": "class 0"},
    ),
    "Vanishing gradient": Explanation(
        subject="Networks of many equal layers get random weights and random inputs. Back-propagation then computes "
        "the gradient of the loss, from the last layer to the first. The picture shows its size at every layer, for "
        "each activation function that you choose.",
        symbols={
            "layer": "its number, counted from the input",
            "n": "the width, the number of units in a layer",
            "variance": "the mean square of the random weights, for example 1/n or 2/n",
        },
        notice="Read the picture from right to left. In every layer the gradient is multiplied by about the same "
        "factor, so on a logarithmic axis the points lie near a straight line. For the [sigmoid] the slope alone gives "
        "a factor of at most {slope:.2f} for each layer: after {layers:.0f} layers that is at most {product:.0e}.",
        training="If the gradient is tiny at the first layers, these layers hardly learn. If it grows, one step "
        "destroys the weights. Good initial weights keep the factor near 1.",
        mistake="[ReLU] has slope 1, but only where its input is positive. With half of the units active and variance "
        "1/n, the gradient still shrinks.",
        following=("activations", "Dying ReLU"),
        reason="See how a single ReLU unit can stop learning for ever.",
        numbers={
            "slope": float(sigmoid_derivative(0.0)),
            "layers": _LAYERS,
            "product": float(sigmoid_derivative(0.0)) ** _LAYERS,
        },
        terms={"sigmoid": "Sigmoid", "tanh": "Tanh", "ReLU": "ReLU"},
        present=(
            "With the [sigmoid] the gradient at layer 0, the input, is {sigmoid} times as large as at the last layer.",
            "With [tanh] the gradient at layer 0 is {tanh} times as large as at the last layer.",
            "With [ReLU] the gradient at layer 0 is {relu} times as large as at the last layer.",
        ),
        live={"sigmoid": "Sigmoid at the input", "tanh": "Tanh at the input", "relu": "ReLU at the input"},
    ),
    "Dying ReLU": Explanation(
        subject="A neuron with a ReLU is trained by gradient descent on a few samples. It computes [max(0, w x + b)]. "
        "Where w x + b is negative for every sample, the output is 0, the slope is 0, and so the gradient is 0. The "
        "weights stop changing. Such a unit is called dead.",
        symbols={
            "w, b": "weight and bias of the neuron",
            "w x + b": "the input of the ReLU for the sample x",
            "η": "the learning rate, the factor of the gradient in each step",
        },
        notice="Choose a cause and press play. Look at the line [w x + b]: when it lies below 0 at every sample, the "
        "unit is dead, and further steps change nothing. A large learning rate can do this in one step, and so can a "
        "large negative bias.",
        training="A dead unit no longer helps the network. A smaller learning rate or a function with a slope for "
        "negative inputs, such as Leaky ReLU, makes this less likely.",
        mistake="Negative inputs alone do not kill a unit. What counts is w x + b, and a negative weight makes it "
        "positive for negative x. The sign must be wrong for all samples, not for some.",
        following=("activations", "PReLU"),
        reason="A function with a slope for negative inputs can even learn that slope.",
        terms={"max(0, w x + b)": "ReLU", "w x + b": "w x + b"},
        present=("At step {step} the weight w is {weight} and the bias b is {bias}.",),
    ),
    "PReLU": Explanation(
        subject="PReLU is x for positive x and α x for negative x. Unlike in Leaky ReLU, the slope α is not fixed: it "
        "is a parameter that is learned. Here a [teacher], a PReLU with a slope that you choose, gives the right "
        "answers, and gradient descent changes α until the answers agree.",
        symbols={
            "α": "the slope for negative x",
            "∂f/∂α": "the derivative in α, which is min(0, x)",
            "loss": "the mean of ½ (output − target)² over the samples",
        },
        notice="Press play. The [learned line] turns towards that of the teacher, fast at first and then more slowly, "
        "because the gradient becomes smaller as the error becomes smaller. A positive sample moves nothing: its "
        "derivative min(0, x) is 0.",
        training="Every parameter with a derivative can be learned, not only weights. A PReLU may learn α = 0 and so "
        "become a ReLU, or α = 1 and become linear.",
        mistake="The derivative in α is not the derivative in x. The first tells how α changes in training. The "
        "second is passed on to the layers before.",
        following=("softmax", "Classes"),
        reason="Go on to softmax, the function at the output of a network with several classes.",
        terms={"teacher": "the teacher", "learned line": "PReLU"},
        present=("At step {prelustep} the learned α is {alpha}.",),
        live={"alpha": "α that PReLU learns"},
    ),
}
"""The explanation of each view, by the name of the view."""

"""The words of the page Activations, view by view."""

INTRO = (
    "A solid line is a function f, the dashed line of the same colour is its slope f′. Where the dashed line is near "
    "zero, a network hardly learns through that unit."
)

# Axes of several views

INPUT_X = "input x"
OUTPUT = "output"
STEP = "step"
LAYER = "layer, 0 is the input"

# Your own function, a box of several views

OWN_START = "Start from a known function"
OWN_LANGUAGE = "Write an expression in `x`, such as `x*sigmoid(b*x)` or `where(x > 0, x, a*x)`."
OWN_MISSING = "Type your function in the box of this view. The pictures appear when it can be drawn."
OWN_COSTLY = (
    "Your function is left out here, because networks are trained with it: it may have at most {most} smooth functions "
    "and powers, where a power counts twice."
)
OWN_UNDEFINED = (
    "Your function or its slope is not finite at x {x}. It is left out here, because this view needs a finite value "
    "and slope for every x; x from {low} to {high} was looked at."
)
OWN_NOT_DRAWN = "Your function has no finite value between {low} and {high}, so no curve is drawn."
OWN_TIES = "Where two arguments of `min` or `max` are equal, f′ is computed with the mean of their slopes."
OWN_NOT_FINITE = "Its range, mean and limits are not computed, because it is not finite for every x."
OWN_NOT_FINITE_AT = "Its range, mean and limits are not computed, because it or its slope is not finite at x {x}."
OWN_STEEP = "Its range, mean and limits are not computed, because its slope is not bounded near x {x}."
OWN_MANY_KINKS = "Its range, mean and limits are not computed, because it has more than {most} kinks."
OWN_NO_LIMIT = "Its range, mean and limits are not computed, because no limit was found for x → −∞ or x → ∞."

# Curves

CURVES_INTRO = {
    "both": "Point at a curve, or click it to keep its numbers. The straight line through the point is its tangent, "
    "and the dashed curve shows the slope of that tangent.",
    "function": "Point at a curve, or click it to keep its numbers. The straight line through the point is its "
    "tangent.",
    "slope": "Each curve is a derivative. Point at it to read the slope of the function at that x.",
}
CURVES_SLIDER = "Drag a slider under the picture to change a parameter."
CURVES_NONE = "Choose at least one function, or type one."

CURVES_TITLE_OF_ONE = {
    "both": "{function} with its slope",
    "function": "{function}",
    "slope": "Slope of {function}",
}
CURVES_TITLE_OF_SEVERAL = {
    "both": "{functions} with their slopes",
    "function": "{functions}",
    "slope": "Slopes of {functions}",
}
CURVES_MANY = "{count} functions"
CURVES_Y = {"both": "f(x) solid, f′(x) dashed", "function": "f(x)", "slope": "slope f′(x)"}
CURVES_TEXT = {
    "both": "f(x) and its slope f′(x) of {functions} for x from {low} to {high}.",
    "function": "f(x) of {functions} for x from {low} to {high}.",
    "slope": "The slope f′(x) of {functions} for x from {low} to {high}.",
}
CURVES_SLOPE = "{function}, slope"
CURVES_LARGEST_SLOPE = "largest slope {slope}"
CURVES_FLAT_LEFT = "|f′| < {slope} left of {x}"
CURVES_FLAT_RIGHT = "|f′| < {slope} right of {x}"
CURVES_FLAT_BAND = "shaded: |f′| < {slope}"

# The card of a function

CARD_FRAMEWORKS = (
    "The table holds what {run} returned on a CPU, and what the reference and the source of {read} say, which was not "
    "run."
)
CARD_FRAMEWORKS_NAME = "{function} in other frameworks"
CARD_CALL = "call"
CARD_NO_CALL = "no such function"
CARD_DEFAULTS = "default"
CARD_DEFAULT = "{parameter} = {theirs}, here {ours}"
CARD_KINKS = "slope at a kink"
CARD_KINK = "{theirs} at {x}, here {ours}"
CARD_NOTE = "note"

CARD_RANGE = "Range"
CARD_MINIMUM = "minimum {where}"
CARD_MAXIMUM = "maximum {where}"
CARD_LEFT_END = "x → −∞"
CARD_RIGHT_END = "x → ∞"
CARD_NO_LIMIT = "no limit"
CARD_APPROACHES = "approaches {limit}"
CARD_EQUALS = "equals {limit}"
CARD_EQUALS_WHERE = "equals {limit} {where}"
CARD_GROWS = "grows to ∞"
CARD_FALLS = "falls to −∞"
CARD_ASYMPTOTE = "{limit}, asymptote y {line}"
CARD_STRAIGHT = "{limit}: f(x) {line}"
CARD_STRAIGHT_WHERE = "{limit}: f(x) {line} {where}"
CARD_LEVEL = "{limit}, the slope approaches 0"
CARD_STEEP = "{limit}, its slope is unbounded"
CARD_MEAN = "Mean output, standard normal input"
CARD_CENTRED = "{mean}, centred"
CARD_NOT_CENTRED = "{mean}, not centred"
CARD_MONOTONE = "Monotone"
CARD_CONSTANT = "constant"
CARD_NOT_MONOTONE = "no"
CARD_NEVER_FALLS = "never falls"
CARD_NEVER_RISES = "never rises"
CARD_RISING = "strictly rising"
CARD_FALLING = "strictly falling"
CARD_SHAPE = "Shape"
CARD_LINE = "a straight line"
CARD_CONVEX = "convex: never bent downwards"
CARD_CONCAVE = "concave: never bent upwards"
CARD_NO_SHAPE = "neither convex nor concave"
CARD_LARGEST_SLOPE = "Largest slope"
CARD_LEAST_SLOPE = "Least slope"
CARD_UNBOUNDED = "unbounded {where}"
CARD_BOUND_APPROACHED = "approaches {bound} {where}"
CARD_BOUND = "{bound} {where}"
CARD_LIPSCHITZ = "Lipschitz constant, the bound of |slope|"
CARD_NO_LIPSCHITZ = "none"
CARD_ZERO_SLOPE = "Slope exactly 0"
CARD_NO_INTERVAL = "on no interval"
CARD_SMALL_SLOPE = "Slope stays between −{slope} and {slope}"
CARD_EVERYWHERE = "everywhere"
CARD_BELOW = "below x {x}"
CARD_BEYOND = "beyond x {x}"
CARD_NEITHER_END = "at neither end"
CARD_SMOOTHNESS = "Smoothness"
CARD_SMOOTH = "smooth everywhere"
CARD_JUMP = "f jumps at x {x}"
CARD_SLOPE_JUMP = "the slope jumps from {left} to {right} at x {x}"
CARD_SECOND_JUMP = "the slope is continuous, the second derivative jumps at x {x}"

# Where a property of a function holds

AT_X = "at x {x}"
FROM_THE_LEFT = "at x {x} from the left"
FROM_THE_RIGHT = "at x {x} from the right"
AS_X_GROWS = "as x grows"
AS_X_FALLS = "as x falls"
FOR_EVERY_X = "for every x"
FOR_X = "for {inequality}"

# Why nonlinear

WHY_NONLINEAR_INTRO = (
    "XOR is 1 where exactly one of two inputs is 1. Drag the weights until the shaded region holds both squares and no "
    "circle. Then choose no activation and try again: now the border can only be a straight line, and no choice of "
    "weights solves XOR."
)
WHY_NONLINEAR_SOLUTION = "Show a solution"
WHY_NONLINEAR_RESET = "Reset the weights"
WHY_NONLINEAR_SOLVED = "The network is right at all four points: **it computes XOR**."
WHY_NONLINEAR_SOME_RIGHT = "The network is right at **{count}** of the four points."
WHY_NONLINEAR_NONE_RIGHT = "The network is right at **none** of the four points."
WHY_NONLINEAR_LINE = (
    "Without an activation the border is at most one straight line, and no line gives all four points their class."
)

WHY_NONLINEAR_INPUTS_HEAD = "The class over both inputs"
WHY_NONLINEAR_INPUTS_KEY = "■ XOR 1, ● XOR 0; shaded: y > 0; kinks: h₁ - - -, h₂ · · ·"
WHY_NONLINEAR_INPUTS_X = "input x₁"
WHY_NONLINEAR_INPUTS_Y = "input x₂"
WHY_NONLINEAR_INPUTS_TITLE = "The class of the network over its two inputs"
WHY_NONLINEAR_INPUTS_SOME = "The four points of XOR over x₁ and x₂. The network is right at {points}."
WHY_NONLINEAR_INPUTS_ALL = "The four points of XOR over x₁ and x₂. The network is right at all of them."
WHY_NONLINEAR_INPUTS_NONE = "The four points of XOR over x₁ and x₂. The network is right at none of them."
WHY_NONLINEAR_OUTPUT = "output y"
WHY_NONLINEAR_UNITS_HEAD = "The same points over both hidden units"
WHY_NONLINEAR_UNITS_KEY = "■ XOR 1, ● XOR 0; shaded: y > 0"
WHY_NONLINEAR_UNITS_X = "output of the unit h₁"
WHY_NONLINEAR_UNITS_Y = "output of the unit h₂"
WHY_NONLINEAR_UNITS_TITLE = "The four points over the outputs of the hidden units"
WHY_NONLINEAR_UNITS_TEXT = "The four points of XOR over h₁ and h₂, and the half plane of class 1."
WHY_NONLINEAR_UNITS_SOLVED = (
    "The four points of XOR over h₁ and h₂, and the half plane of class 1. The shaded half plane holds class 1 alone."
)
WHY_NONLINEAR_NETWORK = "The network and its weights"

WHY_NONLINEAR_CLASS = "class"
WHY_NONLINEAR_RIGHT = "right"
WHY_NONLINEAR_YES = "yes"
WHY_NONLINEAR_NO = "no"
WHY_NONLINEAR_COLLAPSE = (
    "There is no activation between the two layers, so they are one layer, y = W x + b, with these numbers:"
)
WHY_NONLINEAR_COLLAPSE_OF_RELU = (
    "Without the ReLU between them, the two layers would be one layer, y = W x + b, with these numbers:"
)
WHY_NONLINEAR_SEPARATION = (
    "**No line separates the points.** The perceptron, an algorithm that corrects w₁, w₂ and b at each point with the "
    "wrong class, decides this exactly: if some line f = 0 with f = w₁ x₁ + w₂ x₂ + b separates the points, it finds "
    "one. Here its weights come back to what they were after one pass. The updates in between add up to 0, so "
    "for all w₁, w₂ and b {certificate}. But class 1 needs f > 0 and class 0 needs f ≤ 0, and then the sum would be "
    "above 0. Of the {functions} functions of two bits, {separable} can be computed as the class of such an f. XOR and "
    "its opposite cannot."
)

# Vanishing gradient

VANISHING_INTRO = (
    "Back-propagation runs from right to left: each layer multiplies the size of the gradient by its factor. The first "
    "picture shows the product of these factors."
)
VANISHING_NONE = "Choose at least one activation above."
VANISHING_ONE_NETWORK = "One network of {layers} layers with {units} units each would have {weights} million weights."
VANISHING_NETWORKS = (
    "{networks} networks of {layers} layers with {units} units each would have {weights} million weights."
)
VANISHING_WIDTH = (
    "This page computes at most {most} million, so each layer has {units} units here. Choose fewer activations or "
    "fewer layers for wider ones."
)
VANISHING_PROGRESS = "Back-propagation"

VANISHING_PRODUCT_TITLE = "Gradient left: product of the factors"
VANISHING_PRODUCT_Y = "gradient, last layer = 1"
VANISHING_PRODUCT_TEXT = "What is left of the gradient after {layers} layers: {products}."
VANISHING_PRODUCT_NUMBER = "{function} at the input"
VANISHING_LARGEST_SLOPES = "sigmoid, if every slope were 1/4"
VANISHING_POWER = "{factor}ᵏ, k layers back"
VANISHING_VANISHED = "vanished: less than {share} is left"
VANISHING_EXPLODED = "exploded: more than {times} times as large"
VANISHING_FACTOR_TITLE = "Factor of each layer"
VANISHING_FACTOR_Y = "factor of the gradient"
VANISHING_FACTOR_TEXT = "Factor of the gradient in each of {layers} layers, in the mean: {factors}."
VANISHING_KEEPS = "gradient keeps its size"
VANISHING_KEEPS_AT_1 = "1: gradient keeps its size"
VANISHING_SIZE_TITLE = "Size of the activations in each layer"
VANISHING_SIZE_Y = "root mean square"
VANISHING_SIZE_TEXT = "Size of the activations over {layers} layers. {sizes}."
VANISHING_SIZE_CHANGE = "{function} from {first} at the input to {last}"
VANISHING_CHAIN_TITLE = "Size of the gradient in each layer"
VANISHING_CHAIN_KEY = "right: last layer; width: size, relative to the chain's largest"
VANISHING_CHAIN_TEXT = "A chain of {layers} layers for each activation. Gradient that arrives at the input: {sizes}."
VANISHING_CHAIN_HEAD = "{function}: {size} at the input"

VANISHING_RECURSION = "Back-propagation computes the gradient of a layer from that of the next one:"
VANISHING_SYMBOLS = (
    "Here $z_l$ are the weighted sums of layer $l$, $\\delta_l$ is the gradient of the loss in $z_l$, $W_{{l+1}}$ "
    "holds the weights of the next layer, and $\\odot$ multiplies unit by unit. The bracket is the gradient in the "
    "outputs of layer $l$. Its size, relative to that in the last layer, is what “{product}” shows. “{factor}” shows "
    "by how much a layer changes that size."
)
VANISHING_WEIGHTS = "Here the weights have ${variance}$."
VANISHING_FACTORS = (
    "ReLU alone does not keep the size of the gradient. While half of its units are active, weights of variance 1/n "
    "give a factor near {lecun}, so that the gradient is halved every two layers; He's weights give a factor near "
    "{he}. Centring does not keep it either: tanh passes on more of the gradient than sigmoid because its largest "
    "slope is {tanh} and that of sigmoid {sigmoid}."
)
VANISHING_TABLE_FACTOR = "Factor in each layer"
VANISHING_TABLE_NO_FACTOR = "none"
VANISHING_TABLE_GRADIENT = "Gradient after {layers} layers"
VANISHING_TABLE_NOT_FINITE = "not finite"
VANISHING_TABLE_ACTIVATIONS = "Activations at the end / at the input"
VANISHING_TABLE_ZEROS = "Outputs that are exactly 0"
VANISHING_TABLE_WEIGHTS = "Weights of the net"

VANISHING_LAYER_INTRO = "From layer to layer the activations may spread out, pile up, or shrink to 0."
VANISHING_LAYER_OTHER = "{missing} is not chosen above, so this is {shown}."
VANISHING_LAYER_HEAD = "Activations of one layer"
VANISHING_LAYER_TITLE = "Histogram of the activations of a layer"
VANISHING_LAYER_TEXT = "Histogram of the activations of one of {layers} layers of {function}; set by the slider."
VANISHING_LAYER_X = "activation"
VANISHING_LAYER_Y = "share of activations"
VANISHING_LAYER_COLUMNS = {"low": "from", "high": "to", "share": "share"}

# Dying ReLU

DYING_RELU_NEURON_INTRO = (
    "Choose a cause, then press play. The neuron is dead once w x + b is at most 0 on all of its five inputs: its "
    "gradient is then 0, so gradient descent no longer changes it. Which of the causes do kill it?"
)
DYING_RELU_ALIVE = "Step {step}: **alive**, w x + b is positive on {active} of {samples} samples."
DYING_RELU_STAYED_ALIVE = "It has stayed alive for all {steps} steps."
DYING_RELU_DEAD_FROM_THE_START = (
    "Step {step}: **dead** from the start, w x + b is positive on {active} of {samples} samples. So the gradient is 0, "
    "and no later step changes w or b."
)
DYING_RELU_DEAD_SINCE = (
    "Step {step}: **dead** since step {since}, w x + b is positive on {active} of {samples} samples. So the gradient "
    "is 0, and no later step changes w or b."
)
DYING_RELU_LOSS_FELL = (
    "The loss fell in the step that killed the neuron, from {before} to {after}: the output 0 is nearer to the target "
    "than the outputs before were. Without a gradient it cannot fall any further."
)
DYING_RELU_LOSS = "The loss is the mean of ½ (output − target)². The factor ½ cancels the 2 of the derivative."

DYING_RELU_NEURON_TITLE = "The ReLU neuron at this step"
DYING_RELU_NEURON_TEXT = "A ReLU neuron and its {samples} samples; the slider sets the step of its training."
DYING_RELU_OUTPUT = "output max(0, w x + b)"
DYING_RELU_SAMPLE = "output of a sample"
DYING_RELU_SAMPLES = "samples"
DYING_RELU_TARGET = "its target"
DYING_RELU_TARGET_VALUE = "target {target}"
DYING_RELU_NO_GRADIENT = "no gradient from here down"
DYING_RELU_WEIGHT = "weight"
DYING_RELU_BIAS = "bias"
DYING_RELU_SUMS_TITLE = "w x + b of each sample so far"
DYING_RELU_SUMS_TEXT = "Pre-activation of {samples} samples over {steps} steps of gradient descent."
DYING_RELU_SUMS_Y = "pre-activation w x + b"
DYING_RELU_NETWORK = "The neuron"
DYING_RELU_WEIGHTS = "weights"
DYING_RELU_GRADIENT = "gradient"

DYING_RELU_TABLE_STEP = "Step"
DYING_RELU_TABLE_WEIGHT = "w − rate · gradient"
DYING_RELU_TABLE_BIAS = "b − rate · gradient"
DYING_RELU_TABLE_POSITIVE = "Samples with w x + b > 0"
DYING_RELU_TABLE_COUNT = "{count} of {samples}"
DYING_RELU_TABLE_LOSS = "Mean of ½ (output − target)²"

# Dying ReLU, a layer

DYING_RELU_LAYER_INTRO = (
    "The first picture shows the share of dead units after training at each learning rate, the second the share of "
    "networks whose training diverged. Compare ReLU with the activations whose slope is not 0 for negative x."
)
DYING_RELU_LAYER_PROGRESS = "Training"
DYING_RELU_LAYER_NETWORKS = (
    "Each network learns a sine wave with {units} hidden units, and {networks} random networks are trained at each "
    "rate. A unit is dead if its slope is at most {slope} in size on every sample; one sample is not enough."
)
DYING_RELU_LAYER_DYING = "In these networks units died with {functions}."
DYING_RELU_LAYER_DYING_FUNCTION = "{function} (at most {share})"
DYING_RELU_LAYER_LIVING = "No unit died with {functions}."
DYING_RELU_LAYER_UNKNOWN = "Every net diverged with {functions}."
DYING_RELU_LAYER_COUNTED = "Units are counted in the nets that did not diverge; where all did, there is no line."

DYING_RELU_LAYER_TITLE = {"dead": "Share of dead units after training", "diverged": "Share of networks that diverged"}
DYING_RELU_LAYER_X = "learning rate"
DYING_RELU_LAYER_Y = {"dead": "share of dead units", "diverged": "share of nets that diverged"}
DYING_RELU_LAYER_TEXT = {
    "dead": "share of dead units by learning rate: {shares}.",
    "diverged": "share of nets that diverged by learning rate: {shares}.",
}
DYING_RELU_LAYER_UP_TO = "{function} up to {share}"
DYING_RELU_LAYER_NOWHERE = "{function} nowhere"

DYING_RELU_LAYER_TABLE_DEAD = "Most dead units"
DYING_RELU_LAYER_TABLE_SHARE = "{share} at rate {rate}"
DYING_RELU_LAYER_TABLE_FEW = "less than 1%"
DYING_RELU_LAYER_TABLE_NOT_COUNTED = "none was counted"
DYING_RELU_LAYER_TABLE_DIVERGED = "All nets diverge"
DYING_RELU_LAYER_TABLE_FROM = "from rate {rate} on"
DYING_RELU_LAYER_TABLE_NEVER = "at no rate here"

# Dying ReLU, two layers

DYING_RELU_LAYERS_INTRO = (
    "Press play, and watch the bars. A dead unit of the second layer has no gradient, but it can come back, because "
    "the first layer changes its inputs. With the first layer frozen, a dead unit stays dead."
)
DYING_RELU_LAYERS_REVIVED = (
    "Units that came back: **{learning}** with the first layer learning, **{frozen}** with it frozen."
)
DYING_RELU_LAYERS_BARS = "With the first layer learning: a bar ends where its unit comes back."

DYING_RELU_LAYERS_TITLE = "Dead units of the second layer"
DYING_RELU_LAYERS_Y = "number of dead units"
DYING_RELU_LAYERS_TEXT = "Dead units of the second layer: {learning} at the end, {frozen} with the first frozen."
DYING_RELU_LAYERS_LEARNING = "first layer learns"
DYING_RELU_LAYERS_FROZEN = "first layer frozen"
DYING_RELU_LAYERS_FROZEN_NAME = "frozen"
DYING_RELU_INTERVALS_HEAD = "When each unit is dead"
DYING_RELU_INTERVALS_TITLE = "Steps during which each unit is dead"
DYING_RELU_INTERVALS_TEXT = "When each of {units} units was dead: {intervals} intervals within {steps} steps."
DYING_RELU_INTERVALS_Y = "unit of the second layer"
DYING_RELU_INTERVALS_UNIT = "unit"
DYING_RELU_INTERVALS_FROM = "dead from"
DYING_RELU_INTERVALS_TO = "alive again at"

# PReLU

PRELU_INTRO = (
    "Play: the learned line turns onto the teacher's, and α approaches the teacher's slope. The gradient that changes "
    "α contains ∂f/∂α = min(0, x), which is not 0 for x < 0."
)
PRELU_REACHED = "In {steps} steps α went from {start} to **{end}** and has reached the teacher's {teacher}."
PRELU_NOT_REACHED = "In {steps} steps α went from {start} to **{end}** and has not reached the teacher's {teacher}."
PRELU_ABOVE_1 = "It is above 1, so max(α x, x) is another function: it takes α x for positive x."
PRELU_NEXT_STEP = "The step that follows, with learning rate η = {rate}:"
PRELU_FIXED = (
    "Three more neurons keep their α. The smallest of their losses in the end is **${least}$**. With α learned, the "
    "loss is **${learned}$**."
)

PRELU_FUNCTION_TITLE = "PReLU as learned so far, and its teacher"
PRELU_FUNCTION_TEXT = (
    "PReLU at a step of its training, its teacher, and the form max(alpha x, x); the slider sets the step."
)
PRELU_FUNCTION_LEARNED = "PReLU as learned so far"
PRELU_FUNCTION_MAX = "max(α x, x) with the same α"
PRELU_FUNCTION_GRADIENT = "min(0, x), the slope in α"
PRELU_TEACHER = "the teacher"
PRELU_TEACHER_NAME = "teacher"
PRELU_ALPHA_TITLE = "Slope α that PReLU learns, step by step"
PRELU_ALPHA_Y = "slope for x < 0"
PRELU_ALPHA_TEXT = "Alpha over training, from {start} to {end}; the teacher's slope is {teacher}."
PRELU_ALPHA_LEARNED = "α that PReLU learns"
PRELU_ALPHA_NAME = "α of PReLU"
PRELU_ALPHA_TEACHER = "the teacher's slope"
PRELU_LOSS_TITLE = "Loss of {units} units over training"
PRELU_LOSS_Y = "mean of ½ (output − target)²"
PRELU_LOSS_TEXT = "Loss over training: {ends}."
PRELU_LOSS_END = "{unit} ends at {loss}"
PRELU_LOSS_UNITS = {
    "PReLU": "PReLU, α is learned",
    "ReLU": "ReLU, α = 0",
    "Leaky ReLU": "Leaky ReLU, α = 0.01",
    "Fixed at 0.25": "α = 0.25, fixed",
}

PRELU_OWN_INTRO = (
    "**A parameter of your own function.** The gradient moves it in the same way, whatever the function is. Type one "
    "with the parameter `a`."
)
PRELU_OWN_REACHED = (
    "In {steps} steps `{name}` went from {start} to **{end}** and has reached the teacher's {teacher}. The loss fell "
    "from {first_loss} to {last_loss}."
)
PRELU_OWN_NOT_REACHED = (
    "In {steps} steps `{name}` went from {start} to **{end}** and has not reached the teacher's {teacher}. The loss "
    "fell from {first_loss} to {last_loss}."
)
PRELU_OWN_DIVERGED = (
    "The training diverges: the loss grows without bound, or the function has no value at an input. Start nearer to "
    "the teacher's parameter, or change the function."
)
PRELU_OWN_TITLE = "Parameter that your function learns, step by step"
PRELU_OWN_Y = "parameter"
PRELU_OWN_TEXT = "The parameter over training, from {start} to {end}; the teacher's is {teacher}."
PRELU_OWN_LEARNED = "the parameter that your function learns"
PRELU_OWN_LEARNED_NAME = "learned"
PRELU_OWN_TEACHER = "the teacher's parameter"

# Compare

COMPARE_INTRO = (
    "Choose two functions: in the second picture the solid line is 0 where they cross, the dashed line where their "
    "slopes do. Dots mark both."
)
COMPARE_INPUT = "The first table shows mean and variance of both outputs for normal input with this mean and spread."
COMPARE_MEASURE = "Measure what they cost on this machine"
COMPARE_NOT_FINITE = "The mean or variance of the output is not finite for this input."

COMPARE_PAIR_TITLE = "{first} and {second} with their slopes"
COMPARE_PAIR_Y = "f and g solid, slopes dashed"
COMPARE_PAIR_TEXT = "f = {first} and g = {second}, and their slopes, from −10 to 10."
COMPARE_EQUAL_AT = "f = g at x {x}"
COMPARE_DIFFERENCE_TITLE = "{first} minus {second}, and their slopes"
COMPARE_DIFFERENCE_Y = "difference"
COMPARE_DIFFERENCE_TEXT = "Difference of f = {first} and g = {second}, and of their slopes, from −10 to 10."
COMPARE_CROSSES_0 = "{difference} crosses 0"

COMPARE_MEAN = "Mean of the output"
COMPARE_VARIANCE = "Variance"
COMPARE_FUNCTIONS = "f crosses g"
COMPARE_SLOPES = "f′ crosses g′"
COMPARE_AT = "At x"
COMPARE_NOWHERE = "nowhere"
COMPARE_BOTH_ARE = "Both are"
COMPARE_EQUAL = "Equal"
COMPARE_JUMPS = "Change of sign at a jump of the difference"
COMPARE_JUMP = "from {before} to {after} at x {x}"
COMPARE_COST = "ms per million"
COMPARE_COST_QUARTILES = "middle half"
COMPARE_COST_BETWEEN = "{low} to {high}"
COMPARE_COST_RATIO = "times ReLU"
COMPARE_TANH_AND_SIGMOID = (
    "Tanh is steeper than sigmoid only in the middle: for |x| above {x} sigmoid has the larger slope. Both are curves "
    "of the same kind, because tanh(x) = 2 sigmoid(2x) − 1."
)

# Catalogue

CATALOGUE_INTRO = (
    "Click a function to open its card. All have the same axes, x from −5 to 5 and y from −1.5 to 3; a dotted line is "
    "the left side of f drawn 20 times as high, where it would be too flat to see."
)
CATALOGUE_TITLE = "All activations and their slopes as small multiples"
CATALOGUE_TEXT = "{count} small pictures: {functions}."
CATALOGUE_FUNCTION = "function"
CATALOGUE_FAMILY = "family"
CATALOGUE_RANGE = "range"
CATALOGUE_FROM_TO = "{low} to {high}"
CATALOGUE_NOT_COMPUTED = "not computed"
CATALOGUE_STEEPEST_SLOPE = "steepest slope"
CATALOGUE_MEAN_OUTPUT = "mean output"

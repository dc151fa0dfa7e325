"""The words of the page on losses, view by view.

A placeholder after the name of a quantity, as in p {peak}, is filled with the sign of equality or of approximation and
the number.
"""

PAGE = (
    "Both losses are large for a wrong answer. If it is confidently wrong, only cross-entropy has a large gradient in "
    "the logit."
)

# Words of several views

SQUARED_ERROR = "Squared error"
CROSS_ENTROPY = "Cross-entropy"
HALF = (
    "This view trains with ½ (p − y)². The factor ½ cancels the 2 of the derivative, so that dL/dz = (p − y) p (1 − p)."
)
SUMMED = "Squared error is summed over the classes, L = Σ (p − y)², without a factor ½: its gradient is 2 J (p − y)."
SUMMED_SQUARED_ERROR = "Squared error, Σ (p − y)²"
LOSS = "Loss"
GRADIENT = "Gradient"
PREDICTION_AXIS = "prediction p"
MEAN_LOSS = "Mean loss"
ACCURACY = "Accuracy"
TRAINED_WITH = "Trained with {loss}"
STEP_AXIS = "step"
INPUT_X = "input x1"
INPUT_Y = "input x2"

# The points of an address

POINTS_COUNT = "How many points, and which"
POINTS_NONE_SHOWN = (
    "This view has the classes {classes}, but none of the points in the address is of these. The points of the set are "
    "shown."
)
POINTS_FIXED = "They cannot be edited: the address would then have more than {most} points."
POINTS_HIDDEN = {
    "one": (
        "This view has the classes {classes}. Of the {count} points in the address {hidden} is of another class and "
        "not shown."
    ),
    "several": (
        "This view has the classes {classes}. Of the {count} points in the address {hidden} are of another class and "
        "not shown."
    ),
}

# A typed loss

OWN_LOSS_EXAMPLES_HEAD = "Start from a known loss"
OWN_LOSS_LANGUAGE = (
    "Write an expression in the prediction `p`, the target `y` and, if you like, the logit `z`, where p = σ(z). "
    "{grammar}"
)
OWN_LOSS_EXAMPLES = {
    "log": "Log loss",
    "squared": "Squared error in p",
    "absolute": "Absolute error in p",
    "logit": "Log loss of the logit",
    "focal": "Focal loss",
    "exponential": "Exponential loss",
    "spherical": "Spherical score",
}
OWN_LOSS_UNDEFINED = "Your loss has no finite value for the target {y} between {low} and {high}, so no curve is drawn."
OWN_LOSS_UNSEEN = (
    "Your loss is not seen in the picture, which shows values from {bottom} to {top}: for the target {y} between {low} "
    "and {high} it lies from {least} to {largest}."
)
OWN_LOSS_NOT_FINITE = "**Not proper.** The loss has no finite value at p {p} for one of the two targets."
OWN_LOSS_NOT_PROPER = (
    "**Not proper.** If the true probability of a 1 is q {q}, the expected loss q L(p, 1) + (1 − q) L(p, 0) is least "
    "at p {p}, where it is smaller by {regret} than at p = q. A model that minimises this loss does not learn q."
)
OWN_LOSS_NOT_PROPER_AT_END = (
    "**Not proper.** If the true probability of a 1 is q {q}, the expected loss q L(p, 1) + (1 − q) L(p, 0) is least "
    "as p approaches {end}, where it is smaller by {regret} than at p = q. A model that minimises this loss does not "
    "learn q."
)
OWN_LOSS_PROPER = (
    "**Proper, but not strictly.** No prediction has a smaller expected loss q L(p, 1) + (1 − q) L(p, 0) than p = q, "
    "but others have the same; tried for q from {first} to {last}."
)
OWN_LOSS_STRICTLY_PROPER = (
    "**Strictly proper.** The expected loss q L(p, 1) + (1 − q) L(p, 0) is least at p = q and nowhere else; tried for "
    "q from {first} to {last}."
)

# Two classes

TWO_CLASSES_INTRO = (
    "Drag the cursor to a confident wrong answer, far to the left for y = 1. Over the logit z only cross-entropy is "
    "steep there; the dashed lines are the slopes."
)
TWO_CLASSES_PREDICTION = "The prediction:\n\n$${formula}$$"
TWO_CLASSES_SQUARED_GRADIENT = "Squared error, gradient"
TWO_CLASSES_SQUARED_GRADIENT_NAME = "Squared error′"
TWO_CLASSES_CROSS_GRADIENT = "Cross-entropy, gradient"
TWO_CLASSES_CROSS_GRADIENT_NAME = "Cross-entropy′"
TWO_CLASSES_LOGIT_TITLE = "Both losses over the logit z for y = {y}"
TWO_CLASSES_LOGIT_TEXT = (
    "Squared error and cross-entropy over the logit for y = {y}, solid, and their gradients, dashed."
)
TWO_CLASSES_LOGIT_X = "logit z"
TWO_CLASSES_LOGIT_Y = "loss solid, gradient in z (′) dashed"
TWO_CLASSES_LOGIT_LARGEST = "largest in size: {gradient}"
TWO_CLASSES_PREDICTION_TITLE = "Both losses over the prediction p for y = {y}"
TWO_CLASSES_PREDICTION_TEXT = (
    "Squared error and cross-entropy over the prediction for y = {y}, solid, and their gradients, dashed."
)
TWO_CLASSES_PREDICTION_Y = "loss solid, gradient in p (′) dashed"
TWO_CLASSES_CHAIN_RULE = (
    "Both gradients pass through the sigmoid, which multiplies them by p (1 − p). That factor is near 0 wherever the "
    "sigmoid is flat. The gradient of cross-entropy in p has the same factor in its denominator, so the two cancel; "
    "that of squared error has not."
)
TWO_CLASSES_SIZE = (
    "**Size of the gradient for each loss.** For ½ (p − y)² and y = 1 the gradient in z is largest, {size}, at p = "
    "{p}. It falls to 0 on both sides: at the right answer, and at the confidently wrong one."
)
TWO_CLASSES_SIZE_HALF = (
    "This chart uses ½ (p − y)², whose gradient in z is (p − y) p (1 − p), without a factor 2. Squared error in the "
    "chart, the formulas and the table above is (p − y)², and its gradient is twice as large."
)
TWO_CLASSES_SIZE_TITLE = "Size of the gradient in z for y = 1"
TWO_CLASSES_SIZE_TEXT = (
    "Size of the gradient in z over the prediction for y = 1: that of ½ (p − y)² peaks at 1/3 with 4/27."
)
TWO_CLASSES_SIZE_Y = "size of the gradient in z"
TWO_CLASSES_SIZE_SQUARED = "Gradient of ½ (p − y)²"
TWO_CLASSES_SIZE_CROSS = "Gradient of cross-entropy"
TWO_CLASSES_SIZE_PEAK = "Its peak, 4/27 at 1/3"
TWO_CLASSES_SIZE_PEAK_NOTE = "peak 4/27 at p = 1/3"

# Three classes

THREE_CLASSES_INTRO = (
    "Drag one logit far above that of the true class. The gradient of cross-entropy in it is nearly 1, that of squared "
    "error is almost 0."
)
THREE_CLASSES_TRUE = "{class_name}, true"
THREE_CLASSES_HEAD = "Gradient of both losses in each logit"
THREE_CLASSES_KEY = "full: squared error, framed: cross-entropy"
THREE_CLASSES_TITLE = "Gradient of both losses in each logit, live in the logits"
THREE_CLASSES_TEXT = "Gradients in each logit: {gradients}."
THREE_CLASSES_TEXT_OF_ONE = "{loss} for {class_name} {gradient}"
THREE_CLASSES_CLASS = "class"
THREE_CLASSES_LOSS = "loss"
THREE_CLASSES_GRADIENT = "gradient"
THREE_CLASSES_GRADIENT_AXIS = "gradient dL/dz"
THREE_CLASSES_PROBABILITY = "Probability of {class_name}"
THREE_CLASSES_JACOBIAN = (
    "J is the Jacobian of softmax: how much each probability changes with each logit. Where one probability is close "
    "to 1, that of the true class or of another one, J is near 0. The gradient of squared error has the factor J, that "
    "of cross-entropy has not."
)

# From likelihood

FROM_LIKELIHOOD_INTRO = (
    "Drag p. The likelihood L(p) / L(k/n) of the flips is largest at the same p at which their cross-entropy is least."
)
FROM_LIKELIHOOD_SAMPLE = {
    "one": "Ones: {ones} of 1 flip, so k/n {share}",
    "several": "Ones: {ones} of {count} flips, so k/n {share}",
}
FROM_LIKELIHOOD_WHY = (
    "The logarithm turns the product L into a sum, and the minus sign turns its maximum into a minimum. The entropy "
    "does not depend on p. The divergence does, and it is 0 where p is the share of ones. So to minimise the "
    "cross-entropy is to maximise the likelihood."
)

NETWORK_INDEPENDENT = (
    "**From the coin to a network.** All flips of a coin have one p. A network gives each sample its own: pₙ = σ(w "
    "xₙ), the probability of the answer 1 for the input xₙ. Given their inputs, the answers are taken as independent: "
    "to know one answer does not change the probability of another. Only then is the likelihood of the weight the "
    "product of the probabilities of all answers. −ln turns it into a sum, and each term is the cross-entropy of one "
    "answer."
)
NETWORK_INTRO = (
    "Drag w. The curve changes, and so does the p of each sample. −ln L is least where the answers are most probable."
)
NETWORK_LOG_ODDS = (
    "The **odds** of the answer 1 are p / (1 − p), and their logarithm ln(p / (1 − p)) is the **log-odds**, or logit. "
    "The sigmoid is the inverse of it, so the log-odds of this network are w x: a step of 1 in x adds w to them."
)
NETWORK_DERIVATION = "See the derivation, line by line"
NETWORK_PREDICTIONS_TITLE = "Each sample has its own p"
NETWORK_PREDICTIONS_TEXT = (
    "The probability that the network gives to the answer 1, and {samples} samples with their answers."
)
NETWORK_PREDICTIONS_X = "input x"
NETWORK_PREDICTIONS_Y = "probability of the answer 1"
NETWORK_SAMPLE = "p of a sample"
NETWORK_ANSWER = "answer y"
NETWORK_WEIGHT_TITLE = "−ln of the likelihood of the weight"
NETWORK_WEIGHT_TEXT = "The negative log-likelihood of the weight, which is {least} or more."
NETWORK_WEIGHT_X = "weight w"
NETWORK_WEIGHT_Y = "nats, all samples"
NETWORK_WEIGHT_CURVE = "−ln L(w), the sum of the cross-entropies"
NETWORK_LOG_ODDS_COLUMN = "log-odds w x"
NETWORK_PROBABILITY = "probability of y"
NETWORK_LOSS = "−ln of it"
NETWORK_CATEGORICAL = (
    "**Several classes.** Softmax takes the place of the sigmoid: it gives each sample one probability for each class, "
    "and the categorical distribution takes that of the true class. Its −ln is the cross-entropy of the classes, and "
    "their sum over the samples is −ln of the likelihood again."
)

OUTPUTS_HEAD = (
    "**Which loss belongs to which output.** Each row is a distribution that the target y may have, given the input. "
    "The output unit turns z, the output of the last linear layer, into a parameter of this distribution. The loss is "
    "−ln of its density, or of its probability for classes, up to a constant, which has no gradient."
)
OUTPUTS = {
    "gaussian": {
        "label": "Gaussian, standard deviation 1",
        "target": "a real number",
        "unit": "identity, ŷ = z",
        "loss": "squared error",
        "formula": "½ (y − z)² + ½ ln 2π",
        "gradient": "z − y",
    },
    "laplace": {
        "label": "Laplace, scale 1",
        "target": "a real number, with outliers",
        "unit": "identity, ŷ = z",
        "loss": "absolute error",
        "formula": "abs(y − z) + ln 2",
        "gradient": "the sign of z − y",
    },
    "bernoulli": {
        "label": "Bernoulli",
        "target": "0 or 1",
        "unit": "sigmoid, p = sigmoid(z)",
        "loss": "binary cross-entropy",
        "formula": "−y ln p − (1 − y) ln(1 − p)",
        "gradient": "p − y",
    },
    "categorical": {
        "label": "categorical",
        "target": "one of several classes",
        "unit": "softmax, p = softmax(z)",
        "loss": "cross-entropy",
        "formula": "−ln of the p of the true class",
        "gradient": "p − y, y is 1 for the true class",
    },
}
OUTPUTS_TARGET = "Target y"
OUTPUTS_UNIT = "Output unit"
OUTPUTS_DENSITY = "−ln of the density"
OUTPUTS_GRADIENT_IN_Z = "Gradient in z"
OUTPUTS_EXAMPLE = "Example"
OUTPUTS_EXAMPLE_OF_ONE = "z = {z}, y = {y}: loss {loss}, gradient {gradient}"
OUTPUTS_EXAMPLE_OF_CLASSES = "z = ({z}), y is the first class: loss {loss}, gradient ({gradient})"
OUTPUTS_GRADIENT = (
    "In three of the rows the gradient in z is the prediction minus the target. That of the Laplace distribution is "
    "only its sign, so a far outlier has no larger gradient than a near point."
)
OUTPUTS_LINK = "{view}: {losses}"

# One neuron

ONE_NEURON_INTRO = (
    "Press play. The same neuron is trained with two losses, from the same start and with the same rate. The second "
    "picture shows the gradient of each: after a start that is confidently wrong, that of ½ (p − y)² is almost 0 for "
    "many epochs."
)
ONE_NEURON_EPOCHS = "Epochs until the neuron is right: {losses}."
ONE_NEURON_EPOCHS_OF_LOSS = "{loss} **{epochs}**"
ONE_NEURON_MORE_EPOCHS = "{loss} **more than {most}**"
ONE_NEURON_UNDECIDED = "At the start p = 0.5, which is neither right nor confidently wrong."
ONE_NEURON_RIGHT_AT_START = "It is right from the start."
ONE_NEURON_X = "epoch"
ONE_NEURON_TITLES = {
    "p": "Prediction p over the epochs",
    "gradient": "Size of dL/dz over the epochs",
    "loss": "Loss over the epochs",
}
ONE_NEURON_TEXTS = {
    "p": "Prediction p over {epochs} epochs: {runs}.",
    "gradient": "Size of the gradient dL/dz over {epochs} epochs: {runs}.",
    "loss": "Loss over {epochs} epochs: {runs}.",
}
ONE_NEURON_RUN_END = "{run} ends at {value}"
ONE_NEURON_Y = {"p": "prediction p", "gradient": "size of the gradient dL/dz", "loss": "loss"}
ONE_NEURON_RUN = {"p": "Neuron trained with {loss}", "gradient": "Gradient of {loss}"}
ONE_NEURON_RUN_NAME = {"p": "p, {loss}", "gradient": "gradient, {loss}"}
ONE_NEURON_RIGHT = "{run}, right from here on"
ONE_NEURON_ANSWER = "Right answer y = {y}"
ONE_NEURON_ANSWER_NAME = "answer {y}"
ONE_NEURON_LINES = (
    "The lines are drawn up to the epoch that is shown. A point on a line marks the epoch from which on its neuron is "
    "right: p has passed 1/2."
)
ONE_NEURON_NETWORK = "The neuron under each loss"
ONE_NEURON_WEIGHTS = "weights"
ONE_NEURON_GRADIENT = "gradient"
ONE_NEURON_UPDATE = "**The next update**, with the input x = 1 and the learning rate η"
ONE_NEURON_OWN_LOSS = "Your loss: {propriety}"
ONE_NEURON_LOSS = (
    "**The loss of each neuron.** ½ (p − y)² is never larger than ½, however wrong the prediction is. Cross-entropy "
    "has no such bound."
)
ONE_NEURON_WEIGHT = "Weight w"
ONE_NEURON_BIAS = "Bias b"
ONE_NEURON_PREDICTION = "Prediction p"

# Loss surface

LOSS_SURFACE_INTRO = (
    "Press play, then try other starts. Squared error has a plateau. Click in the plot of the points to edit them."
)
LOSS_SURFACE_HEAD = "Mean {loss} over both weights"
LOSS_SURFACE_TITLE = "Mean {loss} over both weights, with the descent"
LOSS_SURFACE_TEXT = "The mean {loss} from {least} to {largest}; the descent goes from {start} to {end}."
LOSS_SURFACE_X = "weight w1"
LOSS_SURFACE_Y = "weight w2"
LOSS_SURFACE_MEAN = "mean {loss}"
LOSS_SURFACE_LOSS = "loss"
LOSS_SURFACE_START = "start"
LOSS_SURFACE_MINIMUM = "minimum {loss}"
LOSS_SURFACE_CONTOURS = (
    "Each line joins weights with the same mean loss, which is written on it. The deeper the colour, the larger the "
    "loss. The black path is the descent from its start to the present step."
)
LOSS_SURFACE_LINES_HEAD = "Points and decision line of each loss"
LOSS_SURFACE_LINES_TITLE = "Points of two classes and the decision line of each loss"
LOSS_SURFACE_LINES_TEXT = "{points} points of two classes, and the decision lines as they are learned."
LOSS_SURFACE_UPDATE = "**Trained with {loss}**: the next update of the weights w, learning rate η"
LOSS_SURFACE_WEIGHTS = "Weights"
LOSS_SURFACE_HESSIAN = (
    "The Hessian holds the second derivatives of the loss in both weights. An eigenvalue below 0 means that the loss "
    "bends downwards along some direction there: it is not convex."
)
LOSS_SURFACE_LEAST_ON_PATH = "Smallest eigenvalue on the path"
LOSS_SURFACE_LEAST_ON_MAP = "Smallest eigenvalue on the map"
LOSS_SURFACE_CURVATURE_TITLE = "Curvature along each descent"
LOSS_SURFACE_CURVATURE_TEXT = "Smallest eigenvalue of the Hessian along each descent: {descents}."
LOSS_SURFACE_CURVATURE_OF_LOSS = "{hessian} down to {least}"
LOSS_SURFACE_CURVATURE_Y = "smallest eigenvalue of the Hessian"
LOSS_SURFACE_CURVATURE_CURVE = "Hessian of {loss}"
LOSS_SURFACE_CURVATURE_FLAT = "Flat"

# Multi-class

MULTI_CLASS_INTRO = (
    "Press play and watch the regions form: each place has the colour of its most probable class. Click in the picture "
    "to edit the points."
)
MULTI_CLASS_REGIONS_HEAD = "The most probable class at each place"
MULTI_CLASS_REGIONS_TITLE = "Points of three classes and the regions that were learned"
MULTI_CLASS_REGIONS_TEXT = "{points} points of {classes} over the decision regions."
MULTI_CLASS_CLASS = "class"
MULTI_CLASS_FOUND = "{class_name} found"
MULTI_CLASS_NONE = "none there"
MULTI_CLASS_SMOOTHING = (
    "With smoothed targets the least loss is no longer at a probability of 1. A class with more weight counts as if it "
    "had more points, so its region grows."
)
MULTI_CLASS_CURVES_TITLE = {
    "loss": "Mean loss over the steps of training",
    "accuracy": "Accuracy over the steps of training",
}
MULTI_CLASS_CURVES_TEXT = {"loss": "Mean loss: {runs}.", "accuracy": "Accuracy: {runs}."}
MULTI_CLASS_CURVES_RUN_END = "{run} ends at {value}"
MULTI_CLASS_CURVES_Y = {"loss": "mean loss", "accuracy": "accuracy"}
MULTI_CLASS_CURVES_NAME = "Under {loss}"
MULTI_CLASS_NETWORK = "The network: a logit for each class"
MULTI_CLASS_WEIGHTS = "weights"

# Regression

REGRESSION_INTRO = (
    "Drag the outlier up and down: the fit by squared error follows it without bound, the other two soon stop."
)
REGRESSION_OUTLIER = "The outlier at height {height} moves the three fits by up to: {fits}."
REGRESSION_OUTLIER_OF_FIT = "{loss} **{shift}**"
REGRESSION_FITS_TITLE = "Three fits to {points} points and an outlier"
REGRESSION_FITS_TEXT = "{points} points, an outlier at x {x}, and polynomials of degree {degree} by {losses}."
REGRESSION_FIT = "Fit by {loss}"
REGRESSION_POINTS = "points"
REGRESSION_OUTLIER_POINT = "outlier"
REGRESSION_SQUARED_IN_FORMULA = "Squared error:"
REGRESSION_ABSOLUTE_IN_FORMULA = "Absolute error:"
REGRESSION_HUBER_IN_FORMULA = "Huber:"
REGRESSION_WITHIN_IN_FORMULA = "for"
REGRESSION_BEYOND_IN_FORMULA = "beyond"
REGRESSION_HALF = (
    "Huber's loss has the factor ½ and squared error has not: within δ it is ½ r², half of the squared error r². The "
    "factor does not change which fit is best."
)
REGRESSION_LEVERAGE = (
    "The gradient of squared error grows with the residual. That of the absolute error and of Huber's loss is bounded, "
    "so an outlier in height, at an x among the others, can move their fits only so far. An outlier far out in x has "
    "leverage, and they follow it as squared error does. With a point at x {x} added to the {points} points, the "
    "fitted line has these slopes for the heights {low} and {high}: {slopes}."
)
REGRESSION_LEVERAGE_OF_FIT = "{loss} {low_slope} and {high_slope}"
REGRESSION_FIT_ROW = "{loss} fit"
REGRESSION_MEAN = "{loss}, mean"
REGRESSION_DIAGONAL = "The least number of each column is on the diagonal: each fit is the best one by its own loss."

REGRESSION_NOISE = (
    "**The noise that each loss assumes.** Take the density of the noise, and −ln of it: up to a constant that is the "
    "loss. The least loss is the largest likelihood, as it is for the coin. The heavier the tails of the density, the "
    "less a far point changes the fit."
)
REGRESSION_NOISE_NUMBERS = (
    "The two numbers on the right are the loss, and ln Z, which is the same for every residual r."
)
REGRESSION_NOISE_X = "residual r"
REGRESSION_NOISE_DENSITY_IN_FORMULA = "density"
REGRESSION_NOISE_LOSS_IN_FORMULA = "loss"
REGRESSION_DENSITIES_TITLE = "Density of the noise that each loss assumes"
REGRESSION_DENSITIES_TEXT = (
    "Densities of the noise behind three losses: Gaussian, Laplace, and Huber's with Laplace tails."
)
REGRESSION_DENSITIES_Y = "density of the noise"
REGRESSION_LOGARITHMS_TITLE = "−ln of each density beside its loss"
REGRESSION_LOGARITHMS_TEXT = "The negative logarithm of each density, solid, runs parallel to its loss, dashed."
REGRESSION_LOGARITHMS_Y = "−ln density solid, loss dashed"
REGRESSION_LOGARITHM = "{loss}: −ln density"
REGRESSION_LOSS = "{loss}: loss"
REGRESSION_DENSITY = "Density"
REGRESSION_LOG_DENSITY = "−ln density"
REGRESSION_CONSTANT = "ln Z, the same for every r"

# More losses

MORE_LOSSES_INTRO = (
    "Choose losses and move the target. Where a dashed gradient is near 0, a training step hardly changes the "
    "prediction, even a wrong one."
)
MORE_LOSSES_NONE = "Choose at least one loss, or type one."
MORE_LOSSES_LIKELIER_CLASS = "{loss} takes the likelier class, {target}."
MORE_LOSSES_EVEN_CLASSES = "{loss} has two classes only, of which neither is likelier here. It takes {target}."
MORE_LOSSES_REVERSE_DIVERGENCE = (
    "The reverse KL divergence from y {y} is infinite at every other p. Choose a y between 0 and 1."
)
MORE_LOSSES_X = {"output": "logit z or score s", "probability": "prediction p", "prediction": "prediction ŷ"}
MORE_LOSSES_Y = "loss solid, gradient dashed"
MORE_LOSSES_TITLE = "{losses} for the target y {y}"
MORE_LOSSES_MANY_TITLE = "{count} losses for the target y {y}"
MORE_LOSSES_TEXT = "{losses} over the {argument} for the target {y}, with gradients."
MORE_LOSSES_CROSSING = "equal at {argument}"
MORE_LOSSES_SLOPE = "{loss}, slope"
MORE_LOSSES_SHORT_NAMES = {"smoothed_cross_entropy_with_logits": "Label-smoothed"}
MORE_LOSSES_LOSS_AT = "Loss at {argument}"
MORE_LOSSES_GRADIENT_AT = "Gradient at {argument}"

# Calibration

CALIBRATION_INTRO = (
    "Drag the factor. Above 1 the forecasts are too confident, and the points lie flatter than the diagonal; below 1 "
    "it is the reverse."
)
CALIBRATION_TEMPERATURE = {
    "calibrated": (
        "The forecasts are calibrated: the best temperature is T {temperature}, and dividing every logit by it takes "
        "the log loss from {before} to **{after}**. The order of the forecasts does not change."
    ),
    "right": (
        "The forecasts are about right: the best temperature is T {temperature}, and dividing every logit by it takes "
        "the log loss from {before} to **{after}**. The order of the forecasts does not change."
    ),
    "overconfident": (
        "The forecasts are too confident: the best temperature is T {temperature}, and dividing every logit by it "
        "takes the log loss from {before} to **{after}**. The order of the forecasts does not change."
    ),
    "underconfident": (
        "The forecasts are not confident enough: the best temperature is T {temperature}, and dividing every logit by "
        "it takes the log loss from {before} to **{after}**. The order of the forecasts does not change."
    ),
}
CALIBRATION_NOISE = (
    "For calibrated forecasts 1/T = 1, and its estimate from {forecasts} forecasts has the standard error {error}. "
    "Here it is {estimate}, which is {errors} standard errors from 1. A sample of calibrated forecasts can differ as "
    "much by chance."
)
CALIBRATION_RELIABILITY_TITLE = "Reliability diagram of the forecasts"
CALIBRATION_RELIABILITY_TEXT = "{forecasts} forecasts in {bins} bins, at factor {factor} up to {gap} off the diagonal."
CALIBRATION_RELIABILITY_X = "mean forecast in the bin"
CALIBRATION_RELIABILITY_Y = "share of ones in the bin"
CALIBRATION_RELIABILITY_DIAGONAL = "dashed: forecast = share of ones"
CALIBRATION_BIN = "bin"
CALIBRATION_BIN_COLUMNS = {"forecast": "mean forecast", "share": "share of ones", "count": "forecasts"}
CALIBRATION_SCORES_TITLE = "Scores of the scaled forecasts"
CALIBRATION_SCORES_TEXT = "Log loss and Brier score over the factor; log loss is least, {least}, at {factor}."
CALIBRATION_SCORES_X = "factor of the logits"
CALIBRATION_SCORES_Y = "mean score"
CALIBRATION_SCORES_LEAST = "Least log loss"
CALIBRATION_SCORES_LEAST_NOTE = "least {least} at {factor}"
CALIBRATION_LARGER = (
    "The larger a point of the first picture, the more forecasts are in its bin. The largest mark of the second is the "
    "least log loss."
)
CALIBRATION_FORECAST = (
    "The outcomes are drawn with the probabilities σ(z), so those are calibrated; the forecasts are σ(factor · z). A "
    "forecast of {forecast} becomes:"
)
CALIBRATION_ORDER = (
    "The factor changes neither the order of the forecasts nor their accuracy. It changes the log loss, unless the "
    "factor is 1."
)
CALIBRATION_BEFORE = "As they are"
CALIBRATION_AFTER = "After z / {temperature}"
CALIBRATION_LOG_LOSS = "Log loss"
CALIBRATION_BRIER_SCORE = "Brier score"
CALIBRATION_ERROR = "Calibration error"
CALIBRATION_DECOMPOSITION = (
    "**What the Brier score is made of.** The reliability compares the mean forecast of each bin with its share of "
    "ones. Forecasts can be off within a bin as well, and that is in the last two parts."
)
CALIBRATION_CALIBRATED = "With the factor 1 these are the calibrated forecasts σ(z)."
CALIBRATION_DIFFERENCE = (
    "Against the calibrated forecasts σ(z) the score differs by **{total}**: {reliability} by the reliability, "
    "{resolution} by the resolution, and {within} within the bins."
)
CALIBRATION_PARTS = {
    "reliability": "Reliability: off the diagonal, 0 is best",
    "resolution": "Resolution: how far the bins differ from the whole",
    "uncertainty": "Uncertainty s (1 − s) of the outcomes",
    "variance": "Variance of the forecasts within a bin",
    "covariance": "Twice their covariance with the outcomes",
    "sum": "Their sum, the Brier score",
}

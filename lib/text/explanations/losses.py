"""What the views of the losses page explain."""

import numpy as np

from lib.activations import sigmoid
from lib.losses import binary_cross_entropy_with_logits_gradient, squared_error_with_logits_gradient
from lib.text.explanations.explanation import Explanation

_WRONG_LOGIT = -4.0

EXPLANATIONS = {
    "Two classes": Explanation(
        subject="A neuron gives a logit z, and the sigmoid turns it into a prediction p. A loss measures how wrong p "
        "is for the true answer y. The picture shows the [cross-entropy] and the [squared error] (p − y)², each with "
        "its [slope].",
        symbols={
            "y": "the true answer, 0 or 1",
            "z": "the logit",
            "p": "the prediction, sigmoid(z)",
            "slope": "the derivative of the loss in z, which training uses",
        },
        notice="Let y be 1 and move z to {logit:.0f}. The prediction is {p:.3f}: certain and wrong. The slope of the "
        "cross-entropy is {cross_entropy:.3f}. That of (p − y)² is {squared:.4f}, because it has the factor p (1 − p), "
        "which is almost 0 there.",
        training="A step of training is proportional to the slope. With cross-entropy the largest errors cause the "
        "largest steps. With squared error after a sigmoid, the largest errors cause almost none.",
        mistake="The squared error is not blind to wrong answers. Its value is largest for the worst prediction. What "
        "is missing is the slope in the logit. In p itself the slope is 2 (p − y). For y = 1 that is −2 at p = 0.",
        following=("losses", "One neuron"),
        reason="Watch both losses train the same neuron.",
        terms={"cross-entropy": "Cross-entropy", "squared error": "Squared error", "slope": "dashed lines"},
        present=(
            "At z = {z} the slope of the [cross-entropy] is {cross_slope}, and that of the [squared error] is "
            "{squared_slope}.",
        ),
        live={"cross_slope": "Cross-entropy, gradient", "squared_slope": "Squared error, gradient"},
        numbers={
            "logit": _WRONG_LOGIT,
            "p": float(sigmoid(_WRONG_LOGIT)),
            "cross_entropy": float(binary_cross_entropy_with_logits_gradient(np.float64(_WRONG_LOGIT), np.float64(1))),
            "squared": float(squared_error_with_logits_gradient(np.float64(_WRONG_LOGIT), np.float64(1))),
        },
    ),
    "Three classes": Explanation(
        subject="Three logits go through softmax. One class is true. The picture shows the gradient of two losses in "
        "every logit: of the [cross-entropy], and of the [squared error] Σ (p − y)² of the probabilities.",
        symbols={
            "z": "the three logits",
            "p": "the probabilities after softmax",
            "y": "the target: 1 for the true class, 0 for the others",
        },
        notice="The gradient of the cross-entropy is p − y: negative for the true class, positive for the others. Its "
        "entries add up to 0. Now raise a wrong logit far above the others. This gradient becomes almost 1 in that "
        "logit. The gradient of the squared error becomes almost 0.",
        training="Training moves each logit against its gradient. The true class goes up and the others go down, each "
        "as much as its probability is too large.",
        mistake="A wrong class is not pushed down by a fixed amount. A class that already has a small probability "
        "gets a small gradient.",
        following=("losses", "Multi-class"),
        reason="Train a whole classifier for three classes.",
        terms={"cross-entropy": "Cross-entropy", "squared error": "Squared error"},
        present=(
            "In the logit of the true class, the gradient of the [cross-entropy] is {cross} and that of the [squared "
            "error] is {squared}.",
        ),
        live={"cross": "Cross-entropy, true class", "squared": "Squared error, true class"},
    ),
    "From likelihood": Explanation(
        subject="One curve is the [likelihood] of the flips, divided by its largest value. The other is their "
        "[cross-entropy]. Both are drawn over the same p. The second is the negative logarithm of the likelihood, "
        "divided by the number of flips.",
        symbols={
            "p": "the probability that the model gives to a 1",
            "k/n": "the share of ones in the flips",
            "L(p)": "the likelihood",
            "H, KL": "the [entropy] of k/n, and the [divergence] of k/n and p",
        },
        notice="The maximum of one curve is the minimum of the other, at p = k/n. The logarithm keeps the order of "
        "values, and the minus sign turns the curve over. The loss at the minimum is the entropy of k/n.",
        training="Cross-entropy was not invented for networks. It is maximum likelihood for answers that are 0 or 1. "
        "In the same way, squared error is maximum likelihood for a normal distribution of errors. A network gives "
        "each input its own p. The sum of the cross-entropies of all samples is −ln of the likelihood of its weights.",
        mistake="The two losses are not unrelated. Each is the negative log-likelihood of a distribution. Which one "
        "fits depends on what the answers are.",
        following=("losses", "Loss surface"),
        reason="See both losses over two weights.",
        terms={
            "likelihood": "Likelihood",
            "cross-entropy": "Cross-entropy",
            "entropy": "Entropy",
            "divergence": "Divergence",
        },
        present=(
            "At p = {p} the [likelihood] is {relative} times its largest value, and the [cross-entropy] is {cross}.",
        ),
        live={"relative": "L(p) / L(k/n)", "cross": "Cross-entropy, −ln L / n"},
    ),
    "One neuron": Explanation(
        subject="Two copies of one neuron start with the same weight and bias. One is trained with [cross-entropy], "
        "the other with [squared error]. Both get the input 1 and the same right answer, and both use the same "
        "learning rate.",
        symbols={
            "w, b": "weight and bias",
            "p": "the prediction, sigmoid(w + b)",
            "y": "the right answer",
            "epoch": "one step of training on the sample",
        },
        notice="Start with a prediction that is certain and wrong. With cross-entropy p passes ½ after far fewer "
        "epochs than with squared error. With squared error the prediction stays almost the same for many epochs, and "
        "then changes quickly. The second picture shows the reason: its gradient is almost 0 at first.",
        training="This is why classifiers are trained with cross-entropy. A bad start, or a sample with a wrong "
        "prediction, must not stop the training.",
        mistake="The slow start does not mean that squared error is a wrong measure. Both losses are smallest for the "
        "true probabilities. They differ in how training gets there.",
        following=("losses", "From likelihood"),
        reason="See where both losses come from.",
        terms={"cross-entropy": "Cross-entropy", "squared error": "Squared error"},
        present=(
            "At epoch {epoch} the prediction p is {cross} with [cross-entropy] and {squared} with [squared error].",
        ),
        live={"cross": "Neuron trained with cross-entropy", "squared": "Neuron trained with squared error"},
    ),
    "Loss surface": Explanation(
        subject="A neuron with two weights and no bias divides the points of two classes by a line through the origin. "
        "Every pair of weights has a loss. The maps show this loss for [cross-entropy] and for [squared error]. On "
        "both, gradient descent starts at the same weights.",
        symbols={
            "w1, w2": "the two weights of the neuron",
            "contour line": "a line along which the loss has the same value",
            "step": "one step of gradient descent",
        },
        notice="The cross-entropy is convex: it is never bent downwards, and it is steep where many "
        "points are on the wrong side of the line. The squared error is almost flat there, and a descent hardly moves.",
        training="For a convex loss, a small enough rate leads to the minimum from any start, if there is one. "
        "For classes that such a line can separate there is no minimum: longer weights in that direction always give "
        "a smaller loss.",
        mistake="A convex loss for one neuron does not make the loss of a deep network convex. There the path depends "
        "on the start for both losses.",
        following=("losses", "Multi-class"),
        reason="Train a classifier with three classes and look at its regions.",
        terms={"cross-entropy": "Cross-entropy", "squared error": "Squared error"},
        present=("At step {descent} the mean [cross-entropy] is {cross}, and the mean [squared error] is {squared}.",),
        live={"cross": "Cross-entropy of the step", "squared": "Squared error of the step"},
    ),
    "Multi-class": Explanation(
        subject="A softmax classifier with three classes is trained on points of the plane. Each place of the picture "
        "has the colour of its most probable class. The regions meet at straight lines, because two classes are "
        "equally probable where their logits are equal.",
        symbols={
            "z": "the logits, each a linear function of the place",
            "ε": "the label smoothing",
            "weight of cat": "how much more a sample of the class cat counts in the loss",
        },
        notice="Press play and watch the lines move. Compare the net that is trained with [cross-entropy] and the one "
        "with [squared error]. Raise the weight of one class: its region grows, because its errors cost more.",
        training="Label smoothing keeps the probabilities away from 0 and 1, so the logits stay bounded. Class "
        "weights help when one class is rare, but the probabilities then no longer match the real frequencies.",
        mistake="A point in the right region can still have a large loss. The regions show only which class is most "
        "probable, not by how much.",
        following=("losses", "Regression"),
        reason="See which losses fit answers that are numbers, not classes.",
        terms={"cross-entropy": "Cross-entropy", "squared error": "Squared error"},
        present=(
            "At step {descent} the mean loss of the net that is trained with [cross-entropy] is {cross}; with [squared "
            "error] it is {squared}.",
        ),
        live={"cross": "Cross-entropy", "squared": "Squared error, Σ (p − y)²"},
    ),
    "Regression": Explanation(
        subject="In regression the answer is a number. A polynomial is fitted to points with three losses: [squared "
        "error], [absolute error] and [Huber]. One point is an [outlier], whose height you can change.",
        symbols={
            "r": "the residual, the observed value minus the fitted value",
            "δ": "where the Huber loss changes from a parabola to a line",
            "degree": "the highest power of the polynomial: 1 for a line",
        },
        notice="Move the outlier up and down. The fit by squared error follows it, further with every step. The "
        "others soon stop, because their slope in r is bounded. A fit by absolute error goes through the middle of "
        "the points, as a median does.",
        training="Each loss belongs to a distribution of errors: squared error to the normal distribution, absolute "
        "error to the Laplace distribution, which expects outliers more often.",
        mistake="A bounded slope limits only what the height of a point can do. A point far out in x still has great "
        "influence on a line, with every one of these losses.",
        following=("losses", "More losses"),
        reason="Compare these losses with those for classes.",
        terms={
            "squared error": "Squared error",
            "absolute error": "Absolute error",
            "Huber": "Huber",
            "outlier": "outlier",
        },
        present=(
            "The [outlier] is at {outlier}. There the fit by [squared error] is at {squared}, and that by [absolute "
            "error] is at {absolute}.",
        ),
        live={"squared": "Fit by squared error", "absolute": "Fit by absolute error"},
    ),
    "More losses": Explanation(
        subject="Here you can draw many losses in one picture, and their [gradients] as dashed lines. Some measure a "
        "number, some a probability p, and some a logit or a score z. Losses are drawn together only if they share an "
        "axis.",
        symbols={
            "y": "the target, which may lie between 0 and 1",
            "γ": "the focal parameter, which reduces the weight of easy samples",
            "ε": "the label smoothing",
            "δ": "the place where Huber becomes a line",
        },
        notice="Look at a confident wrong answer, far on the side away from the target. No loss is larger anywhere "
        "nearer to the target. Now look at the gradient: for some losses it is large too, for the [squared error] of "
        "σ(z) it is almost 0. The [hinge loss] has gradient 0 as soon as the answer is right by a margin.",
        training="The shape of the gradient decides which samples a network learns from. With [focal loss] the "
        "gradient comes mostly from hard samples, with hinge loss from those that are not right by a margin, and with "
        "[cross-entropy] from all that are not yet certain.",
        mistake="Losses with different units cannot be compared by their height. Compare where they are smallest and "
        "how their gradients behave.",
        following=("losses", "Calibration"),
        reason="Check whether predicted probabilities can be trusted.",
        terms={
            "gradients": "dashed lines",
            "squared error": "Squared error",
            "hinge loss": "Hinge",
            "focal loss": "Focal",
            "cross-entropy": "Cross-entropy",
            "Huber loss": "Huber",
            "label smoothing": "Label-smoothed cross-entropy",
        },
        present=(
            "The γ of the [focal loss] is {gamma}.",
            "The ε of the [label smoothing] is {epsilon}.",
            "The δ of the [Huber loss] is {delta}.",
        ),
    ),
    "Calibration": Explanation(
        subject="A forecast of 0.8 should come true in about 80 of 100 cases. A model for which this holds is called "
        "calibrated. The picture sorts forecasts into bins, and compares the mean forecast of each bin with the share "
        "that came true.",
        symbols={
            "factor": "the number by which every logit is multiplied",
            "bin": "a range of forecasts that are counted together",
            "[log loss]": "the mean cross-entropy of the forecasts",
            "[Brier score]": "the mean squared error of the forecasts",
        },
        notice="With a factor of 1 the points lie near the diagonal. With a larger factor the forecasts are too "
        "confident: they say 0.95 where 0.8 comes true, and the points lie on a flatter line. The order of the "
        "forecasts stays the same.",
        training="Large networks are often too certain after training. The best single factor, found on data that "
        "were not used in training, corrects much of that. It is 1/T, one over a temperature.",
        mistake="Numbers between 0 and 1 that add up to 1 are not probabilities for that reason. Whether they match "
        "real frequencies has to be measured.",
        following=("activations", "Curves"),
        reason="Go back to the first page, and read its pictures with what you know now.",
        terms={"log loss": "Cross-entropy", "Brier score": "Squared error"},
        present=("With the factor {factor} the [log loss] is {log_loss} and the [Brier score] is {brier}.",),
        live={"log_loss": "Log loss", "brier": "Brier score"},
    ),
}
"""The explanation of each view, by the name of the view."""

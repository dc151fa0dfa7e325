"""The words of the page on losses, view by view.

A placeholder after the name of a quantity, as in p {peak}, is filled with the sign of equality or of approximation and
the number.
"""

# The factor of squared error in several views

HALF = (
    "This view trains with ½ (p − y)². The factor ½ cancels the 2 of the derivative, so that dL/dz = (p − y) p (1 − p)."
)
SUMMED = "Squared error is summed over the classes, L = Σ (p − y)², without a factor ½: its gradient is 2 J (p − y)."

# Three classes

THREE_CLASSES_INTRO = (
    "Drag one logit far above that of the true class. The gradient of cross-entropy in it is nearly 1, that of "
    "squared error is almost 0."
)
THREE_CLASSES_PROBABILITY = "Probability of {class_name}"
THREE_CLASSES_CROSS_ENTROPY = "Cross-entropy"
THREE_CLASSES_SQUARED_ERROR = "Squared error, Σ (p − y)²"
THREE_CLASSES_JACOBIAN = (
    "J is the Jacobian of softmax: how much each probability moves with each logit. Where softmax is sure, right "
    "or wrong, J is near 0, and squared error has that factor."
)

# From likelihood

FROM_LIKELIHOOD_INTRO = (
    "Drag p. The likelihood L(p) / L(k/n) of the flips is largest at the same p at which their cross-entropy is least."
)
FROM_LIKELIHOOD_WHY = (
    "A logarithm turns the product L into a sum, and the minus sign its largest into the least. The entropy "
    "does not depend on p; the divergence does, and is 0 where p is the share of ones. So to learn by "
    "cross-entropy is to look for the largest likelihood."
)

NETWORK_INDEPENDENT = (
    "**From the coin to a network.** All flips of a coin have one p. A network gives each sample its own: "
    "pₙ = σ(w xₙ), the probability of the answer 1 for the input xₙ. Given their inputs, the answers are taken as "
    "independent: to know one answer does not change the probability of another. Only then is the likelihood of the "
    "weight the product of the probabilities of all answers. −ln turns it into a sum, and each term is the "
    "cross-entropy of one answer."
)
NETWORK_INTRO = (
    "Drag w. The curve turns, and with it the p of each sample. −ln L is least where the answers are most probable."
)
NETWORK_LOG_ODDS = (
    "The **odds** of the answer 1 are p / (1 − p), and their logarithm ln(p / (1 − p)) is the **log-odds**, or logit. "
    "The sigmoid is the inverse of it, so the log-odds of this network are w x: a step of 1 in x adds w to them."
)
NETWORK_DERIVATION = "See the derivation, line by line"
NETWORK_CATEGORICAL = (
    "**Several classes.** Softmax takes the place of the sigmoid: it gives each sample one probability for each class, "
    "and the categorical distribution takes that of the true class. Its −ln is the cross-entropy of the classes, "
    "and their sum over the samples is −ln of the likelihood again."
)

OUTPUTS_HEAD = (
    "**Which loss belongs to which output.** Each row is a distribution that the target y may have, given the input. "
    "The output unit turns z, the output of the last linear layer, into a parameter of this distribution. The loss is "
    "−ln of its density, or of its probability for classes, up to a constant, which has no gradient."
)
OUTPUTS_GRADIENT = (
    "In three of the rows the gradient in z is the prediction less the target. That of the Laplace distribution is "
    "only its sign, so a far outlier has no larger gradient than a near point."
)

# One neuron

ONE_NEURON_INTRO = (
    "Press play. The same neuron is trained with two losses, from the same start and with the same rate. The "
    "second picture shows the gradient of each: after a start that is confidently wrong, that of ½ (p − y)² is "
    "almost 0 for many epochs."
)
ONE_NEURON_LINES = (
    "The lines are drawn up to the epoch that is shown. A point on a line marks the epoch from which on its "
    "neuron is right: p has passed 1/2."
)
ONE_NEURON_NETWORK = "The neuron under each loss"
ONE_NEURON_UPDATE = "**The next update**, with the input x = 1 and the learning rate η"
ONE_NEURON_OWN_LOSS = "Your loss: {propriety}"
ONE_NEURON_LOSS = (
    "**The loss of each neuron.** ½ (p − y)² is never larger than ½, however wrong the prediction is. "
    "Cross-entropy has no such bound."
)

"""Chapter 7: the loss that follows from the likelihood."""

from lib.lesson.examples import TEN_FLIPS
from lib.lesson.scenes.scene import Scene

SCENES = (
    Scene(
        "losses",
        {"view": "From likelihood", "flips": TEN_FLIPS, "p": "0.3"},
        "From the likelihood to a loss",
        text="Take the logarithm of the likelihood, change its sign, and divide by the number of flips. The result is "
        "a loss: smaller is better. It is called the cross-entropy. It is the sum of an entropy, which does not "
        "depend on p, and a divergence, which is 0 only for the best p.",
        task="Move p, and see that one curve is lowest where the other is highest.",
        sentence="−ln L per flip is an entropy that p cannot change, plus a divergence that is 0 at k/n.",
        notes="This is the step that the lesson's text leaves out: least cross-entropy is maximum likelihood.",
        claim="nll-is-cross-entropy",
    ),
    Scene(
        "likelihood",
        {"view": "Cross-entropy", "flips": TEN_FLIPS, "p": "0.1", "z": "-2.1972"},
        "The slope in the logit is the error",
        text="A network does not compute p but a logit z, and p = sigmoid(z). As a function of z, the cross-entropy "
        "has a very simple slope: p minus the share of ones. It is the error of the prediction, without any other "
        "factor.",
        task="Move z until the slope is 0. Then p is the share of ones.",
        sentence="In the logit, the slope of the cross-entropy is p − k/n, the error of the prediction.",
        notes="Derive it: the factor p (1 − p) of the sigmoid cancels.",
    ),
    Scene(
        "softmax",
        {"view": "Cross-entropy", "names": "cat, dog, tiger", "cat": "2", "dog": "1", "tiger": "0.1", "true": "1"},
        "Several classes: p − y",
        text="For several classes the loss is −ln of the probability of the true class. Its gradient in the logits is "
        "p − y: the predicted probabilities minus the target. The true class is moved up, the others down, each by "
        "its error.",
        task="Drag the logit of the true class far down and read both gradients.",
        sentence="With softmax, the gradient of the cross-entropy in the logits is p − y.",
        notes="The Jacobian of softmax cancels against the derivative of the logarithm.",
    ),
)

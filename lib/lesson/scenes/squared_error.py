"""Chapter 8: squared error compared with cross-entropy."""

from lib.lesson.scenes.scene import Scene

SCENES = (
    Scene(
        "losses",
        {"view": "Two classes", "y": "1", "against": "logit", "z": "-10"},
        "Certain and wrong",
        text="The true answer is 1, and the logit is −10: the prediction is almost 0. The model is certain and wrong. "
        "The slope of the cross-entropy is almost −1. That of the squared error is almost 0, because it is multiplied "
        "by p (1 − p), the slope of the sigmoid.",
        task="Draw the losses against the prediction p instead. There the squared error does have a slope.",
        sentence="At z = −10 the slope of squared error is almost 0, that of cross-entropy nearly −1.",
        notes="In p squared error has a slope here; the factor p (1 − p) on the way to z makes it small.",
        claim="mse-zero-gradient",
    ),
    Scene(
        "losses",
        {"view": "Two classes", "y": "1", "against": "logit", "z": "-0.7"},
        "Where squared error is steepest",
        text="It is not true that a wrong answer gives no gradient with squared error. At p = 1/3 the answer is "
        "wrong, and the slope is the largest of all. Only certain answers, near 0 or 1, have a slope near 0.",
        task="Move z to both sides and watch the slope of squared error become smaller.",
        sentence="At p = 1/3, a wrong answer, the slope of squared error is largest.",
        notes="Wrong answers do get a gradient: only the saturated ones do not.",
        claim="no-gradient-when-wrong",
    ),
    Scene(
        "losses",
        {"view": "Three classes", "cat": "10", "dog": "0", "tiger": "-10", "true": "3"},
        "Three classes, the same result",
        text="The model gives nearly all probability to cat, but the animal is a tiger. The gradient of the "
        "cross-entropy is p − y and has entries of nearly 1. Squared error multiplies this by the Jacobian of "
        "softmax, and all entries of the Jacobian are almost 0 here.",
        task="Lower the logit of cat until squared error has a gradient.",
        sentence="Certain and wrong with three classes: gradients of nearly 1, and of almost 0.",
        notes="p − y for cross-entropy; squared error multiplies it by the Jacobian, which is almost 0.",
    ),
    Scene(
        "losses",
        {"view": "One neuron", "goal": "1", "racew": "-2", "raceb": "-2", "racerate": "0.5", "epoch": "0"},
        "Two losses train one neuron",
        text="One neuron is trained twice, with both losses, from the same start and with the same rate. At the start "
        "it is certain and wrong. With cross-entropy it is right after a few epochs. With squared error it takes more "
        "than ten times as many.",
        task="Press play. When does the second picture show a gradient for squared error?",
        sentence="Same neuron, same start, same rate: with cross-entropy it is right many epochs earlier.",
        notes="Play it. Squared error does measure how wrong the neuron is; its gradient is what is small.",
        claim="mse-blind",
    ),
    Scene(
        "losses",
        {"view": "Loss surface", "set": "Overlapping", "w1": "-6", "w2": "-4", "descent": "0"},
        "Two landscapes of the loss",
        text="A neuron with two weights has a loss for every pair of weights. The maps show these losses as "
        "landscapes. That of the cross-entropy falls steadily towards the minimum. That of squared error is almost "
        "flat where the start is, and the descent hardly moves.",
        task="Try other starts, and place a point that no line can classify correctly.",
        sentence="From this start cross-entropy descends; squared error starts where it is almost flat.",
        notes="Give both a start of your own, and place a point that no line can get right.",
    ),
    Scene(
        "losses",
        {"view": "Regression", "noise": "Line with Gaussian noise", "outlier": "-8"},
        "Squared error is a likelihood too",
        text="If the errors of the answers have a normal distribution, the negative log-likelihood is the squared "
        "error, up to constants. If they have a Laplace distribution, it is the absolute error. So each loss assumes "
        "a kind of noise, and squared error assumes that outliers are very rare.",
        task="Move the outlier and compare the three lines.",
        sentence="−ln of a Gaussian density is squared error: the losses differ in the noise they assume.",
        notes="Move the outlier first, then ask which distribution expects such points.",
        claim="ce-unrelated-to-mse",
    ),
    Scene(
        "losses",
        {"view": "Calibration", "factor": "3"},
        "Between 0 and 1 is not enough",
        text="The logits of these forecasts are multiplied by 3. The results still lie between 0 and 1, but they are "
        "too extreme: of the cases with a forecast of 0.9, fewer than 90 of 100 come true. Whether forecasts are "
        "probabilities has to be measured.",
        task="Move the factor to 1 and see the points come to the diagonal.",
        sentence="With every logit times 3, the forecasts look like probabilities and are too extreme.",
        notes="Move the factor to 1: the outcomes are the same, only the forecasts have changed.",
        claim="outputs-are-probabilities",
    ),
)

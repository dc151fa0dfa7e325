"""The words of the page on the likelihood, view by view.

A placeholder after the name of a quantity, as in p {peak}, is filled with the sign of equality or of approximation and
the number.
"""

PAGE = (
    "The flips are fixed, and p varies. The likelihood L(p) is the probability of exactly these flips for each p. It "
    "is largest at the share of ones."
)
P_AXIS = "probability p of a 1"
PREDICTION_AXIS = "prediction p"

# The sample of flips

FLIPS_FACTOR = {1: "Factor p", 0: "Factor 1 − p"}
FLIPS_COIN = {
    "one": "{ones} of {count} is 1: choose the coin",
    "several": "{ones} of {count} are 1: choose the coin",
}
FLIPS_TOSS = "Toss {count}"
FLIPS_TOSS_MORE = "Toss {count} more"
FLIPS_MOST = "A sample holds at most {most} flips."
FLIPS_LESSON = "The ten flips of the lesson"
FLIPS_ANOTHER = "Another 10 flips"
FLIPS_FIRST = "Keep only the first"

# Likelihood

LIKELIHOOD_INTRO = (
    "Drag p to the maximum of the curve. L(p) is the probability of exactly these flips if a 1 has the probability p. "
    "Toss more coins, or click a coin to turn it, and see how the curve changes."
)
LIKELIHOOD_TO_MAXIMUM = "Go to the maximum"
LIKELIHOOD_TOO_SMALL = (
    "L(p) is at most 10 to the power of {power} here, too small a number to be drawn. L(p) / L(k/n) is drawn instead."
)

LIKELIHOOD_TITLE = {
    "raw": {
        "one": "Likelihood of 1 flip, maximum {top} at p {peak}",
        "several": "Likelihood of {count} flips, maximum {top} at p {peak}",
    },
    "relative": {
        "one": "Relative likelihood of 1 flip, maximum {top} at p {peak}",
        "several": "Relative likelihood of {count} flips, maximum {top} at p {peak}",
    },
}
LIKELIHOOD_TEXT = {
    "one": "{curve} of 1 flip, largest at p {peak}.",
    "several": "{curve} of {count} flips, largest at p {peak}.",
}
LIKELIHOOD_MAXIMUM = "maximum {top} at p {peak}"
LIKELIHOOD_RATIO_IMPOSSIBLE = "p {p} makes these flips impossible: L(p) = 0."
LIKELIHOOD_RATIO_AT_PEAK = "No other p makes these flips as probable as p {p}, the share of ones."
LIKELIHOOD_RATIO = "p {peak}, the share of ones, makes these flips **{times} times** as probable as p {p}."
LIKELIHOOD_EQUALLY_PROBABLE = "p = {high} and p = {low} make them equally probable."
LIKELIHOOD_MORE_PROBABLE = "p = {high} makes them **{times} times** as probable as p = {low}."

LIKELIHOOD_LOG_TITLE = {"one": "Log-likelihood of 1 flip", "several": "Log-likelihood of {count} flips"}
LIKELIHOOD_LOG_TEXT = {
    "one": "Logarithm of the likelihood of 1 flip, largest, {top}, at p {peak}.",
    "several": "Logarithm of the likelihood of {count} flips, largest, {top}, at p {peak}.",
}
LIKELIHOOD_SUM = "The logarithm has its maximum at the same p. It is a sum of one logarithm for each flip."
LIKELIHOOD_FACTORS_HEAD = "Factors of L(p)"
LIKELIHOOD_FACTORS_TITLE = "The factors of L(p)"
LIKELIHOOD_FACTORS_TEXT = {
    "one": "A bar for 1 flip: p for a 1, 1 − p for a 0; this is L(p).",
    "several": "A bar for each of {count} flips: p for a 1, 1 − p for a 0; L(p) is their product.",
}
LIKELIHOOD_FACTORS_X = "flips, each with its factor"
LIKELIHOOD_PLACE = "place"
LIKELIHOOD_FLIP = "flip"
LIKELIHOOD_FACTOR = "factor"
LIKELIHOOD_PRODUCT = "L(p) is the product of these bars: p for each 1, and 1 − p for each 0."

LIKELIHOOD_SCORE_IN_FORMULA = "score"
LIKELIHOOD_MAXIMUM_AT_END = {
    "one": (
        "There is one flip, so L(p) rises all the way to p {peak}: the maximum is at the end of [0, 1], and the slope "
        "there is not 0."
    ),
    "several": (
        "All {count} flips agree, so L(p) rises all the way to p {peak}: the maximum is at the end of [0, 1], and the "
        "slope there is not 0."
    ),
}
LIKELIHOOD_MAXIMUM_INSIDE = (
    "The score k/p − (n−k)/(1−p) is {score} at {ones}/{count}, and the second derivative there, −n/(p(1−p)), is "
    "**{curvature}**: negative, so it is a maximum."
)
LIKELIHOOD_AREA = (
    "L is not a probability density of p. The area under it is **{area}**, not 1. It compares values of p and does not "
    "say how probable a value of p is."
)
LIKELIHOOD_SCORE = "Score"
LIKELIHOOD_AT_MAXIMUM = "the maximum"
LIKELIHOOD_DIGITS = "L(p) of the lesson's flips is written with all its digits where p has one decimal."

# Optimisation

OPTIMIZATION_INTRO = (
    "Press play, and watch the point move up the log-likelihood to k/n. Raise the rate until a step leaves (0, 1). A "
    "step in the logit never leaves it, but Newton's method in the logit may diverge."
)
OPTIMIZATION_TITLE = "Steps up the log-likelihood per flip"
OPTIMIZATION_TEXT = {
    "one": "From p {start} to {end} in 1 step.",
    "several": "From p {start} to {end} in {steps} steps.",
}
OPTIMIZATION_MAXIMUM = "maximum {top} at p = k/n"
OPTIMIZATION_STEP = "step"
OPTIMIZATION_LEFT = "The search left (0, 1) in step {step}, at p {p}, and stops there."
OPTIMIZATION_APPROACHES = (
    "All flips agree, so the maximum is at the end p {peak}, which is only approached. After {steps} steps p is "
    "{distance} from it."
)
OPTIMIZATION_REACHED = "The maximum {peak} is reached to six significant digits in step {step}."
OPTIMIZATION_ON_ITS_WAY = "After {steps} steps p {p}, {distance} from the maximum {peak}."
OPTIMIZATION_DIVERGES = (
    "The search diverges: |z| grows until z overflows in step {step}. No step leaves (0, 1), because every finite z "
    "has its p inside."
)
OPTIMIZATION_ROUNDED = "In floats p is rounded to 0 or 1 from step {step} on."
OPTIMIZATION_LOGIT = "Logit z"
OPTIMIZATION_SLOPE = "Slope"
OPTIMIZATION_CURVATURE = "Curvature"
OPTIMIZATION_ROW = "Step {step}"
OPTIMIZATION_METHODS = (
    "Gradient ascent adds the rate times the slope; Newton's method adds the rate times minus the slope divided by the "
    "curvature, which is negative. Slope and curvature are those of ln L / n in the coordinate of the search."
)

# Binomial table

BINOMIAL_INTRO = (
    "Drag in the table: each cell is the probability of k ones in n flips at one p. The column at one p is a "
    "distribution over k, drawn beside it. The row at one k is a likelihood over p, drawn below it."
)
BINOMIAL_HEAD = "Probability of k ones in n flips at each p"
BINOMIAL_TITLE = "Binomial probability over k and p"
BINOMIAL_TEXT = {
    "one": "Heat map of the probability of k ones in 1 flip for each p, largest {largest}.",
    "several": "Heat map of the probability of k ones in {count} flips for each p, largest {largest}.",
}
BINOMIAL_ONES = "ones k"
BINOMIAL_FIXED_P_HEAD = "Distribution at this p"
BINOMIAL_FIXED_P_TITLE = "The slice at one p: a distribution over k"
BINOMIAL_FIXED_P_TEXT = "Bars of the probability of each k of {count} at one p; they sum to 1."
BINOMIAL_FIXED_P_AXIS = "probability P(k) at this p"
BINOMIAL_PROBABILITY = "probability"
BINOMIAL_FIXED_K_TITLE = "Likelihood at this k"
BINOMIAL_FIXED_K_TEXT = "Likelihood over p at one k of {count}; its area is 1/{rows}."
BINOMIAL_FIXED_K = "P(k) at this k"
BINOMIAL_SLICES = (
    "At p {p} the bars sum to **{total}**: a distribution. At k = {ones} the curve has the area **{area}**, not 1: a "
    "likelihood. The coefficient {coefficient} scales the curve and does not move its maximum: ${scaled}$ and ${bare}$ "
    "are both largest at {ones}/{count}."
)

# Distributions

DISTRIBUTIONS_INTRO = (
    "Press play. The histogram of n flips, repeated m times, approaches the binomial distribution. Then change p and n."
)
DISTRIBUTIONS_SIMULATION_TITLE = "Simulation and binomial distribution"
DISTRIBUTIONS_SIMULATION_TEXT = {
    "one": "{repeats} repeats of 1 flip: shares of each count beside the binomial pmf.",
    "several": "{repeats} repeats of {count} flips: shares of each count beside the binomial pmf.",
}
DISTRIBUTIONS_SIMULATION_X = "number of 1s"
DISTRIBUTIONS_SIMULATION_Y = "share of the repeats"
DISTRIBUTIONS_BINOMIAL_PMF = "Binomial pmf, the lines"
DISTRIBUTIONS_SIMULATED = "Simulated, the bars"
DISTRIBUTIONS_SIMULATED_SHARE = "simulated share"
DISTRIBUTIONS_PMF = "binomial pmf"
DISTRIBUTIONS_MOMENTS = "np and np(1−p)"
DISTRIBUTIONS_REPEATS = {"one": "In 1 repeat", "several": "In {repeats} repeats"}
DISTRIBUTIONS_MEAN = "Mean"
DISTRIBUTIONS_VARIANCE = "Variance"
DISTRIBUTIONS_ONE_TRIAL = "One trial"
DISTRIBUTIONS_OUTCOME = "outcome"
DISTRIBUTIONS_TRIALS = "n trials"
DISTRIBUTIONS_ONES = "number of ones k"
DISTRIBUTIONS_TEXT = (
    "Bars of the probability of each {quantity} from {first} to {last}, largest, {largest}, at {most_probable}."
)
DISTRIBUTIONS_PROBABILITY = "probability"
DISTRIBUTIONS_APPROXIMATIONS = "The largest error of each approximation of P(k) over all k:"
DISTRIBUTIONS_LARGEST_ERROR = "Largest error"

# Confidence intervals

INTERVALS_INTRO = (
    "Drag p0. Where the curve is above the cut, the likelihood-ratio test keeps p0, and p0 lies in the "
    "likelihood-ratio interval."
)
INTERVALS_CUT_TITLE = "Log-likelihood, and the cut for {confidence}"
INTERVALS_CUT_TEXT = {
    "one": "Log-likelihood of 1 flip, largest, {top}, at p {peak}, cut at {cut}.",
    "several": "Log-likelihood of {count} flips, largest, {top}, at p {peak}, cut at {cut}.",
}
INTERVALS_CUT_LIKELIHOOD = "Log-likelihood"
INTERVALS_CUT_MAXIMUM = "Maximum"
INTERVALS_CUT_MAXIMUM_NAME = "maximum"
INTERVALS_CUT_MAXIMUM_NOTE = "{top} at p {peak}"
INTERVALS_CUT = "Cut for {confidence}"
INTERVALS_CUT_NAME = "cut"
INTERVALS_TITLE = "Four intervals of p"
INTERVALS_TEXT = "Intervals: {intervals}."
INTERVALS_TEXT_OF_ONE = "{name} from {low} to {high}"
INTERVALS_COLUMNS = {"name": "interval", "low": "lower end", "estimate": "k/n", "high": "upper end"}
INTERVALS_LINE = "{name}: {low} to {high}"
INTERVALS_WALD = (
    "Wald's interval may leave [0, 1], and has no width when all flips agree. The other three stay inside, and have a "
    "width."
)
INTERVALS_INFORMATION = (
    "**More flips, same share.** The information n/(p(1−p)) grows with n, and the curve narrows like 1/√n: its "
    "half-width 1/√information is {few} for {count} flips and {many} for {more} flips."
)
INTERVALS_ALL_EQUAL = {
    "one": (
        "**More flips, all equal.** L(p) = {likelihood} has its maximum at the end, p {peak}, where its slope is not "
        "0, so the information does not give its width. L falls to e^(−1/2) of the maximum at the distance 1 − "
        "e^(−1/(2n)) from it: {few} for 1 flip and {many} for {more} flips. The curve narrows like 1/n."
    ),
    "several": (
        "**More flips, all equal.** L(p) = {likelihood} has its maximum at the end, p {peak}, where its slope is not "
        "0, so the information does not give its width. L falls to e^(−1/2) of the maximum at the distance 1 − "
        "e^(−1/(2n)) from it: {few} for {count} flips and {many} for {more} flips. The curve narrows like 1/n."
    ),
}
INTERVALS_SIZES_TITLE = "The likelihood narrows as the number of flips grows"
INTERVALS_SIZES_TEXT = {
    "one": "Likelihood over p for 1, 10 and 100 flips: it narrows.",
    "several": "Likelihood over p for {count} flips and 10 and 100 times as many: it narrows.",
}
INTERVALS_SIZES_CURVE = {"one": "{curve} of 1 flip", "several": "{curve} of {count} flips"}
INTERVALS_SIZES_NAME = {"one": "1 flip", "several": "{count} flips"}
INTERVALS_TESTS = (
    "**Three approximate tests of p0** use the height of the maximum of ln L above its value at p0, the distance of p0 "
    "from the maximum, and the slope at p0. Each keeps the values that are in its interval: likelihood ratio, Wald, "
    "and Wilson for the score. The Clopper-Pearson interval belongs to an exact test that doubles the probability of "
    "the smaller tail; its p-value can differ from the exact one in the table."
)
INTERVALS_EXACT = "Exact binomial"
INTERVALS_MEASURES = "Measures"
INTERVALS_MEASURE = "{measure} on ln L"
INTERVALS_EXACT_MEASURE = "number of ones"
INTERVALS_STATISTIC = "Statistic"
INTERVALS_P_VALUE = "p-value"
INTERVALS_KIND = "Kind"
INTERVALS_EXACT_KIND = "exact, two-sided"
INTERVALS_APPROXIMATE_KIND = "approximate (large n)"
INTERVALS_DECISION = "p0 at {confidence}"
INTERVALS_REJECTED = "rejected"
INTERVALS_KEPT = "kept"
INTERVALS_P_VALUE_UNDERFLOW = "less than 10⁻³⁰⁷"
INTERVALS_EXACT_TEST = (
    "The first three p-values are approximate: they use the chi-square distribution, which is accurate for large n. "
    "The exact two-sided p-value, **{p_value}**, is the probability under p0 of all numbers of ones that are at most "
    "as probable as k = {ones}."
)
INTERVALS_EXACT_KEEPS = "At {confidence} the exact test keeps p0, and these tests reject it: {tests}."
INTERVALS_EXACT_REJECTS = "At {confidence} the exact test rejects p0, and these tests keep it: {tests}."
INTERVALS_TOO_FEW = "There are too few flips: no sample of {count} has an exact p-value below {least}."
INTERVALS_WALD_REJECTS = "All flips agree, so Wald's standard error is 0, and Wald's test rejects every p0 but k/n."
INTERVALS_COVERAGE = (
    "**Coverage**: how often each interval holds the true p, summed over all samples of this size. The nominal "
    "coverage is the confidence."
)
INTERVALS_COVERAGE_MOST = "Coverage is computed for up to {most} flips."
INTERVALS_COVERAGE_TITLE = {
    "one": "Coverage of the intervals for 1 flip",
    "several": "Coverage of the intervals for {count} flips",
}
INTERVALS_COVERAGE_TEXT = {
    "one": "Real coverage of {intervals} intervals for 1 flip at confidence {confidence}.",
    "several": "Real coverage of {intervals} intervals for {count} flips at confidence {confidence}.",
}
INTERVALS_COVERAGE_AXIS = "coverage"
INTERVALS_COVERAGE_NOMINAL = "Nominal coverage"
INTERVALS_COVERAGE_NOMINAL_NAME = "nominal"
INTERVALS_COVERAGE_MEAN = "Mean over p"
INTERVALS_COVERAGE_SMALLEST = "Smallest"

# Underflow

UNDERFLOW_INTRO = (
    "Drag to the end of the dashed line. Beyond it the product of the probabilities is too small for a float. The sum "
    "of their logarithms is not."
)
UNDERFLOW_TITLE = "Power of ten of the likelihood of n flips of a fair coin"
UNDERFLOW_TEXT = "Power of ten of the likelihood of up to {count} flips of a fair coin, by product and by sum."
UNDERFLOW_FLIPS = "flips of a fair coin"
UNDERFLOW_POWER = "log₁₀ of L(1/2)"
UNDERFLOW_SUM_CURVE = "From the sum of logarithms"
UNDERFLOW_SUM_NAME = "sum of logarithms"
UNDERFLOW_PRODUCT_CURVE = "From the product"
UNDERFLOW_PRODUCT_NAME = "product"
UNDERFLOW_PRODUCT_END = "the product is 0 from {count} flips on"
UNDERFLOW_PRODUCT = "Product in float64"
UNDERFLOW_SUM = "Sum of logarithms"
UNDERFLOW_SMALLEST = (
    "The smallest positive float64 is {smallest}. From {count} flips on the product for p = 1/2 rounds to exactly 0. "
    "Products that are 0 cannot be compared, but the sums of the logarithms can."
)

# Cross-entropy

CROSS_ENTROPY_INTRO = (
    "Drag p. The cross-entropy −ln L(p) / n is least where the likelihood is largest. The logit z = ln(p / (1 − p)) is "
    "the same prediction on another scale; the slope there is the error of the prediction."
)
CROSS_ENTROPY_TO_LOSSES = "Take this sample to the losses"
CROSS_ENTROPY_NATS = "nats per flip"
CROSS_ENTROPY_TITLE = "Cross-entropy over the prediction p"
CROSS_ENTROPY_TEXT = "Cross-entropy per flip, its constant part {entropy} and the divergence, over p."
CROSS_ENTROPY_CURVE = "−ln L / n, the cross-entropy"
CROSS_ENTROPY_DIVERGENCE = "Divergence KL(k/n ‖ p)"
CROSS_ENTROPY_ENTROPY = "Entropy H(k/n)"
CROSS_ENTROPY_LEAST = "least {entropy} at p {share}"
CROSS_ENTROPY_PARTS = "Only the second part, the divergence, depends on p."
CROSS_ENTROPY_LOGIT_TITLE = "Cross-entropy over the logit z"
CROSS_ENTROPY_LOGIT_TEXT = "Cross-entropy per flip over the logit, for a share of {share}."
CROSS_ENTROPY_LOGIT_LEAST = "least: σ(z) = k/n"
CROSS_ENTROPY_LOGIT_AXIS = "logit z"
CROSS_ENTROPY_LOGIT_SLOPE = (
    "The slope is the prediction minus the share of ones. It is 0 only where both are equal. If all flips agree, it "
    "approaches 0 and never reaches it."
)
CROSS_ENTROPY_SAMPLE_TITLE = {
    "one": "Cross-entropy of 1 flip",
    "several": "Cross-entropy of {count} flips, per flip",
}
CROSS_ENTROPY_SAMPLE_TEXT = (
    "Cross-entropy per flip, least at p {share}: the entropy {entropy}, and the divergence over p."
)
CROSS_ENTROPY_SAMPLE_CURVE = "Cross-entropy, −ln L / n"

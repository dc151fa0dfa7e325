"""What the views of the likelihood page explain."""

import numpy as np

from lib.lesson.examples import TEN_FLIPS
from lib.lesson.reading import parse_flips
from lib.likelihood import likelihood, mle
from lib.text.explanations.explanation import Explanation

_FLIPS = parse_flips(TEN_FLIPS)

EXPLANATIONS = {
    "Likelihood": Explanation(
        subject="A coin gives 1 with probability p and 0 with probability 1 − p. You have seen some flips, but you do "
        "not know p. For each p, the [likelihood L(p)] is the probability of exactly these flips. The flips are "
        "independent, so it is a product with one factor for each flip.",
        symbols={
            "p": "the probability of a 1, between 0 and 1",
            "k, n": "the number of ones, and of all flips",
            "L(p)": "the likelihood, pᵏ (1 − p)ⁿ⁻ᵏ",
            "ln L(p)": "the log-likelihood, a sum in place of the product",
        },
        notice="Move p. Every 1 has the factor p and every 0 the factor 1 − p. The curve is highest at p = k/n. For "
        "the lesson's ten flips that is {peak:.1f}, where L is {ratio:.2f} times as large as at p = 0.5. The "
        "logarithm has its maximum at the same place.",
        training="To train a network by maximum likelihood is to choose the weights that make the observed answers "
        "most probable. The loss is the negative log-likelihood.",
        mistake="L(p) is not the probability of p. The area under the curve is not 1. The likelihood compares values "
        "of p; to speak about the probability of p you need a prior.",
        following=("likelihood", "Binomial table"),
        reason="See how a likelihood differs from a probability distribution.",
        numbers={
            "peak": float(mle(_FLIPS)),
            "ratio": float(likelihood(_FLIPS, float(mle(_FLIPS))) / likelihood(_FLIPS, 0.5)),
        },
        terms={"likelihood L(p)": "Likelihood", "likelihood": "Likelihood"},
        present=(
            "At p = {p} the [likelihood] is {likelihood}.",
            "At p = {p} the [likelihood] is {relative} times its largest value.",
        ),
        live={"likelihood": "L(p)", "relative": "L(p) / L(k/n)"},
    ),
    "Optimisation": Explanation(
        subject="The maximum of the [log-likelihood] is known: it is at p = k/n. For a network there is no such "
        "formula, and one has to search. Here two methods search for the maximum step by step. Gradient ascent goes "
        "up by a rate times the slope. Newton's method also uses the curvature.",
        symbols={
            "p": "the parameter",
            "z": "its logit, ln(p / (1 − p)), any real number",
            "η": "the rate, the factor of each step",
        },
        notice="Press play. With a small rate the [point] comes near the maximum slowly. With a large rate it jumps "
        "across, or leaves the interval from 0 to 1. In the logit no step can leave, because each z belongs to a p "
        "between 0 and 1. Newton's method needs few steps near the maximum, but from far away it may go wrong.",
        training="Networks are trained in the same way, on the loss instead of the likelihood: downhill instead of "
        "uphill. They compute logits for the reason that you see here.",
        mistake="A larger rate is not always faster. It can make the steps jump from one side of the maximum to the "
        "other and never come close to it.",
        following=("likelihood", "Underflow"),
        reason="See why one takes the logarithm before the search.",
        terms={"log-likelihood": "Likelihood", "point": "ascent"},
        present=("At step {climbstep} the [point] is at p = {position}.",),
        live={"position": "p of the step"},
    ),
    "Binomial table": Explanation(
        subject="The table holds the probability of k ones in n flips, for every k and many values of p. Cut it at one "
        "p, and you get a [distribution over k]. Cut it at one k, and you get a [likelihood over p]. Both cuts share "
        "one number.",
        symbols={
            "n": "the number of flips",
            "k": "the number of ones among them",
            "p": "the probability of a 1",
        },
        notice="The distribution over k adds up to 1 for every p: something must happen. The likelihood has no such "
        "rule, and the area under it is 1/(n + 1) here. Its maximum is at k/n, with or without the number of orders "
        "C(n, k), because this factor does not depend on p.",
        training="In training the data are fixed and the parameters move. One then reads the table along p, as a "
        "likelihood. In a forecast the parameters are fixed, and one reads along the outcomes.",
        mistake="The same formula does not mean the same thing. A probability and a likelihood differ in which of the "
        "two is held fixed.",
        following=("likelihood", "Distributions"),
        reason="Simulate many samples and compare them with the distribution.",
        terms={"distribution over k": "fixed p", "likelihood over p": "fixed k"},
        present=("At p = {p} and k = {k} the number that both cuts share is {common}.",),
        live={"common": "P(k) at this k"},
    ),
    "Distributions": Explanation(
        subject="One flip has a Bernoulli distribution: 1 with probability p, 0 with probability 1 − p. The number of "
        "ones in n flips has a binomial distribution. The app also flips a simulated coin: n flips, repeated m times, "
        "and counts the ones.",
        symbols={
            "p": "the probability of a 1",
            "n": "the flips in one repeat",
            "m": "the number of repeats",
            "k": "the number of ones in one repeat",
        },
        notice="Press play. With few repeats the [histogram] is rough. With more repeats it comes close to the "
        "[binomial distribution]. The centre is at n p and the spread is √(n p (1 − p)). With a larger n the spread "
        "grows more slowly than n, so the share of ones varies less.",
        training="The target of a classifier with two classes is a Bernoulli trial. The binomial distribution tells "
        "how much the share of right answers varies between test sets of the same size by chance.",
        mistake="A run of zeros does not make a 1 more likely. The flips are independent, and the share of ones comes "
        "near p only because many flips outweigh a few.",
        following=("likelihood", "Confidence intervals"),
        reason="Turn the question around: what does one sample say about p?",
        terms={"histogram": "Simulated, the bars", "binomial distribution": "Binomial pmf, the lines"},
        present=("The [histogram] shows {repeats} repeats.",),
    ),
    "Confidence intervals": Explanation(
        subject="A sample gives one estimate of p, k/n. Another sample would give another one. A confidence interval "
        "is a range for p that is computed from the sample. A test asks whether one value p0 fits the sample. The "
        "[cut] through the [curve] shows that both are one idea: the interval holds the values that the test does not "
        "reject.",
        symbols={
            "p0": "the value that is tested",
            "confidence": "the share of samples whose interval should contain the true p",
            "p-value": "the probability, if p0 is right, of a sample at least as extreme as this one",
        },
        notice="More flips make the curve narrower and the interval shorter. For few flips the methods differ, and "
        "those that are named approximate can be far from the exact p-value.",
        training="The accuracy on a test set is such a share. With 100 samples, a difference of two or three percent "
        "between two models may be chance.",
        mistake="A confidence of 0.95 does not mean that p lies in this interval with probability 0.95. It describes "
        "the method: about 95 of 100 samples give an interval that contains p.",
        following=("likelihood", "Cross-entropy"),
        reason="Write the log-likelihood as a loss.",
        terms={"cut": "Cut", "curve": "Likelihood"},
        present=("At p0 = {p0} the [curve] is at {height}.",),
        live={"height": "Log-likelihood"},
    ),
    "Underflow": Explanation(
        subject="The likelihood of many flips is a product of many numbers below 1. It becomes smaller with every "
        "flip. A computer cannot store arbitrarily small numbers: below a limit it stores 0. The picture follows the "
        "[product] and the [sum of the logarithms] as the number of flips grows.",
        symbols={
            "n": "the number of flips of a fair coin",
            "L": "the product of the probabilities",
            "ln L": "the sum of their logarithms",
        },
        notice="For a fair coin each flip divides L by 2. After {last:,.0f} flips the product can still be stored. "
        "With one more flip it is 0. The logarithm only falls by {fall:.2f} for each flip, and stays a plain number.",
        training="A data set has thousands of samples, so a loss is always computed from logarithms. For the same "
        "reason frameworks offer a loss that takes logits: it never forms the tiny probability at all.",
        mistake="A product of 0 does not mean that the sample is impossible. It means that the format has no smaller "
        "number. Taking the logarithm afterwards is too late.",
        following=("likelihood", "Cross-entropy"),
        reason="Turn the sum of logarithms into the loss that networks use.",
        numbers={"last": float(np.flatnonzero(0.5 ** np.arange(2000.0) > 0)[-1]), "fall": np.log(2)},
        terms={"product": "From the product", "sum of the logarithms": "From the sum of logarithms"},
        present=("For n = {coinflips} the [sum of the logarithms] says that L is 10 to the power {power}.",),
        live={"power": "From the sum of logarithms"},
    ),
    "Cross-entropy": Explanation(
        subject="Take the log-likelihood of the flips, divide it by n and change the sign. The result is the "
        "[cross-entropy] between the share of ones k/n and p. It has two parts: the [entropy] of k/n, which does not "
        "depend on p, and the [divergence], which is 0 only at p = k/n.",
        symbols={
            "q": "the share of ones, k/n",
            "p": "the probability that the model gives to a 1",
            "z": "the logit of p, ln(p / (1 − p))",
            "KL": "the Kullback–Leibler divergence of q and p",
        },
        notice="The cross-entropy is least where the likelihood is largest. In the logit its slope is p − q, the "
        "error of the prediction. This is a straight difference, without any further factor.",
        training="A network with a sigmoid output gives each sample its own p. The mean of −ln of the probabilities "
        "of the right answers is then the usual loss of a classifier. To make it small is maximum likelihood.",
        mistake="The least cross-entropy is usually not 0. It is the entropy of the data, which is 0 only if all flips "
        "are equal.",
        following=("losses", "Two classes"),
        reason="Compare this loss with the squared error.",
        terms={"cross-entropy": "Cross-entropy", "entropy": "Entropy", "divergence": "Divergence"},
        present=(
            "At p = {p} the [cross-entropy] is {cross}, the [entropy] is {entropy} and the [divergence] is "
            "{divergence}.",
        ),
        live={
            "cross": "−ln L / n, the cross-entropy",
            "entropy": "Entropy H(k/n)",
            "divergence": "Divergence KL(k/n ‖ p)",
        },
    ),
}
"""The explanation of each view, by the name of the view."""

"""Chapter 6: the likelihood of a sample, and what it says about p."""

from lib.hall.question import Activity
from lib.lesson.examples import TEN_FLIPS
from lib.lesson.scenes.scene import Scene

SCENES = (
    Scene(
        "likelihood",
        {"view": "Likelihood", "flips": TEN_FLIPS, "p": "0.2"},
        "Ten flips, one curve",
        text="A coin shows 1 with an unknown probability p. Ten flips gave three ones and seven zeros. If you knew p, "
        "these very flips would have the probability p³ (1 − p)⁷, because the flips are independent. As a function of "
        "p this is called the likelihood L(p).",
        task="Try p = 0.1, 0.2 and 0.5. Then look for a better value.",
        sentence="The flips are fixed and p moves: L(p) = p³ (1 − p)⁷ is the probability of these flips.",
        notes="Try 0.1, 0.2 and 0.5, and ask for a better one: 3/10, the share of ones.",
        activity=Activity.GUESS,
    ),
    Scene(
        "likelihood",
        {"view": "Likelihood", "flips": TEN_FLIPS, "p": "0.3", "scale": "L(p)"},
        "Not the probability of p",
        text="The curve is highest at p = 0.3, the share of ones. This p makes the sample most probable. It does not "
        "follow that p = 0.3 is most probable: L is not a probability density of p. The area under the curve is not 1.",
        task="Compare the height of the curve at 0.3 and at 0.5: only such ratios have a meaning.",
        sentence="The area under L is 1/1\u202f320, so L is no probability density of p.",
        notes="The maximum makes the sample most probable; for the most probable p one needs a prior.",
        claim="mle-most-probable",
    ),
    Scene(
        "likelihood",
        {"view": "Binomial table", "tablen": "10", "k": "3", "p": "0.3"},
        "One table, two slices",
        text="The table holds the probability of k ones in n flips, for all k and p. If p is fixed, the numbers along "
        "k are a distribution and add up to 1. If k is fixed, the numbers along p are a likelihood. Both slices cross "
        "in one cell.",
        task="Move k and p in the table. Which of the two slices always adds up to 1?",
        sentence="With p fixed it is a distribution over k; with k fixed it is a likelihood over p.",
        notes="The coefficient 120 makes the likelihood larger and leaves its maximum where it is.",
        claim="binomial-same-argmax",
    ),
    Scene(
        "likelihood",
        {"view": "Distributions", "q": "0.3", "n": "10", "repeats": "1000", "growth": "40"},
        "From one flip to many",
        text="A simulated coin is flipped n times, and this is repeated many times. The bars count how often each "
        "number of ones came up. They come close to the binomial distribution, whose centre is n p.",
        task="Press play, then choose another n. Watch where the centre of the bars goes.",
        sentence="The counts of many repeats come close to the binomial distribution.",
        notes="Ask for the centre first: n p = 3.",
        activity=Activity.FLIP,
    ),
    Scene(
        "likelihood",
        {"view": "Confidence intervals", "flips": TEN_FLIPS, "confidence": "0.95", "p0": "0.5"},
        "How sure are ten flips?",
        text="Three ones in ten flips: could the coin be fair? A test computes how probable such a sample, or a more "
        "extreme one, is for p = 0.5. This p-value is large here, so the sample does not exclude a fair coin. The "
        "values of p that are not excluded form an interval.",
        task="Move the tested value until the tests reject it.",
        sentence="Three ones in ten flips do not exclude a fair coin.",
        notes="All three tests agree; let the hall guess how many flips it would take.",
        activity=Activity.FLIP,
    ),
    Scene(
        "likelihood",
        {"view": "Underflow", "coinflips": "1075"},
        "Too small for a float",
        text="Each flip of a fair coin halves the likelihood. A computer stores numbers down to about 10⁻³²⁴, and "
        "replaces smaller ones by 0. After 1075 flips the product is exactly 0. The sum of the logarithms is about "
        "−745, a plain number.",
        task="Go back by one flip: the product can be stored again.",
        sentence="After 1075 flips of a fair coin the product is exactly 0; the sum of logarithms is not.",
        notes="One flip fewer and there is still a number; hence everybody adds logarithms.",
        claim="product-underflows",
    ),
    Scene(
        "likelihood",
        {
            "view": "Optimisation",
            "flips": TEN_FLIPS,
            "method": "Gradient ascent",
            "coordinate": "p",
            "climbstart": "0.9",
            "climbrate": "0.01",
            "climbstep": "0",
        },
        "Searching for the maximum",
        text="For a coin the best p is known: k/n. For a network there is no such formula, and the maximum has to be "
        "searched for. Gradient ascent goes uphill: each step is the rate times the slope.",
        task="Press play. Then try a larger rate, until the steps no longer reach the maximum.",
        sentence="Gradient ascent reaches the maximum at k/n step by step.",
        notes="Networks are trained in the same way, downhill on the loss.",
    ),
)

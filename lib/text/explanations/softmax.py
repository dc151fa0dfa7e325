"""What the views of the softmax page explain."""

import numpy as np

from lib.softmax import softmax
from lib.text.explanations.explanation import Explanation

_CLASS_COUNTS = (50, 100)

EXPLANATIONS = {
    "Classes": Explanation(
        subject="A network for several classes gives one number for each class, its logit. A logit can be any real "
        "number. Softmax turns the logits into probabilities in two steps: it takes the exponential of each logit, "
        "which is always positive, and divides it by the sum of all exponentials.",
        symbols={
            "z": "the logits, one for each class",
            "e^z": "the exponential of a logit",
            "s": "the probabilities, each between 0 and 1",
        },
        notice="Move the logit of the [first class]. Every probability changes, because all exponentials share one "
        "sum. The probabilities always add up to 1. The largest logit has the largest probability. If you add the same "
        "constant to all logits, nothing changes: only differences of logits count.",
        training="The loss of a classifier is computed from these probabilities. Because each one depends on all "
        "logits, a sample of one class changes the logits of the other classes too.",
        mistake="Softmax is not an activation of single units like ReLU. It needs all the logits of a layer. With two "
        "classes it is the sigmoid of the difference of the logits.",
        following=("softmax", "Temperature"),
        reason="Divide all logits by one number and see how certain the result looks.",
        terms={"first class": 0},
        present=("The probability of the [first class] is {probability}.",),
        live={"probability": "first probability"},
    ),
    "Temperature": Explanation(
        subject="Before softmax, every logit is divided by a number T, the temperature. The [solid curves] show "
        "the probability of every class for each T. With T = 1 nothing changes.",
        symbols={
            "T": "the temperature, a positive number",
            "z / T": "the logits after the division",
            "H": "the [entropy], which measures how evenly the probability is spread",
        },
        notice="At a low temperature the largest logit has nearly all of the probability. At a high temperature the "
        "classes become nearly equal. The order of the classes never changes, because a positive T keeps the order of "
        "the logits.",
        training="A language model divides its logits by a temperature when it chooses the next word: a low one gives "
        "the most probable words, a high one also rare words. In training, T = 1 is usual. One temperature, fitted "
        "after training, can also make forecasts less overconfident.",
        mistake="A low temperature does not make a model more accurate. The class with the largest probability is the "
        "same for every T. Only the stated certainty changes.",
        following=("softmax", "Jacobian"),
        reason="Compute how much each probability changes with each logit.",
        terms={"entropy": "Entropy / ln n", "solid curves": "solid lines"},
        present=("At T = {temperature} the [entropy] is {entropy} times ln n, its largest value.",),
        live={"entropy": "Entropy / ln n"},
    ),
    "Jacobian": Explanation(
        subject="Softmax has several inputs and several outputs, so it has not one derivative but a table of them: "
        "the Jacobian. Its cell in row i and column j tells how fast probability i changes with logit j. The bars "
        "compare the [change that the Jacobian predicts] with the [true change].",
        symbols={
            "J": "the Jacobian, with the cells sᵢ (δᵢⱼ − sⱼ)",
            "s": "the probabilities",
            "δᵢⱼ": "1 if i = j, and 0 if not",
            "dz": "the size of the step in one logit",
        },
        notice="Cells on the diagonal are positive: a larger logit raises its own probability. All others are "
        "negative: it lowers the rest. Each column adds up to 0, because the probabilities always add up to 1. For a "
        "small step the prediction is good. For a large step it is not.",
        training="Back-propagation multiplies the gradient by this matrix. If one probability is close to 1, all "
        "cells are close to 0, and a loss that does not cancel them cannot correct a certain wrong answer.",
        mistake="Softmax is not applied to each logit alone. Cells outside the diagonal are not 0.",
        following=("softmax", "Many classes"),
        reason="See what happens to the probabilities when there are many classes.",
        terms={"change that the Jacobian predicts": "J dz", "true change": "exact change"},
        present=(
            "For dz = {stepsize} the probability of the raised class should change by {predicted}, and its [true "
            "change] is {exact}.",
        ),
        live={"predicted": "J dz", "exact": "exact change"},
    ),
    "Many classes": Explanation(
        subject="The lesson draws softmax over evenly spaced logits, as if it were a curve. This view draws the same "
        "picture for any number n of classes. The logits always go from −5 to 5, so with a larger n they lie closer "
        "together.",
        symbols={
            "n": "the number of classes",
            "z": "the logits, evenly spaced",
            "s": "the probabilities, which add up to 1",
        },
        notice="The shape stays almost the same, but the curve becomes lower. The [largest probability] is {few:.3f} "
        "for {few_classes:.0f} classes and {many:.3f} for {many_classes:.0f}. The same total of 1 is shared by more "
        "classes.",
        training="With many classes, the probabilities at the start of training are all small, near 1/n. The "
        "cross-entropy then starts near ln n. A first loss that is much larger is a sign of bad initial weights.",
        mistake="This curve is not the graph of a function of one variable. Each point belongs to another class, and "
        "its height depends on all the logits. A plot of softmax means little unless its grid is stated.",
        following=("softmax", "Simplex"),
        reason="With three classes all possible probabilities fit into one triangle.",
        numbers={
            **dict(zip(("few_classes", "many_classes"), _CLASS_COUNTS, strict=True)),
            **{
                name: float(softmax(np.linspace(-5, 5, count)).max())
                for name, count in zip(("few", "many"), _CLASS_COUNTS, strict=True)
            },
        },
        terms={"largest probability": "largest probability"},
        present=("With n = {classes} the [largest probability] is {largest}.",),
        live={"largest": "largest probability"},
    ),
    "Simplex": Explanation(
        subject="Three probabilities that add up to 1 are one point of a triangle, which is called the simplex. At a "
        "corner one class has probability 1. In the centre all three are equal. The curve shows the points that "
        "belong to all temperatures.",
        symbols={
            "s": "the point, with the probabilities of the three classes",
            "y": "the target, the corner of the true class",
            "T": "the temperature",
        },
        notice="Move one logit: the point moves on a straight line through the corner of that class, because the "
        "ratio of the other two probabilities does not change. Move the temperature: the point goes from the centre "
        "towards the corner of the largest logit. It never reaches a corner.",
        training="The gradient of the cross-entropy in the logits is (s − y) / T. A step against it moves the point "
        "along J (y − s), so not always straight towards the corner.",
        mistake="The distance in the triangle is not the loss. Near a corner of a wrong class, a small movement "
        "changes the cross-entropy by much.",
        following=("softmax", "Overflow"),
        reason="See what a computer does with very large logits.",
        present=("At T = {temperature} the probability of the [first class] is {probability}.",),
        terms={"first class": 0},
        live={"probability": "first probability"},
    ),
    "Overflow": Explanation(
        subject="A computer stores numbers with a limited size. The exponential of a large logit is too large, and "
        "becomes infinity. The picture compares two ways to compute the same softmax while a constant is added to all "
        "logits: the [textbook form], and the [form that first subtracts the largest logit].",
        symbols={
            "c": "the constant that is added to every logit",
            "max z": "the largest logit",
            "NaN": "not a number, the result of infinity divided by infinity",
        },
        notice="In exact arithmetic the constant changes nothing. In floating-point numbers, the textbook form breaks "
        "off on both sides: with very large logits as infinity divided by infinity, with very negative ones as 0 "
        "divided by 0. The [shifted form] stays right. Smaller number formats break off sooner.",
        training="One NaN in a loss makes every gradient NaN, and all weights are lost. Every framework therefore "
        "subtracts the largest logit, and computes the logarithm of softmax in one step.",
        mistake="Subtracting the maximum is not an approximation. Numerator and denominator are divided by the same "
        "number, so the result is the same.",
        following=("softmax", "Attention"),
        reason="Softmax is also used inside networks.",
        terms={
            "textbook form": "Textbook form",
            "form that first subtracts the largest logit": "Shifted form",
            "shifted form": "Shifted form",
        },
        present=(
            "With c = {shift} the [textbook form] gives {textbook} for the first class, and the [shifted form] gives "
            "{shifted}.",
        ),
        live={"textbook": "Textbook form", "shifted": "Shifted form"},
    ),
    "Attention": Explanation(
        subject="In a transformer, every token (a piece of text) collects information from all tokens. How much it "
        "takes from each is decided by a softmax. Its inputs are scores: the products of two random vectors of d "
        "numbers, one for each token. The map shows the weights, with one row for each token.",
        symbols={
            "d": "the dimension of the vectors",
            "q · k": "the score of two tokens, a sum of d products",
            "√d": "the number by which scores are divided",
        },
        notice="Each row adds up to 1. Turn the division by √d off and raise d: in each row one token now has nearly "
        "all of the weight. The score is a sum of d terms, so its variance is d. [Dividing by √d] makes the variance 1 "
        "again. [Without the division], the entropy of the rows falls as d grows.",
        training="Where a row is nearly 1 at one place, its Jacobian is nearly 0, and the vectors can hardly learn. "
        "The division keeps the softmax where it has a gradient.",
        mistake="Softmax is not only for the last layer. A transformer has one in each of its attention layers.",
        following=("softmax", "Cross-entropy"),
        reason="Combine softmax with the loss for several classes.",
        terms={"Dividing by √d": "Divided by √d", "Without the division": "Not divided"},
    ),
    "Cross-entropy": Explanation(
        subject="One class is the true one. The cross-entropy is −ln of the probability that softmax gives to it: 0 "
        "for probability 1, and without bound as the probability goes to 0. The picture compares its gradient with "
        "that of the squared error, while you move the logit of one class.",
        symbols={
            "p": "the probabilities after softmax",
            "y": "the target: without smoothing 1 for the true class and 0 for the others",
            "p − y": "the gradient of the cross-entropy in the logits",
            "ε": "the label smoothing, a share of the target that all classes get",
        },
        notice="Move the logit of the true class far down. The gradient of the [cross-entropy] goes to −y of "
        "that class, which is −1 without label smoothing. That of the [squared error] goes to 0, because it still has "
        "the Jacobian of softmax as a factor. In the cross-entropy this factor cancels.",
        training="A classifier that is certain and wrong must be corrected quickly. Cross-entropy does this; squared "
        "error after softmax does not.",
        mistake="A small gradient does not always mean a good prediction. With squared error it can also mean a very "
        "bad one.",
        following=("likelihood", "Likelihood"),
        reason="See where the logarithm in the cross-entropy comes from.",
        terms={"cross-entropy": "Cross-entropy", "squared error": "Squared error"},
        present=(
            "In the logit of the true class, the gradient of the [cross-entropy] is {cross} and that of the [squared "
            "error] is {squared}.",
        ),
        live={"cross": "Cross-entropy, true class", "squared": "Squared error, true class"},
    ),
}
"""The explanation of each view, by the name of the view."""

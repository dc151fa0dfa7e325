"""Chapter 5: from logits to probabilities."""

from lib.lesson.scenes.scene import Scene

SCENES = (
    Scene(
        "softmax",
        {"view": "Classes", "names": "cat, dog, tiger", "cat": "2", "dog": "1", "tiger": "0.1"},
        "Logits become probabilities",
        text="A network that has to choose between classes gives one number for each, its logit. Softmax takes the "
        "exponential of every logit. That makes all numbers positive. Then it divides each by the sum of all, so that "
        "the results add up to 1.",
        task="Drag one logit below 0. Its probability becomes small, but stays above 0.",
        sentence="The exponential makes every number positive; dividing by the sum makes them add up to 1.",
        notes="Drag one logit below 0: its probability becomes small and stays positive.",
        claim="softmax-simplex",
    ),
    Scene(
        "softmax",
        {"view": "Classes", "names": "cat, dog", "cat": "2", "dog": "1"},
        "Two classes are one sigmoid",
        text="With two classes softmax gives e^a / (e^a + e^b). Divide above and below by e^a: the result is 1 / (1 + "
        "e^−(a − b)), the sigmoid of the difference. So a sigmoid at the output and a softmax of two logits are the "
        "same model.",
        task="Add 1 to both logits. Nothing changes, because their difference is the same.",
        sentence="Softmax of two logits is the sigmoid of their difference.",
        notes="Both numbers are under the picture: sigmoid(2 − 1) = 0.731.",
        claim="sigmoid-is-softmax",
    ),
    Scene(
        "softmax",
        {"view": "Temperature", "cat": "2", "dog": "1", "tiger": "0.1", "temperature": "1"},
        "Low and high temperature",
        text="All logits are divided by a temperature T before softmax. A small T makes their differences large, and "
        "the class with the largest logit gets nearly everything. A large T makes the differences small, and all "
        "classes get nearly the same. The order of the classes never changes.",
        task="Before you move T, guess the three probabilities for a very large T.",
        sentence="A low temperature chooses one class, a high one makes all nearly equal; the order stays.",
        notes="Ask for both limits before you move the slider: all to the cat, and one third each.",
    ),
    Scene(
        "softmax",
        {"view": "Jacobian", "moved": "1", "stepsize": "1"},
        "One logit changes all probabilities",
        text="The derivative of softmax is a table, the Jacobian: how fast does each probability change with each "
        "logit? The diagonal is positive, all other cells are negative. Each column adds up to 0, because the "
        "probabilities always add up to 1.",
        task="Choose another logit and compare the signs of the changes.",
        sentence="If one logit grows, its probability grows, and those of all other classes fall.",
        notes="Sigmoid, tanh and ReLU act on each number alone: their table is 0 off the diagonal.",
        claim="softmax-like-others",
    ),
    Scene(
        "softmax",
        {"view": "Simplex", "cat": "2", "dog": "1", "tiger": "0.1", "temperature": "1"},
        "All probabilities in one triangle",
        text="Three probabilities that add up to 1 are a point in a triangle. In a corner one class has everything, "
        "in the centre all three are equal. If you change one logit, the point moves on a straight line through the "
        "corner of that class.",
        task="Drag one logit from one end to the other and follow the point.",
        sentence="Three probabilities are a point in a triangle; one logit moves it along a straight line.",
        notes="Then move the temperature: from the centre towards the corner of the largest logit.",
    ),
    Scene(
        "softmax",
        {"view": "Many classes", "classes": "100"},
        "The curve depends on the grid",
        text="The lesson's text draws softmax as a curve over evenly spaced numbers from −5 to 5. Each number is the "
        "logit of one class. With more classes in the same interval, each gets a smaller share. So the height of the "
        "curve says more about the grid than about softmax.",
        task="Change n from 100 to 50 and read the largest probability.",
        sentence="From −5 to 5, the largest probability is 0.096 with 100 classes and 0.185 with 50.",
        notes="Take 50 classes: the function is the same, only the grid is not.",
        claim="softmax-curve-n",
    ),
    Scene(
        "softmax",
        {"view": "Overflow", "cat": "10", "dog": "10", "tiger": "10", "shift": "990", "dtype": "float64"},
        "The textbook form overflows",
        text="In exact arithmetic, a constant that is added to all logits changes nothing. A computer cannot store "
        "e^1000: it becomes infinity, and infinity divided by infinity is not a number. If the largest logit is "
        "subtracted first, the largest exponential is 1, and nothing overflows.",
        task="Drag the constant back until the textbook form gives numbers again.",
        sentence="At logits of 1000 the textbook form gives NaN; with the maximum subtracted it is right.",
        notes="Drag the constant back until the dashed line returns; then try float16.",
        claim="softmax-max-trick",
    ),
    Scene(
        "softmax",
        {"view": "Attention", "dimension": "64", "scaled": "divided by √d"},
        "Softmax inside a network",
        text="Softmax is not only for the output. In attention, every word of a text collects information from the "
        "other words. A softmax decides how much it takes from each. The scores are divided by √d, because a sum of d "
        "random products has a variance that grows with d.",
        task="Switch the division off. In every row one word now has nearly all of the weight.",
        sentence="In attention a softmax decides how much each token takes from every other.",
        notes="Switch the division by √d off and read the entropy: each row narrows to one token.",
        claim="softmax-last-only",
    ),
)

"""The words of the page Softmax, view by view."""

INTRO = (
    "Softmax turns any numbers into shares of one whole. Watch how one logit moves every probability, and how the "
    "temperature moves them all without changing their order."
)

# The classes, in several views

ADD_CLASS = "Add a class"
REMOVE_CLASS = "Remove the last"
NEW_CLASS = "class {number}"
CLASS = "class"
LOGIT = "logit"
PROBABILITY = "probability"
PROBABILITY_P = "probability p"
FIRST_PROBABILITY = "first probability"
PROBABILITY_OF_CLASS = "{name} {probability}"

# Classes

CLASSES_INTRO = (
    "Drag the slider of one logit. All probabilities change, because softmax divides each exponential by their common "
    "sum, and they always add up to 1. Point at a number: the numbers that it is computed from are marked."
)
CLASSES_FURTHER = "Temperature and a constant"
CLASSES_TWO = (
    "With two classes, softmax is one sigmoid: it gives {name} **{probability}**, and the sigmoid of the difference "
    "{difference} gives **{sigmoid}**."
)
CLASSES_SUM = (
    "The probabilities sum to **{sum}**. Their entropy is **{entropy}** nats. It would be 0 if one class were "
    "certain, and {most} if all classes were equally probable."
)
CLASSES_CONSTANT = (
    "Every logit z includes the constant c {constant}. It multiplies all exponentials and their sum by e^(c/T), so it "
    "cancels."
)

CLASSES_TITLE = "From logits to probabilities"
CLASSES_TEXT = "Probabilities: {probabilities}."
CLASSES_EXPONENTIAL = "exponential"
CLASSES_QUOTIENT = "÷ sum"
CLASSES_QUOTIENT_AT_T_1 = "exp(z) ÷ sum"
CLASSES_SUM_OF_COLUMN = "sum"

CLASSES_TABLE_LOGIT = "Logit z"
CLASSES_TABLE_PROBABILITY = "Probability"
CLASSES_TABLE_SUM = "Sum"

# Temperature

TEMPERATURE_INTRO = (
    "Drag the temperature: a low one gives nearly everything to the largest logit, a high one makes the classes nearly "
    "equal, and no two classes change places."
)
TEMPERATURE_LIMITS = (
    "At T {temperature} the entropy is **{entropy}** nats. Towards T = 0 all probability goes to the arg max, "
    "{largest}; as T grows every class tends to 1/n {share}. The order never changes."
)

TEMPERATURE_TITLE = "Probabilities over the temperature"
TEMPERATURE_TEXT = "Probabilities of {classes} classes over the temperature from {low} to {high}."
TEMPERATURE_X = "temperature T"
TEMPERATURE_ENTROPY = "Entropy / ln n"

# Jacobian

JACOBIAN_INTRO = (
    "Click a column of the matrix to choose the logit that is raised, and drag dz. To first order the probabilities "
    "change by J dz."
)
JACOBIAN_RAISED = "Raise {name}'s logit by {step}: {changes}."
JACOBIAN_CHANGE = "{name} **{change}**"
JACOBIAN_SAME = "These are the exact changes; J dz gives the same to three decimal places."
JACOBIAN_LINEAR = "These are the exact changes; J dz gives {changes}."
JACOBIAN_SUMS = (
    "Each column of J sums to 0, because the probabilities sum to 1: what one class gains, the others lose. Each row "
    "sums to 0, because a constant added to all logits changes nothing. J is symmetric."
)
JACOBIAN_SPECTRUM = (
    "In floats the largest sum of a row or a column of J is {sum} here. The rank of J is **{rank}** of {classes}, its "
    "eigenvalues are {eigenvalues}."
)

JACOBIAN_CHANGES_HEAD = "Logit of {name} raised by {step}"
JACOBIAN_CHANGES_KEY = "full: exact change of p, framed: J dz, linear"
JACOBIAN_CHANGES_TITLE = "Change of each probability if the logit of {name} rises"
JACOBIAN_CHANGES_TEXT = "Exact change of each probability: {changes}."
JACOBIAN_CHANGES_OF_CLASS = "{name} {change}"
JACOBIAN_CHANGES_Y = "change of p"
JACOBIAN_CHANGES_CHANGE = "change"
JACOBIAN_CHANGES_KIND = "kind"
JACOBIAN_CHANGES_EXACT = "exact change"
JACOBIAN_CHANGES_LINEAR = "J dz"
JACOBIAN_MATRIX_HEAD = "Jacobian J, the slopes of p in z"
JACOBIAN_MATRIX_KEY = "red: p rises with the logit, blue: p falls"
JACOBIAN_MATRIX_TITLE = "Jacobian of softmax as a heat map"
JACOBIAN_MATRIX_TEXT = "Heat map of the {classes} by {classes} Jacobian of softmax, from {low} to {high}."
JACOBIAN_MATRIX_X = "logit that is raised"
JACOBIAN_MATRIX_Y = "probability that changes"
JACOBIAN_MATRIX_SLOPE = "slope"
JACOBIAN_ERROR_TITLE = "Error of J dz over the size of the step"
JACOBIAN_ERROR_TEXT = "Error of J dz for steps from {low} to {high}: it grows with the square of a small step."
JACOBIAN_ERROR_X = "step size dz"
JACOBIAN_ERROR_Y = "length of the error"
JACOBIAN_ERROR_LINE = "Error: length of J dz − true change"

# Many classes

MANY_CLASSES_INTRO = (
    "Drag n. The n logits are spaced evenly between −5 and 5. With more classes the largest probability becomes "
    "smaller, so a plot of softmax over a grid depends on n."
)
MANY_CLASSES_LARGEST = "The largest of {classes} probabilities is **{largest}**."

MANY_CLASSES_TITLE = "Probabilities of n classes with evenly spaced logits"
MANY_CLASSES_KEY = "each dot is a class"
MANY_CLASSES_TEXT = "Probabilities of {classes} classes, rising with the logit to {largest}."
MANY_CLASSES_X = "logit z of the class"
MANY_CLASSES_Y = "probability p of the class"
MANY_CLASSES_LOGIT = "logit of the class"
MANY_CLASSES_LARGEST_NUMBER = "largest probability"
MANY_CLASSES_ROWS_TITLE = "Rows of J for {classes} classes"
MANY_CLASSES_ROWS_TEXT = "{rows} rows of the Jacobian of {classes} classes as curves."
MANY_CLASSES_ROWS_X = "logit of the column's class"
MANY_CLASSES_ROWS_Y = "slope of the row's probability"
MANY_CLASSES_ROW = "Row {row}"
MANY_CLASSES_ROWS = "At most {most} rows of the Jacobian are drawn, evenly picked."

# Simplex

SIMPLEX_INTRO = (
    "Drag a logit: the point moves straight along the line through that class's corner. Drag the temperature: it moves "
    "along the grey curve."
)
SIMPLEX_POINTS = (
    "Every point of the triangle is a list of three probabilities: at a corner one class is certain, in the "
    "middle all three are equally probable. "
    "Along a dashed line the loss of the true class is the same."
)
SIMPLEX_GRADIENT = (
    "The gradient of the loss in the logits is (p − y) / T, so a step of gradient descent changes the logits along "
    "(y − p) / T. The arrow shows where the point goes then: along J (y − p), with J the Jacobian of softmax. In "
    "general that is not the way to the corner of the true class."
)

SIMPLEX_HEAD = "All distributions over three classes"
SIMPLEX_KEY = "dot: p = softmax(z / T), arrow: a step of descent"
SIMPLEX_TITLE = "The simplex of three classes"
SIMPLEX_TEXT = "Triangle of all probabilities; the point stands for {probabilities}."
SIMPLEX_LEVEL = "loss {loss}"

# Overflow

OVERFLOW_INTRO = (
    "Drag the constant: in exact arithmetic it changes no probability. The dashed line of the textbook form breaks off "
    "where its exponentials leave the range of the float format."
)
OVERFLOW_AGREE = "Both forms agree at [{logits}]."
OVERFLOW_WRONG = "The textbook form is wrong at [{logits}]: it gives [{probabilities}]."
OVERFLOW_LIMITS = "In {format} an exponential overflows past {high} and underflows to 0 below {low}."
OVERFLOW_FORMS = "For the logits [{logits}] the textbook form gives [{textbook}], the shifted form [{shifted}]."
OVERFLOW_OPERATIONS = (
    "**Operation by operation, in {format}**: three forms of the loss −ln p, and the first fault of each."
)
OVERFLOW_SOUND = "{form}: every operation is sound."
OVERFLOW_FAULT = "{form}: the first fault is **{status}** in `{operation}`, which gives [{values}]."
OVERFLOW_THRESHOLDS = (
    "**Where each form breaks**: the smallest numbers for which the loss is not finite, found by search."
)

OVERFLOW_TITLE = "Probability of {name} by both forms in {format}"
OVERFLOW_TEXT = (
    "Probability of {name} over the constant in {format}: the textbook form gives a number from {low} to {high}."
)
OVERFLOW_TEXT_NOWHERE = "Probability of {name} over the constant in {format}: the textbook form gives a number nowhere."
OVERFLOW_X = "constant added"
OVERFLOW_SHIFTED = "Shifted form"
OVERFLOW_TEXTBOOK = "Textbook form"
OVERFLOW_OVERFLOW = "overflow"
OVERFLOW_UNDERFLOW = "underflow"

OVERFLOW_TABLE_LOGIT = "Logit"
OVERFLOW_TABLE_SHIFTED_EXPONENTIAL = "exp(z − largest)"
OVERFLOW_TABLE_OPERATIONS = "{form}, operation by operation"
OVERFLOW_TABLE_GIVES = "Gives"
OVERFLOW_TABLE_STATUS = "Status"
OVERFLOW_TABLE_NEVER = "never"

# Attention

ATTENTION_INTRO = (
    "A softmax inside the network decides how much every token takes from every other. Switch the division by √d off: "
    "the larger d is, the more each row concentrates on one token. For d = 1 nothing changes, as √1 = 1."
)
ATTENTION_ENTROPY = (
    "The entropy of a row is on average **{entropy}** nats here; with equal weights it would be {most}. Without the "
    "division the scores spread as √d grows, softmax saturates, and almost all weight of a row is on one token. The "
    "lines are means over {sentences} random sentences of {tokens} tokens."
)

ATTENTION_WEIGHTS_HEAD = "Attention weights of the sentence"
ATTENTION_WEIGHTS_KEY = "the darker, the larger; each row sums to 1"
ATTENTION_WEIGHTS_TITLE = "Attention weights as a heat map"
ATTENTION_WEIGHTS_TEXT = "Attention of {tokens} tokens; each row sums to 1, the largest weight is {largest}."
ATTENTION_WEIGHTS_X = "token that it takes from"
ATTENTION_WEIGHTS_Y = "token"
ATTENTION_WEIGHTS_FROM = "to"
ATTENTION_WEIGHTS_WEIGHT = "weight"
ATTENTION_DIMENSION_TITLE = "Attention with and without the division by √d"
ATTENTION_DIMENSION_TEXT = "Mean entropy over d: divided {scaled} at d = {dimension}, not divided {unscaled}."
ATTENTION_DIMENSION_X = "dimension d"
ATTENTION_DIMENSION_Y = "mean entropy of a row, in nats"
ATTENTION_DIMENSION_SCALED = "Divided by √d"
ATTENTION_DIMENSION_UNSCALED = "Not divided"
ATTENTION_DIMENSION_MOST = "No preference, ln n"
ATTENTION_DIMENSION_SENTENCE = "This sentence"

# Cross-entropy

CROSS_ENTROPY_INTRO = (
    "Drag the logit of the true class far down. Its gradient of cross-entropy, p − y, is almost −y there: −1 without "
    "label smoothing. That of squared error is almost 0."
)
CROSS_ENTROPY_LOSSES = (
    "Probability of {name} **{probability}**, cross-entropy **{cross_entropy}**, squared error L = Σ (p − y)², summed "
    "over the classes, **{squared_error}**."
)
CROSS_ENTROPY_LINK = "Take these logits to the losses"

CROSS_ENTROPY_TABLE_PROBABILITY = "Probability p"
CROSS_ENTROPY_TABLE_TARGET = "Target y"
CROSS_ENTROPY_TABLE_GRADIENT = "Gradient p − y"

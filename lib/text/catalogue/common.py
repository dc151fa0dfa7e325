"""The words of every page: its frame, the tour, the lesson and the lecture, and what stands under a picture."""

TITLE = "From Sigmoid to Cross-Entropy"

# Lists in a sentence

ENUMERATION = "{first} and {last}"

# The frame of a page

MENU_ABOUT = "About"
MENU_ADD_VIEW = "Add this view"
MENU_RESET = "Reset"
BACK_TO_HALL = "Back to the hall {code}"
VIEW = "View"
ADDRESS_CHANGED = "A part of this address was changed. {faults}."
ADDRESS_WITHOUT_HALL = "Hall: the address has no code of a hall to go back to"

# The tour: a line in the menu with an offer, then one line for each step

TOUR_OFFER = "New here? A tour takes a minute."
TOUR_STEPS = {
    "menu": "You can start on any page.",
    "tabs": "Each view shows one idea.",
    "picture": "Point at a curve, or touch it, to read its numbers; a click keeps them.",
    "slider": "Drag a slider under a picture, or use the arrow keys.",
    "tools": "The menu of a picture has its numbers as a table, files and a script.",
    "reset": "The address keeps what you set; Reset clears it.",
}
TOUR_PRESENT_STEP = "**{number} of {count}** {sentence}"
TOUR_START = "Start"
TOUR_NEXT = "Next"
TOUR_SKIP = "Skip the tour"
TOUR_DONE = "Done"

# The controls

ANOTHER_SEED = "Another seed"
NAMES_LEFT_OUT = "This view has {classes} classes, so the first {classes} of {names} names are shown."
UNREADABLE = {
    "flips": "Cannot read the flips: {fault}. The previous flips are still shown.",
    "points": "Cannot read the points: {fault}. The previous points are still shown.",
    "text": "Cannot read the text: {fault}. The previous text is still shown.",
}
CLASS_NOT_POSSIBLE = "{control}: {asked} is not possible here, so {shown} is shown."
FLIP_HELP = "{term}. A click changes flip {number}."
BOUNDS_OF_ONE_SLIDER = "Bounds of the slider"
BOUNDS_OF_SLIDERS = "Bounds of the sliders"

# The controls of points

POINTS_RESET = "Restore the set"
POINTS_MAXIMUM = "Maximum {count} points."
POINTS_AS_TEXT = "The points as text"

# A computation that has to wait for others

QUEUE_WAIT = "Computations that go first: {before}, about {seconds} s."
QUEUE_FULL = (
    "The server is busy: {visitors} visitors wait for a computation. Change a control in a minute to try again."
)
CHECKS_RUN = "Checking the claims"

# A function that a visitor types, on the pages Activations and Losses

FORMULA_GRAMMAR = (
    "It may have numbers, `+ - * / ^`, comparisons, `pi`, `e`, `where(condition, then, otherwise)`, the parameters `a` "
    "and `b`, and the functions {functions}."
)
FORMULA_FAULT = "Cannot read this: {fault}."
FORMULA_QUESTION = "Cannot read this: {question}"

# The diagram of a network, on the pages Activations and Losses

NETWORK_TEXT = "A network of {layers} layers of units: {units}."
NETWORK_SHOWN = "{network} Shown: {panels}."
NETWORK_KEY = "width: size; dashed: below 0; from 1: bias"
NETWORK_PANEL = "of"
NETWORK_FROM = "from"
NETWORK_TO = "to"
NETWORK_NUMBER = "number"
NETWORK_WEIGHT = "weight"

# Tables

TABLE_NAME = "Table: {name}"

# The derivations of a view

DERIVATION = "Derivation: {title}"
DERIVATION_TESTED = (
    "A test of this app evaluates every line at random values and compares it with the line before it by the sign "
    "between them. A line without such a sign begins a new calculation."
)
NO_DERIVATION = "**No derivation here.** {reason}"
DERIVATION_ELSEWHERE = "See the derivation: {page}, {view}"

# The exercises of a view

EXERCISES_INTRO = (
    "**Exercises.** Solve them with the controls of this view. At every change the app computes whether an exercise is "
    "solved. It stores no score."
)
EXERCISE_SOLVED = "Solved. {found}"
EXERCISE_NOT_SOLVED = "Not solved yet. {found}"
EXERCISE_JUST_SOLVED = "**Exercise solved.** {task}"
HINT = "Hint {number}"

# Where to go after a view

NEXT_VIEW = "Next: {view}"

# The claims: what may be answered, what the computation shows, and the way to the picture

VOTES = {"true": "True", "false": "False", "true if": "It depends"}
CONDITION_QUESTION = "**It depends on what?** The claim is true if …"
CORRECT = "Correct. Your answer: {answer}. {found}"
INCORRECT = "Incorrect. Your answer: {answer}. {found}"
ANSWER = {"true": "true", "false": "false", "true if": "it depends"}
ANSWER_WITH_CONDITION = "true if {condition}"
FOUND_BY_COMPUTATION = {
    "true": "The computation shows that the claim is true.",
    "false": "The computation shows that the claim is false.",
    "true if": "The computation shows that it depends: the claim is true if {condition}, and false otherwise.",
}
FOUND_BY_READING = {
    "true": "Reading the text shows that the claim is true.",
    "false": "Reading the text shows that the claim is false.",
}
VERDICT = {"true": "True", "false": "False", "true if": "True if {condition}"}
VERDICT_OF_TEXT = {
    "true": "True, which is a fact about the text",
    "false": "False, which is a fact about the text",
}
CONDITION_MET = "Where the condition is met"
CONDITION_UNMET = "Where it is not met"
SEE_PICTURE = "See it in a picture"
HOW_DECIDED = "How it was decided: {evidence}"

# A step of the lesson

LESSON_START = "Start the lesson"
LESSON_CONTINUE = "Continue the lesson at step {number}"
LESSON_PLACE = "Chapter {number} of {count}: {chapter}. Step {step} of {steps}."
LESSON_QUESTION = "**Before you look: is this claim true?**\n\n{claim}"
LESSON_PICTURE_LATER = "The picture is shown when the question is answered."
LESSON_CLAIM = "The claim: {claim} {graded} {statement}"
LESSON_TASK = "**Try it.** {task}"
LESSON_NO_STEP = "Lesson: {asked} is not the number of a step; there are steps 1 to {count}"
LESSON_OTHER_PAGE = "Lesson: step {number} is on the page {page}"

# The lecture

LECTURE_NO_SCENE = "Lecture: {asked} is not the number of a scene; there are scenes 1 to {count}"
LECTURE_NO_LIST = "Lecture: scene {asked} is not shown, because the list of scenes in the address cannot be read"

# The own list of scenes: what every page says of it

VIEW_ADDED = "This view is now number {number} in My list, which is on the overview."
VIEW_NOT_ADDED = "This view cannot be added: {fault}."
LIST_UNREADABLE = "The scenes in this address cannot be read."

"""The words of every page: menu, tour."""

# The tour, a line in the menu: the offer, what each step says, and the buttons.

TOUR_OFFER = "New here? A tour takes a minute."
TOUR_STEPS = {
    "menu": "Start anywhere: each page stands alone.",
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

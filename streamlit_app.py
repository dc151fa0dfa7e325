"""The start page: the four pages, the claims, the quiz, the lecture, a list of one's own, and about."""

import ui
from lib.lesson.address import START
from ui.views.start import claims, own_scenes, quiz, rooms, scenes

ui.page(
    START,
    "One lesson in four pages: why a network bends its numbers with an activation, how softmax turns them into "
    "probabilities, what likelihood says of data, and why cross-entropy is the loss that follows.",
)
VIEWS = {
    "Rooms": rooms.draw,
    "Ledger": claims.draw,
    "Predict": quiz.draw,
    "Scenes": scenes.draw,
    "My scenes": own_scenes.draw,
    "About": ui.about,
}
ui.tabs(VIEWS)

"""The start page: the four pages, the claims, the quiz, the lecture, a list of one's own, and about."""

import ui
from lib.lesson.address import START
from lib.text.catalogue import start as words
from ui.views.start import claims, lesson, lesson_plans, my_list, quiz, start

ui.page(START, words.LEAD)
VIEWS = {
    "Start": start.draw,
    "Claims": claims.draw,
    "Quiz": quiz.draw,
    "Lesson": lesson.draw,
    "Lesson plans": lesson_plans.draw,
    "My list": my_list.draw,
    "About": ui.about,
}
ui.tabs(VIEWS)

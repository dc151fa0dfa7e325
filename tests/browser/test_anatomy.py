"""The anatomy of a view: its picture first and large, its controls beside it, and no word of it hidden or cut off."""

from lib.lesson.address import START

# Views whose first picture is a square map or a triangle: not the space beside it counts, but its side against the
# height that there is.
MAPS = {"Attention", "Loss surface", "Multi-class", "Simplex"}
# Nine sliders, one for each weight, stand under two square planes.
LESS = {"Why nonlinear": 25}


def is_large(view, plots, covered, side):
    """Return whether the plots of the first row cover so much in per cent, or a map is so high."""
    return plots[1] >= side if view in MAPS else plots[0] >= covered


def test_the_first_pictures_of_a_view_cover_two_fifths_of_what_is_under_the_tabs_of_a_laptop(tab):
    assert tab.page == START or is_large(tab.view, tab.plots, covered=LESS.get(tab.view, 40), side=60), tab.plots


def test_plots_in_a_row_have_the_same_upper_and_lower_edge_on_a_laptop(tab):
    assert tab.uneven_rows == []


def test_the_picture_is_first_and_its_controls_are_beside_it_or_below_it(tab):
    assert tab.misplaced_panels == {"laptop": [], "phone": []}


def test_the_first_picture_and_its_slider_are_on_the_first_screen_of_a_phone(tab):
    assert tab.not_on_first_screen == []


def test_no_word_of_a_picture_is_cut_off_or_under_the_button_of_its_menu(tab):
    assert tab.cut_words == {"laptop": [], "phone": []}
    assert tab.words_under_menu == {"laptop": [], "phone": []}


def test_a_picture_has_one_button_at_rest(tab):
    assert tab.pictures_with_buttons == []

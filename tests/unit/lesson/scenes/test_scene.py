"""A scene has an address, which opens its page in its state."""

from urllib.parse import parse_qs, urlsplit

from lib.lesson.scenes.scene import Scene, address


def test_the_address_of_a_scene_is_its_page_with_its_state_a_repeated_key_for_each_value():
    scene = Scene("activations", {"view": "Dying ReLU", "functions": ("ELU", "Tanh"), "elualpha": "0.5"}, "title")
    found = urlsplit(address(scene))
    assert found.path == "/activations"
    assert parse_qs(found.query) == {"view": ["Dying ReLU"], "functions": ["ELU", "Tanh"], "elualpha": ["0.5"]}


def test_the_address_of_a_scene_without_a_state_is_that_of_its_page():
    assert address(Scene("softmax", {}, "title")) == "/softmax"

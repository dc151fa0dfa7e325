"""A text is cut into numbers, names and operators, each with the place at which it was typed."""

import pytest

from lib.expressions.tokens import (
    LONGEST_TEXT,
    NAME,
    NUMBER,
    OPERATOR,
    REMEDIES,
    ExpressionError,
    Token,
    tokens,
    typed_as,
)


def read(text):
    """Return the text of each token with its place."""
    return [(token.text, token.place) for token in tokens(text)]


def test_a_text_becomes_tokens_with_their_kinds_and_places():
    assert tokens("2*sin(x)") == (
        Token(NUMBER, "2", 1),
        Token(OPERATOR, "*", 2),
        Token(NAME, "sin", 3),
        Token(OPERATOR, "(", 6),
        Token(NAME, "x", 7),
        Token(OPERATOR, ")", 8),
    )


@pytest.mark.parametrize("number", ["7", "0.5", ".5", "1.", "1e9", "1.5e-3", "2E+4"])
def test_a_number_is_one_token(number):
    (token,) = tokens(number)
    assert (token.kind, float(token.text)) == (NUMBER, float(number))


def test_an_operator_of_two_characters_is_one_token_and_space_is_none():
    assert [text for text, _ in read("a <= b**2 != 1")] == ["a", "<=", "b", "**", "2", "!=", "1"]
    assert read(" \t\n") == []


def test_a_pasted_character_becomes_its_plain_form_at_the_place_of_the_original():
    assert read("x² − π") == [("x", 1), ("^", 2), ("(", 2), ("2", 2), (")", 3), ("-", 4), ("pi", 6)]
    assert read("½x") == [("(", 1), ("1", 1), ("/", 1), ("2", 1), (")", 1), ("x", 2)]
    assert read("ｅｘｐ") == [("exp", 1)]


def test_a_root_sign_takes_the_number_or_name_after_it():
    assert [text for text, _ in read("√2*√√x")] == ["sqrt", "(", "2", ")", "*", *["sqrt", "("] * 2, "x", ")", ")"]
    assert [text for text, _ in read("√(x)")] == ["sqrt", "(", "x", ")"]


@pytest.mark.parametrize("character", REMEDIES)
def test_a_foreign_character_is_refused_with_its_place_and_a_remedy(character):
    with pytest.raises(ExpressionError) as refused:
        tokens(f"x +  {character}")
    assert refused.value.place == 6
    assert REMEDIES[character] in str(refused.value)


def test_a_character_that_cannot_be_printed_is_named_by_its_number():
    with pytest.raises(ExpressionError, match=r"U\+0007. at 2"):
        tokens("x\a")


def test_a_text_may_have_400_characters():
    assert len(tokens("x" * LONGEST_TEXT)) == 1
    with pytest.raises(ExpressionError, match="401 characters: at most 400"):
        tokens("x" * (LONGEST_TEXT + 1))


def test_a_message_shows_what_was_typed_for_a_token():
    text = "½ + π + x"
    shown = [typed_as(token, text) for token in tokens(text)]
    assert (shown[0], shown[-3], shown[-1]) == ("½", "π", "x")

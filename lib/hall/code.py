"""The code of a hall, which is read out and typed: a few letters and digits, none of which looks like another."""

import numpy as np

# Without vowels, so that no code is a word, and without 0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B and U V.
ALPHABET = "CDFHJKMNPRTWXY3479"
LENGTH = 6
"""There are 34 million codes: with 100 open halls, one guess in 340,000 finds one."""

LONGEST_TYPED = 20
"""No longer text is read as a code."""


def draw_code(generator: np.random.Generator) -> str:
    """Return a random code."""
    return "".join(ALPHABET[place] for place in generator.integers(0, len(ALPHABET), LENGTH))


def read_code(text: str) -> str:
    """Return the code in a text, in any case of letters and with spaces or hyphens in it; ValueError if it holds none.

    The message does not repeat the text.
    """
    if len(text) > LONGEST_TYPED:
        raise ValueError(f"a code has {LENGTH} letters and digits")
    code = "".join(text.upper().replace("-", " ").split())
    unknown = sorted(set(code) - set(ALPHABET))
    if unknown and all(sign.isascii() and sign.isalnum() for sign in unknown):
        raise ValueError(f"no code has {' or '.join(unknown)} in it")
    if len(code) != LENGTH or unknown:
        raise ValueError(f"a code has {LENGTH} letters and digits")
    return code


def spaced(code: str) -> str:
    """Return a code in two groups, as it is read out."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def code_as_held(text: str) -> tuple[str, str]:
    """Return the code in a text as it is written in an address, or the text if it holds none; nothing is left out."""
    try:
        return read_code(text), ""
    except ValueError:
        return text, ""

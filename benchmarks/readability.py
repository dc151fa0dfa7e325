"""Print the Flesch-Kincaid grade of every explanation: the years of school that its sentences ask for.

Run with `python -m benchmarks.readability`. Formulas and the list of symbols are left out, because a reader does not
read them as words. Source: Kincaid et al. (1975), Derivation of New Readability Formulas, Research Branch Report 8-75.
"""

import re

import pyphen

from lib.text.explanations.registry import EXPLANATIONS

HYPHENATION = pyphen.Pyphen(lang="en_GB", left=1, right=1)
SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")
WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
HIGHEST = 9.0


def grade(text: str) -> float:
    """Return 0.39 words per sentence + 11.8 syllables per word - 15.59."""
    sentences = [words for part in SENTENCE_END.split(text) if (words := WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(len(HYPHENATION.positions(word.lower())) + 1 for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def main() -> None:
    """Print the grade of each explanation, and the mean."""
    grades = {
        f"{page}: {view}": grade(" ".join(t for h, t in explanation.paragraphs.items() if h != "Symbols"))
        for page, views in EXPLANATIONS.items()
        for view, explanation in views.items()
    }
    for name, found in grades.items():
        print(f"{found:5.1f}  {name}{'  above ' + format(HIGHEST, 'g') if found > HIGHEST else ''}")
    print(f"{sum(grades.values()) / len(grades):5.1f}  mean")


if __name__ == "__main__":
    main()

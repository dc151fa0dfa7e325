"""Print the Flesch-Kincaid grade of the texts that explain: the years of school that their sentences ask for.

These are the explanation of every view, its exercises, the reasons why views have no derivation, and the aims of the
lesson plans.

Run with `python -m benchmarks.readability`. Formulas and the list of symbols are left out, because a reader does not
read them as words. Source: Kincaid et al. (1975), Derivation of New Readability Formulas, Research Branch Report 8-75.
"""

import re

import pyphen

from lib.lesson.derivations.registry import REASONS
from lib.lesson.exercises.registry import EXERCISES
from lib.lesson.lesson_plans import LESSON_PLANS
from lib.text import exercises as exercise_text
from lib.text.explanations.explanation import Explanation
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


def present(explanation: Explanation) -> list[str]:
    """Return the sentences about the present numbers, without these."""
    return [re.sub(r"[\[\]]|\{\w+\}", "", sentence) for sentence in explanation.present]


def texts() -> dict[str, str]:
    """Return every text by its name."""
    found = {
        f"{page}: {view}": " ".join(
            [t for h, t in explanation.paragraphs.items() if h != "Symbols"] + present(explanation)
        )
        for page, views in EXPLANATIONS.items()
        for view, explanation in views.items()
    }
    for exercise in EXERCISES.values():
        name = f"exercises of {exercise.page}: {exercise.view}"
        parts = exercise_text.task(exercise), exercise_text.hint(exercise)
        found[name] = " ".join([found.get(name, ""), *parts])
    found["reasons without derivation"] = " ".join(reason.sentence for reason in REASONS.values())
    found["aims of the lesson plans"] = " ".join(plan.goal for plan in LESSON_PLANS)
    return found


def main() -> None:
    """Print the grade of each text, and the mean."""
    grades = {name: grade(text) for name, text in texts().items()}
    for name, found in grades.items():
        print(f"{found:5.1f}  {name}{'  above ' + format(HIGHEST, 'g') if found > HIGHEST else ''}")
    print(f"{sum(grades.values()) / len(grades):5.1f}  mean")


if __name__ == "__main__":
    main()

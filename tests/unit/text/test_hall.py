"""The sentences of a hall."""

from lib.hall.question import Activity, Phase, Question, Step, steps
from lib.lesson.exercises.exercise import Result
from lib.lesson.exercises.numeric import NUMERIC
from lib.text import hall

FLIP = Question(1, Activity.FLIP, probability=0.4)
VOTE = Question(1, Activity.VOTE, claim="x")
GUESS = Question(1, Activity.GUESS, sample=(3, 10))


def test_counts_have_the_right_number_of_their_noun():
    assert [hall.phones_sentence(count) for count in (0, 1, 1000)] == [
        "0 phones have joined",
        "1 phone has joined",
        "1000 phones have joined",
    ]
    tally = {1: {"1/1": 1}}
    assert hall.progress_sentence(FLIP, tally, 2) == "Round 1: 1 of 2 phones has flipped"
    assert hall.progress_sentence(VOTE, {1: {"true": 3}}, 3) == "3 of 3 phones have voted"
    assert hall.progress_sentence(GUESS, {}, 1) == "0 of 1 phone has guessed"
    assert hall.flips_sentence(tally).startswith("1 flip, 1 one. L(p) is largest at k/n = 1. 95% interval: ")


def test_the_flips_are_summed_over_the_rounds():
    text = hall.flips_sentence({1: {"3/10": 4}, 2: {"0/1": 2}})
    assert text.startswith("42 flips, 12 ones. L(p) is largest at k/n ≈ 0.2857.")
    assert hall.flips_sentence({}) == "No coin has been flipped yet."


def test_p_is_said_only_once_it_is_shown():
    assert "0.4" not in hall.coin_sentence(FLIP)
    assert hall.coin_sentence(Question(1, Activity.FLIP, Phase.SOLVED, probability=0.4)) == "The coin has p = 0.4."
    assert "real coin" in hall.coin_sentence(Question(1, Activity.FLIP))


def test_a_phone_reads_what_it_has_done():
    assert hall.own_flips_sentence(FLIP, "1/1") == "Round 1: your flip is a **1**."
    assert hall.own_flips_sentence(FLIP, "1/10") == "Round 1: **1 one** in your 10 flips."
    assert (
        hall.own_vote_sentence(VOTE, "true if")
        == "Your vote: **It depends**. You can change it until the votes are shown."
    )


def test_a_vote_on_a_condition_names_it_by_its_letter_and_one_on_an_exercise_by_its_number():
    condition = Question(1, Activity.CONDITION, round=3, claim="x", choices=("it rains", "it snows"))
    assert hall.choice_labels(condition) == {"1": "A", "2": "B"}
    assert hall.own_vote_sentence(condition, "2").startswith("Your vote: **B**.")
    assert hall.condition_lines(condition) == "- **A:** … it rains\n- **B:** … it snows"
    marked = hall.condition_lines(condition, "it snows").splitlines()
    assert [":material/check_circle:" in line for line in marked] == [False, True]
    assert hall.progress_sentence(condition, {3: {"1": 1}}, 2) == "1 of 2 phones has voted"
    exercise = Question(1, Activity.EXERCISE, exercise="first-overflow", choices=("90", "-1000"))
    assert hall.choice_labels(exercise) == {"1": "90", "2": "−1000"}
    found = (Result(True, "Right at {}.", (90,)), Result(False, "Wrong."))
    assert hall.exercise_lines(exercise, found).splitlines() == [
        "- :material/check_circle: **90** solves it. Right at 90.",
        "- :material/cancel: **−1000** does not solve it. Wrong.",
    ]


def test_an_exercise_asks_for_the_value_of_its_control_in_the_state_of_its_answer():
    question = Question(1, Activity.EXERCISE, exercise="first-overflow", choices=("90", "20", "-1000"))
    asked = "Which value of **Constant added** solves it: 90, 20 or −1000? Numbers are: float32. "
    assert hall.exercise_question(question).startswith(asked)
    assert hall.exercise_label(NUMERIC["first-overflow"]).startswith("Softmax, Overflow: Take float32")


def test_the_spread_of_guesses_has_its_ends_and_its_mean():
    assert hall.guesses_sentence(GUESS, {}).startswith("Nobody has guessed.")
    answers = ({"0.30": 1}, {"0.30": 2}, {"0.20": 2, "0.50": 1})
    one, same, three = (hall.guesses_sentence(GUESS, {1: counts}) for counts in answers)
    assert one == "Guess of 1 phone: 0.30. The likelihood is largest at k/n = 0.3."
    assert same.startswith("Guesses of 2 phones: all at 0.30. ")
    assert three.startswith("Guesses of 3 phones: from 0.20 to 0.50, with the mean 0.300. ")


def test_every_step_of_every_activity_has_a_label_of_its_own():
    for activity in Activity:
        for phase in Phase:
            asked = Question(1, activity, phase, probability=0.4, sample=(3, 10))
            labels = [hall.step_label(asked, step) for step in steps(asked)]
            assert len(set(labels)) == len(labels)
    assert hall.step_label(VOTE, Step.NEXT_ROUND) == "Vote again"

"""What a text means, what is refused, and what the message says."""

import math

import pytest

from lib.expressions.builtin import TEXTS
from lib.expressions.evaluation import evaluate
from lib.expressions.functions import FUNCTIONS
from lib.expressions.parser import LARGEST_EXPONENT, MOST_CALLS, MOST_LEVELS, MOST_NODES, SYNONYMS, parse
from lib.expressions.tokens import LONGEST_TEXT, PLAIN, RAISED, ExpressionError
from lib.expressions.tree import Call, Comparison, Name, Number, Operation, levels, names, nodes

X, TWO = Name("x"), Number(2.0)


def value(text, **given):
    return float(evaluate(parse(text), {"x": 0.5, "a": 2.0, "b": 3.0} | given))


def message(text, variables=("x",)):
    with pytest.raises(ExpressionError) as refused:
        parse(text, variables)
    return str(refused.value)


def place(text):
    with pytest.raises(ExpressionError) as refused:
        parse(text)
    return refused.value.place


def test_a_text_becomes_a_tree():
    assert parse("2*sin(x)") == Operation("*", TWO, Call("sin", (X,)))
    assert parse("x < 2") == Comparison("<", X, TWO)
    assert names(parse("a*x + pi")) == {"a", "x", "pi"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2*3", 7),
        ("-2^2", -4),
        ("2^-1", 0.5),
        ("2^3^2", 512),
        ("2**3", 8),
        ("8/4/2", 1),
        ("2 - 3 - 4", -5),
        ("--2", 2),
        ("+2", 2),
        ("0 < x < 1", 1),
        ("1 < x < 2", 0),
        ("x == 0.5", 1),
        ("x != 0.5", 0),
        ("min(3, 1, 2)", 1),
        ("max(3, 1, 7, 2)", 7),
        ("clip(5, 0, 2)", 2),
        ("where(x > 0, 1, 2)", 1),
        ("007 + .5 + 1.", 8.5),
        ("1.5e2", 150),
        ("1E-2", 0.01),
        ("e + pi", math.e + math.pi),
        ("a*x + b", 4),
    ],
)
def test_operations_have_the_usual_order(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("2·x", "2*x"),
        ("2×x − 1", "2*x - 1"),
        ("x – 1", "x - 1"),
        ("x÷2", "x/2"),
        ("x² + x³", "x^2 + x^3"),
        ("x⁻¹", "x^(-1)"),
        ("(x + 1)¹⁰", "(x + 1)^10"),
        ("e⁻ˣ", "e^(-x)"),
        ("ｘ＋２", "x+2"),
        ("ｅｘｐ（ｘ）", "exp(x)"),
        ("√(x)", "sqrt(x)"),
        ("√√x", "sqrt(sqrt(x))"),
        ("x/√2 + √x", "x/sqrt(2) + sqrt(x)"),
        ("2*π", "2*pi"),
        ("α*x", "a*x"),
        ("σ(β*x)", "sigmoid(b*x)"),
        ("½ + x", "(1/2) + x"),
        ("x ≤ 2", "x <= 2"),
        ("x ≥ 2", "x >= 2"),
        ("x ≠ 2", "x != 2"),
        ("٣*x", "3*x"),
        ("\ufeffx\u200b + 1\u00a0", "x + 1"),
        ("x\n+\t1", "x + 1"),
    ],
)
def test_pasted_characters_mean_what_they_look_like(pasted, plain):
    assert parse(pasted) == parse(plain)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + tahn(x)", "unknown name `tahn` at 5: did you mean `tanh`?"),
        ("ln(x)", "unknown name `ln` at 1: did you mean `log`?"),
        ("X", "unknown name `X` at 1: did you mean `x`?"),
        ("ax", "unknown name `ax` at 1: did you mean `a*x`?"),
        ("2x", "an operator is missing between `2` and `x` at 2: write `2*x` for a product"),
        ("x(2)", "an operator is missing between `x` and `(` at 2: write `*` there for a product"),
        ("(x", "`(` at 1 is not closed: write `)` after its expression"),
        ("x)", "`)` at 2 closes nothing: remove it or write `(` before it"),
        ("1,5*x", "a comma at 2 outside of a function: write a decimal point, as in 0.5"),
        ("x +", "nothing stands after `+` at 3: write an expression there"),
        ("* x", "nothing stands before `*` at 1: write an expression there"),
        ("x * / 2", "nothing stands between `*` and `/` at 5: write an expression there"),
        ("sin()", "nothing stands between `(` and `)` at 5: write an expression there"),
        ("sin x", "the function `sin` at 1 has no argument: write `sin(x)`"),
        ("x + sin", "the function `sin` at 5 has no argument: write `sin(x)`"),
        ("sin(x, 2)", "the function `sin` at 1 takes 1 argument, not 2: write `sin(x)`"),
        ("clip(x)", "the function `clip` at 1 takes 3 arguments, not 1: write `clip(x, -1, 1)`"),
        ("min(x)", "the function `min` at 1 takes 2 to 10 arguments, not 1: write `min(x, 0)`"),
        ("", "nothing is typed: write an expression in x"),
        ("|x|", "unknown character `|` at 1: write abs(x) for |x|"),
        ("x = 1", "unknown character `=` at 3: write only what stands on the right of =, and == to compare"),
        ("x if x > 0 else 0", "unknown name `if` at 3: did you mean `where(condition, then, otherwise)`?"),
        ("gelu(x)", f"unknown name `gelu` at 1: write it out: `{TEXTS['gelu']}`"),
        ("x^5000", "exponent 5000 too large in the power at 1: at most 1000 is allowed"),
        ("1e200", "number too large at 1: numbers may be at most 1e+100"),
    ],
)
def test_a_message_names_the_place_and_the_remedy(text, expected):
    assert message(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "remedy"),
    [
        ("sinx", 1, "did you mean `sin(x)`?"),
        ("1 + sin2x", 5, "did you mean `sin(2*x)`?"),
        ("lnx", 1, "did you mean `log(x)`?"),
        ("xsin(x)", 1, "did you mean `x*sin`?"),
        ("x/sqrt2", 3, "did you mean `sqrt(2)`?"),
        ("x*Φ(x)", 3, "did you mean `(1 + erf(x/sqrt(2)))/2`?"),
        ("log_2(x)", 1, "did you mean `log(x)/log(2)`?"),
        ("LeakyReLU(x)", 1, "write it out: `where(x > 0, x, a*x)`"),
        ("hard_sigmoid(x)", 1, "write it out: `clip(x + 3, 0, 6)/6`"),
        ("max(0; x)", 6, "write a comma between arguments"),
        ("f′(x)", 2, "its derivative is computed"),
        ("‖x‖", 1, "write abs(x) for |x|"),
        ("2sin(x)", 2, "write `*` there for a product"),
        ("(x + 1)(x - 1)", 8, "write `*` there for a product"),
        ("½x", 2, "between `½` and `x`"),
        ("x½", 2, "between `x` and `½`"),
        ("sin^2(x)", 1, "write its power after it, as in `sin(x)^2`"),
        ("sin⁻¹(x)", 1, "write its power after it, as in `sin(x)^2`"),
        ("max 0, x", 1, "write `max(x, 0)`"),
        ("where x > 0, 1, 0", 1, "write `where(x > 0, x, 0)`"),
        ("where(x > 0, 1)", 1, "takes 3 arguments, not 2: write `where(x > 0, x, 0)`"),
        ("f(x) = x^2", 6, "write only what stands on the right of ="),
        ("x =< 2", 3, "write <= or >="),
        ("x => 2", 3, "write <= or >="),
        ("x <> 2", 4, "write != for unequal"),
        ("x!", 2, "there is no factorial"),
        ("x % 2", 3, "there is no remainder of a division"),
        ("x mod 2", 3, "there is no remainder of a division"),
        ("x > 0 ? x : 0", 7, "write where(condition, then, otherwise)"),
        ("if x > 0 then x", 1, "did you mean `where(condition, then, otherwise)`?"),
        ("x > 0 and x < 1", 7, "did you mean `-1 < x < 1`?"),
        ("x2 + 1", 1, "did you mean `x^2`?"),
        ("1.2.3", 4, "write the digits of a number together"),
        ("1 000", 3, "write the digits of a number together"),
        ("1_000", 2, "write the digits of a number together"),
        ("sin'(x)", 4, "its derivative is computed"),
        ("∫x", 1, "write it in closed form"),
        ("∛x", 1, "write u^(1/3)"),
        ("x ± 1", 3, "write + or -"),
        ("“x”", 1, "without quotation marks"),
        ("$x$", 1, "write it without LaTeX"),
        ("\\frac{1}{x}", 1, "write it without LaTeX"),
        ("c*x", 1, "the variable is x, and a parameter is a or b"),
        ("alpha*x", 1, "did you mean `a`?"),
        ("arcsin(x)", 1, "did you mean `atan(x/sqrt(1 - x^2))`?"),
        ("sec(x)", 1, "did you mean `1/cos(x)`?"),
        ("floor(x)", 1, "there is no rounding"),
        ("softmax(x)", 1, "it needs several inputs"),
        ("lambda x: x", 9, "write only the expression"),
        ("nan", 1, "numbers must be finite"),
        ("np.exp(x)", 3, "exp, not np.exp"),
        ("max{x, 0}", 4, "use round brackets ( )"),
        ("x^1001", 1, "at most 1000 is allowed"),
        ("x" + " + x" * 30, 1, "put the parts of a long sum into brackets"),
    ],
)
def test_what_people_type_instead_has_its_place_and_a_remedy_of_its_own(text, place, remedy):
    with pytest.raises(ExpressionError) as refused:
        parse(text)
    assert refused.value.place == place
    assert remedy in str(refused.value)


def test_every_remedy_that_is_an_expression_can_be_read():
    for name, meant in SYNONYMS.items():
        if name not in ("if", "then", "else", "piecewise", "cases", "or", "not") and meant[:1] != "^":
            assert parse(meant if meant not in FUNCTIONS else f"{meant}({', '.join('xxx'[: arity(meant)])})")


def arity(name):
    return {"clip": 3, "where": 3, "min": 2, "max": 2}.get(name, 1)


def test_places_count_the_characters_that_were_typed():
    assert place("½·x² − tahn(x)") == 8
    assert place("  ２ ＋ ｑ") == 7
    assert place("x⁻¹² + q") == 8


def test_a_name_that_resembles_nothing_gets_the_list_of_names():
    assert "the names are x, a, b, pi, e; the functions are exp" in message("qqqq")
    assert "the names are p, y, z, a, b" in message("qqqq", ("p", "y", "z"))


def test_variables_are_those_that_are_given():
    assert names(parse("p*y", ("p", "y", "z"))) == {"p", "y"}
    assert "unknown name `x`" in message("x", ("p", "y", "z"))


@pytest.mark.parametrize(
    "text",
    [
        "().__class__",
        "__import__('os')",
        "lambda: 0",
        "[x for x in x]",
        "x := 1",
        "f'{x}'",
        "x[0]",
        "exp(*x)",
        "exp(x=1)",
        "exp(**x)",
        "True",
        "None",
        "x and x",
        "not x",
        "x; x",
        "1j",
        "0x10",
        "1_000",
        "x @ x",
        "x // 2",
        "x % 2",
        "~x",
        "x << 2",
        "await x",
        "x.real",
        "eval(x)",
        "'x'",
        "\\x",
        "#",
        "x # y",
        "$x$",
        "<b>",
        "…",
        "\0",
        "\ud800",
        "1..2",
        "x⁺",
        "⁻",
        "²",
    ],
)
def test_nothing_but_the_language_is_read(text):
    assert message(text)


def test_size_is_bounded():
    assert "at most 400" in message("x" + " + 1" * 100)
    assert parse("x" + "+1" * (MOST_LEVELS - 1))
    assert "at most 30 levels" in message("x" + "+1" * MOST_LEVELS)
    assert "at most 30 levels" in message("(" * 31 + "x" + ")" * 31)
    assert "at most 30 levels" in message("-" * 350 + "x")
    pairs = "+".join(["(x*x*x)"] * 2)
    wide = f"max({pairs}, {pairs})"
    assert "at most 200" in message("+".join([wide] * 9))
    assert "at most 20" in message("+".join(f"sin({k}*x)" for k in range(MOST_CALLS + 1)))
    assert parse("+".join(f"sin({k}*x)" for k in range(MOST_CALLS)))
    powers = [f"x^{k}" for k in range(3, 4 + MOST_CALLS // 2)]
    assert "22 functions and powers, where a power counts twice: at most 20" in message("+".join(powers))
    assert parse("+".join(powers[1:] + ["x^2"] * 5))
    assert parse(f"x^{LARGEST_EXPONENT}")


def test_what_is_read_is_within_the_limits():
    tree = parse("+".join(["x*x*x*x*x*x"] * 16))
    assert sum(1 for _ in nodes(tree)) <= MOST_NODES
    assert levels(tree) <= MOST_LEVELS
    assert LONGEST_TEXT == 400


def test_every_function_can_be_typed():
    for name in FUNCTIONS:
        assert parse(f"{name}({', '.join('xxx'[: arity(name)])})")


def test_replaced_characters_are_not_in_the_language_themselves():
    assert not any(c.isascii() for c in (*PLAIN, *RAISED))

"""The tree of an expression: what is below a node, how deep it is, and which names stand in it."""

from lib.expressions.tree import (
    Call,
    Comparison,
    Name,
    Negative,
    Number,
    Operation,
    branches,
    depends,
    levels,
    names,
    nodes,
)

X, TWO = Name("x"), Number(2.0)
SINE = Call("sin", (X,))
PRODUCT = Operation("*", TWO, SINE)
CASES = Call("where", (Comparison(">", X, TWO), Negative(Name("a")), PRODUCT))


def test_a_leaf_has_no_branches_and_every_other_node_has_its_operands():
    assert branches(X) == branches(TWO) == ()
    assert branches(Negative(X)) == (X,)
    assert branches(PRODUCT) == (TWO, SINE)
    assert branches(CASES) == (Comparison(">", X, TWO), Negative(Name("a")), PRODUCT)


def test_the_nodes_of_a_tree_are_visited_from_the_root_and_each_once():
    assert list(nodes(PRODUCT)) == [PRODUCT, TWO, SINE, X]
    assert len(list(nodes(CASES))) == 10


def test_levels_count_the_nodes_of_the_longest_way_down():
    assert [levels(tree) for tree in (X, SINE, PRODUCT, CASES)] == [1, 2, 3, 4]


def test_a_tree_depends_on_the_names_that_stand_in_it():
    assert names(CASES) == {"x", "a"}
    assert depends(CASES, "a")
    assert not depends(PRODUCT, "a")


def test_nodes_of_equal_content_are_equal_and_can_be_kept_in_a_set():
    assert Operation("+", X, TWO) == Operation("+", Name("x"), Number(2))
    assert len({PRODUCT, Operation("*", TWO, SINE), Operation("*", SINE, TWO)}) == 2

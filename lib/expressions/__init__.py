"""Functions that a visitor types: reading them, their values, their exact derivatives and their formulas.

The modules are a short course on automatic differentiation, to be read in this order. `tokens` and `parser` turn a text
into a tree (`tree`). `functions` is the table of the elementary functions. `evaluation` computes the value of a tree.
`dual` computes its derivative with no other means: the same evaluation, on dual numbers. `kinks` finds where the slope
jumps. `symbolic` derives a formula of the derivative, `simplification` keeps it short, `latex` writes it for a reader
and `numpy_source` as a program. `expression` has all of this in one record, `builtin` has the activations of the lesson
in the language, `own_activation` and `own_loss` make records for the pages, and `propriety` decides whether a loss is a
proper scoring rule.

The language, where `variable` is x (for a loss p, y and z):

    expression: sum [comparison sum]...      comparison: <  <=  >  >=  ==  !=
    sum:        product [(+ | -) product]...
    product:    sign [(* | /) sign]...
    sign:       (+ | -) sign | power
    power:      atom [(^ | **) sign]
    atom:       number | variable | a | b | pi | e | function(expression, ...) | (expression)

The functions are the keys of `functions.FUNCTIONS` and where(condition, then, otherwise). The text is never evaluated
as Python code.
"""

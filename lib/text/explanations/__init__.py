"""What every view explains under its picture, with a module for each page.

An explanation says what is drawn, what each symbol means, what to notice, why that matters for training, what is often
misunderstood, and where to go next. Its numbers are computed by lib and put into the text. Not here: introductions and
labels of a view, the definitions of terms (lib.text.glossary), and the claims of the lesson (lib.lesson.claims).
"""

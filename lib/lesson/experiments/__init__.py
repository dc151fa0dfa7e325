"""The experiments that the pages show: names, plain numbers and a seed in, a small result out.

There is a module for each subject. An experiment runs a method with the lesson's fixed numbers (lib.lesson.examples).
Its result depends on the arguments alone, so that it can be cached, and is small: histograms, say, and not the
activations of a whole network. What is slow and computed anew at every run of a page is cached here. Not here: the
methods themselves (lib.learning, lib.inference, lib.statistics, lib.analysis), and how a result is worded or drawn.
"""

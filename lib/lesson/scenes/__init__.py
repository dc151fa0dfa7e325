"""The lesson: eight chapters of scenes, with a module for each.

The lesson that a student reads and the lecture on a wall go through the same scenes. Not here: the claims that scenes
show (lib.lesson.claims), and what a view explains whatever its state (lib.text.explanations).
"""

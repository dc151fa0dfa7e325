"""What the lesson is made of: its examples, controls, experiments, claims, quiz, and the scenes of the lecture.

`controls` and `address` declare every control of the pages and what an address may hold, `experiments` runs the methods
of the packages below with the lesson's numbers, `claims` checks what the article claims, and `scenes` and `scene_list`
hold the lecture and a lecturer's own list. Not here: the methods themselves, the words of the pages (lib.text), the
pictures (lib.charts), and anything that knows a widget (ui).
"""

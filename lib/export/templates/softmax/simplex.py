"""All probabilities of three classes as a triangle, with the point of softmax(z / T).

A point is the mean of the corners, weighted with its probabilities. The curve is the path of the point as T moves. The
lines across have an equal loss -ln p of the true class. A step of gradient descent on it moves the logits along
(y - p) / T, and so the point along J (y - p), the arrow. J is the Jacobian of softmax.

To run: pip install numpy altair, then run this file with python. It writes picture.html.
MIT License, From Sigmoid to Cross-Entropy
"""

import altair as alt
import numpy as np

# Values
names = ["cat", "dog", "tiger"]
logits = [2.0, 1.0, 0.1]
temperature = 1.0
true = 0  # place of the true class
losses = [0.25, 0.5, 1.0, 2.0]


# Computation
def softmax(z):
    """Return the probabilities; the largest logit is taken out, so that nothing overflows."""
    exponentials = np.exp(z - np.max(z))
    return exponentials / exponentials.sum()


corners = np.array([[0, 0], [1, 0], [0.5, np.sqrt(3) / 2]])
z, y = np.array(logits), np.eye(3)[true]
p = softmax(z / temperature)
point = p @ corners
jacobian = np.diag(p) - np.outer(p, p)
arrow = point + jacobian @ (y - p) @ corners
path = np.array([softmax(z / T) for T in np.geomspace(0.05, 50, 80)]) @ corners
wrong = np.delete(np.eye(3), true, axis=0)  # at the ends of a line one wrong class has all the rest
levels = np.array([np.exp(-loss) * y + (1 - np.exp(-loss)) * wrong for loss in losses]) @ corners

# Chart
lines = {"triangle": np.vstack([corners, corners[:1]]), "path": path, "arrow J (y - p)": np.array([point, arrow])}
lines |= {f"loss {loss:g}": ends for loss, ends in zip(losses, levels)}
rows = [{"x": x, "y": y, "line": name, "i": i} for name, line in lines.items() for i, (x, y) in enumerate(line)]
dots = [{"x": x, "y": y, "text": f"{name} {a:.4f}"} for (x, y), name, a in zip(corners, names, p)]
dots += [{"x": point[0], "y": point[1], "text": ""}]
base = alt.Chart(width=500, height=433).encode(x=alt.X("x:Q", axis=None), y=alt.Y("y:Q", axis=None))
drawn = base.properties(data=alt.Data(values=rows)).mark_line()
drawn = drawn.encode(order="i:Q", color=alt.Color("line:N", title=None, sort=None))
marks = base.properties(data=alt.Data(values=dots)).mark_point(filled=True, size=120, color="black")
(drawn + marks + marks.mark_text(dy=-14).encode(text="text:N")).save("picture.html")

# The same with matplotlib:
# import matplotlib.pyplot as plt
# for name, line in lines.items():
#     plt.plot(*line.T, label=name)
# plt.plot(*point, "o")
# plt.legend()
# plt.axis("equal")
# plt.show()

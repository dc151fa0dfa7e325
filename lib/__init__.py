"""The mathematics of the lesson and its pictures: NumPy in, NumPy or an Altair chart out."""

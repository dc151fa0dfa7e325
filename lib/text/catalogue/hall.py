"""The words of a hall: its door, its phones, its wall and its host."""

"""The views of a hall: the door, the phone, the wall, and the host."""

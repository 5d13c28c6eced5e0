"""The app: five places, the layers above them, and the keys that reach them."""

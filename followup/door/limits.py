"""What is raised where an answer goes beyond its limits."""


class TooBigError(Exception):
    """A reply beyond the size cap."""


class EncodedError(Exception):
    """A reply in an encoding that nobody asked for: it could inflate without end."""

"""WSGI applications to hold ours against; servers import them by name."""

"""The year drawn: a wheel as geometry, written as SVG, and a poster made of it. Knows days, not pages."""

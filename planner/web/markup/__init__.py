"""What a page repeats hundreds of times, written as strings: a template's loop takes several times as long.

Each module writes one page's repeated part from that page's model; the template around it stays a template. What is
written of a single item is a piece: it is kept, and the next page that shows the item joins it (``pieces``).
"""

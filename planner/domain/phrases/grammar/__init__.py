"""The recognisers: each finds one sort of part at a place in the tokens, or nothing."""

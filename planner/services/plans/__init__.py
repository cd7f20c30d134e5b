"""Plans: made, edited, solved, heard and adopted. The use cases by what they do:

``keeping`` makes, lists, copies, renames and removes; ``looking`` says what a plan is against the calendar of today;
``editing`` sets wishes, pins and moves dates, and accepts what was suggested; ``suggesting`` plans again at once;
``solving`` has the solver do it in the background; ``comparing`` holds two plans, or a plan and the calendar, beside
each other; ``hearing`` asks the bodies and keeps their answers; ``publishing`` adopts a plan body by body;
``withdrawing`` takes that back with the history; ``feeding`` says what of it reaches feeds.

Whoever writes says which version of the plan they have ``seen``: ``PlanChanged`` where it is not the newest.
``now`` is aware everywhere.
"""

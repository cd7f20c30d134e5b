"""Plan a year of meetings: what may be chosen, what a plan costs, finding a good one, saying why.

Everything here works on an explicit instance (docs/planning-format.md): every meeting to be dated is listed with
its window. How the calendar's rules and requirements become such an instance is the services' business.
Days are ordinals (``date.toordinal``), times of day are minutes after midnight.
"""

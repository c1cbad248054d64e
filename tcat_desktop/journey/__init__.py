"""The life of a case, as the Code of Conduct draws it.

    reported ─► direct contact ─► meeting ─► takedown ─► complaints procedure ─► closed
       │              │              │           │                │
       ├─ no breach, safeguarding, an allegation about a teacher ─┼─────────────► closed
       └─ a complaint inside, or a governor (C27, C47, C48) ──────┘

A step may be left out only with a written reason and a named head; what goes further than
direct contact needs a clause and a fairness record; a closed case can be reopened. ``ROUTE``,
in ``route.py``, holds the stages in this order; each has a file of its own in ``stages/``.
"""

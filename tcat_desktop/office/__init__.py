"""Everything staff can do or ask: ``Office.do(who, command)`` and ``Office.ask(who, question)``."""

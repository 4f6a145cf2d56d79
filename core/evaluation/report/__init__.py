"""The report of an evaluation: one document, written as HTML, PDF or JSON."""

"""Widgets that several pages share; each paints with palette roles and knows no page."""

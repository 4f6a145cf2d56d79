"""The sentence that stands on every screen and page with a result."""

NOTICE = "Research and education only. Not a medical device."

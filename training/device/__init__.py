"""What a run computes on: devices, their precision, and several of them as a team."""

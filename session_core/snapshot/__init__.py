"""The snapshot: the form in which a session goes from one Evenfloor to another."""

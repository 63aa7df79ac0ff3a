"""Attribution on its own: a catalogue and outputs in; payments by person, work and owner out, with their trail."""

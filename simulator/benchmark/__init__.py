"""The model without agents: closed forms (M0) and one homogeneous industry (M1), to see what each layer adds."""
